import type { Tokens, Vocabulary } from './vocabulary.ts'

/** An article is compared by this number of its heaviest terms. */
const MAX_QUERY_TERMS = 24

/** One number for each term, 0 at first. A reused array is faster than a `Map`, but its entries must be set back to 0. */
class TermNumbers {
  private numbers = new Float64Array(1024)

  /** @returns the sum */
  add(term: number, value: number): number {
    if (term >= this.numbers.length) {
      const larger = new Float64Array(term * 2)
      larger.set(this.numbers)
      this.numbers = larger
    }
    const sum = (this.numbers[term] ?? 0) + value
    this.numbers[term] = sum
    return sum
  }

  get(term: number): number {
    return this.numbers[term] ?? 0
  }

  reset(term: number): void {
    this.numbers[term] = 0
  }
}
/** Frequency of each term in one article, and then the number of articles that have it. Reset after each use. */
const frequencies = new TermNumbers()
/** Place of each term in the inverted index, counted from 1. Reset after each use. */
const places = new TermNumbers()

/** The terms of an article: meaningful words, topics and tags. */
interface Terms {
  /** In the order of the text. */
  readonly numbers: readonly number[]
  /** Logarithm of each term's frequency. */
  readonly weights: readonly number[]
}

/** Collects the terms of an article. A word of the title counts twice, a topic or tag one and a half times. */
export function termsOf({ title, excerpt, labels }: Tokens, { isMeaningful }: Vocabulary): Terms {
  const numbers: number[] = []
  const add = (term: number, weight: number) => {
    if (frequencies.add(term, weight) === weight) numbers.push(term)
  }
  for (const word of title) if (isMeaningful[word]) add(word, 2)
  for (const word of excerpt) if (isMeaningful[word]) add(word, 1)
  for (const label of labels) add(label, 1.5)
  const weights: number[] = []
  for (const term of numbers) {
    weights.push(Math.log1p(frequencies.get(term)))
    frequencies.reset(term)
  }
  return { numbers, weights }
}

/**
 * An inverted index: for each term, the articles that have it. The entries of a term are a range of `articles` and `weights`.
 * Terms of a single article and terms that are too common are not in it.
 */
interface InvertedIndex {
  /** Start and end of each term's range, by place. */
  readonly starts: readonly number[]
  readonly ends: readonly number[]
  /** Weight of each term by its rarity, by place. */
  readonly rarities: readonly number[]
  readonly articles: Uint32Array
  /** Weight of the term in each of these articles. */
  readonly weights: Float64Array
}

/** Terms by which an article is compared. */
interface Query {
  /** Places in the inverted index. */
  readonly places: readonly number[]
  /** Weights in the article, including rarity. */
  readonly weights: readonly number[]
}

/** Builds the inverted index, and the query and squared length of each article's vector of terms. */
export function buildIndex(terms: readonly Terms[]) {
  const total = terms.length
  for (const { numbers } of terms) for (const term of numbers) frequencies.add(term, 1)
  const tooCommon = total > 20 ? Math.floor(total / 5) : total
  /** By the number of articles that have a term. */
  const rarityOf = Float64Array.from({ length: total + 1 }, (_, count) => Math.log1p(total / count))
  const starts: number[] = []
  const ends: number[] = []
  const rarities: number[] = []
  let length = 0
  for (const { numbers } of terms) {
    for (const term of numbers) {
      const count = frequencies.get(term)
      if (count < 2 || count > tooCommon || places.get(term) > 0) continue
      places.add(term, starts.push(length))
      // The range is still empty. It grows with each article that is added.
      ends.push(length)
      rarities.push(rarityOf[count] ?? 0)
      length += count
    }
  }
  const index: InvertedIndex = {
    starts,
    ends,
    rarities,
    articles: new Uint32Array(length),
    weights: new Float64Array(length),
  }
  const queries: Query[] = []
  const squaredLengths = new Float64Array(total)
  for (const [at, { numbers, weights }] of terms.entries()) {
    const queryPlaces: number[] = []
    const queryWeights: number[] = []
    let squaredLength = 0
    for (let n = 0; n < numbers.length; n++) {
      const term = numbers[n] ?? 0
      const weight = (weights[n] ?? 0) * (rarityOf[frequencies.get(term)] ?? 0)
      squaredLength += weight ** 2
      const place = places.get(term) - 1
      if (place < 0) continue
      const end = ends[place] ?? 0
      index.articles[end] = at
      index.weights[end] = weights[n] ?? 0
      ends[place] = end + 1
      queryPlaces.push(place)
      queryWeights.push(weight)
    }
    squaredLengths[at] = squaredLength
    queries.push({ places: queryPlaces, weights: queryWeights })
  }
  for (const { numbers } of terms) {
    for (const term of numbers) {
      frequencies.reset(term)
      places.reset(term)
    }
  }
  return { index, queries, squaredLengths }
}

/** Adds to the score of each article its dot product with a query. */
export function addScores(scores: Float64Array, index: InvertedIndex, { places, weights }: Query): void {
  for (let n = 0; n < places.length; n++) {
    const place = places[n] ?? 0
    const weight = weights[n] ?? 0
    const rarity = index.rarities[place] ?? 0
    const end = index.ends[place] ?? 0
    for (let i = index.starts[place] ?? 0; i < end; i++) {
      const other = index.articles[i] ?? 0
      scores[other] = (scores[other] ?? 0) + weight * (index.weights[i] ?? 0) * rarity
    }
  }
}

/** Keeps the heaviest terms of a query; of equal ones those that come first in the text. */
export function heaviest(query: Query | undefined): Query {
  const { places, weights } = query ?? { places: [], weights: [] }
  if (places.length <= MAX_QUERY_TERMS) return { places, weights }
  const order = Array.from(places.keys()).sort((a, b) => (weights[b] ?? 0) - (weights[a] ?? 0))
  order.length = MAX_QUERY_TERMS
  return { places: order.map((at) => places[at] ?? 0), weights: order.map((at) => weights[at] ?? 0) }
}
