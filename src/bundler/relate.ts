import { byLatest } from '../contract/order.ts'
import type { SourceArticle, SourceRelated } from './source-article.ts'

/** What an article stands beside. */
export interface Relations {
  /** The editor's list, each with the article of this edition that is the same page, if there is one. */
  readonly related: readonly { readonly item: SourceRelated; readonly article?: SourceArticle }[]
  readonly similar: readonly SourceArticle[]
  /** Domains and times, oldest first. */
  readonly coverage?: {
    readonly outlets: number
    readonly points: readonly (readonly [domain: string, time: string])[]
  }
}

const MOST_POINTS = 12
const ENOUGH_RELATED = 4
const MOST_SIMILAR = 6
/** A word that more articles than this have says little, and would make the comparison quadratic. */
const MOST_POSTINGS = 400
const LEAST_LIKENESS = 0.1

/** Relates every article: the editor's list first, then what is alike. */
export function relate(
  articles: readonly SourceArticle[],
  topicsOf: (article: SourceArticle) => readonly string[],
): Map<SourceArticle, Relations> {
  const byKey = new Map<string, SourceArticle>()
  for (const article of articles.toSorted(byLatest)) {
    for (const key of article.keys) if (!byKey.has(key)) byKey.set(key, article)
  }
  const similarTo = likeness(articles, topicsOf)
  return new Map(
    articles.map((article) => {
      const seen = new Set(article.keys)
      const related = article.related.flatMap((item) => {
        const own = item.keys.map((key) => byKey.get(key)).find(Boolean)
        const keys = [...item.keys, ...(own?.keys ?? [])]
        // The article itself, under whichever address, or a story already listed.
        if (own === article || keys.some((key) => seen.has(key))) return []
        for (const key of keys) seen.add(key)
        return [{ item, ...(own && { article: own }) }]
      })
      const beside = new Set<SourceArticle | undefined>([article, ...related.map((one) => one.article)])
      const similar =
        related.length >= ENOUGH_RELATED
          ? []
          : similarTo(article)
              .filter((other) => !beside.has(other) && !other.keys.some((key) => seen.has(key)))
              .slice(0, MOST_SIMILAR)
      const coverage = coverageOf(
        article,
        related.map(({ item, article: own }) => [item.domain, item.time ?? own?.time] as const),
      )
      return [article, { related, similar, ...(coverage && { coverage }) }]
    }),
  )
}

function coverageOf(
  article: SourceArticle,
  others: readonly (readonly [string, string | undefined])[],
): Relations['coverage'] {
  const first = new Map<string, string | undefined>([[article.domain, article.time]])
  for (const [domain, time] of others) {
    const known = first.get(domain)
    if (!first.has(domain) || (domain !== article.domain && time && (!known || time < known))) first.set(domain, time)
  }
  first.delete('')
  if (first.size < 2) return undefined
  const timed = [...first].filter((point): point is [string, string] => point[1] !== undefined)
  timed.sort(([a, x], [b, y]) => (x < y ? -1 : x > y ? 1 : a < b ? -1 : 1))
  return { outlets: first.size, points: timed.slice(0, MOST_POINTS) }
}

/** Words of any script; scripts that write without spaces give pairs of characters. */
function wordsOf(text: string): string[] {
  return (
    text.toLowerCase().match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+|[\p{L}\p{N}]+/gu) ?? []
  ).flatMap((word) => {
    if (!/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(word)) return word.length > 2 ? [word] : []
    return Array.from({ length: Math.max(1, word.length - 1) }, (_, at) => word.slice(at, at + 2))
  })
}

/**
 * How alike two articles are: the cosine of their words, weighted by rarity (tf-idf, Salton 1975; words of the title
 * count twice, topics and tags as words of their own), faded with the days between them. An inverted index of the rarer
 * words keeps it near linear.
 */
function likeness(articles: readonly SourceArticle[], topicsOf: (article: SourceArticle) => readonly string[]) {
  const terms = articles.map((article) => {
    const counts = new Map<string, number>()
    const add = (term: string, weight: number) => counts.set(term, (counts.get(term) ?? 0) + weight)
    for (const word of wordsOf(article.title)) add(word, 2)
    for (const word of wordsOf(article.excerpt ?? '')) add(word, 1)
    for (const topic of topicsOf(article)) add(`topic ${topic}`, 1.5)
    for (const tag of article.tags) add(`tag ${tag.toLowerCase()}`, 1.5)
    return counts
  })
  const postings = new Map<string, number[]>()
  for (const [at, counts] of terms.entries()) {
    for (const term of counts.keys()) {
      const list = postings.get(term)
      if (list) list.push(at)
      else postings.set(term, [at])
    }
  }
  const tooCommon = Math.min(MOST_POSTINGS, articles.length > 20 ? Math.ceil(articles.length / 5) : articles.length)
  const weights = terms.map((counts) => {
    const vector = new Map<string, number>()
    let length = 0
    for (const [term, count] of counts) {
      const spread = postings.get(term)?.length ?? 1
      const weight = Math.log(1 + count) * Math.log(1 + articles.length / spread)
      length += weight * weight
      if (spread > 1 && spread <= tooCommon) vector.set(term, weight)
    }
    return { vector, length: Math.sqrt(length) || 1 }
  })
  const places = new Map(articles.map((article, at) => [article, at]))
  return (article: SourceArticle): SourceArticle[] => {
    const at = places.get(article) ?? -1
    const own = weights[at]
    if (!own) return []
    const scores = new Map<number, number>()
    for (const [term, weight] of own.vector) {
      for (const other of postings.get(term) ?? []) {
        if (other !== at) scores.set(other, (scores.get(other) ?? 0) + weight * (weights[other]?.vector.get(term) ?? 0))
      }
    }
    return [...scores]
      .flatMap(([other, product]) => {
        const candidate = articles[other]
        if (!candidate) return []
        const days = Math.abs(Date.parse(candidate.time) - Date.parse(article.time)) / 86_400_000
        const score = product / (own.length * (weights[other]?.length ?? 1)) / (1 + days / 120)
        return score >= LEAST_LIKENESS ? [{ candidate, score }] : []
      })
      .sort((a, b) => b.score - a.score || byLatest(a.candidate, b.candidate))
      .slice(0, MOST_SIMILAR * 3)
      .map(({ candidate }) => candidate)
  }
}
