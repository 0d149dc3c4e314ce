import { type GenericSchema, type InferOutput, safeParse } from 'valibot'
import { BASE_PATH } from '../../contract/base-path.ts'
import { SITE_FRONT_KEY } from '../../contract/addresses.ts'
import type { Manifest, Provider } from '../../contract/edition.ts'
import { STATE_KEYS, cacheNames } from '../../contract/offline.ts'
import * as guards from '../index/guards.ts'
import { directory as directoryGuard } from '../index/story-guards.ts'
import * as laterGuards from '../index/later-guards.ts'
import { SECTIONS, sectionUrl } from '../catalogue/load-catalogue.ts'
import { INDEX_URL, fileUrl } from '../index/queries.ts'

/** More would delay a story that is opened during the download. */
const CONCURRENT_REQUESTS = 4
/** Editions with at most this many articles are downloaded automatically. */
export const AUTO_DOWNLOAD_LIMIT = 1000
/** Average size of the index per article, measured on news editions. Used for estimates before the download. */
const BYTES_PER_ARTICLE = 4500
/** Stories and suggestions are this share of an edition; the rest is cards, catalogue and search. */
const STORY_SHARE = 0.7
/** Files that stay on the device because the reader has opened them, when no edition is downloaded. */
const MAX_OPENED_FILES = 1500
/** The worker caches a file some time after the page has read it, so the page checks this many times. */
const MAX_CACHE_CHECKS = 40
/** Milliseconds between two checks. */
const CACHE_CHECK_INTERVAL = 50

export class DownloadError extends Error {
  override readonly name = 'DownloadError'
  readonly reason: 'cancelled' | 'unreachable' | 'full' | 'unsupported'
  constructor(reason: DownloadError['reason'], message: string) {
    super(message)
    this.reason = reason
  }
}

export interface DownloadOptions {
  readonly signal: AbortSignal
  /** @param done number of stories on the device; the newest are loaded first */
  readonly onProgress: (done: number, total: number) => void
}

const CACHES = cacheNames(BASE_PATH)
const absolute = (url: string) => new URL(url, location.origin).href

/** Estimates how many bytes an edition takes on the device. */
export const estimateBytes = (manifest: Manifest): number => manifest.counts.articles * BYTES_PER_ARTICLE

/** True when a service worker controls this page and caches what it loads. */
export const canDownload = (): boolean => 'caches' in globalThis && Boolean(navigator.serviceWorker?.controller)

/** Loads files through the worker, which caches them. Files in the cache are not requested again. */
class Loader {
  /** Absolute URLs of all loaded files. */
  readonly urls = new Set<string>()
  private readonly index: Cache
  private readonly signal: AbortSignal
  bytes = 0

  constructor(index: Cache, signal: AbortSignal) {
    this.index = index
    this.signal = signal
  }

  private async request(url: string, cache: RequestCache = 'default'): Promise<Response> {
    if (this.signal.aborted) throw new DownloadError('cancelled', 'The reader has cancelled the download.')
    try {
      const response = await fetch(url, { signal: this.signal, cache })
      if (response.ok) return response
      throw new DownloadError('unreachable', `The server answered ${response.status} for ${url}.`)
    } catch (error) {
      if (error instanceof DownloadError) throw error
      const reason = this.signal.aborted ? 'cancelled' : 'unreachable'
      throw new DownloadError(reason, `${url} could not be loaded.`)
    }
  }

  async text(url: string): Promise<string> {
    const address = absolute(url)
    this.urls.add(address)
    const cached = await this.index.match(address)
    const text = cached ? await cached.text() : await (await this.request(url)).text()
    this.bytes += text.length
    return text
  }

  async json<S extends GenericSchema>(url: string, schema: S): Promise<InferOutput<S>> {
    try {
      const file = safeParse(schema, JSON.parse(await this.text(url)))
      if (file.success) return file.output
    } catch (error) {
      if (error instanceof DownloadError) throw error
    }
    throw new DownloadError('unreachable', `${url} is not a file of this index.`)
  }

  /** @throws {DownloadError} when the cache lacks a loaded file: the device is full, or the worker rejected the file */
  async checkCached(): Promise<void> {
    for (const url of this.urls) {
      for (let check = 0; !(await this.index.match(url)); check++) {
        if (check === MAX_CACHE_CHECKS) throw new DownloadError('full', `${url} is not on the device.`)
        // The copy in the HTTP cache may be damaged.
        if (check === MAX_CACHE_CHECKS / 2) await (await this.request(url, 'reload')).text()
        await new Promise((done) => setTimeout(done, CACHE_CHECK_INTERVAL))
      }
    }
  }
}

/** Runs `work` for all items, a few at a time. After a failure it starts no more. @throws the first error of `work` */
async function forEachConcurrently<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const waiting = items.toReversed()
  const failures: unknown[] = []
  const runNext = async () => {
    for (let item = waiting.pop(); item !== undefined && failures.length === 0; item = waiting.pop()) {
      await work(item).catch((error: unknown) => failures.push(error))
    }
  }
  await Promise.all(Array.from({ length: CONCURRENT_REQUESTS }, runNext))
  if (failures.length > 0) throw failures[0]
}

/** Caches the logos of the site itself. They are not named by a hash, so the cached copy may become outdated. */
async function cacheLogos(providers: Iterable<Provider>, cache: Cache): Promise<void> {
  const logos = [...providers].flatMap(({ logo, logoLarge }) => [logo, logoLarge])
  const local = [...new Set(logos)].filter((src) => src !== undefined && !/^https?:/.test(src))
  await forEachConcurrently(local, async (src) => {
    const url = absolute(INDEX_URL + src)
    if (await cache.match(url)) return
    // Without its logo, an outlet shows its initials.
    const response = await fetch(url).catch(() => undefined)
    if (response?.ok) await cache.put(url, response)
  })
}

/**
 * Downloads the whole edition to this device, the newest stories first: cards, stories, suggestions, logos and the
 * search index. A previous download stays usable until this one is complete. Cached files are not loaded again, so a
 * second attempt continues where the first one stopped.
 * @returns roughly how many bytes the edition takes
 * @throws {DownloadError}
 */
export async function downloadEdition(manifest: Manifest, { signal, onProgress }: DownloadOptions): Promise<number> {
  if (!canDownload()) throw new DownloadError('unsupported', 'No service worker controls this page.')
  const { quota, usage } = (await navigator.storage?.estimate?.().catch(() => undefined)) ?? {}
  if (quota !== undefined && usage !== undefined && quota - usage < estimateBytes(manifest) / 2) {
    throw new DownloadError('full', `The device has only ${quota - usage} bytes left for this site.`)
  }
  const loader = new Loader(await caches.open(CACHES.index), signal)
  const providers = new Map<string, Provider>()
  const addProviders = (list: readonly Provider[]) => {
    for (const provider of list) providers.set(provider.domain, provider)
  }
  const loadFront = async (key: string, hash: string) => {
    addProviders((await loader.json(fileUrl('fronts', key, hash), guards.front)).providers)
  }
  const { articles, stories } = manifest.counts
  let done = 0
  const reportProgress = (loaded: number) => onProgress(Math.floor((loaded * stories) / Math.max(1, articles)), stories)
  reportProgress(done)
  await loadFront(SITE_FRONT_KEY, manifest.front)
  await forEachConcurrently(manifest.topics, ({ id, front: hash }) => loadFront(id, hash))
  /** Loads files that some articles need, the first ones first. */
  const loadFiles = (urls: readonly string[], count: number) => {
    const before = done
    return forEachConcurrently(urls, async (url) => {
      await loader.text(url)
      done += count / urls.length
      reportProgress(Math.min(done, before + count))
    })
  }
  for (const part of manifest.parts.toReversed()) {
    const directory = await loader.json(fileUrl('directory', part.key, part.directory), directoryGuard)
    const stories = directory.stories.map(([key, hash]) => fileUrl('stories', key, hash)).toReversed()
    const similar = directory.similar.map(([key, hash]) => fileUrl('similar', key, hash)).toReversed()
    await loadFiles([...stories, ...similar], part.count * STORY_SHARE)
  }
  for (const volume of manifest.volumes) {
    const cards: string[] = []
    for (const url of new Set(SECTIONS.map((section) => sectionUrl(volume, section)))) {
      const { rows, groups } = await loader.json(url, laterGuards.catalogueFile)
      cards.push(...(rows?.cards ?? []).map(([key, , hash]) => fileUrl('cards', key, hash)))
      addProviders(groups?.providers ?? [])
    }
    const { files } = await loader.json(fileUrl('search', volume.key, volume.words), laterGuards.searchVolume)
    const words = files.map(([, hash]) => fileUrl('search', 'words', hash))
    await loadFiles([...cards, ...words], volume.count * (1 - STORY_SHARE))
  }
  reportProgress(articles)
  await loader.checkCached()
  await cacheLogos(providers.values(), await caches.open(CACHES.kept))
  if (signal.aborted) throw new DownloadError('cancelled', 'The reader has cancelled the download.')
  const state = await caches.open(CACHES.state)
  // This entry makes the download valid. Files of the previous one are deleted afterwards.
  await state.put(
    absolute(BASE_PATH + STATE_KEYS.whole),
    new Response(JSON.stringify(manifest), {
      headers: { 'content-type': 'application/json', 'x-bytes': String(loader.bytes) },
    }),
  )
  await pruneIndexCache(loader.urls)
  return loader.bytes
}

/** Deletes all index files but those in `wanted`, and the `maxOthers` that were cached last. */
async function pruneIndexCache(wanted: ReadonlySet<string>, maxOthers = 0): Promise<void> {
  const index = await caches.open(CACHES.index)
  const others = (await index.keys()).filter(({ url }) => !wanted.has(url))
  await Promise.all(others.slice(0, Math.max(0, others.length - maxOthers)).map((request) => index.delete(request)))
}

/** Returns the edition that is downloaded completely, if any. */
export async function downloadedEdition(): Promise<{ readonly edition: string; readonly bytes: number } | undefined> {
  if (!('caches' in globalThis)) return undefined
  const state = await caches.open(CACHES.state)
  const response = await state.match(absolute(BASE_PATH + STATE_KEYS.whole))
  if (!response) return undefined
  try {
    const manifest = safeParse(guards.manifest, await response.json())
    if (!manifest.success) return undefined
    return { edition: manifest.output.edition, bytes: Number(response.headers.get('x-bytes') ?? 0) }
  } catch {
    return undefined
  }
}

/** Deletes the downloaded edition. Some files that the reader has opened stay. */
export async function deleteDownload(): Promise<void> {
  const state = await caches.open(CACHES.state)
  await state.delete(absolute(BASE_PATH + STATE_KEYS.whole))
  await pruneIndexCache(new Set(), MAX_OPENED_FILES / 10)
}

/** When no edition is downloaded, limits the number of opened files on the device. */
export async function pruneOpenedFiles(): Promise<void> {
  if (!(await downloadedEdition())) await pruneIndexCache(new Set(), MAX_OPENED_FILES)
}
