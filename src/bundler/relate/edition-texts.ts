import type { ArticleSummary } from '../collect/article-summary.ts'
import { hashOfTerm } from '../terms/packed-terms.ts'
import type { EditionTexts } from './find-neighbours.ts'
import { type PackedEdition, countTerms, packEdition } from './packed-edition.ts'
import { type SameRun, haveSameWeights, otherTerms, othersThan, sameRuns, weightsOf } from './same-texts.ts'
import { shared } from './shared-arrays.ts'
import type { TermCounts } from './term-counts.ts'
import { copyVectors, makeVectors, weigh } from './term-vectors.ts'

const MS_PER_DAY = 86_400_000

/** The texts of an edition as vectors, and what they were made of: with it, those of the next edition are made sooner. */
export interface WeighedEdition {
  readonly texts: EditionTexts
  readonly packed: PackedEdition
  /** Numbers of the outlets, by domain. */
  readonly outlets: Map<string, number>
  /** Runs of articles whose vectors are those of the edition before; empty when all were made anew. */
  readonly same: readonly SameRun[]
}

/**
 * Turns the texts of an edition into vectors.
 * @param summaries sorted by key
 * @param terms of all articles
 */
export const editionTexts = (summaries: readonly ArticleSummary[], terms: Uint32Array): EditionTexts =>
  weighEdition(summaries, terms, undefined).texts

/**
 * Like {@link editionTexts}.
 * @param before an earlier edition; vectors that are the same are copied from it
 */
export function weighEdition(
  summaries: readonly ArticleSummary[],
  terms: Uint32Array,
  before: WeighedEdition | undefined,
): WeighedEdition {
  const packed = packEdition(summaries, terms)
  const edition = { texts: emptyTexts(packed), packed, outlets: before?.outlets ?? new Map<string, number>() }
  const same = before ? sameRuns(before.packed, packed) : []
  const hashes = before && otherTerms(before.packed, packed, same)
  if (!before || !hashes) return weighAll(edition)
  const others = othersThan(same, summaries.length)
  // Counting takes longest, so the other texts are weighed before it is known whether the rest can be copied.
  const weights = weightsOf(packed, hashes, ({ from, to, counts }) => {
    for (const at of others) if (from <= at && at < to) weighArticle(edition, at, counts)
  })
  if (!haveSameWeights(weightsOf(before.packed, hashes), weights)) return weighAll(edition)
  copyTexts(before, edition, same)
  for (const at of others) addTimeAndOutlet(edition, at)
  // An upper limit: some terms may be known, and others may be gone.
  return { ...edition, texts: { ...edition.texts, terms: before.texts.terms + hashes.list.length }, same }
}

type Unweighed = Omit<WeighedEdition, 'same'>

function weighAll(edition: Unweighed): WeighedEdition {
  const { texts, packed } = edition
  const { articles, itemStarts } = packed
  for (const at of packed.summaries.keys()) addTimeAndOutlet(edition, at)
  const terms = countTerms(packed, undefined, ({ from, to, counts, places }) => {
    const first = articles.starts[from] ?? 0
    for (let at = from; at < to; at++) weigh(texts.articles, at, articles, counts, (term) => places[term - first] ?? 0)
    weighItems(edition, itemStarts[from] ?? 0, itemStarts[to] ?? 0, counts)
  })
  return { ...edition, texts: { ...texts, terms }, same: [] }
}

function weighArticle(edition: Unweighed, at: number, counts: TermCounts): void {
  const { texts, packed } = edition
  const { articles, itemStarts } = packed
  weigh(texts.articles, at, articles, counts, (term) => counts.find(hashOfTerm(articles.terms[term] ?? 0)))
  weighItems(edition, itemStarts[at] ?? 0, itemStarts[at + 1] ?? 0, counts)
}

function weighItems({ texts, packed: { items } }: Unweighed, from: number, to: number, counts: TermCounts): void {
  for (let at = from; at < to; at++)
    weigh(texts.items, at, items, counts, (term) => counts.find(hashOfTerm(items.terms[term] ?? 0)))
}

function emptyTexts({ summaries, articles, items, itemStarts }: PackedEdition): EditionTexts {
  const related = itemStarts[summaries.length] ?? 0
  const starts = shared.uint32(itemStarts.length)
  starts.set(itemStarts)
  return {
    terms: 0,
    articles: makeVectors(articles),
    days: shared.float64(summaries.length),
    outlets: shared.uint32(summaries.length),
    items: makeVectors(items),
    itemStarts: starts,
    itemDays: shared.float64(related),
  }
}

/** Sets when an article and the items of its list were published, and the outlet of the article. */
function addTimeAndOutlet({ texts, packed, outlets }: Unweighed, at: number): void {
  const summary = packed.summaries[at]
  if (!summary) return
  const { domain } = summary
  texts.days[at] = dayNumber(summary.time)
  texts.outlets[at] = outlets.get(domain) ?? outlets.set(domain, outlets.size).size - 1
  const first = packed.itemStarts[at] ?? 0
  for (const [item, { time }] of summary.related.entries())
    texts.itemDays[first + item] = time === undefined ? Number.NaN : dayNumber(time)
}

/** Returns a time in days since 1970. A day without an hour stands for noon, since that is most likely near. */
const dayNumber = (time: string) => Date.parse(time) / MS_PER_DAY + (time.endsWith('T00:00:00Z') ? 0.5 : 0)

/** Copies everything of the articles that are the same. */
function copyTexts({ texts: from }: Unweighed, { texts: to }: Unweighed, same: readonly SameRun[]): void {
  for (const { from: first, to: end, before } of same) {
    const endBefore = before + end - first
    const [item, itemBefore, itemEnd] = [to.itemStarts[first], from.itemStarts[before], from.itemStarts[endBefore]]
    copyVectors(from.articles, before, endBefore, to.articles, first)
    copyVectors(from.items, itemBefore ?? 0, itemEnd ?? 0, to.items, item ?? 0)
    to.days.set(from.days.subarray(before, endBefore), first)
    to.outlets.set(from.outlets.subarray(before, endBefore), first)
    to.itemDays.set(from.itemDays.subarray(itemBefore, itemEnd), item)
  }
}
