import { queryOptions } from '@tanstack/react-query'
import { any, safeParse } from 'valibot'
import { BASE_PATH } from '../../contract/base-path.ts'
import { INDEX_FORMAT, type Manifest, type Topic } from '../../contract/edition.ts'
import {
  INDEX_FOLDER,
  type IndexFileKind,
  MANIFEST_FILE,
  SITE_FRONT_KEY,
  indexFilePath,
} from '../../contract/addresses.ts'
import { IndexError } from './errors.ts'
import { fetchJson } from './fetch-json.ts'
import * as guards from './guards.ts'

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
  const json: unknown = await fetchJson(
    `${INDEX_URL}${MANIFEST_FILE}${query}`,
    any(),
    signal,
    query ? 'no-cache' : 'default',
  )
  const manifest = safeParse(guards.manifest, json)
  if (manifest.success) return manifest.output
  const other = safeParse(guards.anyManifest, json)
  if (other.success && other.output.format > INDEX_FORMAT) {
    throw new IndexError(
      'format',
      `The edition has format ${other.output.format}; this page reads format ${INDEX_FORMAT}.`,
    )
  }
  throw new IndexError('unreadable', `${MANIFEST_FILE} is not a manifest.`)
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
