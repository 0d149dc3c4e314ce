import { KIND, type PackedTexts, hashOfTerm, isInTitle, kindOf } from '../terms/packed-terms.ts'
import { shared } from './shared-arrays.ts'
import type { TermCounts } from './term-counts.ts'

/** Weight of each kind of term, by its number in `KIND`. Words that only say what a number counts are not compared. */
const KIND_WEIGHTS = [1, 1.4, 1, 0.5, 0]
/** Weight of a term that is in the excerpt only. */
const EXCERPT_WEIGHT = 0.6

/** What `TermVectors.marks` says of a term in a text. */
export const MARK = { title: 1, name: 2, number: 4, counted: 8 } as const

/** A text in the form in which texts are compared: a vector of weighted terms. */
export interface TermVector {
  /** The vectors of all texts. Arrays of its own would take longer to make than comparing takes. */
  readonly all: TermVectors
  /** The place of its first term, and that after its last. */
  readonly from: number
  readonly to: number
  /** Length of the vector, and of its names alone. */
  readonly length: number
  readonly nameLength: number
  /** Number of terms of the title, and of numbers among them. */
  readonly titleTerms: number
  readonly titleNumbers: number
}

/** The vectors of many texts, in arrays that all threads share. */
export interface TermVectors {
  /** The terms of text `n` are from `starts[n]` up to but not including `starts[n + 1]`. */
  readonly starts: Uint32Array
  /** Hashes of terms, ascending in each text. */
  readonly terms: Uint32Array
  /** Weight of each of them. */
  readonly weights: Float32Array
  /** See {@link MARK}. */
  readonly marks: Uint8Array
  readonly lengths: Float32Array
  readonly nameLengths: Float32Array
  readonly titleTerms: Uint32Array
  readonly titleNumbers: Uint32Array
}

/** Makes vectors without weights; {@link weigh} sets them. */
export function makeVectors(texts: PackedTexts): TermVectors {
  const size = texts.starts.length - 1
  const vectors: TermVectors = {
    starts: shared.uint32(size + 1),
    terms: shared.uint32(texts.terms.length),
    weights: shared.float32(texts.terms.length),
    marks: shared.uint8(texts.terms.length),
    lengths: shared.float32(size),
    nameLengths: shared.float32(size),
    titleTerms: shared.uint32(size),
    titleNumbers: shared.uint32(size),
  }
  vectors.starts.set(texts.starts)
  return vectors
}

/**
 * Sets the vector of a text.
 * @param counts decides how rare its terms are
 * @param placeAt returns the place in `counts` of the term at a position of `texts.terms`
 */
export function weigh(
  vectors: TermVectors,
  text: number,
  { starts, terms }: PackedTexts,
  counts: TermCounts,
  placeAt: (position: number) => number,
): void {
  let [squared, squaredNames, titleTerms, titleNumbers] = [0, 0, 0, 0]
  for (let at = starts[text] ?? 0; at < (starts[text + 1] ?? 0); at++) {
    const packed = terms[at] ?? 0
    const [hash, kind, inTitle] = [hashOfTerm(packed), kindOf(packed), isInTitle(packed)]
    if (inTitle && kind !== KIND.counted) titleTerms++
    if (inTitle && kind === KIND.number) titleNumbers++
    const place = placeAt(at)
    const isName = kind === KIND.name || (kind === KIND.word && counts.isName(place))
    const weight =
      counts.rarityOf(place) * (inTitle ? 1 : EXCERPT_WEIGHT) * (KIND_WEIGHTS[isName ? KIND.name : kind] ?? 0)
    squared += weight ** 2
    if (isName) squaredNames += weight ** 2
    vectors.terms[at] = hash
    vectors.weights[at] = weight
    vectors.marks[at] =
      (inTitle ? MARK.title : 0) |
      (isName ? MARK.name : 0) |
      (kind === KIND.number ? MARK.number : 0) |
      (kind === KIND.counted ? MARK.counted : 0)
  }
  vectors.lengths[text] = Math.sqrt(squared)
  vectors.nameLengths[text] = Math.sqrt(squaredNames)
  vectors.titleTerms[text] = titleTerms
  vectors.titleNumbers[text] = titleNumbers
}

/** Copies the vectors `from` up to but not including `to` of some texts to those of others, which have the same terms. */
export function copyVectors(source: TermVectors, from: number, to: number, target: TermVectors, at: number): void {
  const [first, end] = [source.starts[from], source.starts[to]]
  const place = target.starts[at]
  for (const name of ['terms', 'weights', 'marks'] as const) target[name].set(source[name].subarray(first, end), place)
  for (const name of ['lengths', 'nameLengths', 'titleTerms', 'titleNumbers'] as const)
    target[name].set(source[name].subarray(from, to), at)
}

export function vectorAt(vectors: TermVectors, text: number): TermVector {
  return {
    all: vectors,
    from: vectors.starts[text] ?? 0,
    to: vectors.starts[text + 1] ?? 0,
    length: vectors.lengths[text] ?? 0,
    nameLength: vectors.nameLengths[text] ?? 0,
    titleTerms: vectors.titleTerms[text] ?? 0,
    titleNumbers: vectors.titleNumbers[text] ?? 0,
  }
}
