// Filters and searches are stored in the query string of the address. Only this file reads and writes it.

export const SINCE_SECONDS = { '24h': 86_400, '7d': 604_800, '30d': 2_592_000, '365d': 31_536_000 } as const

export type Since = keyof typeof SINCE_SECONDS

export interface Filter {
  /** Ids of topics. An article must have at least one of them. */
  readonly topics: readonly string[]
  /** Domains of providers. An article must come from one of them. */
  readonly sources: readonly string[]
  readonly type?: string
  /** Counted back from the newest article of the edition, so that the filter also works in an archive. */
  readonly since?: Since
  readonly sort: 'latest' | 'top'
  /** Lists every report by itself. Otherwise all reports of an event are one story. */
  readonly reports?: 'all'
}

export const NO_FILTER: Filter = { topics: [], sources: [], sort: 'latest' }

export const isSince = (text: string | null): text is Since => text !== null && Object.hasOwn(SINCE_SECONDS, text)

/** Parses a query string. Ignores unknown parameters and values. */
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
    ...(params.get('reports') === 'all' && { reports: 'all' }),
  }
}

/** Returns the query string of a filter, with its question mark. It is empty for {@link NO_FILTER}. */
export function formatFilter(filter: Filter): string {
  const params = new URLSearchParams()
  for (const topic of filter.topics) params.append('topic', topic)
  for (const source of filter.sources) params.append('source', source)
  if (filter.type) params.set('type', filter.type)
  if (filter.since) params.set('since', filter.since)
  if (filter.sort === 'top') params.set('sort', 'top')
  if (filter.reports) params.set('reports', filter.reports)
  const text = params.toString()
  return text && `?${text}`
}

/** Counts the choices that narrow the list. Sorting and listing every report are none. */
export function countFilters(filter: Filter): number {
  return filter.topics.length + filter.sources.length + (filter.type ? 1 : 0) + (filter.since ? 1 : 0)
}

/** In UTF-16 code units. Longer queries are cut, since an address can hold any text. */
const MAX_QUERY_LENGTH = 200

/** Returns the search query in a query string, or an empty string. */
export function parseQuery(search: string): string {
  return (new URLSearchParams(search).get('q') ?? '').slice(0, MAX_QUERY_LENGTH).trim()
}

/** Returns the query string of a search, with its question mark. It is empty for an empty search. */
export function formatQuery(text: string): string {
  const q = text.slice(0, MAX_QUERY_LENGTH).trim()
  return q && `?${new URLSearchParams({ q }).toString()}`
}
