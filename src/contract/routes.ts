import { SAVED_PATH, SEARCH_PATH, isArticleId } from './addresses.ts'

/** What the reader shows at an address. */
export type Route =
  | { readonly screen: 'home' }
  | { readonly screen: 'stories' }
  | { readonly screen: 'topic'; readonly id: string }
  | { readonly screen: 'article'; readonly id: string }
  | { readonly screen: 'search' }
  | { readonly screen: 'saved' }
  | { readonly screen: 'not-found' }

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    // A stray per cent sign, which our own addresses never have: use the segment unchanged.
    return segment
  }
}

/**
 * Returns the screen for a path below the base path and a query string. A slash at the end makes no difference. With
 * any query, the front page becomes the list of all stories.
 */
export function matchRoute(path: string, search: string): Route {
  const segments = path.split('/').filter(Boolean).map(decode)
  const [first, second] = segments
  if (segments.length === 0 || (segments.length === 1 && first === 'index.html')) {
    return { screen: search ? 'stories' : 'home' }
  }
  if (segments.length === 2 && first === 'topics' && second) return { screen: 'topic', id: second }
  const id = segments.join('/')
  if (`/${id}` === SEARCH_PATH) return { screen: 'search' }
  if (`/${id}` === SAVED_PATH) return { screen: 'saved' }
  return isArticleId(id) ? { screen: 'article', id } : { screen: 'not-found' }
}
