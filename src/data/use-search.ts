import { useQueries, useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { toProvider } from './articles.ts'
import { type Catalogue, type CardPlace, placeOf } from './catalogue.ts'
import { SINCE_SECONDS, type Since, isSince } from './filter.ts'
import { markedParts } from './marked-parts.ts'
import { INDEX_URL, catalogueQuery, manifestQuery } from './queries.ts'
import type { SearchAnswer, SearchFacets, SearchOptions } from './search-answer.ts'
import { dayOf, valuesIn, withoutOperators } from './search-operators.ts'
import { searchPartQuery } from './search-queries.ts'
import { findInPart, firstReports, matchesName, searchTerms } from './search.ts'
import { type Descendants, TopicCounts } from './topic-counts.ts'
import { descendantsOf } from './topics.ts'

/** Limit for topics and for outlets. With more matches, the query is too vague to be a name. */
const MAX_NAMES = 6

/** Operators that leave some rows of the catalogue. */
interface Operators {
  readonly topics: readonly string[]
  readonly sources: readonly string[]
  readonly type?: string | undefined
  readonly after?: string | undefined
  readonly before?: string | undefined
}

const secondsOf = (day: string) => Date.parse(day) / 1000

function matchingRows(catalogue: Catalogue, operators: Operators, descendants: Descendants): (row: number) => boolean {
  const { columns, sets, providers, types } = catalogue
  const topics = new Set(operators.topics.flatMap((id) => [...(descendants.get(id) ?? [id])]))
  const oldest = operators.after ? secondsOf(operators.after) : Number.NEGATIVE_INFINITY
  const newest = operators.before ? secondsOf(operators.before) : Number.POSITIVE_INFINITY
  return (row) => {
    const time = columns.time[row] ?? 0
    const source = providers[columns.provider[row] ?? 0]?.domain ?? ''
    return (
      time >= oldest &&
      time < newest &&
      (topics.size === 0 || (sets[columns.set[row] ?? 0] ?? []).some((id) => topics.has(id))) &&
      (operators.sources.length === 0 || operators.sources.includes(source)) &&
      (!operators.type || types[columns.type[row] ?? 0] === operators.type)
    )
  }
}

function countFacets(
  catalogue: Catalogue,
  rows: readonly number[],
  descendants: Descendants,
  newest: string | undefined,
): SearchFacets {
  const { columns } = catalogue
  const topics = new TopicCounts(catalogue.sets, descendants)
  const outlets = new Map<number, number>()
  for (const row of rows) {
    topics.add([columns.set[row] ?? 0], 1)
    const outlet = columns.provider[row] ?? 0
    outlets.set(outlet, (outlets.get(outlet) ?? 0) + 1)
  }
  const mostFirst = (a: readonly [unknown, number], b: readonly [unknown, number]) => b[1] - a[1]
  const since = (range: Since) => (newest ? secondsOf(dayOf(range, newest)) : 0)
  return {
    topics: [...topics.counts()].filter(([, count]) => count > 0).sort(mostFirst),
    outlets: [...outlets]
      .sort(mostFirst)
      .map(([index, count]) => [toProvider(catalogue.providers[index], INDEX_URL), count] as const),
    times: Object.keys(SINCE_SECONDS)
      .filter(isSince)
      .map((range) => [range, rows.filter((row) => (columns.time[row] ?? 0) >= since(range)).length]),
  }
}

/**
 * Searches the edition. Results of older parts are appended, so that the results on the page do not move while the
 * search goes on.
 */
export function useSearch(query: string, { sort }: SearchOptions): SearchAnswer & { readonly retry: () => void } {
  const manifest = useQuery({ ...manifestQuery, enabled: false }).data
  const terms = searchTerms(withoutOperators(query))
  const words = terms.join(' ')
  const operators: Operators = useMemo(
    () => ({
      topics: valuesIn(query, 'topic'),
      sources: valuesIn(query, 'source'),
      type: valuesIn(query, 'type')[0],
      after: valuesIn(query, 'after')[0],
      before: valuesIn(query, 'before')[0],
    }),
    [query],
  )
  const hasOperators = query !== withoutOperators(query)
  const isIdle = terms.length === 0 && !hasOperators
  const parts = manifest?.parts.toReversed() ?? []
  const [requestedParts, setRequestedParts] = useState(1)
  const loaded = useQueries({ queries: parts.slice(0, requestedParts).map(searchPartQuery) })
  const ready = loaded.findIndex(({ data }) => !data)
  const searchedParts = ready < 0 ? loaded.length : ready
  if (!isIdle && searchedParts === requestedParts && requestedParts < parts.length)
    setRequestedParts(requestedParts + 1)
  const needed = manifest && !isIdle ? [manifest] : []
  const [catalogue] = useQueries({ queries: needed.map(catalogueQuery) })

  const descendants = useMemo(() => descendantsOf(manifest?.topics ?? []), [manifest?.topics])
  const needsRows = hasOperators || sort === 'time'
  // Searching all words of a large edition takes longer than a frame, too long to repeat whenever a card arrives.
  const found = useMemo(() => {
    if (isIdle) return { places: [], rows: undefined }
    const rowsFound = catalogue?.data
    if (words === '' && !rowsFound) return { places: [], rows: undefined }
    const inParts: CardPlace[] =
      words === ''
        ? []
        : firstReports(
            loaded.slice(0, searchedParts).flatMap(({ data }) => (data ? findInPart(data, words.split(' ')) : [])),
          )
    if (!rowsFound) return { places: needsRows ? [] : inParts, rows: undefined }
    const starts = new Map(rowsFound.shards.map(({ hash, start }) => [hash, start]))
    const matches = matchingRows(rowsFound, operators, descendants)
    const rows = (
      words === ''
        ? Array.from({ length: rowsFound.size }, (_, row) => row)
        : inParts.map(({ hash, index }) => (starts.get(hash) ?? 0) + index)
    ).filter(matches)
    if (sort === 'time' || words === '')
      rows.sort((a, b) => (rowsFound.columns.time[b] ?? 0) - (rowsFound.columns.time[a] ?? 0) || a - b)
    return { places: rows.flatMap((row) => placeOf(rowsFound, row) ?? []), rows }
    // oxlint-disable-next-line react/exhaustive-deps
  }, [words, isIdle, searchedParts, catalogue?.data, operators, descendants, sort, needsRows, manifest])

  const facets = useMemo(
    () =>
      catalogue?.data && found.rows
        ? countFacets(catalogue.data, found.rows, descendants, manifest?.newest)
        : undefined,
    [catalogue?.data, found, descendants, manifest?.newest],
  )
  const failed = [...loaded.slice(searchedParts), ...(needsRows && catalogue ? [catalogue] : [])].filter(
    ({ isError }) => isError,
  )
  const isComplete = searchedParts === parts.length && (!needsRows || catalogue?.data !== undefined)
  return {
    status: isIdle ? 'idle' : failed.length > 0 ? 'failed' : isComplete || found.places.length > 0 ? 'done' : 'loading',
    ...(failed[0] && { error: failed[0].error }),
    hits: found.places.map((place) => ({ place })),
    isComplete,
    suggestions: [],
    names: {
      topics: (manifest?.topics ?? [])
        .filter(
          ({ name, shortname, count }) =>
            count > 0 && (matchesName(name, terms) || matchesName(shortname ?? '', terms)),
        )
        .slice(0, MAX_NAMES),
      outlets: (loaded[0]?.data?.providers ?? [])
        .filter(({ name }) => matchesName(name, terms))
        .slice(0, MAX_NAMES)
        .map((provider) => toProvider(provider, INDEX_URL)),
    },
    ...(facets && { facets }),
    mark: (text) => markedParts(text, terms),
    retry: () => void Promise.all(failed.map((one) => one.refetch())),
  }
}
