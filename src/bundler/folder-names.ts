import { readdirSync, statSync, statfsSync } from 'node:fs'
import { type FileStat, certain, sameStat, toFileStat } from './file-list.ts'
import { Names } from './names.ts'

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

/** Reads folders, but not those of many names that are known and as they were. */
export class FolderNames {
  private readonly before: ReadonlyMap<string, KnownFolder>
  private readonly now: KnownFolder[] = []
  /** Whether what is known now is not what was known before. */
  isNew = false

  constructor(known: readonly KnownFolder[] = []) {
    this.before = new Map(known.map((folder) => [folder.path, folder]))
  }

  /** What the next look need not read. */
  get known(): readonly KnownFolder[] {
    return this.now
  }

  /**
   * @param path of a folder
   * @returns its names, and where they are many what is known of it
   * @throws what the system says
   */
  read(path: string): { readonly names: Names; readonly folder?: KnownFolder } {
    const before = this.before.get(path)
    const lookedAt = Date.now()
    const stat = toFileStat(statSync(path))
    if (before && sameStat(before.stat, stat)) {
      this.now.push(before)
      return { names: Names.from(before.names), folder: before }
    }
    const names = Names.of(
      readdirSync(path)
        .filter((name) => !name.startsWith('.'))
        .sort(),
    )
    if (names.length < MANY || !HONEST.has(statfsSync(path).type)) return { names }
    // A file that is replaced by another of its name changes the folder and none of its names.
    const same = before && names.isPackedAs(before.names) ? before : undefined
    const folder: KnownFolder = { ...(same ?? { path, names: names.packed }), stat: certain(stat, lookedAt) }
    this.isNew = true
    this.now.push(folder)
    return { names: same ? Names.from(same.names) : names, folder }
  }
}
