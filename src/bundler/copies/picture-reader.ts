import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { type ListedFile, UNCERTAIN } from '../system/file-version.ts'
import { RECIPE, copyPicture } from './copy-picture.ts'
import type { KnownCopies } from './known-copies.ts'
import { type Sharp, loadSharp } from './load-sharp.ts'

/** Pictures that are open at once. More would only take memory. */
const MAX_AT_ONCE = Math.min(4, availableParallelism())
/** Larger files are not read. */
const MAX_FILE_BYTES = 100_000_000

/** Reads pictures, and makes copies of those that no earlier build has read. */
export class PictureReader {
  /** Hashes of the pictures by path. The same picture under two names has the same copies. */
  readonly hashes = new Map<string, string>()
  /** Number of pictures that were decoded. */
  decoded = 0
  /** True when a picture had to be decoded, and the library is missing. */
  isMissing = false
  private readonly content: string
  private readonly known: KnownCopies
  private sharp: Sharp | undefined

  /** @param content the publisher's folder */
  constructor(content: string, known: KnownCopies) {
    this.content = content
    this.known = known
  }

  async readAll(files: readonly ListedFile[], onProgress: (done: number, total: number) => void): Promise<void> {
    let [next, done] = [0, 0]
    const readNext = async (): Promise<void> => {
      for (let file = files[next++]; file && !this.isMissing; file = files[next++]) {
        await this.read(file)
        onProgress(++done, files.length)
      }
    }
    await Promise.all(Array.from({ length: MAX_AT_ONCE }, readNext))
  }

  private async read({ path, version }: ListedFile): Promise<void> {
    const unchanged = this.known.hashOf(path, version)
    if (unchanged !== undefined && this.known.get(unchanged)) {
      this.hashes.set(path, unchanged)
      return
    }
    const file = join(this.content, path)
    const { size } = await stat(file)
    const bytes = size > MAX_FILE_BYTES ? undefined : await readFile(file)
    const hash = createHash('sha256')
      .update(JSON.stringify(RECIPE))
      .update(bytes ?? `${path} ${size}`)
    const name = hash.digest('hex').slice(0, 12)
    if (!this.known.get(name)) {
      this.sharp ??= loadSharp()
      this.isMissing = !this.sharp
      if (!this.sharp) return
      this.decoded++
      this.known.add(name, size, bytes ? await copyPicture(this.sharp, bytes) : { copies: [], fault: 'too-large' })
    }
    this.hashes.set(path, name)
    if (version !== UNCERTAIN) this.known.setHash(path, version, name)
  }
}
