import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fingerprintOf } from '../system/hash.ts'
import type { FeedItem } from './feed-item.ts'

/** What is known of an item without reading it. */
export interface StoredItem {
  readonly id: string
  readonly time: string
  readonly updated: string
  /** Of everything that feeds show of it. */
  readonly fingerprint: string
  readonly offset: number
  readonly length: number
}

/**
 * The items of all feeds, in a temporary file: a site of 100,000 articles and thousands of outlets has as many items, and the
 * feeds of one list need fifty of them from all over the index. It must be closed.
 */
export class ItemStore {
  private readonly folder = mkdtempSync(join(tmpdir(), 'broadsheet-feeds-'))
  private readonly file = openSync(join(this.folder, 'items'), 'w+')
  private size = 0

  add(item: FeedItem): StoredItem {
    const text = JSON.stringify(item)
    const bytes = Buffer.from(text)
    const offset = this.size
    for (let done = 0; done < bytes.length; )
      done += writeSync(this.file, bytes, done, bytes.length - done, offset + done)
    this.size += bytes.length
    const { id, time, updated } = item
    return { id, time, updated, fingerprint: fingerprintOf(text), offset, length: bytes.length }
  }

  read({ offset, length }: StoredItem): FeedItem {
    const bytes = Buffer.alloc(length)
    for (let done = 0; done < length; ) done += readSync(this.file, bytes, done, length - done, offset + done)
    return JSON.parse(bytes.toString()) as FeedItem
  }

  close(): void {
    closeSync(this.file)
    rmSync(this.folder, { recursive: true, force: true })
  }
}
