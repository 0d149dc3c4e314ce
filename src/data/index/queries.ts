import { type QueryClient, queryOptions } from '@tanstack/react-query'
import { parse } from 'valibot'
import { BASE_PATH } from '../../contract/base-path.ts'
import { INDEX_FORMAT, type Manifest, type Topic } from '../../contract/edition.ts'
import {
  INDEX_FOLDER,
  type IndexFileKind,
  MANIFEST_FILE,
  SITE_FRONT_KEY,
  indexFilePath,
} from '../../contract/addresses.ts'
import { findShard, shardKey } from '../../contract/shards.ts'
import { IndexError } from './errors.ts'
import { fetchJson } from './fetch-json.ts'
import * as guards from './guards.ts'
import { toFullArticle } from './articles.ts'

/** URL of the index, ending in a slash. */
export const INDEX_URL = `${BASE_PATH}${INDEX_FOLDER}`

const HOUR = 3_600_000

/** Options for files that are named by their hash. They never change, so they are never fetched again. */
export const neverStale = { staleTime: Number.POSITIVE_INFINITY, gcTime: HOUR }

export const fileUrl = (kind: IndexFileKind, key: string, hash: string) =>
  `${INDEX_URL}${indexFilePath(kind, encodeURIComponent(key), hash)}`

/**
 * Fetches the manifest.
 * @param query `BYPASS_WORKER_QUERY` bypasses the cache of the service worker
 * @throws {IndexError}
 */
export async function fetchManifest(signal: AbortSignal, query = ''): Promise<Manifest> {
  const json = await fetchJson(
    `${INDEX_URL}${MANIFEST_FILE}${query}`,
    guards.anyManifest,
    signal,
    query ? 'no-cache' : 'default',
  )
  if (json.format > INDEX_FORMAT) {
    throw new IndexError('format', `The edition has format ${json.format}; this page reads format ${INDEX_FORMAT}.`)
  }
  try {
    return parse(guards.manifest, json)
  } catch {
    throw new IndexError('unreadable', `${MANIFEST_FILE} is not a manifest.`)
  }
}

export const manifestQuery = queryOptions({
  queryKey: ['manifest'],
  // A list must not change while it is read. A newer edition is shown on request, or when a file is missing.
  ...neverStale,
  queryFn: ({ signal }) => fetchManifest(signal),
})

/** The front of a topic, or of the whole site when no topic is given. */
export const frontQuery = (manifest: Manifest, topic?: Topic) => {
  const key = topic?.id ?? SITE_FRONT_KEY
  const hash = topic?.front ?? manifest.front
  return queryOptions({
    queryKey: ['front', key, hash],
    ...neverStale,
    queryFn: ({ signal }) => fetchJson(fileUrl('fronts', key, hash), guards.front, signal),
  })
}

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
