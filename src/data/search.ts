import type { Provider } from '../contract/edition.ts'
import type { CatalogueColumns, Directory, SearchShard } from '../contract/part.ts'
import { wordsOf } from '../contract/words.ts'
import { type CardPlace, placeOf } from './catalogue.ts'

/** Splits a query into distinct words. A search must find all of them; the last one also matches as a prefix. */
export function searchTerms(text: string): readonly string[] {
  const words = wordsOf(text)
  return words.filter((word, index) => words.lastIndexOf(word) === index)
}

/** A search shard, split for binary search. */
export interface WordTable {
  /** Sorted by code units. */
  readonly words: readonly string[]
  /** The articles of each word, encoded as in {@link SearchShard}. */
  readonly hits: readonly string[]
}

export function toWordTable({ words, hits }: SearchShard): WordTable {
  return { words: words === '' ? [] : words.split(' '), hits: hits.split(',') }
}

/** What is needed to search one part of the edition. Each article of the part is a row. */
export interface SearchPart {
  /** `start` is the row of the first article in the table. */
  readonly tables: readonly { readonly start: number; readonly table: WordTable }[]
  /** Shards of cards. `start` is the row of the first card in the shard. */
  readonly shards: readonly { readonly start: number; readonly key: string; readonly hash: string }[]
  /** Time of each row, in seconds since 1970. */
  readonly time: Float64Array
  /** Event of each row that is one of several reports, as in `CatalogueColumns.reports`. */
  readonly events: ReadonlyMap<number, number>
  readonly providers: readonly Provider[]
  /** Number of stories. All reports of an event are one story. */
  readonly stories: number
}

/** The place of a card that has the words. */
export interface FoundCard extends CardPlace {
  /** Number of the event that this and other articles report. */
  readonly event?: number
}

/** Adds to each item the row it starts at, when the items follow each other without gaps. */
function withStartRow<T>(items: readonly T[], countOf: (item: T) => number): (T & { readonly start: number })[] {
  let next = 0
  return items.map((item) => {
    const start = next
    next += countOf(item)
    return { ...item, start }
  })
}

/** @param tables tables of the search shards, in the order of the directory */
export function buildSearchPart(
  directory: Directory,
  rows: CatalogueColumns,
  tables: readonly WordTable[],
): SearchPart {
  let time = 0
  const cardShards = directory.cards.map(([key, count, hash]) => ({ key, count, hash }))
  const counted = tables.map((table, index) => ({ table, count: directory.search[index]?.[1] ?? 0 }))
  return {
    tables: withStartRow(counted, ({ count }) => count),
    shards: withStartRow(cardShards, ({ count }) => count),
    // The file stores each time as the difference to the previous row.
    time: Float64Array.from(rows.time, (difference) => (time += difference)),
    events: new Map(rows.reports.map(([row, event]) => [row, event])),
    providers: rows.providers,
    stories: rows.time.length - rows.reports.length + new Set(rows.reports.map(([, event]) => event)).size,
  }
}

/** Binary search for the index of the first word that is not less than the term. */
function lowerBound(words: readonly string[], term: string): number {
  let low = 0
  let high = words.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((words[middle] ?? '') < term) low = middle + 1
    else high = middle
  }
  return low
}

/** Finds the articles with a word. @returns place in the table → true when the word is in the title */
function findWord({ words, hits }: WordTable, term: string, isPrefix: boolean): Map<number, boolean> {
  const places = new Map<number, boolean>()
  for (let index = lowerBound(words, term); index < words.length; index++) {
    const word = words[index] ?? ''
    if (isPrefix ? !word.startsWith(term) : word !== term) break
    let hit = 0
    for (const step of hits[index]?.split(' ') ?? []) {
      // Each hit is twice a place, plus one when the word is in the title. The file stores differences of hits.
      hit += Number.parseInt(step, 36)
      places.set(hit >> 1, hit % 2 === 1 || places.get(hit >> 1) === true)
    }
  }
  return places
}

/** Finds the articles with all words. @returns place in the table → number of words that are in the title */
function findInTable(table: WordTable, terms: readonly string[]): Map<number, number> {
  let found: Map<number, number> | undefined
  for (const [index, term] of terms.entries()) {
    const places = findWord(table, term, index === terms.length - 1)
    const both = new Map<number, number>()
    for (const [place, isInTitle] of places) {
      const before = found ? found.get(place) : 0
      if (before !== undefined) both.set(place, before + Number(isInTitle))
    }
    if (both.size === 0) return both
    found = both
  }
  return found ?? new Map<number, number>()
}

/** Finds the cards with all words. Cards with more of the words in the title come first, then newer cards. */
export function findInPart(part: SearchPart, terms: readonly string[]): FoundCard[] {
  const rows = part.tables.flatMap(({ start, table }) =>
    [...findInTable(table, terms)].map(([place, titleWords]) => ({ row: start + place, titleWords })),
  )
  const time = (row: number) => part.time[row] ?? 0
  return rows
    .sort((a, b) => b.titleWords - a.titleWords || time(b.row) - time(a.row) || a.row - b.row)
    .flatMap(({ row }): FoundCard | readonly [] => {
      const place = placeOf(part, row)
      const event = part.events.get(row)
      return place ? { ...place, ...(event !== undefined && { event }) } : []
    })
}

/** Keeps the first report of each event, so that a story has one place among the results. */
export function firstReports(found: readonly FoundCard[]): FoundCard[] {
  const seen = new Set<number>()
  return found.filter(({ event }) => {
    if (event === undefined) return true
    const isFirst = !seen.has(event)
    seen.add(event)
    return isFirst
  })
}

/** True when the name of a topic or outlet contains every word of the query. */
export function matchesName(name: string, terms: readonly string[]): boolean {
  const words = wordsOf(name)
  return (
    terms.length > 0 &&
    terms.every((term, index) =>
      words.some((word) => (index === terms.length - 1 ? word.startsWith(term) : word === term)),
    )
  )
}
