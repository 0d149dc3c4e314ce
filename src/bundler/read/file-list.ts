import { statSync } from 'node:fs'
import { markOf } from '../system/index-hash.ts'
import { Names } from './names.ts'

/** What tells a file from its next version without reading it. */
export interface FileStat {
  readonly size: number
  /** Milliseconds since 1970, with fractions. */
  readonly mtimeMs: number
  /** When anything about it changed; no program can set it. */
  readonly ctimeMs: number
  readonly ino: number
}

export interface ListedFile {
  /** Relative to the content folder, with forward slashes. */
  readonly path: string
  readonly stat: FileStat
}

/** Numbers that a stat takes in an array, and which of them is when anything changed. */
export const STAT_WIDTH = 4
const CHANGE_COLUMN = 2

export function sameStat(a: FileStat | undefined, b: FileStat): boolean {
  return a !== undefined && a.size === b.size && a.mtimeMs === b.mtimeMs && a.ctimeMs === b.ctimeMs && a.ino === b.ino
}

export const toFileStat = ({ size, mtimeMs, ctimeMs, ino }: FileStat): FileStat => ({ size, mtimeMs, ctimeMs, ino })

export const statOf = (path: string): FileStat => toFileStat(statSync(path))

export function putStat(stats: Float64Array, at: number, { size, mtimeMs, ctimeMs, ino }: FileStat): void {
  stats[at * STAT_WIDTH] = size
  stats[at * STAT_WIDTH + 1] = mtimeMs
  stats[at * STAT_WIDTH + 2] = ctimeMs
  stats[at * STAT_WIDTH + 3] = ino
}

/** Whether two stats of arrays are the same. */
export function sameStatAt(a: Float64Array, at: number, b: Float64Array, other: number): boolean {
  for (let column = 0; column < STAT_WIDTH; column++)
    if (a[at * STAT_WIDTH + column] !== b[other * STAT_WIDTH + column]) return false
  return true
}

export function unpackStat(stats: Float64Array, at: number): FileStat {
  return {
    size: stats[at * STAT_WIDTH] ?? 0,
    mtimeMs: stats[at * STAT_WIDTH + 1] ?? 0,
    ctimeMs: stats[at * STAT_WIDTH + 2] ?? 0,
    ino: stats[at * STAT_WIDTH + 3] ?? 0,
  }
}

/** Paths that begin in the same way. */
export interface PathPart {
  /** Empty, or with a slash at its end. */
  readonly place: string
  readonly names: Names
}

/** Files with their stats in one array: an object for each of 100,000 takes ten times as long to keep. */
export class FileList implements Iterable<ListedFile> {
  readonly stats: Float64Array
  private parts: readonly PathPart[]
  private readonly order: { hash?: string }
  private wholeHash: string | undefined

  /** @param order what is known of the paths, when another list has the same */
  constructor(parts: readonly PathPart[], stats: Float64Array, order: { hash?: string } = {}) {
    this.parts = parts
    this.stats = stats
    this.order = order
  }

  static of(files: readonly ListedFile[]): FileList {
    const stats = new Float64Array(files.length * STAT_WIDTH)
    for (const [at, { stat }] of files.entries()) putStat(stats, at, stat)
    return new FileList([{ place: '', names: Names.of(files.map(({ path }) => path)) }], stats)
  }

  get length(): number {
    return this.stats.length / STAT_WIDTH
  }

  get paths(): readonly string[] {
    const [first, ...more] = this.parts
    if (first?.place === '' && more.length === 0) return first.names.all
    const all = this.parts.flatMap(({ place, names }) => (place ? names.all.map((name) => place + name) : names.all))
    this.parts = [{ place: '', names: Names.of(all) }]
    return all
  }

  path(at: number): string {
    const [first, ...more] = this.parts
    return first && more.length === 0 ? first.place + (first.names.at(at) ?? '') : (this.paths[at] ?? '')
  }

  stat(at: number): FileStat {
    return unpackStat(this.stats, at)
  }

  *[Symbol.iterator](): Iterator<ListedFile> {
    for (const [at, path] of this.paths.entries()) yield { path, stat: this.stat(at) }
  }

  /** Those of some paths. */
  among(paths: Iterable<string>): ListedFile[] {
    return Array.from(paths, (path) => ({ path, stat: this.stat(this.paths.indexOf(path)) }))
  }

  /** The same files, some of them with other stats. */
  with(change: (stats: Float64Array) => void): FileList {
    const stats = this.stats.slice()
    change(stats)
    return new FileList(this.parts, stats, this.order)
  }

  get pathsHash(): string {
    // No path holds a zero byte.
    return (this.order.hash ??= markOf(this.paths.join('\0')))
  }

  /** Begins with that of the paths. */
  get hash(): string {
    const { buffer, byteOffset, byteLength } = this.stats
    return (this.wholeHash ??= this.pathsHash + markOf(new Uint8Array(buffer, byteOffset, byteLength)))
  }
}

/** Files in any order, found by their paths. */
export class FileTable {
  readonly paths: readonly string[]
  readonly stats: Float64Array
  private found: ReadonlyMap<string, number> | undefined

  constructor(paths: readonly string[], stats: Float64Array) {
    this.paths = paths
    this.stats = stats
  }

  private get places(): ReadonlyMap<string, number> {
    return (this.found ??= new Map(this.paths.map((path, at) => [path, at])))
  }

  has(path: string): boolean {
    return this.places.has(path)
  }

  stat(path: string): FileStat | undefined {
    const at = this.places.get(path)
    return at === undefined ? undefined : unpackStat(this.stats, at)
  }

  /** Whether all files are the same, in the same order. */
  equals(other: FileTable): boolean {
    const { paths, stats } = this
    if (other === this) return true
    if (other.paths.length !== paths.length) return false
    return other.paths.every((path, at) => path === paths[at]) && other.stats.every((value, at) => value === stats[at])
  }

  /** Whether a file stands here and there, and is the same. */
  agrees(path: string, other: FileTable): boolean {
    const [at, there] = [this.places.get(path), other.places.get(path)]
    return at !== undefined && there !== undefined && sameStatAt(this.stats, at, other.stats, there)
  }
}

/** Clocks of file systems tick this far apart, in milliseconds. */
const TICK = 100
const COARSE_TICK = 2500

/** A file that was written while it was listed may be written again without a trace, so its stat says nothing. */
function certainChange(ctimeMs: number, listedAt: number): number {
  const tick = ctimeMs % 1000 === 0 ? COARSE_TICK : TICK
  return ctimeMs < listedAt - tick ? ctimeMs : -1
}

export function certain(stat: FileStat, listedAt: number): FileStat {
  const ctimeMs = certainChange(stat.ctimeMs, listedAt)
  return ctimeMs === stat.ctimeMs ? stat : { ...stat, ctimeMs }
}

/** The same of many; the list itself where all are certain. */
export function certainOf(files: FileList, listedAt: number): FileList {
  for (let at = CHANGE_COLUMN; at < files.stats.length; at += STAT_WIDTH) {
    const change = files.stats[at] ?? 0
    if (certainChange(change, listedAt) !== change) return files.with((stats) => makeCertain(stats, listedAt))
  }
  return files
}

function makeCertain(stats: Float64Array, listedAt: number): void {
  for (let at = CHANGE_COLUMN; at < stats.length; at += STAT_WIDTH) stats[at] = certainChange(stats[at] ?? 0, listedAt)
}
