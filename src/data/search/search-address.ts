import { SEARCH_PATH } from '../../contract/addresses.ts'
import { formatQuery, parseQuery } from '../filter/filter.ts'
import type { SearchOptions } from './search-answer.ts'

/** A search as its address has it: `/search?q=fog&sort=time&exact`. */
export interface SearchAddress extends SearchOptions {
  readonly query: string
}

/** Parses the query string of a search. Ignores unknown parameters and values. */
export function parseSearchAddress(search: string): SearchAddress {
  const params = new URLSearchParams(search)
  return {
    query: parseQuery(search),
    sort: params.get('sort') === 'time' ? 'time' : 'relevance',
    exact: params.has('exact'),
  }
}

/** Returns path and query string of a search, without the base path. */
export function formatSearchAddress({ query, sort, exact }: SearchAddress): string {
  const text = formatQuery(query)
  if (text === '') return SEARCH_PATH
  return SEARCH_PATH + text + (sort === 'time' ? '&sort=time' : '') + (exact ? '&exact=1' : '')
}
