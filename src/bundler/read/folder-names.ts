import { opendirSync, readdirSync, statfsSync } from 'node:fs'
import { type FileStat, certain, sameStat, statOf } from './file-list.ts'
import { Names } from './names.ts'
import type { PendingStats, Statter } from './stat-many.ts'

/** With fewer names a folder is read as quickly as what is known of it. */
const MANY = 500

/**
 * File systems where a folder's own times tell whether a name has come or gone: ext4, XFS, Btrfs, tmpfs, overlayfs, ZFS
 * and F2FS, by their numbers in statfs(2). Others, above all those that pretend to be one, may leave the times as they are.
 */
const HONEST: ReadonlySet<number> = new Set([
  0xef53, 0x58465342, 0x9123683e, 0x01021994, 0x794c7630, 0x2fc12fc1, 0xf2f52010,
])

/** Names of a folder, and the folder as it was when they were read. */
export interface KnownFolder {
  readonly path: string
  readonly stat: FileStat
  /** Those that are not hidden, in the order of their code units, packed. */
  readonly names: readonly Uint8Array[]
  /** All of them are names of articles. */
  areArticles?: true
  /** Hash of the paths of a list that has all files of this folder and no others, see `FileList`. */
  hash?: string
}

/** A folder that was read. */
export interface ReadFolder {
  readonly names: Names
  /** What is known of it, where its names are many. */
  readonly folder?: KnownFolder
  /** Of its files, where they were looked at meanwhile. */
  readonly stats?: Float64Array
}

const isHidden = (name: string) => name.startsWith('.')

/** Whether a folder has so many names that are not hidden. Counting takes a quarter of listing them, since it sorts none. */
function hasSoMany(path: string, wanted: number): boolean {
  let count = 0
  const folder = opendirSync(path, { bufferSize: MANY })
  try {
    for (let file = folder.readSync(); file && count <= wanted; file = folder.readSync())
      if (!isHidden(file.name)) count++
  } finally {
    folder.closeSync()
  }
  return count === wanted
}

/** Reads folders, but not those of many names that are known and as they were. */
export class FolderNames {
  private readonly before: ReadonlyMap<string, KnownFolder>
  private readonly now: KnownFolder[] = []
  /** Whether what is known now is not what was known before, and whether names are among it. */
  isNew = false
  areNamesNew = false

  constructor(known: readonly KnownFolder[] = []) {
    this.before = new Map(known.map((folder) => [folder.path, folder]))
  }

  /** What the next look need not read. */
  get known(): readonly KnownFolder[] {
    return this.now
  }

  /**
   * @param path of a folder
   * @param statter looks at its files meanwhile, where all of them are known as articles
   * @throws what the system says
   */
  read(path: string, statter?: Statter): ReadFolder {
    const before = this.before.get(path)
    const lookedAt = Date.now()
    const stat = statOf(path)
    const names = before && Names.from(before.names)
    const look = names && before.areArticles ? statter?.begin(path, names) : undefined
    if (names && sameStat(before.stat, stat)) {
      this.now.push(before)
      return { names, folder: before, ...(look && { stats: look.finish() }) }
    }
    const isHonest = HONEST.has(statfsSync(path).type)
    const stats = look && isHonest ? finishSame(path, names?.length ?? 0, stat, look) : undefined
    if (before && names && stats)
      return { names, stats, folder: this.keep({ ...before, stat: certain(stat, lookedAt) }) }
    look?.drop()
    const found = readdirSync(path).filter((name) => !isHidden(name))
    const list = Names.of(found.sort())
    if (found.length < MANY || !isHonest) return { names: list }
    const folder = { path, names: list.packed, stat: certain(stat, lookedAt) }
    this.areNamesNew = true
    return { names: list, folder: this.keep(folder) }
  }

  private keep(folder: KnownFolder): KnownFolder {
    this.isNew = true
    this.now.push(folder)
    return folder
  }
}

/**
 * A file that is replaced by another of its name changes the folder and none of its names: where all known ones stand there
 * still and there are no more, they are the same.
 * @param stat of the folder before it was looked at
 * @returns stats of its files; undefined when the names may have changed
 */
function finishSame(path: string, count: number, stat: FileStat, look: PendingStats): Float64Array | undefined {
  if (!hasSoMany(path, count)) return undefined
  const stats = look.finish()
  return stats.includes(Number.NaN) || !sameStat(statOf(path), stat) ? undefined : stats
}
