import { type Term, type TermKind, eachTerm } from './terms.ts'

// The terms of all articles are in memory, so each is one number of 32 bits: 28 bits of a hash, whether it is in the title,
// and three bits of its kind. They are in one array, since an object for each text would take more memory than its terms.

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
 * Returns the terms of a text, sorted by hash.
 * @param language as `languageOf` returns it
 */
export function packTerms(title: string, excerpt: string, language: string): Uint32Array {
  let found = 0
  eachTerm(title, excerpt, language, (hash, kind, inTitle) => {
    if (found === scratch.length) scratch = enlarge(scratch, new Uint32Array(found * 2))
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
  return terms.slice(0, size)
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

function enlarge<A extends Uint32Array>(terms: Uint32Array, larger: A): A {
  larger.set(terms)
  return larger
}

/** The terms of many texts in an array that all threads share. Terms are only added, so their places stay valid. */
export class TermBuffer {
  private terms = sharedArray(1 << 10)
  private size = 0

  add(terms: Uint32Array): void {
    const needed = this.size + terms.length
    if (needed > this.terms.length) this.terms = enlarge(this.all, sharedArray(needed * 2))
    this.terms.set(terms, this.size)
    this.size = needed
  }

  /** The place of the next term. */
  get length(): number {
    return this.size
  }

  /** All terms that have been added so far. */
  get all(): Uint32Array {
    return this.terms.subarray(0, this.size)
  }

  clear(): void {
    this.size = 0
  }
}

const sharedArray = (length: number) => new Uint32Array(new SharedArrayBuffer(length * 4))

/** Returns the terms of a text of which the first place and the number are known. */
export const termsAt = (all: Uint32Array, { firstTerm, terms }: { firstTerm: number; terms: number }): Uint32Array =>
  all.subarray(firstTerm, firstTerm + terms)

/** How telling a term of a kind is for people: names first, then pairs, numbers and words. */
const RANK: Readonly<Record<TermKind, number>> = { name: 0, pair: 1, word: 2, number: 3, counted: 9 }
const MAX_WORDS = 4

/** Returns the terms of a text that may be shown to people, the most telling first. */
export const byTelling = (terms: readonly Term[]): Term[] =>
  terms
    .filter(({ kind }) => kind !== 'counted')
    .sort((a, b) => RANK[a.kind] - RANK[b.kind] || Number(b.inTitle) - Number(a.inTitle))

/**
 * Returns the most telling words that two texts have in common, as the first one writes them: names first, and words of its
 * title before others.
 * @param terms of the first text, sorted by {@link byTelling}
 * @param own the same terms, as {@link packTerms} returns them
 * @param other terms of the second text
 */
export function wordsInCommon(terms: readonly Term[], own: Uint32Array, other: Uint32Array): string[] {
  // They are few, so that searching an array is faster than building a set.
  const hashes = sharedHashes(own, other)
  let words: string[] = []
  for (const { hash, kind, surface } of terms) {
    if (!hashes.includes(hash)) continue
    // Only a pair could still replace some of them.
    if (words.length === MAX_WORDS && RANK[kind] > RANK.pair) break
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

/** Returns the hashes that two texts have in common. Both are sorted, so one pass finds them. */
function sharedHashes(one: Uint32Array, other: Uint32Array): number[] {
  const shared: number[] = []
  for (let i = 0, j = 0; i < one.length && j < other.length; ) {
    const hash = hashOfTerm(one[i] ?? 0)
    const difference = hash - hashOfTerm(other[j] ?? 0)
    if (difference === 0) shared.push(hash)
    if (difference <= 0) i++
    if (difference >= 0) j++
  }
  return shared
}
