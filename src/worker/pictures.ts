import { STATE_KEYS } from '../contract/offline.ts'
import { CACHES, urlOf } from './site.ts'

const MAX_PICTURES = 300
const MAX_BYTES = 40_000_000
/** Larger pictures are not cached, since they would displace many others. */
const MAX_PICTURE_BYTES = 3_000_000
/** Number of new pictures after which the cache is trimmed. */
const TRIM_EVERY = 20

/**
 * Origins whose pictures cannot be read by other sites. They are not cached: an opaque response has no size, and
 * browsers count it as several megabytes.
 */
let closed: Set<string> | undefined

async function closedOrigins(): Promise<Set<string>> {
  if (closed) return closed
  const stored = await (await caches.open(CACHES.state)).match(urlOf(STATE_KEYS.closed))
  const origins: unknown = await stored?.json().catch(() => [])
  closed = new Set(Array.isArray(origins) ? origins.filter((origin) => typeof origin === 'string') : [])
  return closed
}

async function addClosedOrigin(origin: string): Promise<void> {
  const origins = await closedOrigins()
  origins.add(origin)
  await (await caches.open(CACHES.state)).put(urlOf(STATE_KEYS.closed), Response.json([...origins]))
}

const isPicture = (response: Response) =>
  response.ok && (response.headers.get('content-type') ?? '').startsWith('image/')

const sizeOf = (response: Response) => Number(response.headers.get('x-bytes') ?? 0)

let picturesUntilTrim = TRIM_EVERY

/** Caches a picture. A header stores its size, so that trimming does not need to read all pictures. */
async function cachePicture(url: string, response: Response): Promise<void> {
  const blob = await response.blob()
  if (blob.size > MAX_PICTURE_BYTES) return
  const headers = { 'content-type': blob.type, 'x-bytes': String(blob.size) }
  try {
    await (await caches.open(CACHES.pictures)).put(url, new Response(blob, { headers }))
  } catch {
    // The device is full. The space is more useful for stories than for pictures.
    await makeRoom()
    return
  }
  if (--picturesUntilTrim <= 0) await trimPictures()
}

/** Deletes the oldest pictures until number and size are within the limits. */
async function trimPictures(): Promise<void> {
  picturesUntilTrim = TRIM_EVERY
  const cache = await caches.open(CACHES.pictures)
  const all = await Promise.all(
    (await cache.keys()).map(async (request) => {
      const response = await cache.match(request)
      return { request, bytes: response ? sizeOf(response) : 0 }
    }),
  )
  let [count, bytes] = [all.length, all.reduce((sum, picture) => sum + picture.bytes, 0)]
  for (const picture of all) {
    if (count <= MAX_PICTURES && bytes <= MAX_BYTES) return
    await cache.delete(picture.request)
    count -= 1
    bytes -= picture.bytes
  }
}

/** Frees space on a full device by deleting all pictures except those of saved stories. */
export const makeRoom = (): Promise<boolean> => caches.delete(CACHES.pictures)

async function cachedPicture(url: string): Promise<Response | undefined> {
  for (const name of [CACHES.kept, CACHES.pictures]) {
    const response = await (await caches.open(name)).match(url)
    if (response) return response
  }
  return undefined
}

/**
 * Fetches a picture so that its bytes can be read.
 * @throws when it is on another site that does not allow it, or cannot be reached
 */
const fetchReadable = (url: URL) =>
  fetch(url.href, { mode: 'cors', credentials: 'omit', referrerPolicy: 'no-referrer' })

/** Caches a picture that the page loaded before the worker was active. */
export async function cacheLoadedPicture(url: URL): Promise<void> {
  if (!isWeb(url.href) || (await cachedPicture(url.href)) || (await closedOrigins()).has(url.origin)) return
  try {
    const response = await fetchReadable(url)
    if (isPicture(response)) await cachePicture(url.href, response)
  } catch {
    await addClosedOrigin(url.origin)
  }
}

/** Answers a request for a picture of another site from the cache, else from that site. Caches it if it is readable. */
export async function answerPicture(event: FetchEvent, url: URL): Promise<Response> {
  const cached = await cachedPicture(url.href)
  if (cached) return cached
  if ((await closedOrigins()).has(url.origin)) return fetch(event.request)
  let response: Response
  try {
    response = await fetchReadable(url)
  } catch {
    // If the plain request succeeds, the site is reachable but does not let us read the picture. Otherwise this throws.
    const opaque = await fetch(event.request)
    event.waitUntil(addClosedOrigin(url.origin).catch(() => {}))
    return opaque
  }
  if (isPicture(response)) event.waitUntil(cachePicture(url.href, response.clone()).catch(() => {}))
  return response
}

const isWeb = (url: string) => /^https?:/.test(url)

/**
 * Keeps the picture of a saved story until {@link dropPicture}.
 * @throws when its site does not let us read it or cannot be reached
 */
export async function keepPicture(address: string): Promise<void> {
  const url = new URL(address, location.origin).href
  const kept = await caches.open(CACHES.kept)
  if (!isWeb(url) || (await kept.match(url))) return
  const cached = await cachedPicture(url)
  const response = cached ?? (await fetchReadable(new URL(url)))
  if (isPicture(response)) await kept.put(url, response)
}

/** Deletes the picture of a story that is no longer saved. */
export async function dropPicture(address: string): Promise<void> {
  await (await caches.open(CACHES.kept)).delete(new URL(address, location.origin).href)
}

/**
 * Answers a request for a picture in the index's `assets/`. Such a file can change under the same name, so the cached
 * copy is returned at once and replaced for the next time.
 */
export async function answerAsset(event: FetchEvent, url: URL): Promise<Response> {
  const cached = await cachedPicture(url.href)
  const fresh = fetch(event.request)
  if (!cached) {
    const response = await fresh
    if (isPicture(response)) event.waitUntil(cachePicture(url.href, response.clone()).catch(() => {}))
    return response
  }
  event.waitUntil(
    fresh
      .then(async (response) => {
        if (!isPicture(response)) return
        const isKept = await (await caches.open(CACHES.kept)).match(url.href)
        if (isKept) await (await caches.open(CACHES.kept)).put(url.href, response)
        else await cachePicture(url.href, response)
      })
      .catch(() => {}),
  )
  return cached
}

/** Returns another copy of the same picture. */
async function otherCopy({ href }: URL): Promise<Response | undefined> {
  const start = href.replace(/\d+\.\w+$/, '')
  for (const name of [CACHES.kept, CACHES.pictures]) {
    const cache = await caches.open(name)
    const found = (await cache.keys()).find(({ url }) => url.startsWith(start))
    if (found) return cache.match(found)
  }
  return undefined
}

/**
 * Answers a request for a smaller copy of a picture. A copy never changes, so a cached one is not requested again. When it
 * cannot be loaded, a copy of another width takes its place, such as that of a saved story.
 */
export async function answerCopy(event: FetchEvent, url: URL): Promise<Response> {
  const cached = await cachedPicture(url.href)
  if (cached) return cached
  const response = await fetch(event.request).catch(() => undefined)
  if (!response || !isPicture(response)) return (await otherCopy(url)) ?? response ?? Response.error()
  event.waitUntil(cachePicture(url.href, response.clone()).catch(() => {}))
  return response
}
