import { INDEX_FOLDER, MANIFEST_FILE, SITE_FRONT_KEY, indexFilePath } from '../contract/addresses.ts'
import { INDEX_FORMAT } from '../contract/edition.ts'
import { STATE_KEYS } from '../contract/offline.ts'
import { BASE, CACHES, urlOf } from './site.ts'
import { cacheIndexFile, putInCache } from './store.ts'

/** Milliseconds that a page waits for the newest manifest before it gets the one on the device. */
const MANIFEST_TIMEOUT_MS = 2000

const MANIFEST_PATH = INDEX_FOLDER + MANIFEST_FILE

/** True for the address of the manifest. With a query, a request bypasses the worker. */
export const isManifest = (url: URL): boolean => url.pathname === BASE + MANIFEST_PATH && !url.search

/** The fields of a manifest that the worker needs. The page checks the whole manifest. */
interface ManifestFields {
  readonly format: number
  readonly edition: string
  readonly front: string
}

function hasManifestFields(json: unknown): json is ManifestFields {
  return (
    typeof json === 'object' &&
    json !== null &&
    'format' in json &&
    typeof json.format === 'number' &&
    'edition' in json &&
    typeof json.edition === 'string' &&
    'front' in json &&
    typeof json.front === 'string'
  )
}

/** A manifest. Only its {@link ManifestFields} are checked. */
interface ManifestText {
  readonly fields: ManifestFields
  /** The whole manifest as JSON. */
  readonly text: string
}

function parseManifest(text: string): ManifestText | undefined {
  try {
    const fields: unknown = JSON.parse(text)
    return hasManifestFields(fields) ? { fields, text } : undefined
  } catch {
    return undefined
  }
}

async function cachedManifest(key: string): Promise<ManifestText | undefined> {
  const response = await (await caches.open(CACHES.state)).match(urlOf(key))
  return response && parseManifest(await response.text())
}

const toResponse = ({ text }: ManifestText) =>
  new Response(text, { headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-cache' } })

/** The manifest to use when the server does not answer. An edition that is on the device as a whole is preferred. */
async function manifestOnDevice(): Promise<ManifestText | undefined> {
  return (await cachedManifest(STATE_KEYS.whole)) ?? (await cachedManifest(STATE_KEYS.seen))
}

/** Caches the front of a new edition and returns true if that worked. A host may have the manifest before its files. */
async function cacheFront({ fields }: ManifestText): Promise<boolean> {
  const url = new URL(urlOf(INDEX_FOLDER + indexFilePath('fronts', SITE_FRONT_KEY, fields.front)))
  if (await (await caches.open(CACHES.index)).match(url.href)) return true
  if (await cacheIndexFile(url, await fetch(url.href))) return true
  // The browser's HTTP cache may hold a broken copy, which would stay for a year.
  return cacheIndexFile(url, await fetch(url.href, { cache: 'reload' }))
}

/**
 * Fetches the manifest and caches it.
 * @throws when the response is not a manifest, has another format, or names a front that the server does not have yet
 */
export async function fetchManifest(): Promise<ManifestText> {
  const response = await fetch(urlOf(MANIFEST_PATH), { cache: 'no-cache' })
  const fresh = response.ok ? parseManifest(await response.text()) : undefined
  if (!fresh) throw new Error(`${urlOf(MANIFEST_PATH)} returned status ${response.status} and no manifest.`)
  if (fresh.fields.format !== INDEX_FORMAT)
    throw new Error(`The edition has format ${fresh.fields.format}, this reader needs format ${INDEX_FORMAT}.`)
  const previous = await cachedManifest(STATE_KEYS.seen)
  if (previous && previous.fields.edition !== fresh.fields.edition && !(await cacheFront(fresh))) {
    throw new Error(`The server does not have the front of edition ${fresh.fields.edition} yet.`)
  }
  if (previous?.text !== fresh.text) await putInCache(CACHES.state, urlOf(STATE_KEYS.seen), toResponse(fresh))
  return fresh
}

/**
 * Answers a page's request for the manifest. It gets the newest manifest if that arrives in time, else the one on the
 * device. If the device has none, the page gets the server's response, even an error, so that it can report it.
 */
export async function answerManifest(event: FetchEvent): Promise<Response> {
  const stored = await manifestOnDevice()
  if (!stored) {
    const response = await fetch(event.request)
    event.waitUntil(fetchManifest().catch(() => {}))
    return response
  }
  const fresh = fetchManifest()
  event.waitUntil(fresh.catch(() => {}))
  const timeout = new Promise<ManifestText>((resolve) => setTimeout(() => resolve(stored), MANIFEST_TIMEOUT_MS))
  return toResponse(await Promise.race([fresh.catch(() => stored), timeout]))
}

/** Fetches the newest manifest and front in the background, and puts a badge on the app's icon if they are new. */
export async function refreshInBackground(): Promise<void> {
  const before = await cachedManifest(STATE_KEYS.seen)
  const fresh = await fetchManifest()
  if (fresh.fields.edition === before?.fields.edition) return
  await cacheFront(fresh)
  await navigator.setAppBadge?.()
}
