import type { ArticleSummary } from '../collect/article-summary.ts'
import { type PackedTexts, hashOfTerm } from '../terms/packed-terms.ts'
import type { EditionTexts } from './find-neighbours.ts'
import { shared } from './shared-arrays.ts'
import { TermCounts } from './term-counts.ts'
import { makeVectors, weigh } from './term-vectors.ts'

const MS_PER_DAY = 86_400_000
/** From this many texts on, they say how rare words are in the texts that follow. */
const ENOUGH_TEXTS = 1000

/**
 * Turns the texts of an edition into vectors. How rare the words of a quarter of a year are is counted in all quarters before
 * it, so that a new article changes no weights of others. While there are few earlier texts, the quarter itself counts too.
 * @param summaries sorted by key
 * @param terms of all articles
 */
export function editionTexts(summaries: readonly ArticleSummary[], terms: Uint32Array): EditionTexts {
  const related = summaries.flatMap((summary) => summary.related)
  const ofArticles = gatherTexts(summaries, terms, ({ firstTerm, terms: count }) => [firstTerm, [count]])
  const ofItems = gatherTexts(summaries, terms, ({ firstTerm, terms: count, related: items }) => [
    firstTerm + count,
    items.map((item) => item.terms),
  ])
  const texts: Omit<EditionTexts, 'terms'> = {
    articles: makeVectors(ofArticles),
    days: shared.float64(summaries.length),
    outlets: shared.uint32(summaries.length),
    items: makeVectors(ofItems),
    itemStarts: shared.uint32(summaries.length + 1),
    itemDays: shared.float64(related.length),
    itemOutlets: shared.uint32(related.length),
  }
  const outlets = new Map<string, number>()
  const numberOf = (domain: string) => outlets.get(domain) ?? outlets.set(domain, outlets.size).size - 1
  for (const [at, { time, domain, related: items }] of summaries.entries()) {
    texts.days[at] = dayNumber(time)
    texts.outlets[at] = numberOf(domain)
    texts.itemStarts[at + 1] = (texts.itemStarts[at] ?? 0) + items.length
  }
  for (const [at, { time, domain }] of related.entries()) {
    texts.itemDays[at] = time === undefined ? Number.NaN : dayNumber(time)
    texts.itemOutlets[at] = numberOf(domain)
  }

  const counts = new TermCounts()
  for (const [from, to] of quartersOf(summaries)) {
    const first = ofArticles.starts[from] ?? 0
    const packed = ofArticles.terms.subarray(first, ofArticles.starts[to])
    const [firstItem, endItem] = [texts.itemStarts[from] ?? 0, texts.itemStarts[to] ?? 0]
    const packedItems = ofItems.terms.subarray(ofItems.starts[firstItem], ofItems.starts[endItem])
    const hasEnough = counts.size >= ENOUGH_TEXTS
    // Items of lists count only while there is little else.
    if (!hasEnough) counts.add(endItem - firstItem, packedItems, counts.placesOf(packedItems))
    const places = counts.placesOf(packed)
    if (!hasEnough) counts.add(to - from, packed, places)
    for (let at = from; at < to; at++)
      weigh(texts.articles, at, ofArticles, counts, (position) => places[position - first] ?? 0)
    for (let at = firstItem; at < endItem; at++)
      weigh(texts.items, at, ofItems, counts, (position) => counts.find(hashOfTerm(ofItems.terms[position] ?? 0)))
    if (hasEnough) counts.add(to - from, packed, places)
  }
  return { ...texts, terms: counts.terms }
}

/**
 * Copies the terms of some texts of each article to one array.
 * @param placesOf returns the place of the first term of the texts, and the number of terms of each
 */
function gatherTexts(
  summaries: readonly ArticleSummary[],
  terms: Uint32Array,
  placesOf: (summary: ArticleSummary) => readonly [first: number, counts: readonly number[]],
): PackedTexts {
  const places = summaries.map(placesOf)
  const counts = places.flatMap(([, of]) => of)
  const starts = new Uint32Array(counts.length + 1)
  for (const [at, count] of counts.entries()) starts[at + 1] = (starts[at] ?? 0) + count
  const gathered = new Uint32Array(starts[counts.length] ?? 0)
  let size = 0
  for (const [first, of] of places) {
    const count = of.reduce((sum, one) => sum + one, 0)
    gathered.set(terms.subarray(first, first + count), size)
    size += count
  }
  return { starts, terms: gathered }
}

/** Returns a time in days since 1970. A day without an hour stands for noon, since that is most likely near. */
const dayNumber = (time: string) => Date.parse(time) / MS_PER_DAY + (time.endsWith('T00:00:00Z') ? 0.5 : 0)

/** Returns the ranges of articles of each quarter of a year. */
function quartersOf(summaries: readonly ArticleSummary[]): (readonly [from: number, to: number])[] {
  const quarterOf = ({ id }: ArticleSummary) => `${id.slice(0, 4)} ${Math.floor((Number(id.slice(5, 7)) - 1) / 3)}`
  const ranges: (readonly [number, number])[] = []
  let from = 0
  for (let at = 1; at <= summaries.length; at++) {
    const [before, next] = [summaries[at - 1], summaries[at]]
    if (before && next && quarterOf(before) === quarterOf(next)) continue
    ranges.push([from, at])
    from = at
  }
  return summaries.length > 0 ? ranges : []
}
