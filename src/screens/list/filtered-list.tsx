import { useRef, useState } from 'react'
import { useLocation } from 'wouter'
import { topicPath } from '../../contract/addresses.ts'
import type { Topic } from '../../contract/edition.ts'
import {
  type Filter,
  cleared,
  countFilters,
  formatFilter,
  isSince,
  toggleIn,
  withChoices,
} from '../../data/filter/filter.ts'
import type { StoryName } from '../../data/catalogue/rows-of-name.ts'
import type { Selection } from '../../data/filter/select.ts'
import { useArticleList, wholeFilter } from '../../data/filter/use-article-list.ts'
import { setPreferences, usePreferences } from '../../state/preferences.ts'
import { formatCount } from '../../ui/base/count.tsx'
import { FilterBar } from '../../ui/bars/filter-bar.tsx'
import { useLaterMessages } from '../../ui/base/later-messages.ts'
import { useMessages } from '../../ui/base/messages.ts'
import { Sentence } from '../../ui/base/sentence.tsx'
import { Sheet } from '../../ui/controls/sheet.tsx'
import { useSite } from '../../ui/base/site-context.tsx'
import { CardsSkeleton } from '../../ui/cards/skeletons.tsx'
import { choicesOf, describeFilter } from './describe-filter.ts'
import { useEdition } from '../edition/edition.tsx'
import { EmptyList } from './empty-list.tsx'
import { DAYS, sourceOptions, timeListOptions, topicOptions, typeOptions } from './filter-options.ts'
import { HiddenLine } from '../rules/hidden-line.tsx'
import { LazyScreen } from '../edition/lazy-screen.tsx'
import { listPath } from './list-path.ts'
import { ListedStories } from './listed-stories.tsx'
import { LoadError } from '../edition/load-error.tsx'
import { MarkAllRead } from './mark-all-read.tsx'
import { scrollToFilterBar, withScrollAnchor } from './scroll-in-list.ts'
import { useChosenFilter } from './use-chosen-filter.ts'
import { loadSelecting, useEarlyWorker } from '../edition/use-early-worker.ts'
import { useHiding } from '../rules/use-hiding.ts'
import { useMarkedIds } from '../edition/use-marked-ids.ts'
import { useNearEnd } from '../edition/use-near-end.ts'
import { useNow } from './use-now.ts'
import { initialCount, useShownCount } from './use-shown-count.ts'

interface Props {
  /** The topic whose page this is. */
  readonly topic?: Topic | undefined
  /** Domain of the outlet whose page this is. */
  readonly outlet?: string | undefined
  /** The tag or the author whose page this is. */
  readonly name?: StoryName | undefined
  /** All stories of the page. Topics and sources that they do not have are not offered. By default all are. */
  readonly whole?: Selection | undefined
  readonly filter: Filter
}

/** A first list takes at most this many files of cards, and each further step as many again. */
const FILES_PER_STEP = 5

/** Milliseconds after the pointer enters the bar until more choices are loaded. A press comes first. */
const INTENT = 150

/** The filter bar and the filtered list. The filter is stored only in the address. */
export function FilteredList({ topic, outlet, name, whole, filter }: Props) {
  const manifest = useEdition()
  const preferences = usePreferences()
  const { locale } = useSite()
  const { page, stories: storyMessages } = useMessages()
  const messages = useLaterMessages().filters
  const [, navigate] = useLocation()
  const [isBarReached, setBarReached] = useState(false)
  const reaching = useRef<number>(undefined)
  const [sheet, setSheet] = useState<'all' | 'sources'>()
  const [wasSheetOpened, setSheetOpened] = useState(false)
  const query = formatFilter(filter)
  const { chosen, choose } = useChosenFilter(filter)
  const now = useNow(query)
  const hiding = useHiding()
  const [showsHidden, setShowsHidden] = useState(false)
  const marks = useMarkedIds(wasSheetOpened || Boolean(filter.unread ?? filter.saved))
  const path = listPath({ topic, outlet, name })
  const begin = (one: string) => initialCount(one, preferences.density)
  const { shown, steps, showMore } = useShownCount(`${manifest.edition} ${path ?? ''} ${query}`, begin(query))
  const list = useArticleList(manifest, {
    topic,
    outlet,
    name,
    filter,
    wanted: shown,
    files: steps * FILES_PER_STEP,
    isEager: isBarReached,
    now,
    marks,
    hiding,
    showsHidden,
    loadSelecting,
  })
  const { view, isOutdated, error } = list
  useEarlyWorker(view !== undefined)
  const hasMore = view !== undefined && view.articles.length < view.total
  // A filtered list must not load more before the reader scrolls. When its stories are in many files, it is short at first.
  const isShort = hasMore && view.articles.length < shown
  const ahead = isShort ? 0 : steps === 1 && query !== '' ? 0.1 : 1.5
  const end = useNearEnd(showMore, hasMore && !isOutdated && !list.isPending && error === null, ahead)

  // Without a query string, `/` would open the front page.
  const goHome = (next: Filter, replace = false) => navigate(`/${formatFilter(next) || '?sort=latest'}`, { replace })
  const goTo = (next: Filter, replace = false) => {
    clearTimeout(reaching.current)
    choose(next, {
      find: () => list.prepare(next, { wanted: begin(formatFilter(next)), files: FILES_PER_STEP }),
      apply: () => {
        setBarReached(true)
        if (path) navigate(path + formatFilter(next), { replace })
        else goHome(next, replace)
        scrollToFilterBar()
      },
    })
  }
  const chooseTopic = (id: string) => {
    if (id !== topic?.id) return goTo(toggleIn(chosen, 'topics', id))
    // Removing the topic of the page opens the page of the next chosen topic.
    const [first, ...others] = chosen.topics
    if (first === undefined) return goHome(chosen)
    navigate(topicPath(first) + formatFilter({ ...chosen, topics: others }))
  }
  const openSheet = (which: 'all' | 'sources') => {
    setBarReached(true)
    setSheet(which)
    if (which === 'all') setSheetOpened(true)
  }
  const clear = () => goTo(cleared(chosen))

  const sources = sourceOptions(list, chosen.sources)
  const names = {
    topics: manifest.topics,
    messages,
    locale,
    nameOfSource: (domain: string) =>
      sources.options.find(({ provider }) => provider.domain === domain)?.provider.name ?? domain,
  }
  const choices = choicesOf(chosen, names)
  const isOfReports = (view?.filter ?? filter).reports !== undefined
  const describe = (shownFilter: Filter) => describeFilter(wholeFilter(shownFilter, { topic, outlet }), names)
  const found = ({ total, filter: shownFilter }: { readonly total: number; readonly filter: Filter }) => {
    const { inTopics, others } = describe(shownFilter)
    const number = isOfReports ? messages.reportCount(total) : storyMessages.count(total)
    return messages.found(<b>{number}</b>, inTopics, others)
  }
  const counting = isOfReports ? messages.countingReports : messages.countingStories
  const summary = view === undefined || (isOutdated && error) ? counting : <Sentence pieces={found(view)} />
  const active = countFilters(chosen)
  const { articles, stories } = manifest.counts
  const setDensity = (density: typeof preferences.density) => withScrollAnchor(() => setPreferences({ density }))

  // The filter bar waits until all its rows are known. A row that appears later would push the list down.
  const isReady = list.hasFacets || list.selection || error || view
  if (!isReady) {
    return (
      <div className="list-room" aria-busy="true">
        <p className="sr-only" role="status">
          {page.loading}
        </p>
        <CardsSkeleton count={8} />
      </div>
    )
  }
  return (
    <>
      <FilterBar
        topics={topicOptions(manifest, topic, chosen.topics, list.selection).filter(
          (option) => option.isOn || !whole || whole.topics.get(option.topic.id),
        )}
        sources={
          outlet
            ? []
            : sources.options.filter(({ isOn, provider }) => isOn || !whole || whole.sources.get(provider.domain))
        }
        moreSources={sources.more}
        types={typeOptions(list, chosen.type, messages)}
        type={chosen.type ?? ''}
        times={timeListOptions(list.selection, chosen, messages, locale)}
        time={chosen.from || chosen.to ? DAYS : (chosen.since ?? '')}
        sort={chosen.sort}
        reports={chosen.reports ?? (stories < articles ? '' : undefined)}
        density={preferences.density}
        removable={choices}
        active={active}
        summary={summary}
        act={
          !outlet &&
          !name &&
          countFilters(withChoices(chosen, { unread: undefined })) === 0 && <MarkAllRead topic={topic} />
        }
        outlets={view && view.outlets > 0 && !outlet ? storyMessages.outlets(view.outlets) : undefined}
        longestCount={formatCount(locale, stories).length}
        isSheetOpen={sheet === 'all'}
        onTopic={chooseTopic}
        onSource={(domain) => goTo(toggleIn(chosen, 'sources', domain))}
        onType={(type) => goTo(withChoices(chosen, { type: type || undefined }))}
        onTime={(time) =>
          time === DAYS
            ? openSheet('all')
            : goTo(withChoices(chosen, { since: isSince(time) ? time : undefined, from: undefined, to: undefined }))
        }
        onSort={(sort) => goTo({ ...chosen, sort })}
        onReports={(reports) => goTo(withChoices(chosen, { reports: reports || undefined }))}
        onDensity={setDensity}
        onRemove={(key) => goTo(choices.find((choice) => choice.key === key)?.without ?? chosen)}
        onClear={clear}
        onSheet={openSheet}
        onReach={() => {
          clearTimeout(reaching.current)
          reaching.current = window.setTimeout(() => setBarReached(true), INTENT)
        }}
      />
      <Sheet
        title={sheet === 'sources' ? messages.allSources : messages.allFilters}
        isOpen={sheet !== undefined}
        onClose={() => setSheet(undefined)}
        actions={
          <>
            <button type="button" className="btn btn--ink" onClick={() => setSheet(undefined)}>
              <span>{summary}</span>
            </button>
            {active > 0 && (
              <button type="button" className="btn" onClick={clear}>
                {messages.clearAll}
              </button>
            )}
          </>
        }
      >
        <LazyScreen
          name="filters"
          load={() => import('./filter-sheet.tsx')}
          what={messages.parts.filters}
          skeleton={<p className="aside-note">{page.loading}</p>}
        >
          {({ FilterSheet }) => (
            <FilterSheet
              manifest={manifest}
              topic={topic}
              filter={chosen}
              list={list}
              isOnlySources={sheet === 'sources'}
              hasSources={!outlet}
              hasReports={chosen.reports !== undefined || stories < articles}
              density={preferences.density}
              onDensity={setDensity}
              onTopic={chooseTopic}
              onChange={goTo}
            />
          )}
        </LazyScreen>
      </Sheet>
      <section aria-label={messages.stories} aria-busy={isOutdated || list.isPending} className="stories">
        <HiddenLine count={list.hidden} isShown={showsHidden} onToggle={() => setShowsHidden(!showsHidden)} />
        {view && !(isOutdated && error) && (
          <ListedStories
            articles={view.articles}
            total={view.total}
            filter={view.filter}
            density={preferences.density}
            topic={topic?.id}
          />
        )}
        {error ? (
          <LoadError error={error} what={messages.parts.rest} onRetry={list.retry} />
        ) : view?.total === 0 ? (
          <EmptyList
            filter={view.filter}
            description={describe(view.filter)}
            newest={list.selection?.span?.newest}
            onChange={goTo}
          />
        ) : (
          <>
            {(hasMore || list.isPending) && (
              // This space keeps the footer out of sight until the list has ended.
              <div ref={end} className="list-room" aria-hidden="true">
                {list.isPending && !isOutdated && <CardsSkeleton count={4} />}
                {view === undefined && <CardsSkeleton count={8} />}
              </div>
            )}
            {!hasMore && view !== undefined && (
              <p className="list-end">
                <span>{messages.endOfList}</span>
              </p>
            )}
          </>
        )}
      </section>
    </>
  )
}
