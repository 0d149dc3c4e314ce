import { hashInName } from '../contract/offline.ts'
import { INDEX_FOLDER } from '../contract/addresses.ts'
import { BASE, CACHES } from './site.ts'
import { makeRoom } from './pictures.ts'

/** Whether some bytes are those that a file is named by. */
async function isNamedByBytes(bytes: ArrayBuffer, hash: string): Promise<boolean> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return Array.from(digest.subarray(0, hash.length / 2), (byte) => byte.toString(16).padStart(2, '0')).join('') === hash
}

/** Puts something into a cache; where the device is full, pictures make room once. Says whether it is there. */
export async function put(name: string, url: string, response: Response): Promise<boolean> {
  const again = response.clone()
  try {
    await (await caches.open(name)).put(url, response)
    return true
  } catch {
    try {
      await makeRoom()
      await (await caches.open(name)).put(url, again)
      return true
    } catch {
      return false
    }
  }
}

/** Path of an index file below the index, percent signs decoded. */
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
 * Remembers an index file, if it is what its name says: half a file, a sign-in page or another edition's bytes
 * never get in.
 * @returns whether it was that file
 */
export async function rememberIndexFile(url: URL, response: Response): Promise<boolean> {
  const hash = hashInName(indexPath(url) ?? '')
  if (!hash || !response.ok) return false
  const headers = new Headers(response.headers)
  const bytes = await response.arrayBuffer()
  if (!(await isNamedByBytes(bytes, hash))) return false
  // The body is unpacked by now.
  headers.delete('content-encoding')
  headers.set('content-length', String(bytes.byteLength))
  await put(CACHES.index, url.href, new Response(bytes, { headers }))
  return true
}

/** An index file from the device, or from the server. */
export async function answerIndexFile(event: FetchEvent, url: URL): Promise<Response> {
  const cache = await caches.open(CACHES.index)
  const known = await cache.match(url.href)
  if (known) return known
  const response = await fetch(event.request)
  event.waitUntil(rememberIndexFile(url, response.clone()).catch(() => false))
  return response
}
