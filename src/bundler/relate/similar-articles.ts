import { compareLatest } from '../../contract/order.ts'
import { addScores, buildIndex, heaviest, termsOf } from './inverted-index.ts'
import type { OpenArticle } from './planned-article.ts'
import type { Vocabulary } from './vocabulary.ts'

const MIN_SIMILARITY = 0.03
/** This number of days between two articles halves their similarity. */
const HALVING_DAYS = 120
const MAX_SIMILAR = 6
/** A list with fewer similar articles is filled up to this number with articles near in time. */
const MIN_LISTED = 4

/** Each call returns the index of the next best article; undefined at the end. */
type NextCandidate = () => number | undefined

/**
 * Finds the most similar articles for each article, best first. Similarity is the cosine of two articles' terms, weighted by
 * rarity (tf-idf, Salton 1975), and falls with the days between them. It is computed with an inverted index: an article is
 * compared by its heaviest terms only, and terms of more than a fifth of the articles are ignored. A short list is filled up
 * with articles near in time that have a topic in common.
 * @param isWanted true when a list is needed for the article at that index
 * @returns for each article the indexes of others
 */
export function similarArticles(
  articles: readonly OpenArticle[],
  vocabulary: Vocabulary,
  isWanted: (at: number) => boolean,
): number[][] {
  const mostSimilarTo = similarity(articles, vocabulary)
  let nearestTo: ((at: number) => NextCandidate) | undefined
  return articles.map(({ planned }, at) => {
    if (!isWanted(at)) return []
    const shownPages = [...planned.shownPages]
    const chosen: number[] = []
    /** Two articles can have the same page. It is listed once, and not at all if the article or its editor's list shows it. */
    const choose = (next: NextCandidate, limit: number) => {
      while (chosen.length < limit) {
        const other = next()
        if (other === undefined) return
        const candidate = articles[other]?.planned.summary
        if (!candidate || other === at || chosen.includes(other)) continue
        if (candidate.pages.some((page) => shownPages.includes(page))) continue
        if (planned.links.some(({ article }) => article?.id === candidate.id)) continue
        for (const page of candidate.pages) shownPages.push(page)
        chosen.push(other)
      }
    }
    choose(mostSimilarTo(at), MAX_SIMILAR)
    if (chosen.length < MIN_LISTED) choose((nearestTo ??= neighbours(articles))(at), MIN_LISTED)
    return chosen
  })
}

function similarity(articles: readonly OpenArticle[], vocabulary: Vocabulary): (at: number) => NextCandidate {
  const total = articles.length
  const { index, queries, squaredLengths } = buildIndex(
    articles.map((article) => termsOf(vocabulary.tokensOf(article), vocabulary)),
  )
  const days = Float64Array.from(articles, ({ planned }) => Date.parse(planned.summary.time) / 86_400_000)
  const scores = new Float64Array(total)

  return (at) => {
    scores.fill(0)
    addScores(scores, index, heaviest(queries[at]))
    const day = days[at] ?? 0
    const squaredLength = squaredLengths[at] ?? 1
    for (let other = 0; other < total; other++) {
      const score = scores[other] ?? 0
      if (score === 0) continue
      const cosine = score / Math.sqrt(squaredLength * (squaredLengths[other] ?? 1))
      const similarity = cosine / (1 + Math.abs((days[other] ?? 0) - day) / HALVING_DAYS)
      scores[other] = similarity >= MIN_SIMILARITY && other !== at ? similarity : 0
    }
    return () => takeBest(scores, articles)
  }
}

/**
 * Returns the article with the highest score and sets its score to 0; of equal ones the latest. Only a few articles are
 * needed, so searching again for each is faster than sorting all.
 */
function takeBest(scores: Float64Array, articles: readonly OpenArticle[]): number | undefined {
  let best: number | undefined
  let highest = 0
  for (let other = 0; other < scores.length; other++) {
    const score = scores[other] ?? 0
    if (score < highest || score === 0) continue
    if (score === highest && best !== undefined && !isBefore(articles[other], articles[best])) continue
    best = other
    highest = score
  }
  if (best !== undefined) scores[best] = 0
  return best
}

const isBefore = (a: OpenArticle | undefined, b: OpenArticle | undefined) =>
  a !== undefined && b !== undefined && compareLatest(a.planned.summary, b.planned.summary) < 0

/** Returns the articles nearest in time that have a topic of the article, those of its first topic before the others. */
function neighbours(articles: readonly OpenArticle[]): (at: number) => NextCandidate {
  const lists = new Map<string, number[]>()
  /** For each article, its position in the list of each of its topics. */
  const positions = articles.map(() => new Map<string, number>())
  const inOrder = articles
    .map(({ planned }, at) => ({ planned, at }))
    .sort((a, b) => compareLatest(a.planned.summary, b.planned.summary))
  for (const { planned, at } of inOrder) {
    for (const topic of planned.topics) {
      const list = lists.get(topic) ?? []
      lists.set(topic, list)
      positions[at]?.set(topic, list.push(at) - 1)
    }
  }
  return (at) => {
    const near: number[] = []
    for (const [topic, position] of positions[at] ?? []) {
      const list = lists.get(topic) ?? []
      for (let step = 1; step <= MAX_SIMILAR; step++) {
        for (const other of [list[position + step], list[position - step]]) if (other !== undefined) near.push(other)
      }
    }
    let next = 0
    return () => near[next++]
  }
}
