import { WORD_PLACES, type WordPlace } from '../../contract/volume.ts'
import { QUARTERS_PER_DAY } from '../../contract/quarters.ts'
import { wordsOf } from '../../contract/words.ts'
import type { MatchPlace } from './search-answer.ts'
import type { SearchQuery } from './search-query.ts'
import { type SearchTerm, termOf } from '../words/search-term.ts'
import type { Stemmers } from '../words/stemmers.ts'
import { type WordTable, eachHit, findKey, findPrefix } from '../words/word-table.ts'

/** One volume as far as a search has loaded it. */
export interface LoadedVolume {
  /** Row of the edition that is the first of the volume. */
  readonly start: number
  readonly count: number
  /** Keys that so many articles have that their excerpts and texts are not listed. */
  readonly common: ReadonlySet<string>
  readonly tables: readonly WordTable[]
}

export function termsOf({ words, isTyping }: SearchQuery, stemmers: Stemmers): SearchTerm[] {
  return words.map((word, at) => termOf(word, stemmers, isTyping && at === words.length - 1))
}

/** How much a word in each place tells about an article. */
const WEIGHTS: Readonly<Record<WordPlace, number>> = {
  title: 5,
  tag: 3,
  author: 3,
  topic: 2.5,
  outlet: 2,
  excerpt: 2,
  text: 1,
}
const WEIGHT_OF = WORD_PLACES.map((place) => WEIGHTS[place])
/** A word that only begins with the typed one tells less. */
const PREFIX_WEIGHT = 0.6
/** Marks rows without the word. */
export const NOWHERE = 255
/** Place of a common word: anywhere. */
const ANYWHERE = WORD_PLACES.length
/** Added to the place of words that only begin with the typed one. */
const IS_BEGINNING = 16

/** The rows that have a term. */
export interface TermRows {
  readonly term: SearchTerm
  /** For each row the most telling place of the term, {@link NOWHERE}, or {@link ANYWHERE}. */
  readonly places: Uint8Array
  /** Number of rows that have it. */
  readonly count: number
}

/** Finds the rows of a term in all volumes. @param size number of rows of the edition */
export function findTerm(volumes: readonly LoadedVolume[], term: SearchTerm, size: number): TermRows {
  const places = new Uint8Array(size).fill(NOWHERE)
  let count = 0
  const add = (row: number, place: number) => {
    const before = places[row] ?? NOWHERE
    if (before === NOWHERE) count++
    if (place < before) places[row] = place
  }
  for (const { start, count: rows, common, tables } of volumes) {
    if (term.keys.some((key) => common.has(key))) for (let row = start; row < start + rows; row++) add(row, ANYWHERE)
    for (const table of tables) {
      const exact = new Set(term.keys.map((key) => findKey(table, key)).filter((at) => at >= 0))
      for (const at of exact) eachHit(table, at, (row, place) => add(start + row, place))
      if (!term.isPrefix) continue
      for (const at of findPrefix(table, term.word))
        if (!exact.has(at)) eachHit(table, at, (row, place) => add(start + row, place + IS_BEGINNING))
    }
  }
  return { term, places, count }
}

/**
 * Returns the rows that have all terms, in their order.
 * @param isAllowed false for rows that other parts of the query rule out
 */
export function rowsWithAll(terms: readonly TermRows[], size: number, isAllowed: (row: number) => boolean): number[] {
  const rows: number[] = []
  for (let row = 0; row < size; row++)
    if (terms.every(({ places }) => places[row] !== NOWHERE) && isAllowed(row)) rows.push(row)
  return rows
}

/**
 * Ranks rows that have all terms: by the places of the words and by how rare each is. Among equals, newer articles come first.
 * @param terms rows of each term
 * @param time quarters of an hour since 1970, of each row
 * @returns the rows, best first
 */
export function rankRows(rows: readonly number[], terms: readonly TermRows[], time: Uint32Array): number[] {
  const size = time.length
  const newest = time.reduce((latest, one) => Math.max(latest, one), 0)
  const scores = new Float32Array(size)
  const weights = terms.map(({ count }) => Math.log(1 + size / (1 + count)))
  for (const row of rows) {
    let score = 0
    for (let at = 0; at < terms.length; at++) {
      const place = terms[at]?.places[row] ?? NOWHERE
      if (place !== ANYWHERE)
        score +=
          (weights[at] ?? 0) *
          (place < IS_BEGINNING ? (WEIGHT_OF[place] ?? 1) : (WEIGHT_OF[place - IS_BEGINNING] ?? 1) * PREFIX_WEIGHT)
    }
    scores[row] = score + freshness(newest - (time[row] ?? 0))
  }
  return rows.toSorted((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || (time[b] ?? 0) - (time[a] ?? 0) || a - b)
}

const HALF_FRESH_DAYS = 14
/** Less than a rare word in another place makes. */
const MAX_FRESHNESS = 0.5

/** @param age in quarters of an hour */
const freshness = (age: number) => MAX_FRESHNESS / (1 + age / QUARTERS_PER_DAY / HALF_FRESH_DAYS)

/** Where a row has words of a search, and which: those of one place. A word that is only begun ends in “…”. */
export interface WordMatch {
  readonly place: MatchPlace
  readonly words: string
}

const isElsewhere = (place: WordPlace | undefined): place is MatchPlace =>
  place !== undefined && place !== 'title' && place !== 'excerpt'

/** Returns the most telling place in which a row has words, if neither title nor excerpt has one of them. */
export function matchOf(terms: readonly TermRows[], row: number): WordMatch | undefined {
  let best = NOWHERE
  let words: string[] = []
  for (const { term, places } of terms) {
    const found = places[row] ?? NOWHERE
    if (found === NOWHERE || found === ANYWHERE) continue
    const place = found % IS_BEGINNING
    if (!isElsewhere(WORD_PLACES[place])) return undefined
    if (place > best) continue
    if (place < best) words = []
    best = place
    words.push(found < IS_BEGINNING ? term.word : `${term.word}…`)
  }
  const place = WORD_PLACES[best]
  return isElsewhere(place) ? { place, words: words.join(' ') } : undefined
}

/** True when the name of a topic or outlet has every word of the query, the last one perhaps only begun. */
export function matchesName(name: string, terms: readonly SearchTerm[], stemmers: Stemmers): boolean {
  const words = wordsOf(name).map((word) => termOf(word, stemmers))
  return (
    terms.length > 0 &&
    terms.every(({ word, keys, isPrefix }) =>
      words.some((own) => own.keys.some((key) => keys.includes(key)) || (isPrefix && own.word.startsWith(word))),
    )
  )
}
