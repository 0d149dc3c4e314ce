import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Provider, Topic } from '../../contract/edition.ts'
import { toProvider } from '../index/articles.ts'
import { type CatalogueRows, placeOf } from '../catalogue/catalogue.ts'
import { catalogueGroupsQuery, catalogueRowsQuery, smallCatalogueQueries } from '../catalogue/load-catalogue.ts'
import { markedParts } from './marked-parts.ts'
import { INDEX_URL, frontQuery, manifestQuery, neverStale } from '../index/queries.ts'
import { type SearchOutcome, runSearch } from './run-search.ts'
import type { SearchAnswer, SearchFacets, SearchHit, SearchHits, SearchInput, SearchOptions } from './search-answer.ts'
import { allowedRows, countFacets } from './search-filter.ts'
import { type SearchQuery, isEmptySearch, parseSearch } from './search-query.ts'
import { searchVolumeQuery } from '../words/search-queries.ts'
import type { MarkedIds } from '../filter/select-engine.ts'
import { matchesName, termsOf } from './search.ts'
import { type SearchTerm, termOf } from '../words/search-term.ts'
import type { Stemmers } from '../words/stemmers.ts'
import { versionOf } from '../index/version-of.ts'

/** Limit for topics and for outlets. With more matches, the query is too vague to be a name. */
const MAX_NAMES = 6

const NO_STEMMERS: Stemmers = new Map()
const NO_PROVIDERS: readonly Provider[] = []
const NOTHING_MARKED: MarkedIds = { saved: [], read: [], lines: { lines: [], unread: {} } }

/**
 * Searches the edition. The answer to a query stays until that to the next one is there.
 */
export function useSearch(
  query: string,
  { sort, exact, now, isCounted, marked = NOTHING_MARKED, hiding: given, showsHidden }: SearchInput,
): SearchAnswer & { readonly retry: () => void } {
  const manifest = useQuery({ ...manifestQuery, enabled: false }).data
  // The field is about to be used.
  useQueries({ queries: (manifest?.volumes ?? []).map(searchVolumeQuery) })
  // Nearly every search finds something, and then needs these.
  useQueries({ queries: (manifest?.volumes ?? []).flatMap(smallCatalogueQueries) })
  const hiding = given === 'loading' ? undefined : given
  const parsed = useMemo(() => parseSearch(query), [query])
  const isIdle = !manifest || isEmptySearch(parsed)
  const marks = parsed.is.length > 0 && versionOf(marked)
  const search = useQuery({
    queryKey: ['search answer', manifest?.edition, parsed, exact, marks, hiding && versionOf(hiding), showsHidden],
    ...neverStale,
    structuralSharing: false,
    enabled: !isIdle && given !== 'loading',
    placeholderData: keepPreviousData,
    queryFn: ({ client }) => {
      if (!manifest) throw new Error('There is no edition to search.')
      const isAllowed = (rows: CatalogueRows, asked: SearchQuery) => allowedRows(client, manifest, asked, marked, rows)
      return runSearch({ client, manifest, query: parsed, isAllowed, hiding, showsHidden, isExact: exact })
    },
  })
  const outcome = isIdle ? undefined : search.data
  const hasRows = (outcome?.rows.length ?? 0) > 0
  // The search has loaded it; the groups are loaded once there is something to show.
  const wanted = manifest && hasRows ? [manifest] : []
  const [rows] = useQueries({ queries: wanted.map(catalogueRowsQuery) }).map(({ data }) => data)
  const [groups] = useQueries({ queries: (isCounted ? wanted : []).map(catalogueGroupsQuery) }).map(({ data }) => data)
  // Until all outlets are known, those of the front page are, if it is there.
  const fronts = useQueries({
    queries: (manifest ? [manifest] : []).map((edition) => ({ ...frontQuery(edition), enabled: false })),
  })
  const outlets = groups?.providers ?? fronts[0]?.data?.providers ?? NO_PROVIDERS

  const hits = useMemo(() => (outcome && rows ? hitsOf(outcome, rows, sort) : NO_HITS), [outcome, rows, sort])
  const facets = useMemo(
    (): SearchFacets | undefined =>
      manifest && outcome && rows && groups
        ? withAddresses(countFacets(manifest, rows, groups, outcome.matching, now))
        : undefined,
    [manifest, outcome, rows, groups, now],
  )
  const isFresh = search.isSuccess && !search.isPlaceholderData
  const mark = useMemo(() => markerOf(outcome?.terms ?? [], outcome?.stemmers ?? NO_STEMMERS), [outcome])
  const names = useMemo(() => {
    const stemmers = outcome?.stemmers ?? NO_STEMMERS
    const terms = termsOf(parsed, stemmers)
    const isNamed = (name: string) => matchesName(name, terms, stemmers)
    return {
      topics: (manifest?.topics ?? [])
        .filter(({ name, shortname, count }: Topic) => count > 0 && (isNamed(name) || isNamed(shortname ?? '')))
        .slice(0, MAX_NAMES),
      outlets: outlets
        .filter(({ name }) => isNamed(name))
        .slice(0, MAX_NAMES)
        .map((provider) => toProvider(provider, INDEX_URL)),
    }
  }, [manifest, outcome, outlets, parsed])

  return {
    status: isIdle ? 'idle' : search.isError ? 'failed' : isFresh ? 'done' : 'loading',
    ...(search.error && { error: search.error }),
    hits,
    hidden: outcome?.hidden ?? 0,
    isComplete: isFresh && (!hasRows || (rows !== undefined && outcome?.isWhole === true)),
    ...(outcome?.corrected !== undefined && { corrected: outcome.corrected }),
    suggestions: outcome?.suggestions ?? [],
    names,
    ...(facets && { facets }),
    mark,
    retry: () => void search.refetch(),
  }
}

const withAddresses = ({ outlets, ...facets }: SearchFacets): SearchFacets => ({
  ...facets,
  outlets: outlets.map(([provider, count]) => [toProvider(provider, INDEX_URL), count]),
})

function hitsOf({ rows, matchOf }: SearchOutcome, catalogue: CatalogueRows, sort: SearchOptions['sort']): SearchHits {
  const { time } = catalogue
  const ordered = sort === 'time' ? rows.toSorted((a, b) => (time[b] ?? 0) - (time[a] ?? 0) || a - b) : rows
  const hitOf = (row: number): SearchHit | readonly [] => {
    const place = placeOf(catalogue, row)
    const match = matchOf(row)
    if (!place) return []
    return match ? { place, where: match.place, matched: match.words } : { place }
  }
  return { length: ordered.length, slice: (from, to) => ordered.slice(from, to).flatMap(hitOf) }
}

const NO_HITS: SearchHits = { length: 0, slice: () => [] }

/** Returns a function that cuts a text at the words that match. */
function markerOf(terms: readonly SearchTerm[], stemmers: Stemmers): SearchAnswer['mark'] {
  const wanted = new Set(terms.flatMap(({ keys }) => keys))
  const beginnings = terms.filter(({ isPrefix }) => isPrefix).map(({ word }) => word)
  return (text) =>
    markedParts(
      text,
      (word) =>
        termOf(word, stemmers).keys.some((key) => wanted.has(key)) ||
        beginnings.some((beginning) => word.startsWith(beginning)),
    )
}
