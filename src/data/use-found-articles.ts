import { useQueries } from '@tanstack/react-query'
import { useState } from 'react'
import type { Article } from '../contract/article.ts'
import type { Manifest, Provider } from '../contract/edition.ts'
import { toArticle, toProvider } from './articles.ts'
import { INDEX_URL, cardShardQuery } from './queries.ts'
import { searchPartQuery } from './search-queries.ts'
import { type FoundCard, findInPart, firstReports, matchesName } from './search.ts'

/** State of a search that goes on while results are shown. */
export interface FoundArticles {
  /** Number of matching stories so far. */
  readonly total: number
  /** Number of stories searched so far. */
  readonly searched: number
  /** True until enough stories are found or all parts are searched. */
  readonly isSearching: boolean
  /** The matching articles that have been loaded, from the start of the list. */
  readonly articles: readonly Article[]
  /** True while more articles are searched or loaded. */
  readonly isPending: boolean
  readonly error: Error | null
  readonly retry: () => void
  /** True when the search stopped before the oldest parts. */
  readonly hasOlder: boolean
  readonly searchOlder: () => void
  /** Outlets whose name matches the query. */
  readonly providers: readonly Provider[]
}

/** The search stops after this many results, until the reader asks for older stories. */
const RESULTS_PER_STEP = 40

/**
 * Searches the parts of the edition, newest first. Results of older parts are appended, so that the results on the
 * page do not move while the search goes on.
 * @param shown number of results to load as articles
 */
export function useFoundArticles(manifest: Manifest, terms: readonly string[], shown: number): FoundArticles {
  const query = terms.join(' ')
  const parts = manifest.parts.toReversed()
  const [requestedParts, setRequestedParts] = useState(1)
  const [goal, setGoal] = useState({ query, wanted: RESULTS_PER_STEP })
  if (goal.query !== query) setGoal({ query, wanted: RESULTS_PER_STEP })
  const wanted = goal.query === query ? goal.wanted : RESULTS_PER_STEP

  const loaded = useQueries({ queries: terms.length > 0 ? parts.slice(0, requestedParts).map(searchPartQuery) : [] })
  let found: FoundCard[] = []
  let searchedParts = 0
  while (terms.length > 0 && searchedParts < parts.length && found.length < wanted) {
    const part = loaded[searchedParts]?.data
    if (!part) break
    found = firstReports([...found, ...findInPart(part, terms)])
    searchedParts++
  }
  const isDone = terms.length === 0 || searchedParts === parts.length || found.length >= wanted
  if (!isDone && searchedParts >= requestedParts) setRequestedParts(searchedParts + 1)

  const places = found.slice(0, shown)
  const shards = new Map(places.map(({ key, hash }) => [hash, cardShardQuery(key, hash)]))
  const cards = useQueries({ queries: [...shards.values()] })
  const byHash = new Map([...shards.keys()].map((hash, index) => [hash, cards[index]]))
  const articles: Article[] = []
  for (const { hash, index } of places) {
    const shard = byHash.get(hash)?.data
    const card = shard?.cards[index]
    // The list ends at the first card that is still loading. Later cards would move when it arrives.
    if (!shard || !card) break
    articles.push(toArticle(card, { topics: manifest.topics, indexUrl: INDEX_URL, providers: shard.providers }))
  }

  const nextPart = isDone ? undefined : loaded[searchedParts]
  const failed = [...(nextPart ? [nextPart] : []), ...cards].filter((query) => query.isError)
  return {
    total: found.length,
    searched: loaded.slice(0, searchedParts).reduce((sum, { data }) => sum + (data?.stories ?? 0), 0),
    isSearching: failed.length === 0 && !isDone,
    articles,
    isPending: failed.length === 0 && (!isDone || articles.length < places.length),
    error: failed[0]?.error ?? null,
    retry: () => void Promise.all(failed.map((query) => query.refetch())),
    hasOlder: isDone && searchedParts < parts.length,
    searchOlder: () => setGoal({ query, wanted: found.length + RESULTS_PER_STEP }),
    // Only the newest part counts. Outlets of other parts would appear while the list is read.
    providers: (loaded[0]?.data?.providers ?? [])
      .filter(({ name }) => matchesName(name, terms))
      .map((provider) => toProvider(provider, INDEX_URL)),
  }
}
