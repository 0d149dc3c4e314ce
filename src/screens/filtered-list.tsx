import { useState } from 'react'
import { useLocation } from 'wouter'
import { topicPath } from '../contract/addresses.ts'
import type { Article } from '../contract/article.ts'
import type { Topic } from '../contract/edition.ts'
import { type Filter, countFilters, formatFilter, isSince } from '../data/filter.ts'
import { useArticleList } from '../data/use-article-list.ts'
import { setPreferences, usePreferences } from '../state/preferences.ts'
import { ArticleList } from '../ui/article-list.tsx'
import { FilterBar } from '../ui/filter-bar.tsx'
import { Notice } from '../ui/notice.tsx'
import { CardsSkeleton } from '../ui/skeletons.tsx'
import { SINCE_LABELS, describeFilter } from './describe-filter.ts'
import { useEdition } from './edition.tsx'
import { sourceOptions, topicOptions, typeOptions } from './filter-options.ts'
import { withScrollAnchor } from './scroll-anchor.ts'
import { LoadError } from './load-error.tsx'
import { useNearEnd } from './use-near-end.ts'
import { useShownCount } from './use-shown-count.ts'

interface Props {
  /** The topic whose page this is. */
  readonly topic?: Topic | undefined
  readonly filter: Filter
}

const TIMES = [
  { value: '', label: 'Any time' },
  ...Object.entries(SINCE_LABELS).map(([value, label]) => ({ value, label })),
]

const toggle = (list: readonly string[], value: string) =>
  list.includes(value) ? list.filter((one) => one !== value) : [...list, value]

/** A report that is listed by itself shows its own outlet instead of all outlets of the event. */
const asSingleReport = ({ coverage: _, ...report }: Article): Article => report

/** The filter bar and the filtered list. The filter is stored only in the address. */
export function FilteredList({ topic, filter }: Props) {
  const manifest = useEdition()
  const preferences = usePreferences()
  const [, navigate] = useLocation()
  const [isBarReached, setBarReached] = useState(false)
  const listKey = `${manifest.edition} ${topic?.id ?? ''} ${formatFilter(filter)}`
  const { shown, showMore } = useShownCount(listKey)
  const list = useArticleList(manifest, topic, filter, shown, isBarReached)
  const hasMore = list.total !== undefined && list.articles.length < list.total
  const end = useNearEnd(showMore, hasMore && !list.isPending && list.error === null)

  // Without a query string, `/` would open the front page.
  const goHome = (next: Filter) => navigate(`/${formatFilter(next) || '?sort=latest'}`)
  const goTo = (next: Filter) => (topic ? navigate(topicPath(topic.id) + formatFilter(next)) : goHome(next))
  const chooseTopic = (id: string) => {
    if (id !== topic?.id) return goTo({ ...filter, topics: toggle(filter.topics, id) })
    // Removing the topic of the page opens the page of the next chosen topic.
    const [first, ...others] = filter.topics
    if (first === undefined) return goHome(filter)
    navigate(topicPath(first) + formatFilter({ ...filter, topics: others }))
  }
  const clear = () =>
    goTo({ topics: [], sources: [], sort: filter.sort, ...(filter.reports && { reports: filter.reports }) })

  const sources = sourceOptions(list, filter.sources)
  const nameOfSource = (domain: string) =>
    sources.options.find(({ provider }) => provider.domain === domain)?.provider.name ?? domain
  const all: Filter = { ...filter, topics: topic ? [topic.id, ...filter.topics] : filter.topics }
  const words = describeFilter(all, manifest.topics, nameOfSource)
  const total = list.total
  const [one, many] = filter.reports ? ['report', 'reports'] : ['story', 'stories']
  const { articles, stories } = manifest.counts
  const summary =
    total === undefined ? (
      `Counting ${many}`
    ) : (
      <>
        <b>{total === 1 ? `1 ${one}` : `${new Intl.NumberFormat(manifest.site.locale).format(total)} ${many}`}</b>
        {words}
      </>
    )
  const active = countFilters(filter)
  // The filter bar waits until all its rows are known. A row that appears later would push the list down.
  const isReady = list.hasFacets || list.selection || list.error
  if (!isReady) {
    return (
      <div className="list-room" aria-busy="true">
        <p className="sr-only" role="status">
          Loading
        </p>
        <CardsSkeleton count={8} />
      </div>
    )
  }
  return (
    <>
      <FilterBar
        topics={topicOptions(manifest, topic, filter.topics, list.selection)}
        sources={sources.options}
        moreSources={sources.more}
        types={typeOptions(list, filter.type)}
        type={filter.type ?? ''}
        times={TIMES}
        time={filter.since ?? ''}
        sort={filter.sort}
        reports={filter.reports ?? (stories < articles ? '' : undefined)}
        density={preferences.density}
        active={active}
        summary={summary}
        onTopic={chooseTopic}
        onSource={(domain) => goTo({ ...filter, sources: toggle(filter.sources, domain) })}
        onType={(type) => {
          const { type: _, ...rest } = filter
          goTo(type ? { ...rest, type } : rest)
        }}
        onTime={(time) => {
          const { since: _, ...rest } = filter
          goTo(isSince(time) ? { ...rest, since: time } : rest)
        }}
        onSort={(sort) => goTo({ ...filter, sort })}
        onReports={(reports) => {
          const { reports: _, ...rest } = filter
          goTo(reports ? { ...rest, reports } : rest)
        }}
        onDensity={(density) => withScrollAnchor(() => setPreferences({ density }))}
        onClear={clear}
        onReach={() => setBarReached(true)}
      />
      <section aria-label="Stories" aria-busy={list.isPending} className="stories">
        <ArticleList
          articles={filter.reports ? list.articles.map(asSingleReport) : list.articles}
          density={preferences.density}
          topic={topic?.id}
        />
        {list.error ? (
          <LoadError error={list.error} what="the rest of these stories" onRetry={list.retry} />
        ) : total === 0 ? (
          <Notice
            title="Nothing in print yet"
            actions={
              <>
                {filter.since && (
                  <button
                    type="button"
                    className="btn btn--ink"
                    onClick={() => goTo((({ since: _, ...rest }) => rest)(filter))}
                  >
                    Show any time
                  </button>
                )}
                {active > 0 && (
                  <button type="button" className={`btn ${filter.since ? '' : 'btn--ink'}`} onClick={clear}>
                    Clear filters
                  </button>
                )}
              </>
            }
          >
            There are no stories{words} in this edition.
          </Notice>
        ) : (
          <>
            {(hasMore || list.isPending) && (
              // This space keeps the footer out of sight until the list has ended.
              <div ref={end} className="list-room" aria-hidden="true">
                {list.isPending && <CardsSkeleton count={list.articles.length > 0 ? 4 : 8} />}
              </div>
            )}
            {!hasMore && total !== undefined && (
              <p className="list-end">
                <span>End of the list</span>
              </p>
            )}
          </>
        )}
      </section>
    </>
  )
}
