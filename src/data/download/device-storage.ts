import { BASE_PATH } from '../../contract/base-path.ts'
import { cacheNames } from '../../contract/offline.ts'
import { deleteDownload } from './edition-download.ts'

/** What the site stores on this device, in bytes. Marks are not counted: they are not files. */
export interface StorageUse {
  /** Everything the site uses, and what the browser allows. Absent when the browser does not say. */
  readonly total?: { readonly used: number; readonly quota: number }
  /** Index files: what was opened, or the whole edition. */
  readonly edition: number
  readonly pictures: number
}

const CACHES = cacheNames(BASE_PATH)

/** Reading all files at once would need as much memory as they take on the device. */
const FILES_AT_ONCE = 20

async function sizeOfCache(name: string): Promise<number> {
  if (!('caches' in globalThis) || !(await caches.has(name))) return 0
  const cache = await caches.open(name)
  const requests = await cache.keys()
  let bytes = 0
  for (let at = 0; at < requests.length; at += FILES_AT_ONCE) {
    const sizes = await Promise.all(
      requests.slice(at, at + FILES_AT_ONCE).map(async (request) => (await (await cache.match(request))?.blob())?.size),
    )
    for (const size of sizes) bytes += size ?? 0
  }
  return bytes
}

/** Measures what the site stores. It reads every cached file, so it is slow for a whole edition. */
export async function measureStorage(): Promise<StorageUse> {
  const [edition, pictures, kept, estimate] = await Promise.all([
    sizeOfCache(CACHES.index),
    sizeOfCache(CACHES.pictures),
    sizeOfCache(CACHES.kept),
    navigator.storage?.estimate?.().catch(() => undefined),
  ])
  const { usage, quota } = estimate ?? {}
  return {
    ...(usage !== undefined && quota !== undefined && { total: { used: usage, quota } }),
    edition,
    pictures: pictures + kept,
  }
}

/** Deletes all index files. The page that is open keeps what it has loaded. */
export async function deleteEditionFiles(): Promise<void> {
  await deleteDownload()
  await caches.delete(CACHES.index)
}

/** Deletes the pictures that were shown. Those of saved stories stay. */
export async function deletePictures(): Promise<void> {
  await caches.delete(CACHES.pictures)
}
