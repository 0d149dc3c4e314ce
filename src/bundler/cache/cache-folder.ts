import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, realpathSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { LOCK_FILE } from '../system/lock.ts'
import { versionOf } from '../system/version.ts'
import { readCacheFile, writeCacheFile } from './cache-file.ts'

/** In the folder in which a command is run, beside the articles of the publisher and never in an installed package. */
const DEFAULT_FOLDER = '.broadsheet/cache'

/**
 * The folder with the results of earlier builds of one content folder. It can be removed at any time; the next build then
 * takes longer. It has the files `articles` (ArticleStore), `records` (RecordStore), `neighbours` (relateArticles) and `edition` (EditionCache), and an
 * `output-…` for each folder that an index was written to (also EditionCache).
 */
export class CacheFolder {
  readonly path: string
  private readonly version = versionOf()

  /**
   * @param root folder of the caches of all content folders
   * @param prefix beginning of the name of this cache
   */
  constructor(content: string, root: string = process.env['BROADSHEET_CACHE'] || DEFAULT_FOLDER, prefix = '') {
    const name = createHash('sha256').update(realpathSync(content)).digest('hex').slice(0, 16)
    this.path = resolve(root, prefix + name)
  }

  get articlesPath(): string {
    return join(this.path, 'articles')
  }

  get recordsPath(): string {
    return join(this.path, 'records')
  }

  /**
   * @returns the content that was written under that name; undefined when the file is missing, damaged, or of another version
   * of the bundler
   */
  read(name: string): unknown {
    const file = readCacheFile(join(this.path, name))
    const isOurs = typeof file === 'object' && file !== null && 'version' in file && file.version === this.version
    return isOurs && 'content' in file ? file.content : undefined
  }

  /** @param content any JSON value */
  write(name: string, content: unknown): void {
    writeCacheFile(join(this.path, name), { version: this.version, content })
  }

  /** Removes everything except the lock. */
  clear(): void {
    mkdirSync(this.path, { recursive: true })
    for (const name of readdirSync(this.path))
      if (name !== LOCK_FILE) rmSync(join(this.path, name), { recursive: true, force: true })
  }
}
