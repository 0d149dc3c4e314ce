import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CacheFolder } from './cache/cache-folder.ts'
import { ArticleStore } from './collect/article-store.ts'
import type { BundleOptions } from './draft.ts'
import type { RelateMemory } from './relate/relate.ts'
import { LockError, lockFolder } from './system/lock.ts'
import { isSystemError } from './system/system-error.ts'
import { EditionCache } from './write/edition-cache.ts'

/** The results of earlier builds of a content folder. Other builds of the folder wait until it is closed. */
export class BuildCache {
  readonly edition: EditionCache
  /** For results that are read and written as a whole. */
  readonly folder: CacheFolder
  /** Present in a session, whose editions differ by few articles. */
  readonly relations: RelateMemory | undefined
  private readonly release: () => void
  private store: ArticleStore | undefined

  private constructor(folder: CacheFolder, isSession: boolean, release: () => void) {
    this.folder = folder
    this.relations = isSession ? {} : undefined
    this.release = release
    this.edition = new EditionCache(folder)
  }

  /**
   * Opens the cache of a content folder, and waits for another build that uses it. A temporary cache is used instead with
   * `cache: false`, when the cache folder can't be written, and when another session uses the cache.
   */
  static async open({ content, cache: root, isSession = false, onWait }: BundleOptions): Promise<BuildCache> {
    if (root !== false) {
      try {
        const folder = new CacheFolder(content, root, isSession ? 'session-' : '')
        return new BuildCache(folder, isSession, await lockFolder(folder.path, isSession ? 0 : undefined, onWait))
      } catch (error) {
        const isUsedBySession = isSession && error instanceof LockError
        if (!isSystemError(error) && !isUsedBySession) throw error
      }
    }
    const temporary = mkdtempSync(join(tmpdir(), 'broadsheet-'))
    return new BuildCache(new CacheFolder(content, temporary), isSession, () =>
      rmSync(temporary, { recursive: true, force: true }),
    )
  }

  /** Results of reading the articles. They are loaded on first use, since an unchanged folder does not need them. */
  get articles(): ArticleStore {
    return (this.store ??= new ArticleStore(this.folder))
  }

  /** Folder in which the dev server keeps its index. */
  get indexFolder(): string {
    return `${this.folder.path}-index`
  }

  /** Drops all results, so that the next build starts from nothing. */
  clear(): void {
    this.store?.close()
    this.store = undefined
    this.edition.clear()
    this.folder.clear()
  }

  close(): void {
    this.edition.flush()
    this.store?.close()
    this.store = undefined
    this.release()
  }
}
