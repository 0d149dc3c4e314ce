import type { CatalogueRows, Directory, Provider, SearchShard } from '../contract/edition.ts'
import { wordsOf } from '../contract/words.ts'
import { type CardPlace, placeOf } from './catalogue.ts'

/** The words of a query, each once. All must be found; the last may be the beginning of a word. */
export function searchTerms(text: string): readonly string[] {
  const words = wordsOf(text)
  return words.filter((word, at) => words.lastIndexOf(word) === at)
}

/** A search shard, ready to look words up in. */
export interface WordTable {
  /** In the order of their code units. */
  readonly words: readonly string[]
  /** Of each word, as {@link SearchShard} says. */
  readonly hits: readonly string[]
}

export function toWordTable({ words, hits }: SearchShard): WordTable {
  return { words: words === '' ? [] : words.split(' '), hits: hits.split(',') }
}

/** A part of the edition, ready to be searched. */
export interface SearchPart {
  /** `start` is the row of a table's first article. */
  readonly tables: readonly { readonly start: number; readonly table: WordTable }[]
  /** Where its cards are, as in a catalogue. */
  readonly shards: readonly { readonly start: number; readonly key: string; readonly hash: string }[]
  /** Of each row, in seconds since 1970. */
  readonly time: Float64Array
  readonly providers: readonly Provider[]
}

/** Each with the row it starts at. */
function laidEndToEnd<T>(items: readonly T[], countOf: (item: T) => number): (T & { readonly start: number })[] {
  let next = 0
  return items.map((item) => {
    const start = next
    next += countOf(item)
    return { ...item, start }
  })
}

/** @param tables those of the directory's search shards, in its order */
export function openPart(directory: Directory, rows: CatalogueRows, tables: readonly WordTable[]): SearchPart {
  let time = 0
  const named = directory.cards.map(([key, count, hash]) => ({ key, count, hash }))
  const counted = tables.map((table, at) => ({ table, count: directory.search[at]?.[1] ?? 0 }))
  return {
    tables: laidEndToEnd(counted, ({ count }) => count),
    shards: laidEndToEnd(named, ({ count }) => count),
    time: Float64Array.from(rows.time, (step) => (time += step)),
    providers: rows.providers,
  }
}

/** Index of the first word that does not stand before the term. */
function firstFrom(words: readonly string[], term: string): number {
  let low = 0
  let high = words.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((words[middle] ?? '') < term) low = middle + 1
    else high = middle
  }
  return low
}

/** Articles that have the word: place in the table → whether it stands in the title. */
function placesOf({ words, hits }: WordTable, term: string, isPrefix: boolean): Map<number, boolean> {
  const places = new Map<number, boolean>()
  for (let at = firstFrom(words, term); at < words.length; at++) {
    const word = words[at] ?? ''
    if (isPrefix ? !word.startsWith(term) : word !== term) break
    let hit = 0
    for (const step of hits[at]?.split(' ') ?? []) {
      hit += Number.parseInt(step, 36)
      places.set(hit >> 1, hit % 2 === 1 || places.get(hit >> 1) === true)
    }
  }
  return places
}

/** Articles that have all words: place in the table → how many of them stand in the title. */
function findInTable(table: WordTable, terms: readonly string[]): Map<number, number> {
  let found: Map<number, number> | undefined
  for (const [at, term] of terms.entries()) {
    const places = placesOf(table, term, at === terms.length - 1)
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

/** Where the cards are that have all words: those with more of them in the title first, then the newer first. */
export function findInPart(part: SearchPart, terms: readonly string[]): CardPlace[] {
  const rows = part.tables.flatMap(({ start, table }) =>
    [...findInTable(table, terms)].map(([place, titleWords]) => ({ row: start + place, titleWords })),
  )
  const time = (row: number) => part.time[row] ?? 0
  return rows
    .sort((a, b) => b.titleWords - a.titleWords || time(b.row) - time(a.row) || a.row - b.row)
    .flatMap(({ row }) => placeOf(part, row) ?? [])
}

/** Whether a topic or an outlet is called so: each word of the query is one of the name's. */
export function isNamed(name: string, terms: readonly string[]): boolean {
  const words = wordsOf(name)
  return (
    terms.length > 0 &&
    terms.every((term, at) => words.some((word) => (at === terms.length - 1 ? word.startsWith(term) : word === term)))
  )
}
