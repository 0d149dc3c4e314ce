import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { MANIFEST_FILE, SCHEMA_FILE } from '../../contract/addresses.ts'
import { COPIES_FOLDER } from '../../contract/picture-copies.ts'
import { INDEX_SCHEMA } from '../../contract/schema.ts'
import { CacheError } from '../cache/cache-file.ts'
import type { MadeCopy } from '../copies/make-copies.ts'
import { fileVersion, type ListedFile, sizeIn, UNCERTAIN } from '../system/file-version.ts'
import { clearPath } from '../shard/write-index-file.ts'
import { fingerprintOf, hashOf } from '../system/hash.ts'
import { replaceFile } from '../system/replace-file.ts'
import { publishedPath } from '../values/assets.ts'
import { makeFolder } from '../system/make-folder.ts'
import { INDEX_FOLDERS, listIndex, pruneIndex } from './index-files.ts'

/** Text of the schema beside the manifest. */
export const SCHEMA = `${JSON.stringify(INDEX_SCHEMA, null, 1)}\n`

/** Describes a written index. It is cached, so that the next build can see which files are unchanged. */
export interface WrittenOutput {
  readonly edition: string
  /** Number and bytes of the index's files, without the publisher's assets. */
  readonly files: number
  readonly bytes: number
  /** Versions of all files by path. */
  readonly versions: Readonly<Record<string, string>>
  /** Versions of the files that assets were copied from, by path. */
  readonly sources: Readonly<Record<string, string>>
}

/** The folder that an index is written to. Records which files exist and which of them the new edition uses. */
export class Output {
  readonly folder: string
  private readonly content: string
  private readonly last: WrittenOutput | undefined
  /** Versions of the files before the edition is written, by path. */
  private readonly existing: ReadonlyMap<string, string>
  /** Results of {@link has}, by path. */
  private readonly intact = new Map<string, boolean>()
  /** Versions of files that are kept as they are, by path. */
  private readonly unchanged = new Map<string, string>()
  private readonly used = new Set<string>()
  private readonly sources: Record<string, string> = {}
  private copied = 0

  /**
   * @param content the content folder, from which assets are copied
   * @param last the index that was written there last
   */
  constructor(folder: string, content: string, last: WrittenOutput | undefined) {
    this.folder = folder
    this.content = content
    this.last = last
    makeFolders(folder)
    this.existing = listIndex(folder)
  }

  /** True when a file of the index exists and is intact. A file whose version is unknown is read to check its hash. */
  has(path: string): boolean {
    let isIntact = this.intact.get(path)
    if (isIntact === undefined) this.intact.set(path, (isIntact = this.isUnchanged(path) || this.hasNamedBytes(path)))
    return isIntact
  }

  /** Such a file is kept as it is, so that {@link describe} need not look at it again. */
  private isUnchanged(path: string): boolean {
    const version = this.existing.get(path)
    if (version === undefined || version !== this.last?.versions[path]) return false
    this.unchanged.set(path, version)
    return true
  }

  /** True when the bytes of a file have the hash in its name. */
  private hasNamedBytes(path: string): boolean {
    return this.existing.has(path) && path.endsWith(`.${hashOf(readFileSync(join(this.folder, path)))}.json`)
  }

  /** Marks a file as used by the edition. */
  use(path: string): void {
    this.used.add(path)
  }

  /**
   * Copies assets that are new or have changed. A changed asset is copied to a temporary name, since readers of the old edition
   * may still load the old one.
   * @returns files that must be renamed after the manifest is written
   */
  copyAssets(files: readonly ListedFile[]): { readonly from: string; readonly to: string }[] {
    const renames: { from: string; to: string }[] = []
    for (const { path: source, version } of files) {
      const path = publishedPath(source)
      this.use(path)
      this.sources[path] = version
      if (version !== UNCERTAIN && version === this.last?.sources[path] && this.isUnchanged(path)) continue
      const [from, to] = [join(this.content, source), join(this.folder, path)]
      const exists = this.existing.has(path)
      if (exists && hasSameBytes(from, to)) continue
      this.copied++
      clearPath(this.folder, path)
      mkdirSync(dirname(to), { recursive: true })
      const temporary = `${to}.${process.pid}.part`
      copyFileSync(from, temporary)
      if (exists) renames.push({ from: temporary, to })
      else renameSync(temporary, to)
    }
    return renames
  }

  /**
   * Adds the smaller copies of pictures. No edition shows other bytes under the name of a copy.
   * @throws {CacheError} when a copy in the cache is damaged
   */
  addCopies(copies: readonly MadeCopy[]): void {
    for (const { path, from, fingerprint } of copies) {
      this.use(path)
      this.sources[path] = fingerprint
      if (fingerprint === this.last?.sources[path] && this.isUnchanged(path)) continue
      const bytes = readFileSync(from)
      if (fingerprintOf(bytes) !== fingerprint) throw new CacheError(`${from} is damaged.`)
      const to = join(this.folder, path)
      if (this.existing.has(path) && readFileSync(to).equals(bytes)) continue
      this.copied++
      clearPath(this.folder, path)
      mkdirSync(dirname(to), { recursive: true })
      replaceFile(to, bytes)
    }
  }

  /** Removes files that the edition does not use. */
  prune(): void {
    pruneIndex(this.folder, this.existing.keys(), (path) => this.used.has(path))
    for (const name of readdirSync(this.folder))
      if (name.endsWith('.part') && !name.startsWith('.')) rmSync(join(this.folder, name), { force: true })
  }

  /** Describes the folder after the edition was written. */
  describe(edition: string): WrittenOutput & { readonly written: number } {
    let bytes = statSync(join(this.folder, MANIFEST_FILE)).size
    let made = this.last?.edition === edition ? 0 : 1
    const versions: Record<string, string> = {}
    for (const path of [...this.used].sort()) {
      const isAsset = path in this.sources
      const version = this.unchanged.get(path) ?? fileVersion(statSync(join(this.folder, path)))
      versions[path] = version
      if (isAsset) continue
      bytes += sizeIn(version)
      if (!this.intact.get(path)) made++
    }
    // Manifest and schema are not among the used files.
    const files = this.used.size - Object.keys(this.sources).length + 2
    return { edition, files, bytes, versions, sources: this.sources, written: made + this.copied }
  }
}

/** True when an index is complete, unchanged and without other files. */
export function isIntact(folder: string, last: WrittenOutput, manifest: string): boolean {
  try {
    if (readFileSync(join(folder, MANIFEST_FILE), 'utf8') !== manifest) return false
    if (readFileSync(join(folder, SCHEMA_FILE), 'utf8') !== SCHEMA) return false
  } catch {
    return false
  }
  const files = listIndex(folder)
  const isUnchanged = ([path, version]: readonly [string, string]) => last.versions[path] === version
  return files.size === Object.keys(last.versions).length && [...files].every(isUnchanged)
}

function makeFolders(out: string): void {
  for (const folder of INDEX_FOLDERS) {
    if (folder === 'assets' || folder === COPIES_FOLDER) continue
    clearPath(out, `${folder}/x`)
    makeFolder(join(out, folder))
  }
}

function hasSameBytes(from: string, to: string): boolean {
  if (!existsSync(to) || statSync(from).size !== statSync(to).size) return false
  return readFileSync(from).equals(readFileSync(to))
}
