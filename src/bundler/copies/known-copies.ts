import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { pictureCopyPath } from '../../contract/picture-copies.ts'
import { readCacheFile, writeCacheFile } from '../cache/cache-file.ts'
import { UNCERTAIN } from '../system/file-version.ts'
import { fingerprintOf } from '../system/hash.ts'
import { replaceFile } from '../system/replace-file.ts'
import type { CopiedPicture } from './copy-picture.ts'

/** A picture whose copies are in the cache. */
export interface KnownPicture extends Omit<CopiedPicture, 'copies'> {
  /** In bytes. */
  readonly size: number
  readonly copies: readonly KnownCopy[]
}

interface KnownCopy {
  readonly width: number
  /** In bytes. */
  readonly size: number
  readonly fingerprint: string
}

interface CopiesFile {
  /** Version of what makes the copies. */
  readonly maker: string
  /** Of each file: its version, and the hash of its picture. */
  readonly files: readonly (readonly [path: string, version: string, hash: string])[]
  readonly pictures: readonly (readonly [hash: string, picture: KnownPicture])[]
}

/**
 * The copies of pictures that were made by earlier builds: a folder of the cache, and the file `copies.json` in it. They do not
 * depend on the version of the bundler, because making them anew would take an archive many minutes after each upgrade.
 */
export class KnownCopies {
  private readonly folder: string
  private readonly maker: string
  private readonly versions = new Map<string, readonly [version: string, hash: string]>()
  private readonly pictures = new Map<string, KnownPicture>()

  /** @param maker version of what makes the copies; those of another are dropped */
  constructor(cache: string, maker: string) {
    this.folder = join(cache, 'copies')
    this.maker = maker
    // Its checksum proves that `save` has written it.
    const file = readCacheFile(this.listPath) as CopiesFile | undefined
    if (file?.maker !== maker) return
    for (const [path, version, hash] of file.files) this.versions.set(path, [version, hash])
    for (const [hash, picture] of file.pictures) this.pictures.set(hash, picture)
  }

  private get listPath(): string {
    return join(this.folder, 'copies.json')
  }

  /** Returns the hash of a file that is unchanged since an earlier build. */
  hashOf(path: string, version: string): string | undefined {
    const known = this.versions.get(path)
    return version !== UNCERTAIN && known?.[0] === version ? known[1] : undefined
  }

  setHash(path: string, version: string, hash: string): void {
    this.versions.set(path, [version, hash])
  }

  /** Returns a picture, unless one of its copies is missing. */
  get(hash: string): KnownPicture | undefined {
    const picture = this.pictures.get(hash)
    const isComplete = picture?.copies.every(({ width, size }) => {
      return statSync(this.pathOf(hash, width), { throwIfNoEntry: false })?.size === size
    })
    return isComplete ? picture : undefined
  }

  /** @param size bytes of the picture */
  add(hash: string, size: number, { copies, ...picture }: CopiedPicture): void {
    if (copies.length > 0) mkdirSync(this.folder, { recursive: true })
    this.pictures.set(hash, {
      ...picture,
      size,
      copies: copies.map(({ width, bytes }): KnownCopy => {
        replaceFile(this.pathOf(hash, width), bytes)
        return { width, size: bytes.length, fingerprint: fingerprintOf(bytes) }
      }),
    })
  }

  /** Path of a copy in the cache. */
  pathOf(hash: string, width: number): string {
    return join(this.folder, basename(pictureCopyPath(hash, width)))
  }

  /** @param shown hashes of the pictures that the folder shows now, by path; all others are forgotten */
  save(shown: ReadonlyMap<string, string>): void {
    const hashes = [...new Set(shown.values())].sort()
    const pictures = hashes.flatMap((hash) => {
      const picture = this.pictures.get(hash)
      return picture ? [[hash, picture] as const] : []
    })
    const files = [...this.versions].flatMap(([path, [version, hash]]) =>
      shown.get(path) === hash ? [[path, version, hash] as const] : [],
    )
    const content: CopiesFile = { maker: this.maker, files, pictures }
    if (pictures.length === 0 && !existsSync(this.folder)) return
    writeCacheFile(this.listPath, content)
    const kept = new Set(pictures.flatMap(([hash, { copies }]) => copies.map(({ width }) => this.pathOf(hash, width))))
    kept.add(this.listPath)
    for (const name of readdirSync(this.folder)) {
      const path = join(this.folder, name)
      if (!kept.has(path)) rmSync(path, { force: true })
    }
  }
}
