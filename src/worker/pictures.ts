import { STATE_KEYS } from '../contract/offline.ts'
import { CACHES, urlOf } from './site.ts'

const MOST_PICTURES = 300
const MOST_BYTES = 40_000_000
/** One alone may not push out all others. */
const MOST_OF_ONE = 3_000_000
/** Pictures between two looks at how many there are. */
const TRIM_EVERY = 20

/** Whose pictures other sites may not read: what can't be read can't be measured, and fills a device unseen. */
let closed: Set<string> | undefined

async function closedOrigins(): Promise<Set<string>> {
  if (closed) return closed
  const known = await (await caches.open(CACHES.state)).match(urlOf(STATE_KEYS.closed))
  const origins: unknown = await known?.json().catch(() => [])
  closed = new Set(Array.isArray(origins) ? origins.filter((one) => typeof one === 'string') : [])
  return closed
}

async function noteClosed(origin: string): Promise<void> {
  const origins = await closedOrigins()
  origins.add(origin)
  await (await caches.open(CACHES.state)).put(urlOf(STATE_KEYS.closed), Response.json([...origins]))
}

const isPicture = (response: Response) =>
  response.ok && (response.headers.get('content-type') ?? '').startsWith('image/')

const sizeOf = (response: Response) => Number(response.headers.get('x-bytes') ?? 0)

let untilTrim = TRIM_EVERY

/** Keeps a copy, with its size, so that all of them can be weighed without being read. */
async function keepCopy(url: string, response: Response): Promise<void> {
  const blob = await response.blob()
  if (blob.size > MOST_OF_ONE) return
  const headers = { 'content-type': blob.type, 'x-bytes': String(blob.size) }
  try {
    await (await caches.open(CACHES.pictures)).put(url, new Response(blob, { headers }))
  } catch {
    // The device is full: what is read comes before what is looked at.
    await makeRoom()
    return
  }
  if (--untilTrim <= 0) await trimPictures()
}

/** The oldest go until there are few enough, and they weigh little enough. */
async function trimPictures(mostCount = MOST_PICTURES, mostBytes = MOST_BYTES): Promise<void> {
  untilTrim = TRIM_EVERY
  const cache = await caches.open(CACHES.pictures)
  const all = await Promise.all(
    (await cache.keys()).map(async (request) => {
      const response = await cache.match(request)
      return { request, bytes: response ? sizeOf(response) : 0 }
    }),
  )
  let [count, bytes] = [all.length, all.reduce((sum, one) => sum + one.bytes, 0)]
  for (const one of all) {
    if (count <= mostCount && bytes <= mostBytes) return
    await cache.delete(one.request)
    count -= 1
    bytes -= one.bytes
  }
}

/** Pictures are the first to go when a device is full. */
export const makeRoom = (): Promise<boolean> => caches.delete(CACHES.pictures)

async function known(url: string): Promise<Response | undefined> {
  for (const name of [CACHES.kept, CACHES.pictures]) {
    const response = await (await caches.open(name)).match(url)
    if (response) return response
  }
  return undefined
}

/** @throws when its site lets nobody read it, or is away */
const fetchOpenly = (url: URL) => fetch(url.href, { mode: 'cors', credentials: 'omit', referrerPolicy: 'no-referrer' })

/** A picture that was shown before there was a worker. */
export async function rememberPicture(url: URL): Promise<void> {
  if (!isWeb(url.href) || (await known(url.href)) || (await closedOrigins()).has(url.origin)) return
  try {
    const response = await fetchOpenly(url)
    if (isPicture(response)) await keepCopy(url.href, response)
  } catch {
    await noteClosed(url.origin)
  }
}

/** A picture of another site: from the device, else from there; a copy is kept where that site lets it be read. */
export async function answerPicture(event: FetchEvent, url: URL): Promise<Response> {
  const here = await known(url.href)
  if (here) return here
  if ((await closedOrigins()).has(url.origin)) return fetch(event.request)
  let response: Response
  try {
    response = await fetchOpenly(url)
  } catch {
    // It is closed to us, or away; the browser itself can tell.
    const plain = await fetch(event.request)
    event.waitUntil(noteClosed(url.origin).catch(() => {}))
    return plain
  }
  if (isPicture(response)) event.waitUntil(keepCopy(url.href, response.clone()).catch(() => {}))
  return response
}

const isWeb = (url: string) => /^https?:/.test(url)

/** Keeps the picture of a saved story, where its site lets it be read. */
export async function keepPicture(address: string): Promise<void> {
  const url = new URL(address, location.origin).href
  const kept = await caches.open(CACHES.kept)
  if (!isWeb(url) || (await kept.match(url))) return
  const here = await known(url)
  const response = here ?? (await fetchOpenly(new URL(url)))
  if (isPicture(response)) await kept.put(url, response)
}

export async function dropPicture(address: string): Promise<void> {
  await (await caches.open(CACHES.kept)).delete(new URL(address, location.origin).href)
}

/** A file of the publisher's own folder, whose name stays when it changes: the last one at once, the new one next time. */
export async function answerAsset(event: FetchEvent, url: URL): Promise<Response> {
  const here = await known(url.href)
  const fresh = fetch(event.request)
  if (!here) {
    const response = await fresh
    if (isPicture(response)) event.waitUntil(keepCopy(url.href, response.clone()).catch(() => {}))
    return response
  }
  event.waitUntil(
    fresh
      .then(async (response) => {
        if (!isPicture(response)) return
        const isKept = await (await caches.open(CACHES.kept)).match(url.href)
        if (isKept) await (await caches.open(CACHES.kept)).put(url.href, response)
        else await keepCopy(url.href, response)
      })
      .catch(() => {}),
  )
  return here
}
