import { entryState } from '../edition/history-entry.ts'

/** Where the reader was in a list of results. It is stored in the entry of the history, so that going back returns there. */
export interface SearchPlace {
  /** Scroll position of the list in pixels. */
  readonly top: number
  /** Number of the active option; undefined when the reader has chosen none. */
  readonly active?: number | undefined
}

export function storedPlace(): SearchPlace | undefined {
  const entry = entryState()
  const place: unknown = 'place' in entry ? entry.place : undefined
  if (typeof place !== 'object' || place === null || !('top' in place) || typeof place.top !== 'number')
    return undefined
  return { top: place.top, ...('active' in place && typeof place.active === 'number' && { active: place.active }) }
}

export function storePlace(place: SearchPlace): void {
  window.history.replaceState({ ...entryState(), place }, '')
}

/** State of the current entry without a place, for a search that replaces the one in this entry. */
export function entryWithoutPlace(): object {
  const entry = { ...entryState() }
  Reflect.deleteProperty(entry, 'place')
  return entry
}
