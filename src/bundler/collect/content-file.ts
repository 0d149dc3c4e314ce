import type { KnownContent, KnownFile, PackedEntries } from '../cache/cache.ts'
import { ENTRIES_AT_ONCE, packEntries, unpackEntries } from './entry-columns.ts'
import { ContentReader, type StoredContent } from './content-store.ts'
import type { OwnOutlet } from '../validate/validate.ts'
import { FileList, type ListedFile, STAT_WIDTH, sameStat, sameStatAt, unpackStat } from '../read/file-list.ts'
import { MARK_WIDTH, markOf } from '../system/index-hash.ts'
import type { Entry } from '../validate/source-article.ts'

/** Where some entries stand in the file of the entries. */
type Chunk = StoredContent & Pick<PackedEntries, 'move'>

/** What `content` and `changes` hold. The larger part stands in a file beside it, see {@link ContentParts}. */
export interface ContentFile {
  /** That of the `content` that `changes` belong to. */
  readonly id: string
  /** Another one with each writing. */
  readonly state: string
  /** Where they stand, with zero bytes between. */
  readonly paths: StoredContent
  readonly pathsHash: string
  readonly stats: Float64Array
  /** `MARK_WIDTH` characters of each, spaces where there is none. */
  readonly marks: string
  /** Where entries stand, `ENTRIES_AT_ONCE` in each: one can be read without all. */
  readonly chunks: readonly Chunk[]
  readonly own: OwnOutlet
  readonly assets: readonly string[]
  readonly contents: number
}

type Heads = Omit<ContentFile, 'paths' | 'pathsHash' | 'stats' | 'marks' | 'chunks'>

const NO_MARK = ' '.repeat(MARK_WIDTH)

export const countIn = ({ stats }: ContentFile): number => stats.length / STAT_WIDTH

function markAt({ marks }: ContentFile, at: number): string | undefined {
  const mark = marks.slice(at * MARK_WIDTH, (at + 1) * MARK_WIDTH)
  return mark === NO_MARK ? undefined : mark
}

/**
 * @param append puts bytes into the file beside it
 * @param packed entries of all these files, if somebody has packed them
 */
export function packFiles(
  files: readonly (readonly [path: string, file: KnownFile])[],
  heads: Heads,
  append: (bytes: Uint8Array) => void,
  packed?: readonly PackedEntries[],
): ContentFile {
  const entries = files.map(([, { entry }]) => entry)
  const list = FileList.of(files.map(([path, { stat }]) => ({ path, stat })))
  const chunks: Chunk[] = []
  let offset = 0
  const put = (bytes: Uint8Array): StoredContent => {
    const stored = { offset, length: bytes.length, mark: markOf(bytes) }
    append(bytes)
    offset += bytes.length
    return stored
  }
  for (let at = 0; at < entries.length; at += ENTRIES_AT_ONCE) {
    const { bytes, move } = packed?.[at / ENTRIES_AT_ONCE] ?? {
      bytes: packEntries(entries.slice(at, at + ENTRIES_AT_ONCE)),
      move: 0,
    }
    chunks.push({ ...put(bytes), move })
  }
  return {
    ...heads,
    paths: put(Buffer.from(list.paths.join('\0'))),
    pathsHash: list.pathsHash,
    stats: list.stats,
    marks: files.map(([, { mark }]) => mark ?? NO_MARK).join(''),
    chunks,
  }
}

/** Paths and entries of a {@link ContentFile}, read from the file beside it. */
export class ContentParts {
  private readonly reader: ContentReader
  private readonly file: ContentFile

  constructor(path: string, file: ContentFile) {
    this.reader = new ContentReader(path)
    this.file = file
  }

  /** @throws {CacheError} as {@link ContentReader} */
  paths(): string[] {
    return countIn(this.file) === 0 ? [] : this.reader.bytes(this.file.paths).toString('utf8').split('\0')
  }

  private read(chunk: Chunk): readonly Entry[] {
    return unpackEntries(this.reader.bytes(chunk), chunk.move)
  }

  /** @throws {CacheError} as {@link ContentReader} */
  entry(place: number): Entry | undefined {
    const chunk = this.file.chunks[Math.floor(place / ENTRIES_AT_ONCE)]
    return chunk && this.read(chunk)[place % ENTRIES_AT_ONCE]
  }

  /** @throws {CacheError} as {@link ContentReader} */
  *entries(): Iterable<Entry> {
    for (const chunk of this.file.chunks) yield* this.read(chunk)
  }

  close(): void {
    this.reader.close()
  }
}

/** @throws {CacheError} when the file beside it is not what was written */
export function filesOf(path: string, file: ContentFile): Map<string, KnownFile> {
  const parts = new ContentParts(path, file)
  const files = new Map<string, KnownFile>()
  let at = 0
  for (const entry of parts.entries()) {
    // Each text of a path stands once.
    files.set(entry.file, { stat: unpackStat(file.stats, at), mark: markAt(file, at), entry })
    at++
  }
  parts.close()
  return files
}

/** No place in a list. */
const NOWHERE = -1

/** What was read of a folder, read back file by file. */
export class OpenContent {
  private readonly base: ContentFile
  private readonly parts: ContentParts
  /** Of files that have changed. */
  private readonly places = new Map<string, number>()
  private readonly later: ReadonlyMap<string, KnownFile>
  readonly own: OwnOutlet
  readonly assets: readonly string[]
  /** Bytes of the store of contents. */
  readonly contents: number
  readonly state: string

  constructor(base: ContentFile, parts: ContentParts, later: ReadonlyMap<string, KnownFile>, last: ContentFile) {
    this.base = base
    this.parts = parts
    this.later = later
    const { own, assets, contents, state } = last
    this.own = own
    this.assets = assets
    this.contents = contents
    this.state = state
  }

  /**
   * Those of some files that are not as they were, in their order.
   * @param files in the order in which they were read
   * @returns undefined when one was not there, or more than `most` have changed
   * @throws {CacheError} when what was remembered is damaged
   */
  changedAmong(files: FileList, most: number): ListedFile[] | undefined {
    const { base, later } = this
    const places = files.pathsHash === base.pathsHash ? undefined : this.placesOf(files)
    const changed: ListedFile[] = []
    const met = new Set<string>()
    for (let at = 0; at < files.length; at++) {
      // What has changed before is no longer as it was in the base.
      const place = places?.[at] ?? at
      if (sameStatAt(files.stats, at, base.stats, place)) continue
      const path = files.path(at)
      const last = later.get(path)
      if (last) met.add(path)
      else if (place === NOWHERE) return undefined
      if (last && sameStat(last.stat, files.stat(at))) continue
      if (changed.length === most) return undefined
      this.places.set(path, place)
      changed.push({ path, stat: files.stat(at) })
    }
    if (met.size === later.size) return changed
    // The others are gone; one that is as it was before it changed is no change that we know.
    const there = new Set(files.paths)
    return [...later.keys()].some((path) => !met.has(path) && there.has(path)) ? undefined : changed
  }

  /** Where files stood; others that were there may be gone. */
  private placesOf(files: FileList): Int32Array {
    const before = new Map(this.parts.paths().map((path, at) => [path, at]))
    return Int32Array.from(files.paths, (path) => before.get(path) ?? NOWHERE)
  }

  /**
   * @param path one of those that have changed
   * @throws {CacheError} when what was remembered is damaged
   */
  file(path: string): KnownFile | undefined {
    const { base, later, parts, places } = this
    const last = later.get(path)
    const at = places.get(path)
    if (last || at === undefined) return last
    const entry = parts.entry(at)
    return entry && { stat: unpackStat(base.stats, at), mark: markAt(base, at), entry }
  }

  close(): void {
    this.parts.close()
  }

  /** With some files as they are now; the others are those that changed before. */
  with(files: ReadonlyMap<string, KnownFile>, contents: number): KnownContent {
    const { own, assets, later } = this
    return { files: new Map([...later, ...files]), own, assets: new Set(assets), contents, changed: [...files.keys()] }
  }
}
