import { copyFileSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { MANIFEST_FILE, SCHEMA_FILE } from '../../contract/addresses.ts'
import { INDEX_SCHEMA } from '../../contract/schema.ts'
import type { KnownOutput } from '../cache/cache.ts'
import { hashOf } from '../system/index-hash.ts'
import { FileList, FileTable, type FileStat, type ListedFile, sameStat, statOf } from '../read/file-list.ts'
import type { Statter } from '../read/stat-many.ts'
import { isSame, lookIn, makeFolders, makeWay, prune } from './write.ts'

/** Text of the schema that stands beside the manifest. */
export const SCHEMA = `${JSON.stringify(INDEX_SCHEMA, null, 1)}\n`

/** The folder an index is written to: what of it is there already, and what belongs to the edition that is being made. */
export class Output {
  readonly folder: string
  private readonly content: string
  private readonly look: () => FileTable
  private seen: FileTable | undefined
  /** Nothing has changed there since. */
  private isAsWritten = false
  private readonly table: FileTable
  private readonly known: KnownOutput | undefined
  private readonly sound = new Map<string, boolean>()
  private readonly named = new Set<string>()
  private readonly sources = new Map<string, FileStat>()
  private readonly isOwn: boolean
  private copied = 0

  /**
   * @param content folder that assets are copied from
   * @param known what was written there last
   * @param isOwn nobody else writes there, so it needs no look
   * @param statter looks at it
   */
  constructor(folder: string, content: string, known: KnownOutput | undefined, isOwn: boolean, statter: Statter) {
    this.folder = folder
    this.content = content
    this.known = known
    this.isOwn = isOwn
    this.table = new FileTable(known?.paths ?? [], known?.stats ?? new Float64Array())
    makeFolders(folder)
    this.look = isOwn ? () => this.table : lookIn(folder, statter)
  }

  /** What was there when it was looked at. */
  private get before(): FileTable {
    if (!this.seen) {
      this.seen = this.look()
      this.isAsWritten = this.seen.equals(this.table)
    }
    return this.seen
  }

  /** Whether a file of the index stands there as it was written. */
  has(path: string): boolean {
    const { before, sound, table } = this
    if (this.isAsWritten) return table.has(path)
    const known = sound.get(path)
    if (known !== undefined) return known
    const isSound = before.agrees(path, table) || (before.has(path) && this.bears(path))
    sound.set(path, isSound)
    return isSound
  }

  /** Whether the bytes of a file are those it is named by. */
  private bears(path: string): boolean {
    return path.endsWith(`.${hashOf(readFileSync(join(this.folder, path)))}.json`)
  }

  /** Says that a file belongs to the edition. */
  name(path: string): void {
    this.named.add(path)
  }

  /**
   * Copies assets that are new. One that replaces another waits beside it until the manifest is written.
   * @returns the files to move then
   */
  copyAssets(files: readonly ListedFile[]): { readonly from: string; readonly to: string }[] {
    const waiting: { from: string; to: string }[] = []
    for (const { path, stat } of files) {
      this.named.add(path)
      this.sources.set(path, stat)
      const there = this.before.has(path)
      const isUntouched = this.before.agrees(path, this.table)
      if (isUntouched && sameStat(this.known?.sources.get(path), stat)) continue
      const [from, to] = [join(this.content, path), join(this.folder, path)]
      if (there && isSame(from, to)) continue
      this.copied++
      makeWay(this.folder, path)
      mkdirSync(dirname(to), { recursive: true })
      const temporary = `${to}.${process.pid}.part`
      copyFileSync(from, temporary)
      if (there) waiting.push({ from: temporary, to })
      else renameSync(temporary, to)
    }
    return waiting
  }

  /** Removes what the edition does not name. */
  prune(): void {
    prune(this.folder, this.before.paths, (path) => this.named.has(path))
    if (this.isOwn) return
    for (const name of readdirSync(this.folder))
      if (name.endsWith('.part') && !name.startsWith('.')) rmSync(join(this.folder, name), { force: true })
  }

  /** What stands there now. */
  describe(edition: string): KnownOutput & { readonly written: number } {
    let bytes = statSync(join(this.folder, MANIFEST_FILE)).size
    let made = this.known?.edition === edition ? 0 : 1
    // In the order in which they are looked at.
    const files = [...this.named].sort().map((path): ListedFile => {
      const isAsset = this.sources.has(path)
      const isSound = !isAsset && (this.isAsWritten || this.sound.get(path))
      const stat = isSound ? this.before.stat(path) : undefined
      if (!stat && !isAsset) made++
      const now = stat ?? statOf(join(this.folder, path))
      if (!isAsset) bytes += now.size
      return { path, stat: now }
    })
    // The manifest and the schema are named by nobody.
    const own = files.length - this.sources.size + 2
    const { paths, stats } = FileList.of(files)
    return { edition, files: own, bytes, paths, stats, sources: this.sources, written: made + this.copied }
  }
}

/** Whether everything stands in a folder as it was written there. */
export function isIntact(folder: string, known: KnownOutput, manifest: string, statter: Statter): boolean {
  const look = lookIn(folder, statter)
  try {
    if (readFileSync(join(folder, MANIFEST_FILE), 'utf8') !== manifest) return false
    if (readFileSync(join(folder, SCHEMA_FILE), 'utf8') !== SCHEMA) return false
  } catch {
    return false
  }
  const [then, there] = [new FileTable(known.paths, known.stats), look()]
  if (there.equals(then)) return true
  return there.paths.length === known.paths.length && known.paths.every((path) => there.agrees(path, then))
}
