import { CATCH_UP_PATH, MY_EDITION_PATH, SAVED_PATH, SEARCH_PATH, SETTINGS_PATH, isArticleId } from './addresses.ts'

/** What the reader shows at an address. */
export type Route =
  | { readonly screen: 'home' }
  | { readonly screen: 'stories' }
  | { readonly screen: 'topic'; readonly id: string }
  /** `name` is as in the address, see `foldedName`; the publisher may spell it otherwise. */
  | { readonly screen: 'tag'; readonly name: string }
  | { readonly screen: 'author'; readonly name: string }
  | { readonly screen: 'source'; readonly domain: string }
  | { readonly screen: 'article'; readonly id: string }
  | { readonly screen: 'search' }
  | { readonly screen: 'saved' }
  | { readonly screen: 'my' }
  | { readonly screen: 'settings' }
  | { readonly screen: 'catch-up' }
  | { readonly screen: 'not-found' }

/** The screens that have one address each. */
const SINGLE_PAGES: ReadonlyMap<string, Route> = new Map([
  [SEARCH_PATH, { screen: 'search' }],
  [SAVED_PATH, { screen: 'saved' }],
  [MY_EDITION_PATH, { screen: 'my' }],
  [SETTINGS_PATH, { screen: 'settings' }],
  [CATCH_UP_PATH, { screen: 'catch-up' }],
])

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
  if (segments.length === 2 && second) {
    if (first === 'topics') return { screen: 'topic', id: second }
    if (first === 'tags') return { screen: 'tag', name: second }
    if (first === 'authors') return { screen: 'author', name: second }
    if (first === 'sources') return { screen: 'source', domain: second }
  }
  const id = segments.join('/')
  const single = SINGLE_PAGES.get(`/${id}`)
  if (single) return single
  // An article's page is a file, which some hosts also answer by its name. Other systems had their articles there.
  const article = id.replace(/(?:\/index)?\.html?$/i, '')
  return isArticleId(article) ? { screen: 'article', id: article } : { screen: 'not-found' }
}
