import { hashOfTerm } from '../terms/packed-terms.ts'
import { type CountedQuarter, type PackedEdition, countTerms } from './packed-edition.ts'

/** Articles of two editions that follow each other in both and are compared by the same texts, outlets and times. */
export interface SameRun {
  /** Index of the first article, and that after the last. */
  readonly from: number
  readonly to: number
  /** Index of the first article in the edition before. */
  readonly before: number
}

/** Finds the articles that are the same in two editions. Both are sorted by key. */
export function sameRuns(before: PackedEdition, now: PackedEdition): SameRun[] {
  const runs: SameRun[] = []
  for (let [i, j] = [0, 0]; ; ) {
    const [old, one] = [before.summaries[i], now.summaries[j]]
    if (!old || !one) return runs
    const last = runs.at(-1)
    if (old !== one && !isSame(before, i, now, j)) {
      if (old.key <= one.key) i++
      if (old.key >= one.key) j++
      continue
    }
    if (last && last.to === j && last.before + j - last.from === i) runs[runs.length - 1] = { ...last, to: j + 1 }
    else runs.push({ from: j, to: j + 1, before: i })
    i++
    j++
  }
}

/** True when two articles with the same address are compared by the same words, outlets and times. */
function isSame(before: PackedEdition, i: number, now: PackedEdition, j: number): boolean {
  const [a, b] = [before.summaries[i], now.summaries[j]]
  if (!a || !b || a.id !== b.id || a.time !== b.time || a.domain !== b.domain) return false
  // Terms are only added to those of all articles, so this is the result of reading one file once.
  if (a.related === b.related && a.firstTerm === b.firstTerm) return true
  if (a.related !== b.related && JSON.stringify(a.related) !== JSON.stringify(b.related)) return false
  const terms = termsAt(now, j)
  const termsBefore = termsAt(before, i)
  return terms.length === termsBefore.length && terms.every((term, at) => term === termsBefore[at])
}

/** Returns the indexes that are in none of some runs. */
export function othersThan(runs: readonly Pick<SameRun, 'from' | 'to'>[], length: number): number[] {
  const others: number[] = []
  let next = 0
  for (const { from, to } of [...runs, { from: length, to: length }]) {
    for (; next < from; next++) others.push(next)
    next = to
  }
  return others
}

/** Hashes of terms. */
export interface Hashes {
  readonly list: readonly number[]
  /** True for these terms and a few others: it is asked of every term of an edition, and a `Set` takes longer. */
  readonly has: (hash: number) => boolean
}

const FILTER_BITS = 16

export function hashFilter(list: readonly number[]): Hashes {
  const filter = new Uint8Array(1 << FILTER_BITS)
  const slotOf = (hash: number) => hash & (filter.length - 1)
  for (const hash of list) filter[slotOf(hash)] = 1
  return { list, has: (hash) => filter[slotOf(hash)] === 1 }
}

/** Returns the terms of all articles that are in one of two editions only, and of the items of their lists. */
export function otherTerms(before: PackedEdition, now: PackedEdition, same: readonly SameRun[]): Hashes {
  const sameBefore = same.map(({ from, to, before: first }) => ({ from: first, to: first + to - from }))
  const hashes = [
    ...hashesOf(before, othersThan(sameBefore, before.summaries.length)),
    ...hashesOf(now, othersThan(same, now.summaries.length)),
  ]
  return hashFilter([...new Set(hashes)])
}

const hashesOf = (edition: PackedEdition, places: readonly number[]) =>
  places.flatMap((at) => [...termsAt(edition, at)].map(hashOfTerm))

/** Returns the terms of an article, and after them those of the items of its list. */
function termsAt({ articles, items, itemStarts }: PackedEdition, at: number): number[] {
  const [item = 0, end = 0] = itemStarts.subarray(at, at + 2)
  return [
    ...articles.terms.subarray(articles.starts[at], articles.starts[at + 1]),
    ...items.terms.subarray(items.starts[item], items.starts[end]),
  ]
}

/** What the weights of some terms depend on in each quarter, as text. */
type QuarterWeights = ReadonlyMap<string, string>

/**
 * True when every text that is in two editions has the same weights in both. Only the counts of terms of the other texts may
 * differ, and those are rounded.
 */
export const haveSameWeights = (before: QuarterWeights, now: QuarterWeights): boolean =>
  [...now].every(([quarter, weights]) => (before.get(quarter) ?? weights) === weights)

/** @param visit called with the counts of these terms for each quarter, which are valid until it returns */
export function weightsOf(
  edition: PackedEdition,
  { list, has }: Hashes,
  visit: (quarter: CountedQuarter) => void = () => {},
): QuarterWeights {
  const weights = new Map<string, string>()
  countTerms(edition, has, (quarter) => {
    const { name, counts } = quarter
    const ofTerms = list.map((hash) => counts.find(hash)).map((place) => [counts.rarityOf(place), counts.isName(place)])
    weights.set(name, [counts.allRarities.join(), ...ofTerms].join(' '))
    visit(quarter)
  })
  return weights
}
