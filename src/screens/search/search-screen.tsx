import { type KeyboardEvent, use, useEffect, useId, useRef, useState } from 'react'
import { useLocation, useSearch as useQueryString } from 'wouter'
import { articlePath } from '../../contract/addresses.ts'
import { parseSearchAddress } from '../../data/search/search-address.ts'
import { type Completion, completionsOf, withoutUnfinished } from '../../data/search/search-operators.ts'
import { useCards } from '../../data/catalogue/use-cards.ts'
import { useOutlets } from '../../data/catalogue/use-outlets.ts'
import { useSearch } from '../../data/search/use-search.ts'
import { useDevice } from '../../state/device.ts'
import { addRecentSearch } from '../../state/recent-searches.ts'
import { useLaterMessages } from '../../ui/base/later-messages.ts'
import { useMessages } from '../../ui/base/messages.ts'
import { SearchField } from '../../ui/search/search-field.tsx'
import { SearchKeys } from '../../ui/search/search-keys.tsx'
import { useSite } from '../../ui/base/site-context.tsx'
import '../../ui/styles/search-results.css'
import { DeviceViewsContext } from '../page/device-views.ts'
import { useEdition } from '../edition/edition.tsx'
import { HiddenLine } from '../rules/hidden-line.tsx'
import { SearchColumn } from './search-column.tsx'
import { SearchList } from './search-list.tsx'
import { describeCount, optionAt, optionId, topOptions } from './search-options.ts'
import { SearchResults } from './search-results.tsx'
import { SearchStart } from './search-start.tsx'
import { useHiding } from '../rules/use-hiding.ts'
import { useMarkedIds } from '../edition/use-marked-ids.ts'
import { useSearchPlace } from './use-search-place.ts'
import { useSettled } from '../edition/use-settled.ts'
import { useTypedQuery } from './use-typed-query.ts'
import { useVisibleRows } from './use-visible-rows.ts'

/** Screen readers announce a result after this many milliseconds without a change. */
const ANNOUNCE_PAUSE = 600
/**
 * The counts of topics, sources and days need files of some 3 bytes an article. In an edition of more articles than this, they
 * wait until the reader asks for them.
 */
const COUNTED_AT_ONCE = 40_000
/** Rows that Page Up and Page Down move. */
const PAGE_ROWS = 5

/** With a touch screen, Enter must not open a story that the reader has not chosen. */
const hasKeyboard = () => !window.matchMedia('(hover: none)').matches

interface Props {
  /** True over the page from which the search was opened. */
  readonly isOverlay: boolean
  readonly onClose: () => void
}

/** The search: field, results and what narrows them. The search is stored only in the address. */
export function SearchScreen({ isOverlay, onClose }: Props) {
  const manifest = useEdition()
  const { base, marks, now } = useSite()
  const { search: messages } = useLaterMessages()
  const { stories: storyMessages } = useMessages()
  const [, navigate] = useLocation()
  const address = parseSearchAddress(useQueryString())
  const [wantsOutlets, setWantsOutlets] = useState(false)
  const outlets = useOutlets(manifest, wantsOutlets)
  const values = { topics: manifest.topics, outlets, now }
  const { text, isPending, setText, search } = useTypedQuery(address, (typed) => withoutUnfinished(typed, values))
  if (!wantsOutlets && text.includes('source:')) setWantsOutlets(true)
  const marked = useMarkedIds(/\bis:/i.test(address.query))
  const [showsHidden, setShowsHidden] = useState(false)
  const [isCounted, setCounted] = useState(manifest.counts.articles <= COUNTED_AT_ONCE)
  const answer = useSearch(address.query, {
    ...address,
    now,
    isCounted,
    hiding: useHiding(),
    showsHidden,
    marked: marked === 'loading' ? undefined : marked,
  })
  const { hits, status } = answer
  const listId = useId()
  const field = useRef<HTMLInputElement>(null)
  const panel = useRef<HTMLDivElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const rows = useRef<HTMLDivElement>(null)

  const completions = completionsOf(text, values)
  const top = topOptions(completions, answer.names)
  const count = top.length + hits.length
  const { from, to, reveal } = useVisibleRows(list, rows, hits.length)
  const cards = useCards(
    manifest,
    hits.slice(from, to).map(({ place }) => place),
  )

  const place = useSearchPlace(`${address.query} ${address.sort} ${address.exact}`, text, list, hits.length)
  // A value of an operator comes first, since the query is incomplete without it. Then comes the first story, or the
  // first name when there is none.
  const firstResult = hits.length > 0 ? top.length : completions.length
  const first = completions[0]?.isWhole ? 0 : status === 'done' && firstResult < count ? firstResult : -1
  const active = Math.min(place.active ?? (hasKeyboard() ? first : -1), count - 1)
  const activeIsDrawn =
    active >= 0 && (active < top.length || (active >= top.length + from && active < top.length + to))
  const [saved, setSaved] = useState('')
  const Notices = use(DeviceViewsContext)?.Notices

  const activate = (index: number) => {
    place.setActive(index)
    setSaved('')
    if (index >= top.length) reveal(index - top.length)
    else list.current?.scrollTo({ top: 0 })
  }
  const complete = (completion: Completion) => {
    if (completion.isWhole) search({ query: completion.query, exact: false })
    else setText(completion.query)
    field.current?.focus()
  }
  const activeArticle = active >= top.length ? cards.articles[active - top.length - from] : undefined
  const commit = () => {
    addRecentSearch(text)
    if (isPending) search({ query: text, exact: false })
    if (!hasKeyboard()) field.current?.blur()
  }
  const pathOfActive = () => {
    const option = top[active]
    if (option) return option.kind === 'completion' ? undefined : option.path
    return activeArticle && articlePath(activeArticle.id)
  }
  const enter = ({ shiftKey, ctrlKey, metaKey }: KeyboardEvent) => {
    const option = top[active]
    if (option?.kind === 'completion') return complete(option.completion)
    // The results belong to an earlier text.
    if (isPending || status === 'loading') return commit()
    if (shiftKey) {
      if (!activeArticle || !marks) return
      const { id, title } = activeArticle
      setSaved(marks.isSaved(id) ? messages.removedStory(title) : messages.savedStory(title))
      return marks.onSave(activeArticle)
    }
    const path = pathOfActive()
    commit()
    if (path === undefined) return
    place.store(active)
    if (ctrlKey || metaKey) window.open(base.slice(0, -1) + path, '_blank', 'noopener')
    else navigate(path)
  }
  const clear = () => {
    search({ query: '', exact: false })
    field.current?.focus()
  }
  /** Handles a key in the field. @returns false for a key that keeps its usual effect */
  const onKey = (event: KeyboardEvent<HTMLInputElement>): boolean => {
    switch (event.key) {
      case 'ArrowDown':
      case 'ArrowUp':
      case 'PageDown':
      case 'PageUp': {
        if (count === 0 || event.altKey) return false
        const step = event.key.startsWith('Page') ? PAGE_ROWS : 1
        const next = event.key.endsWith('Down') ? Math.min(active + step, count - 1) : active - step
        activate(Math.max(next, event.key === 'PageUp' ? 0 : -1))
        return true
      }
      case 'Enter':
        if (event.altKey) return false
        enter(event)
        return true
      case 'Escape':
        if (text === '') onClose()
        else clear()
        return true
      case 'ContextMenu':
      case 'F10': {
        const menu = list.current?.querySelector<HTMLElement>('.slist__menus button:not([tabindex])')
        if (!menu || (event.key === 'F10' && !event.shiftKey)) return false
        menu.click()
        return true
      }
      case 'Tab': {
        const choices = [...(panel.current?.querySelectorAll<HTMLElement>('.facet [aria-pressed]') ?? [])]
        const open = panel.current?.querySelector<HTMLElement>('.scolumn__open')
        const facet = [...choices, ...(open ? [open] : [])].find((element) => element.checkVisibility())
        if (event.shiftKey || !facet) return false
        facet.focus()
        return true
      }
      default:
        return false
    }
  }

  // A layout effect would come before that of the dialog, which then gives the focus to its first button.
  useEffect(() => {
    // A search that is opened by its address leaves the focus alone, unless the reader comes back to a row of it. A keyboard on
    // the screen would cover the results.
    const isWanted = isOverlay || place.active !== undefined
    if (address.query === '' || (isWanted && hasKeyboard())) field.current?.focus()
    // oxlint-disable-next-line react/exhaustive-deps
  }, [])

  const isSearched = address.query !== ''
  const counted = isSearched ? describeCount(answer, messages, storyMessages) : ''
  const announcement = useSettled(saved || counted, ANNOUNCE_PAUSE)
  return (
    <div
      ref={panel}
      className="search"
      onClickCapture={(event) => {
        const option = event.target instanceof Element ? event.target.closest('.slist a') : null
        if (!option) return
        addRecentSearch(text)
        place.store(optionAt(option.id))
      }}
    >
      <div className="wrap search__inner">
        <SearchField
          ref={field}
          text={text}
          onType={setText}
          onKeyDown={(event) => {
            if (!event.nativeEvent.isComposing && onKey(event)) event.preventDefault()
          }}
          onSubmit={commit}
          onClear={clear}
          onClose={onClose}
          listId={count > 0 ? listId : undefined}
          activeId={activeIsDrawn ? optionId(active) : undefined}
        />
        <p role="status" className="sr-only">
          {announcement}
        </p>
        {isSearched || top.length > 0 ? (
          <div className="sbody">
            <SearchResults
              address={address}
              answer={answer}
              cards={cards}
              counted={counted}
              onSearch={search}
              hiddenLine={
                <HiddenLine count={answer.hidden} isShown={showsHidden} onToggle={() => setShowsHidden(!showsHidden)} />
              }
            >
              {count > 0 && (
                <SearchList
                  id={listId}
                  answer={answer}
                  top={top}
                  active={active}
                  articles={cards.articles}
                  from={from}
                  onComplete={complete}
                  list={list}
                  rows={rows}
                />
              )}
            </SearchResults>
            <SearchColumn
              address={address}
              answer={answer}
              onSearch={search}
              onCount={isCounted ? undefined : () => setCounted(true)}
            />
          </div>
        ) : (
          <SearchStart
            onInsert={(added) => {
              setText(added)
              field.current?.focus()
            }}
          />
        )}
        <SearchKeys note={useSearchedNote()} />
      </div>
      {/* Those of the page below cannot be pressed, and they undo what a menu has done. */}
      {isOverlay && Notices && <Notices />}
    </div>
  )
}

/** `Searches 1,904 stories on this device. Works offline.` */
function useSearchedNote(): string {
  const { counts } = useEdition()
  const { search: messages } = useLaterMessages()
  const isOnDevice = useDevice().download.status === 'complete'
  return isOnDevice ? messages.searchesOnDevice(counts.stories) : messages.searches(counts.stories)
}
