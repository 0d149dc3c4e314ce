import { MARK, type TermVector } from './term-vectors.ts'

/** What two texts have in common. */
export interface Comparison {
  /** Cosine of their vectors, 0 to 1. */
  readonly cosine: number
  /** Cosine of their names alone; undefined when one of them has no names. */
  readonly names: number | undefined
  /** Cosine of everything but their names. */
  readonly words: number
  /** Share of the terms of both titles that both titles have (Jaccard 1901), 0 to 1. */
  readonly titles: number
  /** Number of terms that both have. */
  readonly shared: number
  /** Share of the terms of both texts that both have, 0 to 1. */
  readonly overlap: number
  /** Number of terms of the shorter text. */
  readonly size: number
  /** True when both titles have numbers, and neither text has one of the other's title. */
  readonly hasOtherNumbers: boolean
  /** True when, besides, a number counts the same thing in both titles: `magnitude 4.1` and `magnitude 5.6`. */
  readonly hasNumberConflict: boolean
}

export function compare(a: TermVector, b: TermVector): Comparison {
  let [dotWords, dotNames, inTitles, both, numbers, counted] = [0, 0, 0, 0, 0, 0]
  const { terms, weights, marks } = a.all
  const { terms: otherTerms, weights: otherWeights, marks: otherMarks } = b.all
  for (let i = a.from, j = b.from; i < a.to && j < b.to; ) {
    const difference = (terms[i] ?? 0) - (otherTerms[j] ?? 0)
    if (difference !== 0) {
      // Which of the two is less can't be predicted, so a branch would make the processor wait.
      const isLess = difference >>> 31
      i += isLess
      j += 1 - isLess
    } else {
      const [x, y] = [marks[i] ?? 0, otherMarks[j] ?? 0]
      const product = (weights[i] ?? 0) * (otherWeights[j] ?? 0)
      if ((x & MARK.counted) !== 0) counted++
      else {
        both++
        if (((x | y) & MARK.name) === 0) dotWords += product
        else dotNames += product
        if ((x & y & MARK.title) !== 0) inTitles++
        if ((x & MARK.number) !== 0 && ((x | y) & MARK.title) !== 0) numbers++
      }
      i++
      j++
    }
  }
  const hasOtherNumbers = a.titleNumbers > 0 && b.titleNumbers > 0 && numbers === 0
  return {
    cosine: (dotWords + dotNames) / (a.length * b.length || 1),
    words: dotWords / (wordLength(a) * wordLength(b) || 1),
    names: a.nameLength > 0 && b.nameLength > 0 ? dotNames / (a.nameLength * b.nameLength) : undefined,
    titles: inTitles / (a.titleTerms + b.titleTerms - inTitles || 1),
    shared: both,
    overlap: both / (sizeOf(a) + sizeOf(b) - both || 1),
    size: Math.min(sizeOf(a), sizeOf(b)),
    hasOtherNumbers,
    hasNumberConflict: hasOtherNumbers && counted > 0,
  }
}

/** Number of terms of a text. */
const sizeOf = ({ from, to }: TermVector) => to - from
const wordLength = ({ length, nameLength }: TermVector) => Math.sqrt(length ** 2 - nameLength ** 2)

/** Names that have less than this in common are of different people or places. */
const OTHER_NAMES = 0.05

/** @param names see `Comparison.names` */
export const hasOtherNames = (names: number | undefined): boolean => names !== undefined && names < OTHER_NAMES

/** A text of fewer terms is hardly more than a headline. */
const SHORT = 16
/** A text of fewer terms says too little. “Plan A” and “Plan B” have one term, the same. */
const TOO_SHORT = 3
/** Score of two reports that cannot be of one event. */
export const NOT_SAME_EVENT = -6
/** Two reports are of one event from this score on. It was chosen for a precision of 0.98, see tests/eval. */
export const SAME_EVENT = 0.5
/** Added to the score of two articles when an editor's list ties them. */
export const EDITOR_BONUS = 0.5

/**
 * Scores how likely two reports are of the same event: the logarithm of the odds. The factors are those of a logistic
 * regression on tests/eval/events-tuning.jsonl, with and without excerpts, and on headlines of the UCI News Aggregator;
 * `npm run eval:stories` measures them on events that were held back.
 * @param days between the two, 0 or more
 * @param isSameOutlet true when one outlet published both: an outlet rarely reports an event twice
 */
export function eventScore(
  { cosine, names, words, titles, size, hasOtherNumbers, hasNumberConflict }: Comparison,
  days: number,
  isSameOutlet: boolean,
): number {
  const hasConflict = hasNumberConflict || hasOtherNames(names)
  if (hasConflict) return NOT_SAME_EVENT
  const alike =
    3.9 * Math.sqrt(cosine) + 2.1 * Math.sqrt(words) + (names === undefined ? 1 : 2.5 * names) + 0.5 * titles
  const different = 2.9 * days + (hasOtherNumbers ? 0.9 : 0) + (isSameOutlet ? 1.7 : 0) + (size < SHORT ? 0.4 : 0)
  const score = Math.max(NOT_SAME_EVENT, alike - different - 2.2)
  return size < TOO_SHORT ? Math.min(0, score) : score
}

/** Share of equal terms from which on a text is a copy of another. */
const COPY = 0.8
/** Shorter texts may be equal by chance: “Weather for Monday”. */
const MIN_COPIED_TERMS = 6

/** True when one text is nearly the same as the other, as agencies' reports are at their subscribers. */
export const isCopy = (a: TermVector, b: TermVector, { overlap }: Comparison): boolean =>
  overlap >= COPY && Math.min(sizeOf(a), sizeOf(b)) >= MIN_COPIED_TERMS

/**
 * Returns the cosine below which articles are not similar. Among more articles, more pairs have some words in common by
 * chance. It grows in steps, so that one more article changes no list.
 * @param articles number of articles of the edition
 */
export const minCosine = (articles: number): number => 0.045 + 0.005 * Math.floor(Math.log10(Math.max(1, articles)))

/**
 * True when two articles are similar enough for a list. One ordinary word in common is not enough, unless both titles have
 * it.
 * @param least see {@link minCosine}
 */
export const isSimilar = ({ cosine, shared, names = 0, titles }: Comparison, least: number): boolean =>
  cosine >= least && (shared > 1 || names > 0 || titles > 0)

/** Shares of a similarity that fade within hours, and over months. */
const FRESH = 0.7
const FRESH_DAYS = 0.5
const HALVING_DAYS = 60

/**
 * Returns how similar two articles are for a list of related stories, 0 to 1. What is reported at the same time is most
 * interesting; after some days, age matters little.
 */
export const relatedScore = (cosine: number, days: number): number =>
  cosine * (FRESH / (1 + days / FRESH_DAYS) + (1 - FRESH) * 2 ** (-days / HALVING_DAYS))
