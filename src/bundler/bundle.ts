import { statSync } from 'node:fs'
import { BuildCache } from './build-cache.ts'
import { collectArticles } from './collect/collect.ts'
import { collectChecked } from './pictures/check-pictures.ts'
import { type BuildResult, type BundleOptions, type Draft, makeDraft, missingFolder, publishOptions } from './draft.ts'
import { type JoinedWithCopies, copiesVersion, makeCopies } from './copies/make-copies.ts'
import { type PublishOptions, join } from './join/join.ts'
import { type Listing, fingerprintListing } from './read/list-content.ts'
import { readLooks } from './looks/read-looks.ts'
import { readSettings, withLooks } from './settings/settings.ts'
import { relateArticles } from './relate/relate.ts'
import { planEdition } from './shard/plan-edition.ts'
import { type StageTimes, addTime } from './system/stage-times.ts'
import { ThreadPool } from './system/thread-pool.ts'
import { WatchedFolder } from './watched-folder.ts'
import { type Edition, type FolderToWrite, writeEdition } from './write/write-edition.ts'

/**
 * Makes editions of a publisher's folder. The stages of a build are: list, read, join, plan, write. Every stage keeps its
 * results for the next build and repeats only the work that a change requires. A bundler must be closed after use.
 */
export class Bundler {
  private readonly options: BundleOptions
  private readonly folder: WatchedFolder
  private readonly pool = new ThreadPool()
  private cache: BuildCache | undefined
  private read: FolderToWrite | undefined

  constructor(options: BundleOptions) {
    this.options = options
    this.folder = new WatchedFolder(options.content, options.archive)
  }

  /**
   * Reads the folder. Problems of its content are returned, never thrown.
   * @param saved the only paths that have changed since the last call, if they are known; then `settle` must follow
   */
  async prepare(saved?: readonly string[]): Promise<Draft> {
    const { content, archive = false, checkPictures, url } = this.options
    const folder = statSync(content, { throwIfNoEntry: false })
    if (!folder?.isDirectory()) return missingFolder(this.options, folder !== undefined)
    const cache = (this.cache ??= await BuildCache.open(this.options))
    const choice = publishOptions(this.options)
    const times: StageTimes = {}
    this.read = undefined
    const listing = this.folder.list(saved)
    // The answers of other sites are not among the inputs, so with them no build is taken over as it is.
    const options = [choice.unpublished, choice.future, archive, url, copiesVersion()]
    const inputs = checkPictures ? undefined : fingerprintListing(listing, options)
    const finished = cache.edition.finishedBuild(inputs, choice.now)
    if (finished)
      return this.draft({ ...finished, listing }, finished.articles, async (out) => {
        const unchanged = cache.edition.unchangedEdition(finished, out)
        return unchanged ?? this.write({ listing, inputs, joined: await this.join(listing, choice, times) }, out, times)
      })
    const joined = await this.join(listing, choice, times)
    const read = (this.read = { listing, inputs, joined })
    return this.draft({ ...joined, listing }, joined.articles.length, (out) => this.write(read, out, times))
  }

  private async join(listing: Listing, choice: PublishOptions, times: StageTimes): Promise<JoinedWithCopies> {
    const { options, pool } = this
    const { articles: store, folder: cache } = this.openCache
    const { content } = options
    const settings = withLooks(readSettings(content, listing, options.url), await readLooks(content, listing))
    const site = settings.articleSite
    const collect = (gone?: ReadonlySet<string>) =>
      collectArticles({ content, listing, site, gone, store, pool, times, onProgress: this.progress('read') })
    const read = await collectChecked({ options, collect, settings, cache, choice, onProgress: this.progress('check') })
    const started = performance.now()
    const joined = join(read.files, read.settings, choice)
    addTime(times, 'join', started)
    const whole = { ...joined, pictures: read.pictures }
    if (options.isSession || settings.hasOriginalPictures) return whole
    return makeCopies(whole, { content, listing, cache, times, onProgress: this.progress('copy') })
  }

  private async write(read: FolderToWrite, out: string, times: StageTimes): Promise<Edition> {
    const { pool, options } = this
    const { articles: store, edition: cache, folder, relations: memory } = this.openCache
    const relations = await relateArticles(read.joined.articles, { store, cache: folder, pool, times, memory })
    const started = performance.now()
    const plan = planEdition(read.joined, relations)
    addTime(times, 'plan', started)
    const onProgress = this.progress('write')
    const input = { content: options.content, out, plan, store, cache, pool, times, onProgress }
    const edition = await writeEdition({ ...read, ...input })
    if (!this.folder.isUnchecked) cache.flush()
    return edition
  }

  /** Writes the cache, and returns true when other files have changed than `prepare` was told. It must be called again then. */
  settle(): boolean {
    this.openCache.edition.flush()
    return this.folder.hasChangedUnnoticed(this.openCache.articles)
  }

  private progress(stage: 'read' | 'check' | 'copy' | 'write') {
    return (done: number, total: number) => this.options.onProgress?.(stage, done, total)
  }

  private draft(result: BuildResult, articles: number, write: Draft['write']): Draft {
    const retry = async (out: string) => {
      this.openCache.clear()
      return (await this.prepare()).write(out)
    }
    return makeDraft(result, articles, this.options, write, retry)
  }

  private get openCache(): BuildCache {
    if (!this.cache) throw new Error('The bundler was closed.')
    return this.cache
  }

  /** Returns the articles that `prepare` has read, and how they belong together. Nothing is written. */
  async relate() {
    const listing = this.read?.listing ?? this.folder.list()
    const joined = this.read?.joined ?? (await this.join(listing, publishOptions(this.options), {}))
    const { articles: store, folder: cache } = this.openCache
    const relations = await relateArticles(joined.articles, { store, cache, pool: this.pool, times: {} })
    return { listing, joined, articles: joined.articles, relations, store, cache }
  }

  /** Folder in which the dev server keeps its index. */
  async indexFolder(): Promise<string> {
    return (this.cache ??= await BuildCache.open(this.options)).indexFolder
  }

  async close(): Promise<void> {
    await this.pool.end()
    this.cache?.close()
    this.cache = undefined
  }
}
