import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { entryState } from '../edition/history-entry.ts'

/** The place is stored after this many milliseconds without a change. Browsers limit how often the history may change. */
const STORE_PAUSE = 300

/** Where the reader was in a list of results. It is stored in the entry of the history, so that going back returns there. */
interface StoredPlace {
  /** Scroll position of the list in pixels. */
  readonly top: number
  /** Number of the active option; undefined when the reader has chosen none. */
  readonly active?: number | undefined
}

function storedPlace(): StoredPlace | undefined {
  const entry = entryState()
  const place: unknown = 'place' in entry ? entry.place : undefined
  if (typeof place !== 'object' || place === null || !('top' in place) || typeof place.top !== 'number')
    return undefined
  return { top: place.top, ...('active' in place && typeof place.active === 'number' && { active: place.active }) }
}

function storePlace(place: StoredPlace): void {
  window.history.replaceState({ ...entryState(), place }, '')
}

interface Place {
  /** Number of the option that the reader has chosen; undefined for none. */
  readonly active: number | undefined
  readonly setActive: (active: number) => void
  /** Stores the place now, because the reader is leaving by an option. */
  readonly store: (left: number) => void
}

/**
 * Keeps the scroll position and the active option of a list of results in the history, and restores them after going
 * back. A new search starts at the top.
 * @param search identifies the search whose results are shown
 * @param text text of the field, whose change makes no option active
 * @param list the element that scrolls
 * @param length number of results so far
 */
export function useSearchPlace(
  search: string,
  text: string,
  list: RefObject<HTMLElement | null>,
  length: number,
): Place {
  const [state, setState] = useState(() => ({ text, active: storedPlace()?.active }))
  const active = state.text === text ? state.active : undefined
  /** Scroll position that is yet to be reached. */
  const wanted = useRef(storedPlace()?.top)
  const shown = useRef(search)

  const store = (left: number) => storePlace({ top: list.current?.scrollTop ?? 0, active: left })

  useLayoutEffect(() => {
    if (shown.current !== search) {
      shown.current = search
      wanted.current = undefined
      list.current?.scrollTo({ top: 0 })
    }
    if (wanted.current === undefined || !list.current || length === 0) return
    list.current.scrollTo({ top: wanted.current })
    if (Math.abs(list.current.scrollTop - wanted.current) < 2) wanted.current = undefined
  }, [search, length, list])

  useEffect(() => {
    const element = list.current
    if (!element || length === 0) return
    let timer: ReturnType<typeof setTimeout> | undefined
    const storeSoon = () => {
      clearTimeout(timer)
      timer = setTimeout(() => storePlace({ top: element.scrollTop, active }), STORE_PAUSE)
    }
    if (active !== undefined) storeSoon()
    element.addEventListener('scroll', storeSoon, { passive: true })
    return () => {
      clearTimeout(timer)
      element.removeEventListener('scroll', storeSoon)
    }
  }, [list, length, active])

  return { active, setActive: (next) => setState({ text, active: next }), store }
}
