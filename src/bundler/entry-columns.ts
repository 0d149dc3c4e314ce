import type { Picture } from '../contract/edition.ts'
import type { Digest, Entry, RelatedDigest } from './source-article.ts'

/**
 * Entries as columns: arrays of numbers and of strings, which take a tenth of the time that as many objects take to
 * write and to read. Texts that many articles share stand once, in `texts`.
 */
export interface EntryColumns {
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

export function encodeEntries(entries: readonly Entry[]): EntryColumns {
  const texts: string[] = []
  const places = new Map<string, number>()
  const place = (text: string): number => {
    const known = places.get(text)
    if (known !== undefined) return known
    places.set(text, texts.length)
    return texts.push(text) - 1
  }
  const numbers = new Float64Array(entries.length * WIDTH)
  const pages: number[] = []
  const related: number[] = []
  const rest = new Map<number, Pick<Entry, 'problems' | 'unknown'>>()
  const list = (values: readonly string[]) => place(values.length === 0 ? '' : values.join(SEPARATOR))
  for (const [at, { digest, problems, unknown, ...entry }] of entries.entries()) {
    if (problems.length > 0 || unknown.length > 0) rest.set(at, { problems, unknown })
    const flags = (digest ? HAS_DIGEST : 0) | (entry.isPaper ? IS_PAPER : 0) | (entry.isPublished ? IS_PUBLISHED : 0)
    numbers.set([flags, list(entry.assets), list(entry.looked)], at * WIDTH)
    if (!digest) continue
    numbers.set(
      [
        place(digest.type),
        digest.rank,
        place(digest.domain),
        place(digest.providerName),
        place(digest.logos.length === 0 ? '' : JSON.stringify(digest.logos)),
        list(digest.topics),
        digest.pages.length,
        digest.related.length,
        digest.cardBytes,
        digest.storyBytes,
        digest.offset,
        digest.length,
        digest.key,
      ],
      at * WIDTH + 3,
    )
    pages.push(...digest.pages)
    for (const item of digest.related) {
      pages.push(...item.pages)
      related.push(item.pages.length, place(item.domain), place(item.providerName), item.hasUrl ? 1 : 0)
    }
  }
  return {
    texts,
    files: entries.map(({ file }) => file),
    ids: entries.map(({ digest }) => digest?.id ?? ''),
    times: entries.map(({ digest }) => digest?.time ?? ''),
    marks: entries.map(({ digest }) => digest?.mark ?? ''),
    numbers,
    pages: Float64Array.from(pages),
    related: Uint32Array.from(related),
    rest,
  }
}

const copyOf = (texts: readonly string[]) => JSON.parse(JSON.stringify(texts)) as readonly string[]

/**
 * The same with texts of their own. Those of a parsed file are parts of the file's text, and hold all of it in memory;
 * what comes from another thread has lost that tie on its way.
 */
export function withOwnTexts(columns: EntryColumns): EntryColumns {
  const { texts, times, ids } = columns
  return { ...columns, texts: copyOf(texts), times: copyOf(times), ids: copyOf(ids) }
}

const NO_LIST: readonly string[] = []
const NO_LOGOS: readonly Picture[] = []
const NO_RELATED: readonly RelatedDigest[] = []

/** @param move added to the offsets of contents */
export function decodeEntries(columns: EntryColumns, move = 0): Entry[] {
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
  const take = (count: number): number[] => {
    const taken: number[] = []
    for (const end = page + count; page < end; page++) taken.push(pages[page] ?? 0)
    return taken
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
    const entry: Entry = {
      file,
      isPaper: (flags & IS_PAPER) !== 0,
      isPublished: (flags & IS_PUBLISHED) !== 0,
      problems: few?.problems ?? [],
      unknown: few?.unknown ?? [],
      assets: list(number(1)),
      looked: list(number(2)),
    }
    if ((flags & HAS_DIGEST) === 0) return entry
    const digest: Digest = {
      file,
      id: ids[at] ?? '',
      key: number(15),
      time: times[at] ?? '',
      isPublished: entry.isPublished,
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
    return { ...entry, digest }
  })
}
