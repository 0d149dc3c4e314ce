import { navigate } from 'wouter/use-browser-location'
import { SEARCH_PATH } from '../contract/addresses.ts'
import { entryState } from '../screens/edition/history-entry.ts'
import { entryWithoutPlace } from '../screens/search/search-place.ts'

// A search is opened over a page. Its entry of the history has the state of the entry of that page, with its scroll
// position and the length of its lists, and the address of the page. So going back to the search from a story draws the
// page below it as it was.

/** Path and query string of a page, without the base path. */
export interface PageAddress {
  readonly path: string
  readonly search: string
}

/** True when an absolute path is that of the search. @param base base path with a trailing slash */
const isSearch = (path: string, base: string) => path === base.slice(0, -1) + SEARCH_PATH

/** The page below the search in the current entry of the history; undefined when there is none. */
export function pageBelowSearch(path: string): PageAddress | undefined {
  if (path !== SEARCH_PATH) return undefined
  const state = entryState()
  if (!('below' in state) || typeof state.below !== 'string' || !state.below.startsWith('/')) return undefined
  const [page = '', search = ''] = state.below.split('?')
  return { path: page, search }
}

/**
 * Opens a page of the reader. A search opens over the current page; from one search to another is no step in the
 * history.
 * @param address absolute path, with query string and fragment
 * @param base base path with a trailing slash
 */
export function openPage(address: string, base: string): void {
  const { pathname } = new URL(address, location.origin)
  if (!isSearch(pathname, base)) return navigate(address)
  if (isSearch(location.pathname, base)) return navigate(address, { replace: true, state: entryWithoutPlace() })
  const below = location.pathname.slice(base.length - 1) + location.search
  navigate(address, { state: { ...entryState(), below } })
}
