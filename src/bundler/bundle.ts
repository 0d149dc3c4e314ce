import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Manifest } from '../contract/edition.ts'
import { adopt, wordsOf } from './adopt.ts'
import { CacheError } from './cache/cache-file.ts'
import { Cache, type KnownContent, type KnownEdition, type KnownOutput, type Stamp } from './cache/cache.ts'
import { ContentStore, isWorn } from './collect/content-store.ts'
import { LateCrew } from './system/crew.ts'
import { type BundleOptions, type Draft, type Edition, judge, noFolder } from './draft.ts'
import type { Clock } from './collect/entry.ts'
import { gather } from './collect/gather.ts'
import { joinSources } from './join/join.ts'
import type { Joining, Look } from './joining.ts'
import { LockError, lockFolder } from './system/lock.ts'
import { Output, isIntact } from './write/output.ts'
import { patchPlan } from './patch.ts'
import { orderEdition, planEdition } from './shard/plan.ts'
import { type Writing, writeEdition } from './write/edition-writing.ts'
import { type QuickPlan, planQuickly } from './quick.ts'
import { type Listing, listAgain, listContent } from './read/listing.ts'
import { readOwnOutlet, readSettings } from './settings/settings.ts'
import { areArticlesUnchanged, countOf, isFrameUnchanged } from './cache/stamp.ts'
import { locateIn } from './validate/locate.ts'
import { Statter } from './read/stat-many.ts'
import { checkOutput } from './write/write.ts'

/** From so many on a second thread costs less than it saves. */
const MANY_FILES = 600
const MANY_PARTS = 2

/** Makes editions of a publisher's folder, and remembers between them what has not changed. Must be closed. */
export class Bundler {
  private readonly options: BundleOptions
  private cache: Cache | undefined
  private temporary: string | undefined
  private release: (() => void) | undefined
  private readonly crew: LateCrew
  private readonly statter = new Statter()
  private store: ContentStore | undefined
  private listing: Listing | undefined
  private content: KnownContent | undefined
  private last: Joining | undefined
  private edition: KnownEdition | undefined
  private readonly outputs = new Map<string, KnownOutput>()
  /** What is to be written down, the latest of each kind. */
  private readonly unsaved = new Map<'content' | 'edition', () => void>()

  constructor(options: BundleOptions) {
    this.options = options
    this.crew = new LateCrew(options.isCommand)
  }

  /**
   * Reads the folder. Problems of its content are returned, never thrown.
   * @param saved articles of the last listing that were saved since, when nothing else was
   */
  async prepare(saved?: ReadonlySet<string>): Promise<Draft> {
    const { content, archive = false, unpublished = false, future = false } = this.options
    const folder = statSync(content, { throwIfNoEntry: false })
    if (!folder?.isDirectory()) return noFolder(content, folder !== undefined)
    const cache = (this.cache ??= await this.openCache())
    const listedAt = Date.now()
    const again = saved && this.listing && listAgain(content, this.listing, saved)
    const stamp = this.store ? undefined : cache.readStamp()
    this.statter.expect(stamp?.files ?? 0)
    // Where nothing is known everything is read: the second thread begins to begin while files are looked at.
    const onFound = (files: number) => stamp || this.store || this.crew.for(files, MANY_FILES, files)
    const known = stamp && cache.readFolders()
    const listing = (this.listing = again ?? listContent(content, archive, known, this.statter, onFound))
    const now = `${(this.options.now ?? new Date()).toISOString().slice(0, 19)}Z`
    const options = JSON.stringify([unpublished, future, archive])
    const look: Look = { cache, listing, listedAt, choice: { unpublished, future, now }, options }
    if (stamp && isFrameUnchanged(stamp, options, listing, now)) {
      if (areArticlesUnchanged(stamp, listing)) return this.standing(stamp, look)
      const isKnown = stamp.manifest && !this.options.isSession
      const quick = isKnown ? planQuickly(content, look, stamp) : undefined
      if (quick) return this.draft(stamp, countOf(stamp), (out) => this.publishQuickly(quick, stamp, look, out))
    }
    this.statter.end()
    const joining = await this.join(look, again && saved)
    return this.draft(
      joining.joined,
      () => joining.joined.articles.length,
      (out) => this.publish(joining, out),
    )
  }

  /** The edition that was published last, where it still stands. */
  private standing(stamp: Stamp, look: Look): Draft {
    return this.draft(stamp, countOf(stamp), async (out) => {
      const output = stamp.manifest ? look.cache.readOutput(out) : undefined
      if (output && stamp.manifest && isIntact(out, output, stamp.manifest, this.statter)) {
        look.cache.writeFolders(look.listing.folders)
        const manifest = JSON.parse(stamp.manifest) as Manifest
        return { manifest, files: output.files, bytes: output.bytes, written: 0, clock: {} }
      }
      return this.publish(await this.join(look), out)
    })
  }

  /** @param count says how many articles would be published */
  private draft(
    said: Pick<Draft, 'problems' | 'skipped' | 'future' | 'site'>,
    count: () => number,
    write: (out: string) => Promise<Edition>,
  ): Draft {
    const { content } = this.options
    return {
      ...judge(said, count, this.options),
      write: async (out) => {
        checkOutput(content, out)
        const release = await lockFolder(out, undefined, this.options.onWait)
        try {
          return await write(out)
        } catch (error) {
          if (!(error instanceof CacheError)) throw error
          // What was remembered is damaged: everything is read again.
          this.forget()
        } finally {
          this.statter.end()
          release()
        }
        return (await this.prepare()).write(out)
      },
    }
  }

  private async openCache(): Promise<Cache> {
    const { content, cache: root, isSession = false, onWait } = this.options
    if (root !== false) {
      try {
        const cache = new Cache(content, root, isSession ? 'session-' : '')
        this.release = await lockFolder(cache.folder, isSession ? 0 : undefined, onWait)
        return cache
      } catch (error) {
        // A folder that can't be written to, or another session.
        const isRefused = error instanceof Error && 'syscall' in error
        if (!isRefused && !(error instanceof LockError && isSession)) throw error
      }
    }
    this.temporary = mkdtempSync(join(tmpdir(), 'broadsheet-'))
    return new Cache(content, this.temporary)
  }

  private loadContent(cache: Cache): ContentStore {
    if (this.store) return this.store
    const content = cache.readContent()
    const live = [...(content?.files.values() ?? [])].reduce((sum, { entry }) => sum + (entry.digest?.length ?? 0), 0)
    if (content && !isWorn(content.contents, live)) {
      try {
        this.store = new ContentStore(cache.contentsPath, content.contents)
        this.content = content
        this.edition = cache.readEdition()
        return this.store
      } catch (error) {
        if (!(error instanceof CacheError)) throw error
      }
    }
    cache.clear()
    return (this.store = new ContentStore(cache.contentsPath, 0))
  }

  /**
   * Reads what has changed, and joins it with what has not.
   * @param saved the only articles that may have changed since the last time
   */
  private async join(look: Look, saved?: ReadonlySet<string>): Promise<Joining> {
    const { cache, listing, listedAt, choice } = look
    const { content, onProgress } = this.options
    const clock: Clock = {}
    const store = this.loadContent(cache)
    const last = saved && this.last
    const own = last?.own ?? readOwnOutlet(content, listing)
    let settings = last?.settings
    const known = this.content
    const gathered = await gather({
      content,
      listing,
      listedAt,
      own,
      known,
      saved: last && saved,
      store,
      clock,
      crewFor: (files) => this.crew.for(files, MANY_FILES, listing.articles.length),
      onProgress: (done, total) => onProgress?.('read', done, total),
      meanwhile: () => (settings ??= readSettings(content, listing)),
    })
    settings ??= readSettings(content, listing)
    const started = performance.now()
    const isDue = last && last.joined.from <= choice.now && choice.now < last.joined.until
    const adopted = isDue && known && adopt(last.joined, known, gathered)
    const whole = (this.content = adopted || gathered)
    const entries = () => [...gathered.files.values()].map(({ entry }) => entry)
    const joined = adopted ? last.joined : joinSources({ ...settings, entries: entries() }, choice, locateIn(content))
    const order = adopted ? last.order : orderEdition(joined)
    clock['join'] = performance.now() - started
    this.unsaved.set('content', () => cache.writeContent(whole))
    const words = adopted && last.written && wordsOf(joined, known, adopted, choice)
    const plan = words && last.written && patchPlan(last.written.plan, words, (at) => last.written?.linked[at])
    if (words && plan) clock['quick'] = words.size
    this.last = { look, joined, order, own, settings, clock, store, plan: plan || undefined }
    return this.last
  }

  private publish(joining: Joining, out: string): Promise<Edition> {
    const { look, joined, order, clock, store } = joining
    const { site, topics, providers, leftOut, articles, assets } = joined
    const started = performance.now()
    const plan = joining.plan ?? planEdition(joined, order)
    clock['plan'] = performance.now() - started
    const frame = { site, topics, providers, leftOut, articles: articles.length }
    const live = articles.reduce((sum, { length }) => sum + length, 0)
    const output = this.outputIn(out, look.cache)
    const writing = { ...look, frame, plan, said: joined, assets, live, clock, contents: store.path, out, output }
    return this.write(writing, (linked) => (joining.written = { plan, linked }))
  }

  private publishQuickly(quick: QuickPlan, said: Stamp, look: Look, out: string): Promise<Edition> {
    const { known, before, plan, files, contents } = quick
    const { cache } = look
    const output = this.outputIn(out, cache)
    this.edition = cache.readEdition()
    cache.writeContent(before.with(files, contents))
    const { frame, assets, live } = known
    const clock: Clock = { quick: files.size }
    return this.write({ ...look, frame, plan, said, assets, live, clock, contents: cache.contentsPath, out, output })
  }

  private outputIn(out: string, cache: Cache): Output {
    const own = this.outputs.get(out)
    return new Output(out, this.options.content, own ?? cache.readOutput(out), own !== undefined, this.statter)
  }

  private async write(
    work: Omit<Writing, 'rows' | 'known' | 'crewFor' | 'onProgress' | 'meanwhile'>,
    onWritten: (linked: readonly Float64Array[]) => void = () => {},
  ): Promise<Edition> {
    const { cache, out } = work
    const { isSession = false, onProgress } = this.options
    const { edition, known, described, linked, save } = await writeEdition({
      ...work,
      known: this.edition,
      crewFor: (parts) => this.crew.for(parts, MANY_PARTS, work.listing.articles.length),
      rows: isSession ? undefined : cache.rowsFolder,
      onProgress: (done, total) => onProgress?.('write', done, total),
      meanwhile: () => this.saveSoon(),
    })
    onWritten(linked)
    this.edition = known
    this.outputs.set(out, described)
    this.unsaved.set('edition', save)
    this.saveSoon()
    return edition
  }

  /** Where a session writes its index, when nobody names a folder. */
  async indexFolder(): Promise<string> {
    const cache = (this.cache ??= await this.openCache())
    return `${cache.folder}-index`
  }

  /** A session writes down what it knows at its end. */
  private saveSoon(): void {
    if (!this.options.isSession) this.save()
  }

  /** Writes down what is known. */
  save(): void {
    for (const write of this.unsaved.values()) write()
    this.unsaved.clear()
  }

  /** What is remembered is of no use. */
  private forget(): void {
    this.store?.close()
    this.store = undefined
    this.content = undefined
    this.last = undefined
    this.edition = undefined
    this.unsaved.clear()
    this.outputs.clear()
    this.cache?.clear()
  }

  async close(): Promise<void> {
    this.save()
    this.store?.close()
    this.store = undefined
    this.statter.end()
    await this.crew.end()
    this.release?.()
    if (this.temporary) rmSync(this.temporary, { recursive: true, force: true })
    this.cache = undefined
  }
}
