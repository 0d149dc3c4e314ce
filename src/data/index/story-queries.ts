import { type QueryClient, queryOptions } from '@tanstack/react-query'
import type { Manifest } from '../../contract/edition.ts'
import { findShard, shardKey } from '../../contract/shards.ts'
import { fetchJson } from './fetch-json.ts'
import { toFullArticle } from './full-article.ts'
import { INDEX_URL, fileUrl, neverStale } from './queries.ts'
import * as guards from './story-guards.ts'

// Files that hold all stories of an edition in parts. The first script shows none of them.

export const directoryQuery = (key: string, hash: string) =>
  queryOptions({
    queryKey: ['directory', key, hash],
    ...neverStale,
    queryFn: ({ signal }) => fetchJson(fileUrl('directory', key, hash), guards.directory, signal),
  })

export const cardShardQuery = (key: string, hash: string) =>
  queryOptions({
    queryKey: ['cards', key, hash],
    ...neverStale,
    queryFn: ({ signal }) => fetchJson(fileUrl('cards', key, hash), guards.cardShard, signal),
  })

export const storyShardQuery = (key: string, hash: string) =>
  queryOptions({
    queryKey: ['stories', key, hash],
    ...neverStale,
    queryFn: ({ signal }) => fetchJson(fileUrl('stories', key, hash), guards.storyShard, signal),
  })

/** Finds a story with its directory and the providers of its shard. @returns null when there is no such story */
export async function findStory(client: QueryClient, manifest: Manifest, id: string) {
  const key = shardKey(id)
  const part = findShard(manifest.parts, (p) => p.key, key)
  if (!part) return null
  const directory = await client.fetchQuery(directoryQuery(part.key, part.directory))
  const shard = findShard(directory.stories, ([name]) => name, key)
  if (!shard) return null
  const { providers, stories } = await client.fetchQuery(storyShardQuery(...shard))
  const story = stories.find((s) => s.id === id)
  return story ? { directory, providers, story } : null
}

/** One article with its full text, or `null` when the edition has no article with this id. */
export const articleQuery = (manifest: Manifest, id: string) =>
  queryOptions({
    queryKey: ['article', manifest.edition, id],
    ...neverStale,
    queryFn: async ({ client }) => {
      const found = await findStory(client, manifest, id)
      return found && toFullArticle(found.story, { ...found, topics: manifest.topics, indexUrl: INDEX_URL })
    },
  })
