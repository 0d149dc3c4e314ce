import { byLatest } from '../../contract/order.ts'
import type { OpenArticle } from './planned-article.ts'
import type { Tokens, Vocabulary } from './vocabulary.ts'

/** An article is compared by this many of its heaviest terms. */
const MAX_QUERY_TERMS = 24
const MIN_SIMILARITY = 0.03
/** Similarity halves with this many days between two articles. */
const FADE_DAYS = 120
const MAX_SIMILAR = 6
/** With fewer finds, neighbours in time fill the list up to this number. */
const FILLED_UP_TO = 4

/** A number for each term. It is shared by all calls, so whoever uses it sets its entries back to 0. */
class TermNumbers {
  private numbers = new Float64Array(1024)

  add(word: number, value: number): number {
    if (word >= this.numbers.length) {
      const wider = new Float64Array(word * 2)
      wider.set(this.numbers)
      this.numbers = wider
    }
    const sum = (this.numbers[word] ?? 0) + value
    this.numbers[word] = sum
    return sum
  }

  get(word: number): number {
    return this.numbers[word] ?? 0
  }

  set(word: number, value: number): void {
    this.numbers[word] = value
  }
}
const counts = new TermNumbers()
const places = new TermNumbers()

/** Terms of an article in the order of the text, each with the logarithm of its frequency. */
interface Terms {
  readonly numbers: readonly number[]
  readonly weights: readonly number[]
}

/** Words of the title count twice; topics and tags are terms too. */
function termsOf({ title, excerpt, labels }: Tokens, { isMeaningful }: Vocabulary): Terms {
  const numbers: number[] = []
  const add = (term: number, weight: number) => {
    if (counts.add(term, weight) === weight) numbers.push(term)
  }
  for (const word of title) if (isMeaningful[word]) add(word, 2)
  for (const word of excerpt) if (isMeaningful[word]) add(word, 1)
  for (const label of labels) add(label, 1.5)
  const weights: number[] = []
  for (const term of numbers) {
    weights.push(Math.log1p(counts.get(term)))
    counts.set(term, 0)
  }
  return { numbers, weights }
}

/** Returns the index of one article after another, best first; undefined at the end. */
type Candidates = () => number | undefined

/**
 * Finds the articles most similar to each article among all of them, best first. Similarity is the cosine of their terms
 * weighted by rarity (tf-idf, Salton 1975), and fades with the days between them. Terms of more than a fifth of the articles
 * are ignored, and an article is compared by its heaviest terms only, through an inverted index. A list with few finds is
 * filled up with articles of the same topic and time.
 * @param isWanted whether a list is needed for the article at that index
 * @returns for each article the indexes of others
 */
export function similarArticles(
  articles: readonly OpenArticle[],
  vocabulary: Vocabulary,
  isWanted: (at: number) => boolean,
): number[][] {
  const mostSimilar = similarity(articles, vocabulary)
  let beside: ((at: number) => Candidates) | undefined
  return articles.map(({ planned }, at) => {
    if (!isWanted(at)) return []
    const shownPages = [...planned.shownPages]
    const chosen: number[] = []
    /** Two files can be one page: it is listed once, and not at all if the article or its editor's list shows it. */
    const take = (next: Candidates, most: number) => {
      while (chosen.length < most) {
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
    take(mostSimilar(at), MAX_SIMILAR)
    if (chosen.length < FILLED_UP_TO) take((beside ??= neighbours(articles))(at), FILLED_UP_TO)
    return chosen
  })
}

function similarity(articles: readonly OpenArticle[], vocabulary: Vocabulary): (at: number) => Candidates {
  const total = articles.length
  const terms = articles.map((article) => termsOf(vocabulary.tokensOf(article), vocabulary))
  for (const { numbers } of terms) for (const term of numbers) counts.add(term, 1)
  const tooCommon = total > 20 ? Math.floor(total / 5) : total
  const rarities = Float64Array.from({ length: total + 1 }, (_, count) => Math.log1p(total / count))
  /**
   * The inverted index. Each term of two or more articles has a range of `others` and `weightsOfOthers`: it begins at
   * `starts` and is filled up to `ends`.
   */
  const starts: number[] = []
  const ends: number[] = []
  const rarity: number[] = []
  let length = 0
  for (const { numbers } of terms) {
    for (const term of numbers) {
      const count = counts.get(term)
      if (count < 2 || count > tooCommon || places.get(term) > 0) continue
      places.add(term, starts.push(length))
      ends.push(length)
      rarity.push(rarities[count] ?? 0)
      length += count
    }
  }
  const others = new Uint32Array(length)
  const weightsOfOthers = new Float64Array(length)
  /** For each article, the terms it is compared by and their weights in it. */
  const own: { readonly terms: readonly number[]; readonly weights: readonly number[] }[] = []
  const lengths = new Float64Array(total)
  for (const [at, { numbers, weights }] of terms.entries()) {
    const queried: number[] = []
    const ownWeights: number[] = []
    let sum = 0
    for (let n = 0; n < numbers.length; n++) {
      const term = numbers[n] ?? 0
      const weight = (weights[n] ?? 0) * (rarities[counts.get(term)] ?? 0)
      sum += weight ** 2
      const place = places.get(term) - 1
      if (place < 0) continue
      const end = ends[place] ?? 0
      others[end] = at
      weightsOfOthers[end] = weights[n] ?? 0
      ends[place] = end + 1
      queried.push(place)
      ownWeights.push(weight)
    }
    lengths[at] = sum
    own.push({ terms: queried, weights: ownWeights })
  }
  for (const { numbers } of terms) {
    for (const term of numbers) {
      counts.set(term, 0)
      places.set(term, 0)
    }
  }
  const days = Float64Array.from(articles, ({ planned }) => Date.parse(planned.summary.time) / 86_400_000)
  const scores = new Float64Array(total)

  return (at) => {
    scores.fill(0)
    const { terms, weights } = heaviest(own[at])
    for (let n = 0; n < terms.length; n++) {
      const place = terms[n] ?? 0
      const weight = weights[n] ?? 0
      const rare = rarity[place] ?? 0
      const end = ends[place] ?? 0
      for (let i = starts[place] ?? 0; i < end; i++) {
        const other = others[i] ?? 0
        scores[other] = (scores[other] ?? 0) + weight * (weightsOfOthers[i] ?? 0) * rare
      }
    }
    const day = days[at] ?? 0
    const norm = lengths[at] ?? 1
    for (let other = 0; other < total; other++) {
      const score = scores[other] ?? 0
      if (score === 0) continue
      const cosine = score / Math.sqrt(norm * (lengths[other] ?? 1))
      const faded = cosine / (1 + Math.abs((days[other] ?? 0) - day) / FADE_DAYS)
      scores[other] = faded >= MIN_SIMILARITY && other !== at ? faded : 0
    }
    // Only a few are needed: finding the best again and again is faster than sorting all.
    return () => {
      let best: number | undefined
      let most = 0
      for (let other = 0; other < total; other++) {
        const score = scores[other] ?? 0
        if (score < most || score === 0) continue
        if (score === most && best !== undefined && !isBefore(articles[other], articles[best])) continue
        best = other
        most = score
      }
      if (best !== undefined) scores[best] = 0
      return best
    }
  }
}

const isBefore = (a: OpenArticle | undefined, b: OpenArticle | undefined) =>
  a !== undefined && b !== undefined && byLatest(a.planned.summary, b.planned.summary) < 0

/** The heaviest terms; of equal ones those that come first. */
function heaviest(own: { readonly terms: readonly number[]; readonly weights: readonly number[] } | undefined) {
  const { terms, weights } = own ?? { terms: [], weights: [] }
  if (terms.length <= MAX_QUERY_TERMS) return { terms, weights }
  const order = Array.from(terms.keys()).sort((a, b) => (weights[b] ?? 0) - (weights[a] ?? 0))
  order.length = MAX_QUERY_TERMS
  return { terms: order.map((at) => terms[at] ?? 0), weights: order.map((at) => weights[at] ?? 0) }
}

/** The articles next in time in an article's topics, those of its first topic before the others. */
function neighbours(articles: readonly OpenArticle[]): (at: number) => Candidates {
  const lists = new Map<string, number[]>()
  const places = articles.map(() => new Map<string, number>())
  const inOrder = articles
    .map(({ planned }, at) => ({ planned, at }))
    .sort((a, b) => byLatest(a.planned.summary, b.planned.summary))
  for (const { planned, at } of inOrder) {
    for (const topic of planned.topics) {
      const list = lists.get(topic) ?? []
      lists.set(topic, list)
      places[at]?.set(topic, list.push(at) - 1)
    }
  }
  return (at) => {
    const near: number[] = []
    for (const [topic, place] of places[at] ?? []) {
      const list = lists.get(topic) ?? []
      for (let step = 1; step <= MAX_SIMILAR; step++) {
        for (const other of [list[place + step], list[place - step]]) if (other !== undefined) near.push(other)
      }
    }
    let next = 0
    return () => near[next++]
  }
}
