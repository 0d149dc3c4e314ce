import { countPacked, eachPacked } from '../../contract/packed-numbers.ts'
import { type SearchVolume, type SearchWords, WORD_PLACES } from '../../contract/volume.ts'
import { isNameKey } from '../../contract/word-keys.ts'
import type { KnownWord } from './spelling.ts'

/** Words of a file of the search index, split for searching. */
export interface WordTable {
  /** Sorted by code units. */
  readonly keys: readonly string[]
  /** The words of each key as in {@link SearchWords}. */
  readonly forms: readonly string[]
  readonly hits: readonly string[]
}

export function toWordTable({ keys, forms, hits }: SearchWords): WordTable {
  if (keys === '') return { keys: [], forms: [], hits: [] }
  return { keys: keys.split(' '), forms: forms.split(','), hits: hits.split(',') }
}

/** Returns the words of a key. */
function formsAt({ keys, forms }: WordTable, at: number): string[] {
  const key = keys[at] ?? ''
  const packed = forms[at]
  if (!packed) return [key]
  return packed.split(' ').map((form) => key.slice(0, key.length - Number.parseInt(form.charAt(0), 36)) + form.slice(1))
}

/** Binary search for the first key that is not less than a text. */
function lowerBound(keys: readonly string[], text: string): number {
  let [low, high] = [0, keys.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((keys[middle] ?? '') < text) low = middle + 1
    else high = middle
  }
  return low
}

/** Returns the index of a key; -1 when the table lacks it. */
export function findKey({ keys }: WordTable, key: string): number {
  const at = lowerBound(keys, key)
  return keys[at] === key ? at : -1
}

/** Returns the indexes of the keys that have a word with some beginning. */
export function findPrefix(table: WordTable, prefix: string): number[] {
  const found: number[] = []
  for (const [at, key] of table.keys.entries()) {
    if (key.charCodeAt(0) !== prefix.charCodeAt(0)) continue
    if (key.startsWith(prefix) || (table.forms[at] && formsAt(table, at).some((word) => word.startsWith(prefix))))
      found.push(at)
  }
  return found
}

/** Calls a function with each row that has a key, ascending, and the most telling place in which it has it. */
export function eachHit({ hits }: WordTable, at: number, onHit: (row: number, place: number) => void): void {
  const places = WORD_PLACES.length
  let row = -1
  eachPacked(hits[at] ?? '', (number) => {
    row += Math.floor(number / places)
    onHit(row, number % places)
  })
}

/** Returns all words of a table without tags and authors as a whole, and how many articles have each or another word of its key. */
export function* wordsIn(table: WordTable): Generator<KnownWord> {
  for (const [at, key] of table.keys.entries()) {
    if (isNameKey(key)) continue
    let count: number | undefined
    for (const word of formsAt(table, at)) yield { word, count: (count ??= countPacked(table.hits[at] ?? '')) }
  }
}

/** A prefix that would take more files than this is searched only in the first of them. */
const MAX_PREFIX_FILES = 2

/** Returns the hashes of the files that may have a key, or keys with a beginning. */
export function filesFor({ files }: SearchVolume, text: string, isPrefix: boolean): string[] {
  // The last file that starts at or before the text, and those that start with it.
  let first = 0
  while (first + 1 < files.length && (files[first + 1]?.[0] ?? '') <= text) first++
  const found: string[] = []
  for (let at = first; at < files.length && found.length < (isPrefix ? MAX_PREFIX_FILES : 1); at++) {
    const [start, hash] = files[at] ?? ['', '']
    if (at > first && !start.startsWith(text)) break
    found.push(hash)
  }
  return found
}
