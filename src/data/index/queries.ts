import { queryOptions } from '@tanstack/react-query'
import { BASE_PATH } from '../../contract/base-path.ts'
import type { Manifest, Topic } from '../../contract/edition.ts'
import {
  INDEX_FOLDER,
  type IndexFileKind,
  MANIFEST_FILE,
  SITE_FRONT_KEY,
  indexFilePath,
} from '../../contract/addresses.ts'
import { ScriptError } from './errors.ts'

/** URL of the index, ending in a slash. */
export const INDEX_URL = `${BASE_PATH}${INDEX_FOLDER}`

export const MANIFEST_URL = `${INDEX_URL}${MANIFEST_FILE}`

const HOUR = 3_600_000

/** Options for files that are named by their hash. They never change, so they are never fetched again. */
export const neverStale = { staleTime: Number.POSITIVE_INFINITY, gcTime: HOUR }

export const fileUrl = (kind: IndexFileKind, key: string, hash: string) =>
  `${INDEX_URL}${indexFilePath(kind, encodeURIComponent(key), hash)}`

/**
 * Loads the script that fetches and checks files. A page that was drawn at build holds its data, so it needs that script only
 * after it can be used.
 * @throws {ScriptError}
 */
async function loadFetching(): Promise<typeof import('./fetch-first-files.ts')> {
  try {
    return await import('./fetch-first-files.ts')
  } catch {
    throw new ScriptError('the index')
  }
}

export const manifestQuery = queryOptions({
  queryKey: ['manifest'],
  // A list must not change while it is read. A newer edition is shown on request, or when a file is missing.
  ...neverStale,
  queryFn: async ({ signal }) => (await loadFetching()).fetchManifest(MANIFEST_URL, signal),
})

/** The front of a topic, or of the whole site when no topic is given. */
export const frontQuery = (manifest: Manifest, topic?: Topic) => {
  const key = topic?.id ?? SITE_FRONT_KEY
  const hash = topic?.front ?? manifest.front
  return queryOptions({
    queryKey: ['front', key, hash],
    ...neverStale,
    queryFn: async ({ signal }) => (await loadFetching()).fetchFront(fileUrl('fronts', key, hash), signal),
  })
}
