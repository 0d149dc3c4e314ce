/** What the address says is being looked at. This file alone reads and writes the query string. */

export const SINCE_SECONDS = { '24h': 86_400, '7d': 604_800, '30d': 2_592_000, '365d': 31_536_000 } as const

export type Since = keyof typeof SINCE_SECONDS

export interface Filter {
  /** Topic ids, any of which an article must have. */
  readonly topics: readonly string[]
  /** Provider domains, any of which an article must have. */
  readonly sources: readonly string[]
  readonly type?: string
  /** Behind the newest article of the edition, so that an archive has something to show. */
  readonly since?: Since
  readonly sort: 'latest' | 'top'
}

export const NO_FILTER: Filter = { topics: [], sources: [], sort: 'latest' }

/** Whether a text is a time range the list knows. */
export const isSince = (text: string | null): text is Since => text !== null && Object.hasOwn(SINCE_SECONDS, text)

/** Reads a query string; anything it does not know is passed over. */
export function parseFilter(search: string): Filter {
  const params = new URLSearchParams(search)
  const type = params.get('type')
  const since = params.get('since')
  return {
    topics: [...new Set(params.getAll('topic').filter(Boolean))],
    sources: [...new Set(params.getAll('source').filter(Boolean))],
    ...(type && { type }),
    ...(isSince(since) && { since }),
    sort: params.get('sort') === 'top' ? 'top' : 'latest',
  }
}

/** The query string of a filter, with its question mark; empty when nothing is filtered. */
export function formatFilter(filter: Filter): string {
  const params = new URLSearchParams()
  for (const topic of filter.topics) params.append('topic', topic)
  for (const source of filter.sources) params.append('source', source)
  if (filter.type) params.set('type', filter.type)
  if (filter.since) params.set('since', filter.since)
  if (filter.sort === 'top') params.set('sort', 'top')
  const text = params.toString()
  return text && `?${text}`
}

/** How many groups narrow the list; sorting does not. */
export function countFilters(filter: Filter): number {
  return filter.topics.length + filter.sources.length + (filter.type ? 1 : 0) + (filter.since ? 1 : 0)
}

/** More than anyone types; an address may hold anything. */
const MOST_CHARACTERS = 200

/** What the search page is asked for; empty when nothing. */
export function parseQuery(search: string): string {
  return (new URLSearchParams(search).get('q') ?? '').slice(0, MOST_CHARACTERS).trim()
}

/** The query string of a search, with its question mark; empty when nothing is searched for. */
export function formatQuery(text: string): string {
  const q = text.slice(0, MOST_CHARACTERS).trim()
  return q && `?${new URLSearchParams({ q }).toString()}`
}
