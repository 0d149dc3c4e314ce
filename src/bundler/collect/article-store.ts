import { closeSync, existsSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import type { CacheFolder } from '../cache/cache-folder.ts'
import { RecordStore } from '../cache/record-store.ts'
import { fingerprintOf } from '../system/hash.ts'
import { versionOf } from '../system/version.ts'
import { TermBuffer } from '../terms/packed-terms.ts'
import type { ArticleSummary, ReadFile } from './article-summary.ts'
import type { ReadResult } from './read-articles.ts'

/** The result of reading a file, with the values that must be unchanged for it to be used again. */
export interface StoredFile {
  /** See `fileVersion`. */
  readonly version: string
  /** Fingerprint of the file's bytes; null when it could not be read. */
  readonly hash: string | null
  /** Fingerprint of what the article was read with of its site. */
  readonly site: string
  readonly result: ReadFile
}

const FILES_PER_LINE = 100
/** Less garbage than this is kept, since rewriting small files often costs more than the space. */
const MIN_GARBAGE_BYTES = 1 << 20
const MIN_GARBAGE_FILES = 1000

/**
 * Keeps the results of reading each file between builds. They are lines of a log to which new results are appended; the last
 * result of a file counts. Each line has a checksum, so a build that is killed while writing loses only that line. It has the
 * terms of its articles in one piece.
 */
export class ArticleStore {
  readonly records: RecordStore
  /** Terms of all articles. They are not in the summaries, since that many strings are slow to write, read and keep. */
  readonly terms = new TermBuffer()
  private readonly path: string
  private readonly files = new Map<string, StoredFile>()
  /** Number of results in the log, including those that are out of date. */
  private logged = 0

  constructor(cache: CacheFolder) {
    this.path = cache.articlesPath
    this.load()
    this.records = new RecordStore(cache.recordsPath, this.files.size === 0)
    if (!this.isSound()) this.clear()
  }

  get(path: string): StoredFile | undefined {
    return this.files.get(path)
  }

  /**
   * Adds the records and terms of files that were read together.
   * @param files their summaries get the places of both
   */
  add(files: readonly ReadFile[], { records, terms }: Pick<ReadResult, 'records' | 'terms'>): void {
    const offset = this.records.append(records)
    for (const { article } of files) if (article) Object.assign(article, { offset: article.offset + offset })
    this.addTerms(files, terms)
  }

  private addTerms(files: readonly ReadFile[], terms: Uint32Array): void {
    let firstTerm = this.terms.length
    for (const { article } of files) {
      if (!article) continue
      Object.assign(article, { firstTerm })
      firstTerm += countTerms(article)
    }
    this.terms.add(terms)
  }

  /**
   * Keeps results for the next build.
   * @param changed new results by path
   * @param paths paths of all files of the folder; other results are dropped when the log is rewritten
   */
  save(changed: ReadonlyMap<string, StoredFile>, paths: readonly string[]): void {
    if (changed.size === 0) return
    this.records.flush()
    for (const [path, file] of changed) this.files.set(path, file)
    this.logged += changed.size
    const isMostlyGarbage = this.logged > 2 * paths.length + MIN_GARBAGE_FILES
    if (!isMostlyGarbage && existsSync(this.path)) {
      this.writeLines(this.path, 'a', '', [...changed.values()])
      return
    }
    const all = paths.flatMap((path) => this.files.get(path) ?? [])
    const temporary = `${this.path}.part`
    this.writeLines(temporary, 'w', versionOf(), all)
    renameSync(temporary, this.path)
    this.logged = all.length
  }

  /** Drops all results, so that all files are read again. */
  clear(): void {
    this.files.clear()
    this.records.clear()
    this.terms.clear()
    this.logged = Number.POSITIVE_INFINITY
  }

  close(): void {
    this.records.close()
  }

  private load(): void {
    if (!existsSync(this.path)) return
    const bytes = readFileSync(this.path)
    let start = bytes.indexOf('\n') + 1
    if (bytes.toString('utf8', 0, start - 1) !== versionOf()) return
    for (let end = bytes.indexOf('\n', start); end >= 0; end = bytes.indexOf('\n', start)) {
      const { files, terms } = readLine(bytes.subarray(start, end))
      this.addTerms(
        files.map(({ result }) => result),
        terms,
      )
      for (const file of files) this.files.set(file.result.file, file)
      this.logged += files.length
      start = end + 1
    }
  }

  /** True when no record is missing and less than half of the record store is garbage. */
  private isSound(): boolean {
    let live = 0
    for (const { result } of this.files.values()) {
      if (!result.article) continue
      const { offset, length } = result.article
      if (offset + length > this.records.length) return false
      live += length
    }
    return this.records.length <= 2 * live + MIN_GARBAGE_BYTES
  }

  /**
   * Writes results to a log, a hundred on each line, since a single string of all would take hundreds of megabytes.
   * @param first the first line. When appending it is empty, which ends a line that a killed build left unfinished.
   */
  private writeLines(path: string, flag: 'a' | 'w', first: string, files: readonly StoredFile[]): void {
    const all = this.terms.all
    const log = openSync(path, flag)
    try {
      writeFileSync(log, `${first}\n`)
      for (let at = 0; at < files.length; at += FILES_PER_LINE) {
        const group = files.slice(at, at + FILES_PER_LINE)
        const terms = Buffer.concat(
          group.flatMap(({ result: { article } }) =>
            article ? bytesOf(all.subarray(article.firstTerm, article.firstTerm + countTerms(article))) : [],
          ),
        )
        const line = `${terms.toString('base64')} ${JSON.stringify(group)}`
        writeFileSync(log, `${fingerprintOf(line)} ${line}\n`)
      }
    } finally {
      closeSync(log)
    }
  }
}

/** Number of terms of an article and its related items. */
const countTerms = ({ terms, related }: ArticleSummary) => related.reduce((sum, item) => sum + item.terms, terms)

const bytesOf = ({ buffer, byteOffset, byteLength }: Uint32Array) => Buffer.from(buffer, byteOffset, byteLength)

/** Reads one line of the log. A damaged line has no results. */
function readLine(line: Buffer): { readonly files: readonly StoredFile[]; readonly terms: Uint32Array } {
  const space = line.indexOf(' ')
  const rest = line.subarray(space + 1)
  if (space < 0 || fingerprintOf(rest) !== line.toString('utf8', 0, space))
    return { files: [], terms: new Uint32Array() }
  // The checksum proves that `writeLines` has written this.
  const end = rest.indexOf(' ')
  const packed = rest.toString('latin1', 0, end)
  const terms = new Uint32Array(Buffer.byteLength(packed, 'base64') / 4)
  bytesOf(terms).write(packed, 'base64')
  return { files: JSON.parse(rest.toString('utf8', end + 1)) as readonly StoredFile[], terms }
}
