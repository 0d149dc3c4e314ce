import { deserialize, serialize } from 'node:v8'
import type { KnownContent, KnownFile } from './cache.ts'
import { type EntryColumns, decodeEntries, encodeEntries } from './entry-columns.ts'
import type { OwnOutlet } from './entry.ts'
import { FileList, type ListedFile, sameStat, unpackStat } from './file-list.ts'
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
  const { paths, stats } = FileList.of(files.map(([path, { stat }]) => ({ path, stat })))
  return {
    ...heads,
    paths,
    stats,
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
  readonly own: OwnOutlet
  readonly assets: readonly string[]
  /** Bytes of the store of contents. */
  readonly contents: number
  readonly state: string

  constructor(base: ContentFile, later: ReadonlyMap<string, KnownFile> = new Map(), last: ContentFile = base) {
    this.base = base
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
      const stat = files.stat(at)
      const isSame = sameStat(since ? since.stat : unpackStat(base.stats, place), stat)
      if (!isSame && changed.push({ path, stat }) > most) return undefined
    }
    return changed
  }

  file(path: string): KnownFile | undefined {
    const later = this.later.get(path)
    if (later) return later
    const at = this.base.paths.indexOf(path)
    if (at === -1) return undefined
    const entry = entriesOf(this.base.chunks[Math.floor(at / CHUNK)])[at % CHUNK]
    return entry && { stat: unpackStat(this.base.stats, at), mark: this.base.marks[at], entry }
  }

  /** With some files as they are now; the others are those that changed before. */
  with(files: ReadonlyMap<string, KnownFile>, contents: number): KnownContent {
    const { own, assets, later } = this
    return { files: new Map([...later, ...files]), own, assets: new Set(assets), contents, changed: [...files.keys()] }
  }
}
