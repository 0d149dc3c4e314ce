import type { ArticleSummary } from '../collect/article-summary.ts'
import { PageTable } from '../join/page-table.ts'
import type { ArticleLinker } from './article-linker.ts'
import { EDITOR_BONUS, NOT_SAME_EVENT, SAME_EVENT, compare, eventScore } from './compare.ts'
import type { EditionTexts, Neighbours } from './find-neighbours.ts'
import { vectorAt } from './term-vectors.ts'

/** A cluster has at most this many reports. */
const MAX_REPORTS = 200

interface ClusterInput {
  /** Sorted by key. */
  readonly articles: readonly ArticleSummary[]
  readonly neighbours: readonly Neighbours[]
  readonly texts: EditionTexts
  readonly linker: ArticleLinker
}

/** Two articles that may be of the same event. */
interface Pair {
  readonly a: number
  readonly b: number
  readonly score: number
}

/**
 * Groups the articles that report the same event. First come ties that are certain: files of one page, and articles whose
 * front matter names the same event. Then pairs are joined, the likeliest first, as long as the average score of all pairs
 * across the two groups is high enough (average linkage, Sokal and Michener 1958). Joining by single pairs instead would chain
 * reports of different events together.
 * @returns groups of two or more indexes
 */
export function clusterReports(input: ClusterInput): number[][] {
  const { articles } = input
  const groups = new Groups(articles.length)
  for (const [a, b] of certainTies(articles)) groups.join(a, b)
  const pairs = likelyPairs(input)
  const known = new Map(pairs.map(({ a, b, score }) => [a * articles.length + b, score]))
  const scoreOf = (x: number, y: number): number => {
    const [a, b] = x < y ? [x, y] : [y, x]
    const key = a * articles.length + b
    let score = known.get(key)
    if (score === undefined) known.set(key, (score = pairScore(input, a, b)))
    return score
  }
  const named = (members: readonly number[]) => members.find((at) => typeof articles[at]?.coverage === 'string')
  /** Pairs of groups that were not joined, with their sizes: until one grows, the result is the same. */
  const refused = new Set<string>()
  for (const { a, b } of pairs) {
    const [from, to] = [groups.of(a), groups.of(b)]
    if (from === to || from.length + to.length > MAX_REPORTS) continue
    const attempt = `${from[0]} ${from.length} ${to[0]} ${to.length}`
    if (refused.has(attempt)) continue
    // Articles that name different events are never of one event.
    const isForbidden = named(from) !== undefined && named(to) !== undefined
    let sum = 0
    for (const x of from) for (const y of to) sum += scoreOf(x, y)
    if (isForbidden || sum / (from.length * to.length) < SAME_EVENT) refused.add(attempt)
    else groups.join(a, b)
  }
  return groups.all()
}

/** Returns pairs of articles that are files of one page, or whose front matter names the same event. */
function certainTies(articles: readonly ArticleSummary[]): (readonly [number, number])[] {
  const ties: (readonly [number, number])[] = []
  const pages = new PageTable(articles.reduce((sum, article) => sum + article.pages.length, 0))
  const events = new Map<string, number>()
  for (const [at, { pages: own, coverage }] of articles.entries()) {
    for (const page of own) {
      const first = pages.get(page)
      if (first >= 0) ties.push([first, at])
      else pages.add(page, at)
    }
    if (typeof coverage !== 'string') continue
    const first = events.get(coverage)
    if (first === undefined) events.set(coverage, at)
    else ties.push([first, at])
  }
  return ties
}

/** Returns all pairs that may be of one event, the likeliest first. */
function likelyPairs(input: ClusterInput): Pair[] {
  const { articles, neighbours, linker } = input
  const isOpen = (at: number) => articles[at]?.coverage !== false
  const places = new Map<ArticleSummary, number>()
  for (const [at, article] of articles.entries()) places.set(article, at)
  const pairs: Pair[] = []
  for (const [at, article] of articles.entries()) {
    if (!isOpen(at)) continue
    for (const [distance, score] of neighbours[at]?.reports ?? [])
      if (isOpen(at + distance)) pairs.push({ a: Math.min(at, at + distance), b: Math.max(at, at + distance), score })
    if (article.related.length === 0) continue
    for (const { article: linked } of linker.link(article).links) {
      const other = linked && places.get(linked)
      // An outlet's own articles are not another report, even if its editor links them.
      if (other === undefined || !isOpen(other) || linked?.domain === article.domain) continue
      const [a, b] = at < other ? [at, other] : [other, at]
      const score = pairScore(input, a, b) + EDITOR_BONUS
      if (score >= SAME_EVENT) pairs.push({ a, b, score })
    }
  }
  return pairs.sort((x, y) => y.score - x.score || x.a - y.a || x.b - y.b)
}

function pairScore({ articles, texts }: ClusterInput, a: number, b: number): number {
  const { articles: vectors, days, outlets } = texts
  if (articles[a]?.coverage === false || articles[b]?.coverage === false) return NOT_SAME_EVENT
  const apart = Math.abs((days[a] ?? 0) - (days[b] ?? 0))
  return eventScore(compare(vectorAt(vectors, a), vectorAt(vectors, b)), apart, outlets[a] === outlets[b])
}

/** Disjoint groups of numbers. At first each number is a group of its own. */
class Groups {
  private readonly groups: (number[] | undefined)[]

  constructor(size: number) {
    this.groups = Array.from({ length: size })
  }

  of(member: number): readonly number[] {
    return (this.groups[member] ??= [member])
  }

  join(a: number, b: number): void {
    const [x, y] = [this.of(a), this.of(b)]
    if (x === y) return
    const joined = [...x, ...y].sort((one, other) => one - other)
    for (const member of joined) this.groups[member] = joined
  }

  all(): number[][] {
    return [...new Set(this.groups)].filter((group) => group !== undefined).filter((group) => group.length > 1)
  }
}
