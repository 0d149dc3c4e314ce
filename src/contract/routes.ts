import { SAVED_PATH, SEARCH_PATH, isArticleId } from './addresses.ts'

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
    // A stray per cent sign: not an address of ours, taken as it is.
    return segment
  }
}

/** Path below the base, and the query → what to show. A slash at the end makes no difference. */
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
