import { parse } from 'valibot'
import type { GenericSchema, InferOutput } from 'valibot'
import { SITE_FRONT } from '../contract/addresses.ts'
import type { Manifest, Provider } from '../contract/edition.ts'
import { STATE_KEYS, cacheNames } from '../contract/offline.ts'
import * as guards from './guards.ts'
import { INDEX_URL, fileUrl } from './queries.ts'

/** Requests at a time: as many as do not keep a reader waiting who opens a story meanwhile. */
const AT_ONCE = 4
/** Editions of so many articles are kept whole without being asked for. */
export const SMALL = 1000
/** Bytes of the index for one article, measured over editions of news; for a guess before anything is loaded. */
const BYTES_AN_ARTICLE = 4500
/** Files of other editions that may stay: what was opened opens again, until there are too many. */
const MOST_OTHERS = 1500
/** Times that a file is looked for after it came: the worker writes it down when it has been read. */
const LOOKS = 40
const PAUSE = 50

export class KeepError extends Error {
  override readonly name = 'KeepError'
  readonly why: 'cancelled' | 'unreachable' | 'full' | 'unsupported'
  constructor(why: KeepError['why'], message: string) {
    super(message)
    this.why = why
  }
}

export interface KeepOptions {
  readonly signal: AbortSignal
  /** @param done stories that are on the device, the newest first */
  readonly onProgress: (done: number, total: number) => void
}

const CACHES = cacheNames(import.meta.env.BASE_URL)
const absolute = (url: string) => new URL(url, location.origin).href

/** Roughly as many bytes as an edition takes on the device. */
export const guessBytes = (manifest: Manifest): number => manifest.counts.articles * BYTES_AN_ARTICLE

/** Whether this page has a worker that writes down what is loaded. */
export const canKeep = (): boolean => 'caches' in globalThis && Boolean(navigator.serviceWorker?.controller)

/** Loads files through the worker, which writes them down; what is there already is not loaded again. */
class Loader {
  readonly urls = new Set<string>()
  private readonly index: Cache
  private readonly signal: AbortSignal
  bytes = 0

  constructor(index: Cache, signal: AbortSignal) {
    this.index = index
    this.signal = signal
  }

  private async request(url: string, cache: RequestCache = 'default'): Promise<Response> {
    if (this.signal.aborted) throw new KeepError('cancelled', 'Stopped by the reader.')
    try {
      const response = await fetch(url, { signal: this.signal, cache })
      if (response.ok) return response
      throw new KeepError('unreachable', `${url} was answered with ${response.status}.`)
    } catch (error) {
      if (error instanceof KeepError) throw error
      const why = this.signal.aborted ? 'cancelled' : 'unreachable'
      throw new KeepError(why, `${url} could not be loaded.`)
    }
  }

  /** @returns what the file holds */
  async file(url: string): Promise<string> {
    const address = absolute(url)
    this.urls.add(address)
    const known = await this.index.match(address)
    const text = known ? await known.text() : await (await this.request(url)).text()
    this.bytes += text.length
    return text
  }

  async json<S extends GenericSchema>(url: string, schema: S): Promise<InferOutput<S>> {
    try {
      return parse(schema, JSON.parse(await this.file(url)))
    } catch (error) {
      if (error instanceof KeepError) throw error
      throw new KeepError('unreachable', `${url} is not a file of this index.`)
    }
  }

  /** @throws when a file that came is not written down: the device is full, or what came was not the file */
  async check(): Promise<void> {
    for (const url of this.urls) {
      for (let look = 0; !(await this.index.match(url)); look++) {
        if (look === LOOKS) throw new KeepError('full', `${url} is not on the device.`)
        // The first look may come before the worker has written it.
        if (look === LOOKS / 2) await (await this.request(url, 'reload')).text()
        await new Promise((done) => setTimeout(done, PAUSE))
      }
    }
  }
}

async function inTurns<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const waiting = items.toReversed()
  const failures: unknown[] = []
  const turn = async () => {
    for (let item = waiting.pop(); item !== undefined && failures.length === 0; item = waiting.pop()) {
      await work(item).catch((error: unknown) => failures.push(error))
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, turn))
  if (failures.length > 0) throw failures[0]
}

/** Logos stand under names of their own, and change: they are kept as they are now. */
async function keepLogos(providers: Iterable<Provider>, kept: Cache): Promise<void> {
  const logos = [...providers].flatMap(({ logo, logoLarge }) => [logo, logoLarge])
  const own = [...new Set(logos)].filter((src) => src !== undefined && !/^https?:/.test(src))
  await inTurns(own, async (src) => {
    const url = absolute(INDEX_URL + src)
    if (await kept.match(url)) return
    // A logo that does not come leaves its outlet's initials.
    const response = await fetch(url).catch(() => undefined)
    if (response?.ok) await kept.put(url, response)
  })
}

/**
 * Keeps the whole edition on this device, the newest stories first: cards, stories, suggestions, logos and what is
 * searched. The edition that was kept before stays until this one is complete; what is there already is not loaded again,
 * so that a second try goes on where the first was stopped.
 * @returns about how many bytes it takes
 * @throws {KeepError}
 */
export async function keepEdition(manifest: Manifest, { signal, onProgress }: KeepOptions): Promise<number> {
  if (!canKeep()) throw new KeepError('unsupported', 'There is no worker.')
  const { quota, usage } = (await navigator.storage?.estimate?.().catch(() => undefined)) ?? {}
  if (quota !== undefined && usage !== undefined && quota - usage < guessBytes(manifest) / 2) {
    throw new KeepError('full', `There are ${quota - usage} bytes left.`)
  }
  const loader = new Loader(await caches.open(CACHES.index), signal)
  const providers = new Map<string, Provider>()
  const note = (list: readonly Provider[]) => {
    for (const provider of list) providers.set(provider.domain, provider)
  }
  const front = async (key: string, hash: string) => {
    note((await loader.json(fileUrl('fronts', key, hash), guards.front)).providers)
  }
  const total = manifest.counts.articles
  let done = 0
  onProgress(done, total)
  await front(SITE_FRONT, manifest.front)
  await inTurns(manifest.topics, ({ id, front: hash }) => front(id, hash))
  for (const part of manifest.parts.toReversed()) {
    const directory = await loader.json(fileUrl('directory', part.key, part.directory), guards.directory)
    const named = (kind: 'cards' | 'stories' | 'similar' | 'search', key: string, hash: string) =>
      fileUrl(kind, key, hash)
    const files = [
      ...directory.cards.map(([key, , hash]) => named('cards', key, hash)),
      ...directory.stories.map(([key, hash]) => named('stories', key, hash)),
      ...directory.similar.map(([key, hash]) => named('similar', key, hash)),
      ...directory.search.map(([key, , hash]) => named('search', key, hash)),
    ].toReversed()
    let here = 0
    await inTurns(files, async (url) => {
      await loader.file(url)
      here++
      onProgress(done + Math.floor((part.count * here) / (files.length + 1)), total)
    })
    note((await loader.json(fileUrl('catalogue', part.key, part.rows), guards.catalogueRows)).providers)
    done += part.count
    onProgress(done, total)
  }
  await loader.check()
  await keepLogos(providers.values(), await caches.open(CACHES.kept))
  if (signal.aborted) throw new KeepError('cancelled', 'Stopped by the reader.')
  const state = await caches.open(CACHES.state)
  // With this the edition is there; the one before goes afterwards.
  await state.put(
    absolute(import.meta.env.BASE_URL + STATE_KEYS.whole),
    new Response(JSON.stringify(manifest), {
      headers: { 'content-type': 'application/json', 'x-bytes': String(loader.bytes) },
    }),
  )
  await prune(loader.urls)
  return loader.bytes
}

/** Files of editions that are no more go, but for the last that were opened. */
async function prune(named: ReadonlySet<string>, most = 0): Promise<void> {
  const index = await caches.open(CACHES.index)
  const others = (await index.keys()).filter(({ url }) => !named.has(url))
  await Promise.all(others.slice(0, Math.max(0, others.length - most)).map((request) => index.delete(request)))
}

/** The edition that is kept whole on this device. */
export async function keptEdition(): Promise<{ readonly edition: string; readonly bytes: number } | undefined> {
  if (!('caches' in globalThis)) return undefined
  const state = await caches.open(CACHES.state)
  const response = await state.match(absolute(import.meta.env.BASE_URL + STATE_KEYS.whole))
  if (!response) return undefined
  try {
    const { edition } = parse(guards.manifest, await response.json())
    return { edition, bytes: Number(response.headers.get('x-bytes') ?? 0) }
  } catch {
    return undefined
  }
}

/** Gives the room back. What was opened may stay. */
export async function dropEdition(): Promise<void> {
  const state = await caches.open(CACHES.state)
  await state.delete(absolute(import.meta.env.BASE_URL + STATE_KEYS.whole))
  await prune(new Set(), MOST_OTHERS / 10)
}

/** Without a whole edition, what was opened is kept up to a limit. */
export async function trimOpened(): Promise<void> {
  if (!(await keptEdition())) await prune(new Set(), MOST_OTHERS)
}
