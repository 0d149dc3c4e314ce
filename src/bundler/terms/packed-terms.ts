import { type Term, type TermKind, eachTerm } from './terms.ts'

// The terms of all articles are in memory, so each is one number of 32 bits: 28 bits of a hash, whether it is in the title,
// and three bits of its kind.

const IN_TITLE = 8

/** Numbers of the kinds of terms, see {@link kindOf}. */
export const KIND = { word: 0, name: 1, number: 2, pair: 3, counted: 4 } as const satisfies Record<TermKind, number>

/** Returns 28 bits of a term's hash. */
export const hashOfTerm = (packed: number): number => packed >>> 4
export const kindOf = (packed: number): number => packed & 7
export const isInTitle = (packed: number): boolean => (packed & IN_TITLE) !== 0

/** Holds the terms of one text while it is read. It grows with the longest text. */
let scratch = new Uint32Array(256)

/**
 * Returns the terms of a text, sorted by hash, as the base64 of a `Uint32Array`, which JSON can hold.
 * @param language as `languageOf` returns it
 */
export function packTerms(title: string, excerpt: string, language: string): string {
  let found = 0
  eachTerm(title, excerpt, language, (hash, kind, inTitle) => {
    if (found === scratch.length) scratch = enlarged(scratch)
    scratch[found++] = hash * 16 + (inTitle ? IN_TITLE : 0) + KIND[kind]
  })
  // Repeated terms are neighbours when they are sorted. That is several times faster than a `Map`.
  const terms = scratch.subarray(0, found).sort()
  let size = 0
  for (const term of terms) {
    const before = terms[size - 1] ?? 0
    if (size > 0 && hashOfTerm(before) === hashOfTerm(term)) terms[size - 1] = bothOf(before, term)
    else terms[size++] = term
  }
  return Buffer.from(terms.buffer, 0, size * 4).toString('base64')
}

function enlarged(terms: Uint32Array): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(terms.length * 2)
  larger.set(terms)
  return larger
}

/** Joins two terms with the same hash. The excerpt may show that a word of a Headline In Capitals is a name. */
function bothOf(one: number, other: number): number {
  const isName = kindOf(one) === KIND.word && kindOf(other) === KIND.name
  return (one | (other & IN_TITLE) | (isName ? KIND.name : 0)) >>> 0
}

/** Terms of many texts, one after another. Those of text `n` are from `starts[n]` up to but not including `starts[n + 1]`. */
export interface PackedTexts {
  readonly starts: Uint32Array
  readonly terms: Uint32Array
}

/** @param texts results of {@link packTerms} */
export function unpackAll(texts: readonly string[]): PackedTexts {
  const starts = new Uint32Array(texts.length + 1)
  for (const [at, text] of texts.entries()) starts[at + 1] = (starts[at] ?? 0) + Buffer.byteLength(text, 'base64') / 4
  const terms = new Uint32Array(starts[texts.length] ?? 0)
  // A buffer of its own for each text would take more memory than the terms.
  const bytes = Buffer.from(terms.buffer)
  for (const [at, text] of texts.entries()) bytes.write(text, (starts[at] ?? 0) * 4, 'base64')
  return { starts, terms }
}

export const unpackTerms = (text: string): Uint32Array => unpackAll([text]).terms

/** Binary search in terms that are sorted by hash. */
function hasTerm(packed: Uint32Array, hash: number): boolean {
  let [low, high] = [0, packed.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (hashOfTerm(packed[middle] ?? 0) < hash) low = middle + 1
    else high = middle
  }
  return low < packed.length && hashOfTerm(packed[low] ?? 0) === hash
}

/** How telling a term of a kind is for people: names first, then pairs, numbers and words. */
const RANK: Readonly<Record<TermKind, number>> = { name: 0, pair: 1, word: 2, number: 3, counted: 9 }
const MAX_WORDS = 4

/**
 * Returns the most telling words of a text that another article has too, as the text writes them: names first, and words of
 * the title before others.
 * @param terms terms of the text
 * @param other of the other article, as {@link unpackTerms} returns them
 */
export function sharedWords(terms: readonly Term[], other: Uint32Array): string[] {
  const shared = terms
    .filter((term) => term.kind !== 'counted' && hasTerm(other, term.hash))
    .sort((a, b) => RANK[a.kind] - RANK[b.kind] || Number(b.inTitle) - Number(a.inTitle))
  let words: string[] = []
  for (const { surface } of shared) {
    const parts = surface.toLowerCase().split(' ')
    const repeats = (word: string) =>
      word
        .toLowerCase()
        .split(' ')
        .some((part) => parts.includes(part))
    // A pair replaces its words. What repeats one word of another pair is left out.
    const others = words.filter((word) => !parts.includes(word.toLowerCase()))
    if (others.some(repeats) || words.includes(surface)) continue
    if (others.length < MAX_WORDS) words = [...others, surface]
  }
  return words
}
