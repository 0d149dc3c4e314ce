import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CacheFolder } from './cache/cache-folder.ts'
import { ArticleStore } from './collect/article-store.ts'
import type { BundleOptions } from './draft.ts'
import { LockError, lockFolder } from './system/lock.ts'
import { EditionCache } from './write/edition-cache.ts'

/** What earlier builds of a content folder left for this one. It keeps other builds out until it is closed. */
export class BuildCache {
  readonly edition: EditionCache
  private readonly folder: CacheFolder
  private readonly release: () => void
  private store: ArticleStore | undefined

  private constructor(folder: CacheFolder, release: () => void) {
    this.folder = folder
    this.release = release
    this.edition = new EditionCache(folder)
  }

  /**
   * Opens the cache of a content folder, and waits for another build that uses it. Where none can be used a temporary one
   * takes its place: with `cache: false`, in a folder that can't be written to, and beside another session.
   */
  static async open({ content, cache: root, isSession = false, onWait }: BundleOptions): Promise<BuildCache> {
    if (root !== false) {
      try {
        const folder = new CacheFolder(content, root, isSession ? 'session-' : '')
        return new BuildCache(folder, await lockFolder(folder.path, isSession ? 0 : undefined, onWait))
      } catch (error) {
        const isRefused = error instanceof Error && 'syscall' in error
        if (!isRefused && !(error instanceof LockError && isSession)) throw error
      }
    }
    const temporary = mkdtempSync(join(tmpdir(), 'broadsheet-'))
    return new BuildCache(new CacheFolder(content, temporary), () =>
      rmSync(temporary, { recursive: true, force: true }),
    )
  }

  /** Results of reading the articles. They are loaded when they are needed first: an unchanged folder needs none. */
  get articles(): ArticleStore {
    return (this.store ??= new ArticleStore(this.folder))
  }

  /** Where a session writes its index when it is given no folder. */
  get indexFolder(): string {
    return `${this.folder.path}-index`
  }

  /** Drops everything, so that the next build makes everything again. */
  clear(): void {
    this.store?.close()
    this.store = undefined
    this.edition.clear()
    this.folder.clear()
  }

  close(): void {
    this.store?.close()
    this.store = undefined
    this.release()
  }
}
