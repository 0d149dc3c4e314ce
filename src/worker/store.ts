import { hashInName } from '../contract/offline.ts'
import { INDEX_FOLDER } from '../contract/addresses.ts'
import { BASE, CACHES } from './site.ts'
import { makeRoom } from './pictures.ts'

/** True when the SHA-256 of some bytes begins with the hash in the file's name. */
async function matchesHash(bytes: ArrayBuffer, hash: string): Promise<boolean> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return Array.from(digest.subarray(0, hash.length / 2), (byte) => byte.toString(16).padStart(2, '0')).join('') === hash
}

/** Stores a response in a cache. If the device is full, deletes the pictures and tries once more. Returns success. */
export async function putInCache(name: string, url: string, response: Response): Promise<boolean> {
  const copy = response.clone()
  try {
    await (await caches.open(name)).put(url, response)
    return true
  } catch {
    try {
      await makeRoom()
      await (await caches.open(name)).put(url, copy)
      return true
    } catch {
      return false
    }
  }
}

/** Returns the decoded path of an index file below the index; undefined for other files. */
export function indexPath(url: URL): string | undefined {
  const folder = BASE + INDEX_FOLDER
  if (!url.pathname.startsWith(folder) || url.search) return undefined
  try {
    return decodeURIComponent(url.pathname.slice(folder.length))
  } catch {
    return undefined
  }
}

/**
 * Caches an index file if its bytes match the hash in its name. This rejects incomplete files, sign-in pages and files
 * of other editions.
 * @returns true when the bytes match
 */
export async function cacheIndexFile(url: URL, response: Response): Promise<boolean> {
  const hash = hashInName(indexPath(url) ?? '')
  if (!hash || !response.ok) return false
  const headers = new Headers(response.headers)
  const bytes = await response.arrayBuffer()
  if (!(await matchesHash(bytes, hash))) return false
  // `arrayBuffer` has decompressed the body.
  headers.delete('content-encoding')
  headers.set('content-length', String(bytes.byteLength))
  await putInCache(CACHES.index, url.href, new Response(bytes, { headers }))
  return true
}

/** Answers a request for an index file from the cache, else from the server. */
export async function answerIndexFile(event: FetchEvent, url: URL): Promise<Response> {
  const cache = await caches.open(CACHES.index)
  const cached = await cache.match(url.href)
  if (cached) return cached
  const response = await fetch(event.request)
  event.waitUntil(cacheIndexFile(url, response.clone()).catch(() => false))
  return response
}
