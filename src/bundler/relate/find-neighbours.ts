import type { TaskRunner } from '../system/thread-pool.ts'
import { SAME_EVENT, compare, eventScore, isSimilar, minCosine, relatedScore } from './compare.ts'
import { type Postings, entriesNear } from './postings.ts'
import { type TermVectors, vectorAt } from './term-vectors.ts'

/** An article is searched by this number of its heaviest terms. */
export const MAX_QUERY_TERMS = 10
/** Of a common term only this number of older and of newer articles is searched, those nearest in time. */
const MAX_POSTINGS = 96
/** This number of the best articles is compared exactly. */
const MAX_COMPARED = 16
/** More similar articles than a list shows, since some are of the same event or in the editor's list. */
const MAX_SIMILAR = 12
/** An article is compared exactly when its heaviest terms alone have this share of the cosine that makes it similar. */
const PARTIAL_SHARE = 0.6
/** Reports of one event are at most this many days apart. */
const MAX_EVENT_DAYS = 3

/** The texts of an edition, in arrays that all threads share. */
export interface EditionTexts {
  /** Number of different terms. */
  readonly terms: number
  /** Articles, in the order of their keys, which is that of their days. */
  readonly articles: TermVectors
  /** Time of each article, in days since 1970. Most of them ascend. */
  readonly days: Float64Array
  /** Number of each article's outlet. */
  readonly outlets: Uint32Array
  /** Items of editors' lists. Those of article `n` are from `itemStarts[n]` up to but not including `itemStarts[n + 1]`. */
  readonly items: TermVectors
  readonly itemStarts: Uint32Array
  /** NaN when the time is unknown. */
  readonly itemDays: Float64Array
}

/** Everything that searching takes. */
export interface SearchSetup {
  readonly texts: EditionTexts
  readonly postings: Postings
  /** An article is compared with those at most this many days away. */
  readonly windowDays: number
}

/** Articles that are like one article. Articles are given by their distance in the order of keys: -1 is the one before. */
export interface Neighbours {
  /** The most similar first. */
  readonly similar: readonly number[]
  /** Articles that may be of the same event, and their scores. */
  readonly reports: readonly (readonly [distance: number, score: number])[]
  /** Scores of the items of its editor's list, in their order. */
  readonly items: readonly number[]
}

/** The articles `from` up to but not including `to`. */
export interface NeighbourTask {
  readonly from: number
  readonly to: number
}

export function startSearching(setup: SearchSetup): TaskRunner<NeighbourTask, readonly Neighbours[]> {
  const search = new NeighbourSearch(setup)
  return {
    run: ({ from, to }) => Array.from({ length: to - from }, (_, at) => search.find(from + at)),
    end: () => {},
  }
}

/** Searches the neighbours of articles, one after another. */
export class NeighbourSearch {
  private readonly setup: SearchSetup
  private readonly scores: Float32Array
  private readonly touched: number[] = []
  private readonly leastCosine: number
  /** What is left of a similarity after each number of whole days. */
  private readonly fading: Float64Array

  constructor(setup: SearchSetup) {
    this.setup = setup
    this.scores = new Float32Array(setup.texts.days.length)
    this.leastCosine = minCosine(setup.texts.days.length)
    this.fading = Float64Array.from({ length: setup.windowDays + 1 }, (_, day) => relatedScore(1, day))
  }

  find(article: number): Neighbours {
    const { articles, days, outlets } = this.setup.texts
    const vector = vectorAt(articles, article)
    const similar: { readonly distance: number; readonly score: number }[] = []
    const reports: (readonly [number, number])[] = []
    for (const other of this.candidates(article)) {
      const apart = Math.abs((days[other] ?? 0) - (days[article] ?? 0))
      const comparison = compare(vector, vectorAt(articles, other))
      if (isSimilar(comparison, this.leastCosine))
        similar.push({ distance: other - article, score: precise(relatedScore(comparison.cosine, apart)) })
      // Two articles of one outlet may be two days of a column with the same title. They must not hide each other in lists.
      if (apart > MAX_EVENT_DAYS || outlets[other] === outlets[article]) continue
      const event = eventScore(comparison, apart, false)
      if (event >= SAME_EVENT) reports.push([other - article, round(event)])
    }
    similar.sort((a, b) => b.score - a.score || a.distance - b.distance)
    return {
      similar: similar.slice(0, MAX_SIMILAR).map(({ distance }) => distance),
      reports,
      items: this.itemScores(article),
    }
  }

  /** An item of the article's own outlet has a score too. It is never a report of its own, see `isReport`. */
  private itemScores(article: number): number[] {
    const { articles, days, items, itemStarts, itemDays } = this.setup.texts
    const scores: number[] = []
    for (let item = itemStarts[article] ?? 0; item < (itemStarts[article + 1] ?? 0); item++) {
      const day = itemDays[item] ?? Number.NaN
      // An item of unknown time may be a day away.
      const apart = Number.isNaN(day) ? 1 : Math.abs(day - (days[article] ?? 0))
      const comparison = compare(vectorAt(articles, article), vectorAt(items, item))
      scores.push(round(eventScore(comparison, apart, false)))
    }
    return scores
  }

  /** Returns the articles that have most of an article's heaviest terms, nearby in time. */
  private candidates(article: number): number[] {
    const { texts, postings, windowDays } = this.setup
    const { articles, days } = texts
    const { scores, touched } = this
    const day = Math.floor(days[article] ?? 0)
    for (const at of heaviest(articles, article)) {
      const weight = articles.weights[at] ?? 0
      const [from, to] = entriesNear(postings, articles.terms[at] ?? 0, article, MAX_POSTINGS)
      for (let entry = from; entry < to; entry++) {
        const other = postings.articles[entry] ?? 0
        if (other === article) continue
        const score = scores[other] ?? 0
        if (score === 0) {
          if (Math.abs(Math.floor(days[other] ?? 0) - day) > windowDays) continue
          touched.push(other)
        }
        scores[other] = score + weight * (postings.weights[entry] ?? 0)
      }
    }
    const best = new BestOf(MAX_COMPARED)
    const length = articles.lengths[article] || 1
    for (const other of touched) {
      const cosine = (scores[other] ?? 0) / (articles.lengths[other] || 1) / length
      scores[other] = 0
      if (cosine < this.leastCosine * PARTIAL_SHARE) continue
      best.add(other, cosine * (this.fading[Math.abs(Math.floor(days[other] ?? 0) - day)] ?? 0))
    }
    touched.length = 0
    return best.items
  }
}

/** Keeps the items with the highest scores, best first. Most items score too low, so this is faster than sorting all. */
class BestOf {
  readonly items: number[] = []
  private readonly scores: number[] = []
  private readonly limit: number

  constructor(limit: number) {
    this.limit = limit
  }

  add(item: number, score: number): void {
    const { items, scores, limit } = this
    if (items.length === limit && score <= (scores[limit - 1] ?? 0)) return
    let at = items.length < limit ? items.length : limit - 1
    for (; at > 0 && (scores[at - 1] ?? 0) < score; at--) {
      items[at] = items[at - 1] ?? 0
      scores[at] = scores[at - 1] ?? 0
    }
    items[at] = item
    scores[at] = score
  }
}

/** Two decimals are enough for the cache. */
const round = (score: number) => Math.round(score * 100) / 100
/** Sums of the same numbers in another order differ in their last digits, which must not decide an order. */
const precise = (score: number) => Math.round(score * 1e5)

/** Returns the positions of an article's heaviest terms among all terms. */
export function heaviest({ starts, weights }: TermVectors, article: number): number[] {
  const places: number[] = []
  for (let at = starts[article] ?? 0; at < (starts[article + 1] ?? 0); at++) if ((weights[at] ?? 0) > 0) places.push(at)
  if (places.length <= MAX_QUERY_TERMS) return places
  return places.sort((a, b) => (weights[b] ?? 0) - (weights[a] ?? 0) || a - b).slice(0, MAX_QUERY_TERMS)
}
