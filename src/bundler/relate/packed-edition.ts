import type { ArticleSummary } from '../collect/article-summary.ts'
import { type PackedTexts, hashOfTerm } from '../terms/packed-terms.ts'
import { TermCounts } from './term-counts.ts'

/** From this many texts on, they say how rare words are in the texts that follow. */
const ENOUGH_TEXTS = 1000

/** The terms of an edition's articles and of the items of their lists, each in one piece. */
export interface PackedEdition {
  /** Sorted by key. */
  readonly summaries: readonly ArticleSummary[]
  readonly articles: PackedTexts
  readonly items: PackedTexts
  /** The items of article `n` are from `itemStarts[n]` up to but not including `itemStarts[n + 1]`. */
  readonly itemStarts: Uint32Array
  /** The articles of each quarter of a year. */
  readonly quarters: readonly Quarter[]
}

interface Quarter {
  readonly name: string
  readonly from: number
  readonly to: number
}

/** @param terms of all articles */
export function packEdition(summaries: readonly ArticleSummary[], terms: Uint32Array): PackedEdition {
  const itemStarts = new Uint32Array(summaries.length + 1)
  for (const [at, { related }] of summaries.entries()) itemStarts[at + 1] = (itemStarts[at] ?? 0) + related.length
  const starts = new Uint32Array(summaries.length + 1)
  const startsOfItems = new Uint32Array((itemStarts[summaries.length] ?? 0) + 1)
  let item = 0
  for (const [at, summary] of summaries.entries()) {
    starts[at + 1] = (starts[at] ?? 0) + summary.terms
    for (const { terms: count } of summary.related) {
      startsOfItems[item + 1] = (startsOfItems[item] ?? 0) + count
      item++
    }
  }
  const articles = { starts, terms: new Uint32Array(starts.at(-1) ?? 0) }
  const items = { starts: startsOfItems, terms: new Uint32Array(startsOfItems.at(-1) ?? 0) }
  for (const [at, { firstTerm, terms: count }] of summaries.entries()) {
    copy(terms, firstTerm, articles.terms, starts[at] ?? 0, starts[at + 1] ?? 0)
    const [item, end] = [itemStarts[at] ?? 0, itemStarts[at + 1] ?? 0]
    copy(terms, firstTerm + count, items.terms, startsOfItems[item] ?? 0, startsOfItems[end] ?? 0)
  }
  return { summaries, articles, items, itemStarts, quarters: quartersOf(summaries) }
}

/** Copies numbers to the places `to` up to but not including `end`. For so few numbers, `set` takes longer. */
function copy(source: Uint32Array, from: number, target: Uint32Array, to: number, end: number): void {
  for (let at = to; at < end; at++) target[at] = source[from + at - to] ?? 0
}

function quartersOf(summaries: readonly ArticleSummary[]): Quarter[] {
  const nameOf = ({ id }: ArticleSummary) => `${id.slice(0, 4)} ${Math.floor((Number(id.slice(5, 7)) - 1) / 3)}`
  const quarters: Quarter[] = []
  let from = 0
  for (let at = 1; at <= summaries.length; at++) {
    const [before, next] = [summaries[at - 1], summaries[at]]
    if (!before || (next && nameOf(before) === nameOf(next))) continue
    quarters.push({ name: nameOf(before), from, to: at })
    from = at
  }
  return quarters
}

/** The counts by which the texts of a quarter are weighed. */
export interface CountedQuarter extends Quarter {
  readonly counts: TermCounts
  /** Places of its articles' terms in the counts, if all terms are counted. */
  readonly places: Uint32Array
}

/**
 * Counts in how many texts each term is, one quarter after another. How rare the words of a quarter are is counted in all
 * quarters before it, so that a new article changes no weights of others. While there are few earlier texts, the quarter itself
 * counts too.
 * @param isCounted true for the hashes of the terms to count
 * @param visit called with the counts for each quarter, which are valid until it returns
 * @returns the number of different terms
 */
export function countTerms(
  { articles, items, itemStarts, quarters }: PackedEdition,
  isCounted: ((hash: number) => boolean) | undefined,
  visit: (quarter: CountedQuarter) => void,
): number {
  const counts = new TermCounts()
  const termsOf = ({ starts, terms }: PackedTexts, from: number, to: number) => {
    const all = terms.subarray(starts[from], starts[to])
    return isCounted ? only(all, isCounted) : all
  }
  for (const { name, from, to } of quarters) {
    const packed = termsOf(articles, from, to)
    const [firstItem, endItem] = [itemStarts[from] ?? 0, itemStarts[to] ?? 0]
    const hasEnough = counts.size >= ENOUGH_TEXTS
    // Items of lists count only while there is little else.
    if (!hasEnough) {
      const packedItems = termsOf(items, firstItem, endItem)
      counts.add(endItem - firstItem, packedItems, counts.placesOf(packedItems))
    }
    const places = counts.placesOf(packed)
    if (!hasEnough) counts.add(to - from, packed, places)
    visit({ name, from, to, counts, places })
    if (hasEnough) counts.add(to - from, packed, places)
  }
  return counts.terms
}

/** Like `filter`, which is several times slower for so many numbers. */
function only(terms: Uint32Array, isWanted: (hash: number) => boolean): Uint32Array {
  const wanted: number[] = []
  for (const term of terms) if (isWanted(hashOfTerm(term))) wanted.push(term)
  return Uint32Array.from(wanted)
}
