import { useQueries } from '@tanstack/react-query'
import type { Article } from '../../contract/article.ts'
import type { Manifest } from '../../contract/edition.ts'
import { toArticle } from '../index/articles.ts'
import type { CardPlace } from './catalogue.ts'
import { INDEX_URL } from '../index/queries.ts'
import { cardShardQuery } from '../index/story-queries.ts'

interface Cards {
  /** The article of each place, or undefined while it is loading. */
  readonly articles: readonly (Article | undefined)[]
  readonly error: Error | null
  readonly retry: () => void
}

/** Loads the cards at some places. Places in one file share its request. */
export function useCards(manifest: Manifest, places: readonly CardPlace[]): Cards {
  const shards = new Map(places.map(({ key, hash }) => [hash, cardShardQuery(key, hash)]))
  const loaded = useQueries({ queries: [...shards.values()] })
  const byHash = new Map([...shards.keys()].map((hash, index) => [hash, loaded[index]?.data]))
  const failed = loaded.filter((query) => query.isError)
  return {
    articles: places.map(({ hash, index }) => {
      const shard = byHash.get(hash)
      const card = shard?.cards[index]
      return (
        shard && card && toArticle(card, { topics: manifest.topics, indexUrl: INDEX_URL, providers: shard.providers })
      )
    }),
    error: failed[0]?.error ?? null,
    retry: () => void Promise.all(failed.map((query) => query.refetch())),
  }
}
