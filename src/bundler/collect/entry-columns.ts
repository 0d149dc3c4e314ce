import { deserialize, serialize } from 'node:v8'
import type { Picture } from '../../contract/edition.ts'
import type { Digest, Entry, RelatedDigest } from '../validate/source-article.ts'

/** So many entries are packed together. */
export const ENTRIES_AT_ONCE = 100

/**
 * Entries as columns: arrays of numbers and of strings, which take a tenth of the time that as many objects take to
 * write and to read. Texts that many articles share stand once, in `texts`.
 */
interface EntryColumns {
  readonly texts: readonly string[]
  readonly files: readonly string[]
  readonly ids: readonly string[]
  readonly times: readonly string[]
  readonly marks: readonly string[]
  /** Per entry, `WIDTH` numbers; see `encodeEntries`. */
  readonly numbers: Float64Array
  /** Pages of articles and of their related items, one after another. */
  readonly pages: Float64Array
  /** Per related item: number of pages, domain, name, whether it has an address. */
  readonly related: Uint32Array
  /** What few entries have. */
  readonly rest: ReadonlyMap<number, Pick<Entry, 'problems' | 'unknown'>>
}

const WIDTH = 16
const RELATED_WIDTH = 4
const HAS_DIGEST = 1
const IS_PAPER = 2
const IS_PUBLISHED = 4
/** In no path and no name. */
const SEPARATOR = '\0'

/** Texts, each once, by their places. */
class TextTable {
  readonly texts: string[] = []
  private readonly places = new Map<string, number>()

  place(text: string): number {
    const known = this.places.get(text)
    if (known !== undefined) return known
    this.places.set(text, this.texts.length)
    return this.texts.push(text) - 1
  }

  list(values: readonly string[]): number {
    return this.place(values.length === 0 ? '' : values.join(SEPARATOR))
  }
}

function encodeEntries(entries: readonly Entry[]): EntryColumns {
  const table = new TextTable()
  const files: string[] = []
  const ids: string[] = []
  const times: string[] = []
  const marks: string[] = []
  const numbers = new Float64Array(entries.length * WIDTH)
  const pages: number[] = []
  const related: number[] = []
  const rest = new Map<number, Pick<Entry, 'problems' | 'unknown'>>()
  let column = 0
  for (const [at, entry] of entries.entries()) {
    const { digest, problems, unknown } = entry
    if (problems.length > 0 || unknown.length > 0) rest.set(at, { problems, unknown })
    files.push(entry.file)
    ids.push(digest ? digest.id : '')
    times.push(digest ? digest.time : '')
    marks.push(digest ? digest.mark : '')
    column = at * WIDTH
    numbers[column++] =
      (digest ? HAS_DIGEST : 0) | (entry.isPaper ? IS_PAPER : 0) | (entry.isPublished ? IS_PUBLISHED : 0)
    numbers[column++] = table.list(entry.assets)
    numbers[column++] = table.list(entry.looked)
    if (!digest) continue
    numbers[column++] = table.place(digest.type)
    numbers[column++] = digest.rank
    numbers[column++] = table.place(digest.domain)
    numbers[column++] = table.place(digest.providerName)
    numbers[column++] = table.place(digest.logos.length === 0 ? '' : JSON.stringify(digest.logos))
    numbers[column++] = table.list(digest.topics)
    numbers[column++] = digest.pages.length
    numbers[column++] = digest.related.length
    numbers[column++] = digest.cardBytes
    numbers[column++] = digest.storyBytes
    numbers[column++] = digest.offset
    numbers[column++] = digest.length
    numbers[column++] = digest.key
    for (const page of digest.pages) pages.push(page)
    for (const item of digest.related) encodeRelated(item, table, pages, related)
  }
  return {
    texts: table.texts,
    files,
    ids,
    times,
    marks,
    numbers,
    pages: Float64Array.from(pages),
    related: Uint32Array.from(related),
    rest,
  }
}

function encodeRelated(item: RelatedDigest, table: TextTable, pages: number[], related: number[]): void {
  for (const page of item.pages) pages.push(page)
  related.push(item.pages.length)
  related.push(table.place(item.domain))
  related.push(table.place(item.providerName))
  related.push(item.hasUrl ? 1 : 0)
}

/**
 * Entries as bytes, for another thread or for the cache. What is read of them has texts of its own; those of a parsed file
 * are parts of the file's text, and hold all of it in memory.
 */
export const packEntries = (entries: readonly Entry[]): Uint8Array => serialize(encodeEntries(entries))

/**
 * @param bytes of {@link packEntries}
 * @param move added to the offsets of contents
 */
export function unpackEntries(bytes: Uint8Array, move: number): Entry[] {
  // Who hands them over has them from `packEntries`.
  return decodeEntries(deserialize(bytes) as EntryColumns, move)
}

const NO_LIST: readonly string[] = []
const NO_PAGES: readonly number[] = []
const NO_PROBLEMS: Entry['problems'] = []
const NO_PATHS: Entry['unknown'] = []
const NO_LOGOS: readonly Picture[] = []
const NO_RELATED: readonly RelatedDigest[] = []

function decodeEntries(columns: EntryColumns, move: number): Entry[] {
  const { texts, files, ids, times, marks, numbers, pages, related, rest } = columns
  // Lists that many articles share are one list.
  const lists = new Map<number, readonly string[]>()
  const logos = new Map<number, readonly Picture[]>()
  const text = (place: number) => texts[place] ?? ''
  const list = (place: number): readonly string[] => {
    const known = lists.get(place)
    if (known) return known
    const value = text(place)
    const made = value === '' ? NO_LIST : value.split(SEPARATOR)
    lists.set(place, made)
    return made
  }
  const logoList = (place: number): readonly Picture[] => {
    const known = logos.get(place)
    if (known) return known
    const value = text(place)
    const made = value === '' ? NO_LOGOS : (JSON.parse(value) as readonly Picture[])
    logos.set(place, made)
    return made
  }
  let page = 0
  let item = 0
  // Most have one. A list that grows keeps room for sixteen more.
  const take = (count: number): readonly number[] => {
    if (count === 0) return NO_PAGES
    if (count === 1) return [pages[page++] ?? 0]
    return Array.from({ length: count }, () => pages[page++] ?? 0)
  }
  const takeRelated = (count: number): readonly RelatedDigest[] => {
    if (count === 0) return NO_RELATED
    return Array.from({ length: count }, () => {
      const from = item
      item += RELATED_WIDTH
      return {
        pages: take(related[from] ?? 0),
        domain: text(related[from + 1] ?? 0),
        providerName: text(related[from + 2] ?? 0),
        hasUrl: related[from + 3] === 1,
      }
    })
  }
  return files.map((file, at): Entry => {
    const number = (column: number) => numbers[at * WIDTH + column] ?? 0
    const flags = number(0)
    const few = rest.get(at)
    const isPaper = (flags & IS_PAPER) !== 0
    const isPublished = (flags & IS_PUBLISHED) !== 0
    const problems = few?.problems ?? NO_PROBLEMS
    const unknown = few?.unknown ?? NO_PATHS
    const [assets, looked] = [list(number(1)), list(number(2))]
    if ((flags & HAS_DIGEST) === 0) return { file, isPaper, isPublished, problems, unknown, assets, looked }
    const digest: Digest = {
      file,
      id: ids[at] ?? '',
      key: number(15),
      time: times[at] ?? '',
      isPublished,
      type: text(number(3)),
      rank: number(4),
      domain: text(number(5)),
      providerName: text(number(6)),
      logos: logoList(number(7)),
      topics: list(number(8)),
      pages: take(number(9)),
      related: takeRelated(number(10)),
      cardBytes: number(11),
      storyBytes: number(12),
      mark: marks[at] ?? '',
      offset: number(13) + move,
      length: number(14),
    }
    return { file, digest, isPaper, isPublished, problems, unknown, assets, looked }
  })
}
