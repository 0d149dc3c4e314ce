import { INDEX_FOLDER, MANIFEST_FILE, SITE_FRONT, indexFile } from '../contract/addresses.ts'
import { FORMAT } from '../contract/edition.ts'
import { STATE_KEYS } from '../contract/offline.ts'
import { BASE, CACHES, urlOf } from './site.ts'
import { put, rememberIndexFile } from './store.ts'

/** So long a reader waits for the newest edition when there is one on the device, in milliseconds. */
const PATIENCE = 2000

const MANIFEST_PATH = INDEX_FOLDER + MANIFEST_FILE

export const isManifest = (url: URL): boolean => url.pathname === BASE + MANIFEST_PATH && !url.search

/** As much of a manifest as the worker must know; the page has the whole guard. */
interface Head {
  readonly format: number
  readonly edition: string
  readonly front: string
}

function isHead(json: unknown): json is Head {
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

interface Known {
  readonly head: Head
  readonly text: string
}

function parseHead(text: string): Known | undefined {
  try {
    const head: unknown = JSON.parse(text)
    return isHead(head) ? { head, text } : undefined
  } catch {
    return undefined
  }
}

async function remembered(key: string): Promise<Known | undefined> {
  const response = await (await caches.open(CACHES.state)).match(urlOf(key))
  return response && parseHead(await response.text())
}

const toResponse = ({ text }: Known) =>
  new Response(text, { headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-cache' } })

/** The edition to open when the server does not answer: one that is kept whole before one that was only seen. */
async function onDevice(): Promise<Known | undefined> {
  return (await remembered(STATE_KEYS.whole)) ?? (await remembered(STATE_KEYS.seen))
}

/** Whether the front of a new edition can be had: a manifest may arrive at a host before what it names. */
async function hasArrived({ head }: Known): Promise<boolean> {
  const url = new URL(urlOf(INDEX_FOLDER + indexFile('fronts', SITE_FRONT, head.front)))
  if (await (await caches.open(CACHES.index)).match(url.href)) return true
  if (await rememberIndexFile(url, await fetch(url.href))) return true
  // The browser may have remembered half of it for a year.
  return rememberIndexFile(url, await fetch(url.href, { cache: 'reload' }))
}

/**
 * Fetches the manifest, and remembers it.
 * @throws when the server does not answer with an edition that this reader can show
 */
export async function fetchEdition(): Promise<Known> {
  const response = await fetch(urlOf(MANIFEST_PATH), { cache: 'no-cache' })
  const fresh = response.ok ? parseHead(await response.text()) : undefined
  if (!fresh) throw new Error(`${urlOf(MANIFEST_PATH)} was answered with ${response.status}, and no manifest.`)
  if (fresh.head.format !== FORMAT) throw new Error(`The edition has format ${fresh.head.format}.`)
  const seen = await remembered(STATE_KEYS.seen)
  if (seen && seen.head.edition !== fresh.head.edition && !(await hasArrived(fresh))) {
    throw new Error(`The front of edition ${fresh.head.edition} is not there yet.`)
  }
  if (seen?.text !== fresh.text) await put(CACHES.state, urlOf(STATE_KEYS.seen), toResponse(fresh))
  return fresh
}

/**
 * The manifest for a page that opens: the newest one, if it comes soon; else the one on the device. Without either, what
 * the server says, so that the page can say what is wrong.
 */
export async function answerManifest(event: FetchEvent): Promise<Response> {
  const known = await onDevice()
  if (!known) {
    const response = await fetch(event.request)
    event.waitUntil(fetchEdition().catch(() => {}))
    return response
  }
  const fresh = fetchEdition()
  event.waitUntil(fresh.catch(() => {}))
  const late = new Promise<Known>((done) => setTimeout(() => done(known), PATIENCE))
  return toResponse(await Promise.race([fresh.catch(() => known), late]))
}

/** Fetches the newest edition's first screen while nobody looks. */
export async function refresh(): Promise<void> {
  const before = await remembered(STATE_KEYS.seen)
  const fresh = await fetchEdition()
  if (fresh.head.edition === before?.head.edition) return
  await hasArrived(fresh)
  await navigator.setAppBadge?.()
}
