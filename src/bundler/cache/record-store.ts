import { closeSync, existsSync, fstatSync, ftruncateSync, mkdirSync, openSync, readSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { fingerprintOf } from '../system/hash.ts'
import { CacheError } from './cache-file.ts'

/** The place of a record in the store, and the fingerprint of its bytes. */
export interface StoredRecord {
  readonly offset: number
  /** In bytes. */
  readonly length: number
  readonly fingerprint: string
}

const FLUSH_BYTES = 1 << 20

/**
 * The records of all articles, one after another in one file, so that not all of them are in memory at once. Records are
 * only appended, so an offset stays valid while the store is open.
 */
export class RecordStore {
  readonly path: string
  private readonly file: number
  private written: number
  private pending: Uint8Array[] = []
  private pendingBytes = 0

  /** @param isEmpty true to drop the records that the file has */
  constructor(path: string, isEmpty: boolean) {
    this.path = path
    mkdirSync(dirname(path), { recursive: true })
    this.file = openSync(path, isEmpty || !existsSync(path) ? 'w+' : 'r+')
    this.written = fstatSync(this.file).size
  }

  /** @returns the offset of the first byte */
  append(bytes: Uint8Array): number {
    const offset = this.length
    this.pending.push(bytes)
    this.pendingBytes += bytes.length
    if (this.pendingBytes >= FLUSH_BYTES) this.flush()
    return offset
  }

  /** In bytes. */
  get length(): number {
    return this.written + this.pendingBytes
  }

  /** Writes the appended records to the file, so that other threads can read them. */
  flush(): void {
    const bytes = Buffer.concat(this.pending)
    for (let at = 0; at < bytes.length; ) at += writeSync(this.file, bytes, at, bytes.length - at, this.written + at)
    this.written += bytes.length
    this.pending = []
    this.pendingBytes = 0
  }

  /** Drops all records. */
  clear(): void {
    ftruncateSync(this.file, 0)
    this.written = 0
    this.pending = []
    this.pendingBytes = 0
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

  /** @throws {CacheError} when the store is missing or damaged */
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
