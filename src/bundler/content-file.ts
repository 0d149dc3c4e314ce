import type { KnownContent, KnownFile, PackedEntries } from './cache.ts'
import { ENTRIES_AT_ONCE, packEntries, unpackEntries } from './entry-columns.ts'
import { ContentReader, type StoredContent } from './content-store.ts'
import type { OwnOutlet } from './entry.ts'
import { FileList, type ListedFile, sameStat, sameStatAt, unpackStat } from './file-list.ts'
import { markOf } from './index-hash.ts'
import type { Entry } from './source-article.ts'

/** Where some entries stand in the file of the entries. */
type Chunk = StoredContent & Pick<PackedEntries, 'move'>

/** What `content` and `changes` hold: of `content` the larger half stands in a file beside it, see {@link EntryChunks}. */
export interface ContentFile {
  /** That of the `content` that `changes` belong to. */
  readonly id: string
  /** Another one with each writing. */
  readonly state: string
  readonly paths: readonly string[]
  readonly stats: Float64Array
  readonly marks: readonly (string | undefined)[]
  /** Where entries stand, `ENTRIES_AT_ONCE` in each: one can be read without all. */
  readonly chunks: readonly Chunk[]
  readonly own: OwnOutlet
  readonly assets: readonly string[]
  readonly contents: number
}

type Heads = Omit<ContentFile, 'paths' | 'stats' | 'marks' | 'chunks'>

/**
 * @param append puts bytes into the file of the entries
 * @param packed entries of all these files, if somebody has packed them
 */
export function packFiles(
  files: readonly (readonly [path: string, file: KnownFile])[],
  heads: Heads,
  append: (bytes: Uint8Array) => void,
  packed?: readonly PackedEntries[],
): ContentFile {
  const entries = files.map(([, { entry }]) => entry)
  const { paths, stats } = FileList.of(files.map(([path, { stat }]) => ({ path, stat })))
  const chunks: Chunk[] = []
  let offset = 0
  for (let at = 0; at < entries.length; at += ENTRIES_AT_ONCE) {
    const { bytes, move } = packed?.[at / ENTRIES_AT_ONCE] ?? {
      bytes: packEntries(entries.slice(at, at + ENTRIES_AT_ONCE)),
      move: 0,
    }
    chunks.push({ offset, length: bytes.length, mark: markOf(bytes), move })
    append(bytes)
    offset += bytes.length
  }
  return { ...heads, paths, stats, marks: files.map(([, { mark }]) => mark), chunks }
}

/** Entries of a {@link ContentFile}, read from the file beside it. */
export class EntryChunks {
  private readonly reader: ContentReader
  private readonly chunks: readonly Chunk[]

  constructor(path: string, { chunks }: ContentFile) {
    this.reader = new ContentReader(path)
    this.chunks = chunks
  }

  private read(chunk: Chunk): readonly Entry[] {
    return unpackEntries(this.reader.bytes(chunk), chunk.move)
  }

  /** @throws {CacheError} as {@link ContentReader} */
  at(place: number): Entry | undefined {
    const chunk = this.chunks[Math.floor(place / ENTRIES_AT_ONCE)]
    return chunk && this.read(chunk)[place % ENTRIES_AT_ONCE]
  }

  /** @throws {CacheError} as {@link ContentReader} */
  all(): Entry[] {
    return this.chunks.flatMap((chunk) => this.read(chunk))
  }

  close(): void {
    this.reader.close()
  }
}

/** @throws {CacheError} when the file of the entries is not what was written */
export function filesOf(path: string, file: ContentFile): [string, KnownFile][] {
  const chunks = new EntryChunks(path, file)
  const entries = chunks.all()
  chunks.close()
  return file.paths.flatMap((path, at): [string, KnownFile][] => {
    const entry = entries[at]
    return entry ? [[path, { stat: unpackStat(file.stats, at), mark: file.marks[at], entry }]] : []
  })
}

/** What was read of a folder, read back file by file. */
export class OpenContent {
  private readonly base: ContentFile
  private readonly chunks: EntryChunks
  private readonly later: ReadonlyMap<string, KnownFile>
  readonly own: OwnOutlet
  readonly assets: readonly string[]
  /** Bytes of the store of contents. */
  readonly contents: number
  readonly state: string

  constructor(
    base: ContentFile,
    chunks: EntryChunks,
    later: ReadonlyMap<string, KnownFile> = new Map(),
    last: ContentFile = base,
  ) {
    this.base = base
    this.chunks = chunks
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
   */
  changedAmong(files: FileList, most: number): ListedFile[] | undefined {
    const { base, later } = this
    const changed: ListedFile[] = []
    let place = 0
    for (const [at, path] of files.paths.entries()) {
      const since = later.get(path)
      // Others that were there are gone.
      if (!since) while (base.paths[place] !== path) if (++place > base.paths.length) return undefined
      const isSame = since ? sameStat(since.stat, files.stat(at)) : sameStatAt(files.stats, at, base.stats, place)
      if (!isSame && changed.push({ path, stat: files.stat(at) }) > most) return undefined
    }
    return changed
  }

  /** @throws {CacheError} when what was remembered is damaged */
  file(path: string): KnownFile | undefined {
    const later = this.later.get(path)
    if (later) return later
    const at = this.base.paths.indexOf(path)
    if (at === -1) return undefined
    const entry = this.chunks.at(at)
    return entry && { stat: unpackStat(this.base.stats, at), mark: this.base.marks[at], entry }
  }

  close(): void {
    this.chunks.close()
  }

  /** With some files as they are now; the others are those that changed before. */
  with(files: ReadonlyMap<string, KnownFile>, contents: number): KnownContent {
    const { own, assets, later } = this
    return { files: new Map([...later, ...files]), own, assets: new Set(assets), contents, changed: [...files.keys()] }
  }
}
