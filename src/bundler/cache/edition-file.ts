import type { KnownEdition } from './cache.ts'
import { HASH_WIDTH, MARK_WIDTH } from '../system/index-hash.ts'
import type { MadeFile, MadePart } from '../shard/part.ts'

/** A {@link KnownEdition} with its files as three texts: an object for each of them takes many times as long to keep. */
export interface EditionFile {
  /** By their gates, with the number of their files. */
  readonly parts: ReadonlyMap<string, Omit<MadePart, 'files'> & { readonly count: number }>
  /** Of the files of all parts, one after another: their paths, a line each, their hashes and their gates. */
  readonly paths: string
  readonly hashes: string
  readonly gates: string
  readonly fronts: ReadonlyMap<string, MadeFile>
}

export function packEdition({ parts, fronts }: KnownEdition): EditionFile {
  const files = [...parts.values()].flatMap((part) => part.files)
  return {
    parts: new Map(Array.from(parts, ([gate, { files, ...part }]) => [gate, { ...part, count: files.length }])),
    paths: files.map(({ path }) => path).join('\n'),
    hashes: files.map(({ hash }) => hash).join(''),
    gates: files.map(({ gate }) => gate).join(''),
    fronts,
  }
}

export function unpackEdition({ parts, paths, hashes, gates, fronts }: EditionFile): KnownEdition {
  const files = paths.split('\n').map((path, at): MadeFile => {
    const hash = hashes.slice(at * HASH_WIDTH, (at + 1) * HASH_WIDTH)
    const gate = gates.slice(at * MARK_WIDTH, (at + 1) * MARK_WIDTH)
    return { path, hash, gate }
  })
  let end = 0
  const own = Array.from(parts, ([gate, { count, ...part }]): [string, MadePart] => {
    end += count
    return [gate, { ...part, files: files.slice(end - count, end) }]
  })
  return { parts: new Map(own), fronts }
}
