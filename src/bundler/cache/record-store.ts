import { closeSync, existsSync, fstatSync, ftruncateSync, mkdirSync, openSync, readSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { fingerprintOf } from '../system/hash.ts'
import { CacheError } from './cache-file.ts'

/** Where a record is in the store, and the fingerprint of its bytes. */
export interface StoredRecord {
  readonly offset: number
  /** In bytes. */
  readonly length: number
  readonly fingerprint: string
}

const FLUSH_BYTES = 1 << 20

/**
 * Records of all articles, one after another in one file. An edition of any size therefore needs no more memory than the
 * part that is being written. Records are only ever appended, so an offset stays valid while the store is open.
 */
export class RecordStore {
  readonly path: string
  private readonly file: number
  private written: number
  private waiting: Uint8Array[] = []
  private waitingBytes = 0

  /** @param isEmpty whether what the file holds is dropped */
  constructor(path: string, isEmpty: boolean) {
    this.path = path
    mkdirSync(dirname(path), { recursive: true })
    this.file = openSync(path, isEmpty || !existsSync(path) ? 'w+' : 'r+')
    this.written = fstatSync(this.file).size
  }

  /** @returns the offset of the first byte */
  append(bytes: Uint8Array): number {
    const offset = this.length
    this.waiting.push(bytes)
    this.waitingBytes += bytes.length
    if (this.waitingBytes >= FLUSH_BYTES) this.flush()
    return offset
  }

  /** In bytes. */
  get length(): number {
    return this.written + this.waitingBytes
  }

  /** Writes what was appended, so that readers in other threads find it. */
  flush(): void {
    const bytes = Buffer.concat(this.waiting)
    for (let at = 0; at < bytes.length; ) at += writeSync(this.file, bytes, at, bytes.length - at, this.written + at)
    this.written += bytes.length
    this.waiting = []
    this.waitingBytes = 0
  }

  /** Drops all records. */
  clear(): void {
    ftruncateSync(this.file, 0)
    this.written = 0
    this.waiting = []
    this.waitingBytes = 0
  }

  close(): void {
    closeSync(this.file)
  }
}

/** Reads records from the file of a {@link RecordStore}, in any thread. */
export class RecordReader {
  private readonly path: string
  private file: number | undefined
  private buffer = Buffer.allocUnsafe(64 * 1024)

  constructor(path: string) {
    this.path = path
  }

  /** @throws {CacheError} when the store does not hold what was written to it */
  read({ offset, length, fingerprint }: StoredRecord): string {
    try {
      this.file ??= openSync(this.path, 'r')
    } catch {
      throw new CacheError(`${this.path} is missing.`)
    }
    if (this.buffer.length < length) this.buffer = Buffer.allocUnsafe(length * 2)
    if (readSync(this.file, this.buffer, 0, length, offset) !== length)
      throw new CacheError(`${this.path} ends before byte ${offset + length}.`)
    const bytes = this.buffer.subarray(0, length)
    if (fingerprintOf(bytes) !== fingerprint) throw new CacheError(`${this.path} is damaged at byte ${offset}.`)
    return bytes.toString('utf8')
  }

  close(): void {
    if (this.file !== undefined) closeSync(this.file)
    this.file = undefined
  }
}
