import { deserialize, serialize } from 'node:v8'
import type { KnownContent, KnownFile } from './cache.ts'
import { type EntryColumns, decodeEntries, encodeEntries } from './entry-columns.ts'
import type { OwnOutlet } from './entry.ts'
import { type ListedFile, packStats, sameStat, unpackStat } from './read.ts'
import type { Entry } from './source-article.ts'

const CHUNK = 1000

/** What `content` and `changes` hold. */
export interface ContentFile {
  /** That of the `content` that `changes` belong to. */
  readonly id: string
  /** Another one with each writing. */
  readonly state: string
  readonly paths: readonly string[]
  readonly stats: Float64Array
  readonly marks: readonly (string | undefined)[]
  /** Entries, `CHUNK` by `CHUNK`: one can be read without all. */
  readonly chunks: readonly Uint8Array[]
  readonly own: OwnOutlet
  readonly assets: readonly string[]
  readonly contents: number
}

type Heads = Omit<ContentFile, 'paths' | 'stats' | 'marks' | 'chunks'>

export function packFiles(files: readonly (readonly [path: string, file: KnownFile])[], heads: Heads): ContentFile {
  const entries = files.map(([, { entry }]) => entry)
  return {
    ...heads,
    ...packStats(files.map(([path, { stat }]) => ({ path, stat }))),
    marks: files.map(([, { mark }]) => mark),
    chunks: Array.from({ length: Math.ceil(entries.length / CHUNK) }, (_, at) =>
      serialize(encodeEntries(entries.slice(at * CHUNK, (at + 1) * CHUNK))),
    ),
  }
}

function entriesOf(chunk: Uint8Array | undefined): readonly Entry[] {
  // The file that holds it is what `writeContent` wrote.
  return chunk ? decodeEntries(deserialize(chunk) as EntryColumns) : []
}

export function filesOf({ paths, stats, marks, chunks }: ContentFile): [string, KnownFile][] {
  const entries = chunks.flatMap(entriesOf)
  return paths.flatMap((path, at): [string, KnownFile][] => {
    const entry = entries[at]
    return entry ? [[path, { stat: unpackStat(stats, at), mark: marks[at], entry }]] : []
  })
}

/** What was read of a folder, read back file by file. */
export class OpenContent {
  private readonly base: ContentFile
  private readonly later: ReadonlyMap<string, KnownFile>
  private readonly places: ReadonlyMap<string, number>
  readonly own: OwnOutlet
  readonly assets: readonly string[]
  /** Bytes of the store of contents. */
  readonly contents: number
  readonly state: string

  constructor(base: ContentFile, later: ReadonlyMap<string, KnownFile> = new Map(), last: ContentFile = base) {
    this.base = base
    this.later = later
    this.places = new Map(base.paths.map((path, at) => [path, at]))
    const { own, assets, contents, state } = last
    this.own = own
    this.assets = assets
    this.contents = contents
    this.state = state
  }

  /** Whether a file is as it was; undefined for one that was not there. */
  isSame({ path, stat }: ListedFile): boolean | undefined {
    const later = this.later.get(path)
    if (later) return sameStat(later.stat, stat)
    const at = this.places.get(path)
    return at === undefined ? undefined : sameStat(unpackStat(this.base.stats, at), stat)
  }

  file(path: string): KnownFile | undefined {
    const later = this.later.get(path)
    const at = this.places.get(path)
    if (later || at === undefined) return later
    const entry = entriesOf(this.base.chunks[Math.floor(at / CHUNK)])[at % CHUNK]
    return entry && { stat: unpackStat(this.base.stats, at), mark: this.base.marks[at], entry }
  }

  /** With some files as they are now; the others are those that changed before. */
  with(files: ReadonlyMap<string, KnownFile>, contents: number): KnownContent {
    const { own, assets, later } = this
    return { files: new Map([...later, ...files]), own, assets: new Set(assets), contents, changed: [...files.keys()] }
  }
}
