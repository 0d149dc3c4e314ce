import { queryOptions } from '@tanstack/react-query'
import type { RelatedArticle } from '../../contract/article.ts'
import type { Manifest } from '../../contract/edition.ts'
import { findShard, similarKey } from '../../contract/shards.ts'
import { fetchJson } from '../index/fetch-json.ts'
import { INDEX_URL, fileUrl, neverStale } from '../index/queries.ts'
import { findStory } from '../index/story-queries.ts'
import { similarShard, toSuggestions } from './suggestions.ts'

const similarShardQuery = (key: string, hash: string) =>
  queryOptions({
    queryKey: ['similar', key, hash],
    ...neverStale,
    queryFn: ({ signal }) => fetchJson(fileUrl('similar', key, hash), similarShard, signal),
  })

/** Articles of the edition that are similar to an article, the most similar first. */
export const similarQuery = (manifest: Manifest, id: string) =>
  queryOptions({
    queryKey: ['suggestions', manifest.edition, id],
    ...neverStale,
    queryFn: async ({ client }): Promise<readonly RelatedArticle[]> => {
      const found = await findStory(client, manifest, id)
      // The key uses the first topic as the index lists it; `toArticle` sorts the topics differently.
      const key = similarKey(id, found?.story.topics[0])
      const shard = findShard(found?.directory.similar ?? [], ([name]) => name, key)
      if (!shard) return []
      return toSuggestions(await client.fetchQuery(similarShardQuery(...shard)), id, INDEX_URL)
    },
  })
