import { statSync } from 'node:fs'
import { BuildCache } from './build-cache.ts'
import { collectArticles } from './collect/collect.ts'
import { type BuildResult, type BundleOptions, type Draft, makeDraft, missingFolder } from './draft.ts'
import { type Joined, type PublishOptions, join } from './join/join.ts'
import { type Listing, fingerprintListing, listContent } from './read/list-content.ts'
import { readSettings } from './settings/settings.ts'
import { planEdition } from './shard/plan-edition.ts'
import { type StageTimes, addTime } from './system/stage-times.ts'
import { ThreadPool } from './system/thread-pool.ts'
import { type Edition, writeEdition } from './write/write-edition.ts'

/**
 * Makes editions of a publisher's folder. The stages of a build are: list, read, join, plan, write. Every stage keeps its
 * results for the next build and repeats only the work that a change requires. A bundler must be closed after use.
 */
export class Bundler {
  private readonly options: BundleOptions
  private readonly pool = new ThreadPool()
  private cache: BuildCache | undefined

  constructor(options: BundleOptions) {
    this.options = options
  }

  /** Reads the folder. Problems of its content are returned, never thrown. */
  async prepare(): Promise<Draft> {
    const { content, archive = false, unpublished = false, future = false } = this.options
    const folder = statSync(content, { throwIfNoEntry: false })
    if (!folder?.isDirectory()) return missingFolder(this.options, folder !== undefined)
    const cache = (this.cache ??= await BuildCache.open(this.options))
    const now = `${(this.options.now ?? new Date()).toISOString().slice(0, 19)}Z`
    const choice = { unpublished, future, now }
    const times: StageTimes = {}

    const listing = listContent(content, archive)
    const inputs = fingerprintListing(listing, [unpublished, future, archive])
    const finished = cache.edition.finishedBuild(inputs, now)
    if (finished)
      return this.draft(finished, finished.articles, async (out) => {
        const unchanged = cache.edition.unchangedEdition(finished, out)
        return unchanged ?? this.write(listing, inputs, await this.join(listing, choice, times), out, times)
      })
    const joined = await this.join(listing, choice, times)
    return this.draft(joined, joined.articles.length, (out) => this.write(listing, inputs, joined, out, times))
  }

  private async join(listing: Listing, choice: PublishOptions, times: StageTimes): Promise<Joined> {
    const { content, onProgress } = this.options
    const settings = readSettings(content, listing)
    const files = await collectArticles({
      content,
      listing,
      siteOutlet: settings.own,
      store: this.openCache.articles,
      pool: this.pool,
      times,
      onProgress: (done, total) => onProgress?.('read', done, total),
    })
    const started = performance.now()
    const joined = join(files, settings, choice)
    addTime(times, 'join', started)
    return joined
  }

  private write(
    listing: Listing,
    inputs: string | undefined,
    joined: Joined,
    out: string,
    times: StageTimes,
  ): Promise<Edition> {
    const { content, onProgress } = this.options
    const { articles, edition: cache } = this.openCache
    const started = performance.now()
    const plan = planEdition(joined)
    addTime(times, 'plan', started)
    return writeEdition({
      content,
      out,
      listing,
      inputs,
      joined,
      plan,
      records: articles.records.path,
      cache,
      pool: this.pool,
      times,
      onProgress: (done, total) => onProgress?.('write', done, total),
    })
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
