import { byLatest } from '../../contract/order.ts'
import type { RowWithRecord } from '../shard/row.ts'
import type { Tokens, Vocabulary } from './tokens.ts'

/** An article is looked up by so many of its weightiest words. */
const MOST_QUERIED = 24
const LEAST_LIKENESS = 0.03
const FADE_DAYS = 120
const MOST_SIMILAR = 6
const ENOUGH = 4

/** Numbers by word, all of them 0 between two uses. */
class Scratch {
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
const counts = new Scratch()
const places = new Scratch()

/** Terms of an article and the logarithm of how often each occurs, in the order of the text. */
interface Terms {
  readonly numbers: readonly number[]
  readonly weights: readonly number[]
}

/** Words of the title count twice; topics and tags are terms too. */
function termsOf({ title, excerpt, labels }: Tokens, { isTelling }: Vocabulary): Terms {
  const numbers: number[] = []
  const add = (term: number, weight: number) => {
    if (counts.add(term, weight) === weight) numbers.push(term)
  }
  for (const word of title) if (isTelling[word]) add(word, 2)
  for (const word of excerpt) if (isTelling[word]) add(word, 1)
  for (const label of labels) add(label, 1.5)
  const weights: number[] = []
  for (const term of numbers) {
    weights.push(Math.log1p(counts.get(term)))
    counts.set(term, 0)
  }
  return { numbers, weights }
}

/** Gives articles one after another, best first; undefined when there are no more. */
type Candidates = () => number | undefined

/**
 * For each of the articles, the places of those most like it, best first. Likeness is the cosine of their words,
 * weighted by rarity (tf-idf, Salton 1975), faded with the days between them; words of more than a fifth of the
 * articles are passed over, and an article is compared by its weightiest words only, through an inverted index.
 * Where little is alike, what ran at the same time in the same topic stands in.
 */
export function suggest(
  articles: readonly RowWithRecord[],
  vocabulary: Vocabulary,
  isWanting: (at: number) => boolean,
): number[][] {
  const likest = likeness(articles, vocabulary)
  let beside: ((at: number) => Candidates) | undefined
  return articles.map(({ row }, at) => {
    if (!isWanting(at)) return []
    const told = [...row.seen]
    const chosen: number[] = []
    /** Two files can tell one page; it is suggested once, and never where the article or its list has it. */
    const take = (next: Candidates, most: number) => {
      while (chosen.length < most) {
        const other = next()
        if (other === undefined) return
        const candidate = articles[other]?.row
        if (!candidate || other === at || chosen.includes(other)) continue
        if (candidate.pages.some((page) => told.includes(page))) continue
        if (row.links.some(({ own }) => own?.id === candidate.id)) continue
        for (const page of candidate.pages) told.push(page)
        chosen.push(other)
      }
    }
    take(likest(at), MOST_SIMILAR)
    if (chosen.length < ENOUGH) take((beside ??= neighbours(articles))(at), ENOUGH)
    return chosen
  })
}

function likeness(articles: readonly RowWithRecord[], vocabulary: Vocabulary): (at: number) => Candidates {
  const total = articles.length
  const terms = articles.map((article) => termsOf(vocabulary.tokensOf(article), vocabulary))
  for (const { numbers } of terms) for (const term of numbers) counts.add(term, 1)
  const tooCommon = total > 20 ? Math.floor(total / 5) : total
  const rarities = Float64Array.from({ length: total + 1 }, (_, count) => Math.log1p(total / count))
  /**
   * The inverted index: each term that leads from one article to another has a stretch of `others` and `weights`, which
   * begins at its `start` and is filled up to its `end`.
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
  /** Of each article: the terms it is compared by, and how weighty they are in it. */
  const own: { readonly terms: readonly number[]; readonly weights: readonly number[] }[] = []
  const lengths = new Float64Array(total)
  for (const [at, { numbers, weights }] of terms.entries()) {
    const queried: number[] = []
    const weighty: number[] = []
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
      weighty.push(weight)
    }
    lengths[at] = sum
    own.push({ terms: queried, weights: weighty })
  }
  for (const { numbers } of terms) {
    for (const term of numbers) {
      counts.set(term, 0)
      places.set(term, 0)
    }
  }
  const days = Float64Array.from(articles, ({ row }) => Date.parse(row.time) / 86_400_000)
  const scores = new Float64Array(total)

  return (at) => {
    scores.fill(0)
    const { terms, weights } = weightiest(own[at])
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
      scores[other] = faded >= LEAST_LIKENESS && other !== at ? faded : 0
    }
    // Few are asked for: to look for the best again and again is less than to sort all.
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

const isBefore = (a: RowWithRecord | undefined, b: RowWithRecord | undefined) =>
  a !== undefined && b !== undefined && byLatest(a.row, b.row) < 0

/** The weightiest of some terms; of equal ones those that come first. */
function weightiest(own: { readonly terms: readonly number[]; readonly weights: readonly number[] } | undefined) {
  const { terms, weights } = own ?? { terms: [], weights: [] }
  if (terms.length <= MOST_QUERIED) return { terms, weights }
  const order = Array.from(terms.keys()).sort((a, b) => (weights[b] ?? 0) - (weights[a] ?? 0))
  order.length = MOST_QUERIED
  return { terms: order.map((at) => terms[at] ?? 0), weights: order.map((at) => weights[at] ?? 0) }
}

/** The articles next in time in an article's topics, its first topic's before the others'. */
function neighbours(articles: readonly RowWithRecord[]): (at: number) => Candidates {
  const lists = new Map<string, number[]>()
  const places = articles.map(() => new Map<string, number>())
  const inOrder = articles.map(({ row }, at) => ({ row, at })).sort((a, b) => byLatest(a.row, b.row))
  for (const { row, at } of inOrder) {
    for (const topic of row.topics) {
      const list = lists.get(topic) ?? []
      lists.set(topic, list)
      places[at]?.set(topic, list.push(at) - 1)
    }
  }
  return (at) => {
    const near: number[] = []
    for (const [topic, place] of places[at] ?? []) {
      const list = lists.get(topic) ?? []
      for (let step = 1; step <= MOST_SIMILAR; step++) {
        for (const other of [list[place + step], list[place - step]]) if (other !== undefined) near.push(other)
      }
    }
    let next = 0
    return () => near[next++]
  }
}
