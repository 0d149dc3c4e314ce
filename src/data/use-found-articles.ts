import { useQueries } from '@tanstack/react-query'
import { useState } from 'react'
import type { Article } from '../contract/article.ts'
import type { Manifest, Provider } from '../contract/edition.ts'
import { toArticle, toProvider } from './articles.ts'
import type { CardPlace } from './catalogue.ts'
import { INDEX_URL, cardShardQuery } from './queries.ts'
import { searchPartQuery } from './search-queries.ts'
import { findInPart, isNamed } from './search.ts'

/** What a search has found, as far as it has come and the cards are here. */
export interface FoundArticles {
  /** In the stories searched so far. */
  readonly total: number
  /** How many stories that are. */
  readonly searched: number
  /** Parts are still being looked through. */
  readonly isSearching: boolean
  readonly articles: readonly Article[]
  /** Further cards are on their way. */
  readonly isPending: boolean
  readonly error: Error | null
  readonly retry: () => void
  /** Older stories are not searched, because enough was found without them. */
  readonly hasOlder: boolean
  readonly searchOlder: () => void
  /** Outlets called so. */
  readonly providers: readonly Provider[]
}

/** Results that are enough to stop looking for more. */
const ENOUGH = 40

/**
 * Looks through the parts of the edition, newest first, until enough is found. What an older part has stands behind
 * what a newer one has, so that nothing moves as the search goes on.
 * @param shown how many of the results are wanted as articles
 */
export function useFoundArticles(manifest: Manifest, terms: readonly string[], shown: number): FoundArticles {
  const query = terms.join(' ')
  const parts = manifest.parts.toReversed()
  const [opened, setOpened] = useState(1)
  const [goal, setGoal] = useState({ query, wanted: ENOUGH })
  if (goal.query !== query) setGoal({ query, wanted: ENOUGH })
  const wanted = goal.query === query ? goal.wanted : ENOUGH

  const loaded = useQueries({ queries: terms.length > 0 ? parts.slice(0, opened).map(searchPartQuery) : [] })
  const found: CardPlace[] = []
  let done = 0
  while (terms.length > 0 && done < parts.length && found.length < wanted) {
    const part = loaded[done]?.data
    if (!part) break
    found.push(...findInPart(part, terms))
    done++
  }
  const isDone = terms.length === 0 || done === parts.length || found.length >= wanted
  if (!isDone && done >= opened) setOpened(done + 1)

  const places = found.slice(0, shown)
  const shards = new Map(places.map(({ key, hash }) => [hash, cardShardQuery(key, hash)]))
  const cards = useQueries({ queries: [...shards.values()] })
  const byHash = new Map([...shards.keys()].map((hash, at) => [hash, cards[at]]))
  const articles: Article[] = []
  for (const { hash, index } of places) {
    const shard = byHash.get(hash)?.data
    const card = shard?.cards[index]
    // A gap would let later cards jump when it fills: the list ends at the first one that is not here yet.
    if (!shard || !card) break
    articles.push(toArticle(card, { topics: manifest.topics, indexUrl: INDEX_URL, providers: shard.providers }))
  }

  const next = isDone ? undefined : loaded[done]
  const failed = [...(next ? [next] : []), ...cards].filter((one) => one.isError)
  return {
    total: found.length,
    searched: parts.slice(0, done).reduce((sum, { count }) => sum + count, 0),
    isSearching: failed.length === 0 && !isDone,
    articles,
    isPending: failed.length === 0 && (!isDone || articles.length < places.length),
    error: failed[0]?.error ?? null,
    retry: () => void Promise.all(failed.map((one) => one.refetch())),
    hasOlder: isDone && done < parts.length,
    searchOlder: () => setGoal({ query, wanted: found.length + ENOUGH }),
    // Of the newest part alone: others would come while the list is being read.
    providers: (loaded[0]?.data?.providers ?? [])
      .filter(({ name }) => isNamed(name, terms))
      .map((provider) => toProvider(provider, INDEX_URL)),
  }
}
