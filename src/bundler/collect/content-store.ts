import { closeSync, existsSync, fstatSync, ftruncateSync, mkdirSync, openSync, readSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { CacheError } from '../cache/cache-file.ts'
import { markOf } from '../system/index-hash.ts'
import { type ArticleRecord, readRecord } from './article-record.ts'
import type { Digest } from '../validate/source-article.ts'

const CHUNK = 1 << 20

/** What {@link ContentStore.read} needs to know. */
export type StoredContent = Pick<Digest, 'offset' | 'length' | 'mark'>

/** So many bytes that nobody names are no reason to begin again. */
const MOST_GARBAGE = 1 << 20

/** Whether what nobody names any more is the larger part of a store. */
export const isWorn = (bytes: number, live: number): boolean => bytes > 2 * live + MOST_GARBAGE

/**
 * Records of all articles, one after another in one file: so an edition of any size needs no more memory than
 * the part that is being written. Only ever appended to; who holds an offset can read it at any time.
 */
export class ContentStore {
  readonly path: string
  private readonly file: number
  private written: number
  private waiting: Buffer[] = []
  private waitingBytes = 0

  /**
   * @param length bytes to keep; what an interrupted run left behind them is cut off
   * @throws {CacheError} when the file has fewer
   */
  constructor(path: string, length: number) {
    this.path = path
    mkdirSync(dirname(path), { recursive: true })
    if (length > 0 && !existsSync(path)) throw new CacheError(`${path} is gone.`)
    this.file = openSync(path, length === 0 ? 'w+' : 'r+')
    const { size } = fstatSync(this.file)
    if (size < length) {
      closeSync(this.file)
      throw new CacheError(`${path} has ${size} bytes of ${length}.`)
    }
    if (size > length) ftruncateSync(this.file, length)
    this.written = length
  }

  /** @returns the offset of its first byte */
  append(bytes: Buffer): number {
    const offset = this.length
    this.waiting.push(bytes)
    this.waitingBytes += bytes.length
    if (this.waitingBytes >= CHUNK) this.flush()
    return offset
  }

  get length(): number {
    return this.written + this.waitingBytes
  }

  /** Afterwards other threads can read what was appended. */
  flush(): void {
    if (this.waitingBytes === 0) return
    const bytes = this.waiting.length === 1 ? this.waiting[0] : Buffer.concat(this.waiting)
    if (bytes)
      for (let at = 0; at < bytes.length; ) at += writeSync(this.file, bytes, at, bytes.length - at, this.written + at)
    this.written += this.waitingBytes
    this.waiting = []
    this.waitingBytes = 0
  }

  close(): void {
    closeSync(this.file)
  }
}

/** Reads contents from the file of a {@link ContentStore}, in any thread. */
export class ContentReader {
  private readonly path: string
  private file: number | undefined
  private buffer = Buffer.allocUnsafe(64 * 1024)

  constructor(path: string) {
    this.path = path
  }

  /** @throws {CacheError} when what stands there is not what was written */
  read(stored: StoredContent): ArticleRecord {
    return readRecord(this.bytes(stored).toString('utf8'))
  }

  /**
   * @returns bytes that stand until the next are read
   * @throws {CacheError} when what stands there is not what was written
   */
  bytes({ offset, length, mark }: StoredContent): Buffer {
    try {
      this.file ??= openSync(this.path, 'r')
    } catch {
      throw new CacheError(`${this.path} is gone.`)
    }
    if (this.buffer.length < length) this.buffer = Buffer.allocUnsafe(length * 2)
    if (readSync(this.file, this.buffer, 0, length, offset) !== length)
      throw new CacheError(`${this.path} ends before ${offset + length}.`)
    const bytes = this.buffer.subarray(0, length)
    if (markOf(bytes) !== mark) throw new CacheError(`${this.path} is damaged at ${offset}.`)
    return bytes
  }

  close(): void {
    if (this.file !== undefined) closeSync(this.file)
    this.file = undefined
  }
}
