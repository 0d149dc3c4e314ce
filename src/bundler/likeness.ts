import { byLatest } from '../contract/order.ts'
import type { RowWithContent } from './row.ts'
import type { Tokens, Vocabulary } from './tokens.ts'

/** An article is looked up by so many of its weightiest words. */
const MOST_QUERIED = 24
const LEAST_LIKENESS = 0.03
const FADE_DAYS = 120
const MOST_SIMILAR = 6
const ENOUGH = 4

/** Two letters say nothing, except in scripts that write without spaces. */
const isTelling = (word: string) => word.length > 2 || word > '\u3000'

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
function termsOf({ title, excerpt, labels }: Tokens, words: readonly string[]): Terms {
  const numbers: number[] = []
  const add = (term: number, weight: number) => {
    if (counts.add(term, weight) === weight) numbers.push(term)
  }
  for (const word of title) if (isTelling(words[word] ?? '')) add(word, 2)
  for (const word of excerpt) if (isTelling(words[word] ?? '')) add(word, 1)
  for (const label of labels) add(label, 1.5)
  const weights = numbers.map((term) => Math.log1p(counts.get(term)))
  for (const term of numbers) counts.set(term, 0)
  return { numbers, weights }
}

/** Who else has a term, and how weighty it is there. */
interface Posting {
  readonly articles: number[]
  readonly weights: number[]
  readonly rarity: number
}

/**
 * For each of the articles, the places of those most like it, best first. Likeness is the cosine of their words,
 * weighted by rarity (tf-idf, Salton 1975), faded with the days between them; words of more than a fifth of the
 * articles are passed over, and an article is compared by its weightiest words only, through an inverted index.
 * Where little is alike, what ran at the same time in the same topic stands in.
 */
export function suggest(
  articles: readonly RowWithContent[],
  vocabulary: Vocabulary,
  isWanting: (at: number) => boolean,
): number[][] {
  const likest = likeness(articles, vocabulary)
  const beside = neighbours(articles)
  const pages = articles.map(({ row }) => row.pages)
  return articles.map(({ row }, at) => {
    if (!isWanting(at)) return []
    const told = [...row.seen]
    const chosen: number[] = []
    /** Two files can tell one page; it is suggested once, and never where the article or its list has it. */
    const take = (candidates: readonly number[], most: number) => {
      for (const other of candidates) {
        if (chosen.length >= most) return
        if (other === at || chosen.includes(other) || pages[other]?.some((page) => told.includes(page))) continue
        if (row.links.some(({ own }) => own?.id === articles[other]?.row.id)) continue
        told.push(...(pages[other] ?? []))
        chosen.push(other)
      }
    }
    take(likest(at), MOST_SIMILAR)
    if (chosen.length < ENOUGH) take(beside(at), ENOUGH)
    return chosen
  })
}

function likeness(articles: readonly RowWithContent[], vocabulary: Vocabulary): (at: number) => number[] {
  const terms = articles.map((article) => termsOf(vocabulary.tokensOf(article), vocabulary.words))
  for (const { numbers } of terms) for (const term of numbers) counts.add(term, 1)
  const tooCommon = articles.length > 20 ? Math.floor(articles.length / 5) : articles.length
  /** Of the terms that lead from one article to another. */
  const postings: Posting[] = []
  const own: { readonly posting: Posting; readonly weight: number }[][] = []
  const lengths: number[] = []
  for (const [at, { numbers, weights }] of terms.entries()) {
    const queried: { posting: Posting; weight: number }[] = []
    let length = 0
    for (let n = 0; n < numbers.length; n++) {
      const term = numbers[n] ?? 0
      const count = counts.get(term)
      const rarity = Math.log1p(articles.length / count)
      const weight = (weights[n] ?? 0) * rarity
      length += weight ** 2
      if (count < 2 || count > tooCommon) continue
      let place = places.get(term)
      if (place === 0) {
        place = postings.push({ articles: [], weights: [], rarity })
        places.add(term, place)
      }
      const posting = postings[place - 1]
      if (!posting) continue
      posting.articles.push(at)
      posting.weights.push(weights[n] ?? 0)
      queried.push({ posting, weight })
    }
    lengths.push(length)
    own.push(queried)
  }
  for (const { numbers } of terms) {
    for (const term of numbers) {
      counts.set(term, 0)
      places.set(term, 0)
    }
  }
  const days = articles.map(({ row }) => Date.parse(row.time) / 86_400_000)
  const scores = new Float64Array(articles.length)
  const order = (place: number) => articles[place]?.row ?? { id: '', time: '' }

  return (at) => {
    let queried = own[at] ?? []
    if (queried.length > MOST_QUERIED) queried = queried.toSorted((a, b) => b.weight - a.weight).slice(0, MOST_QUERIED)
    const touched: number[] = []
    for (const { posting, weight } of queried) {
      const { articles: others, weights, rarity } = posting
      for (let i = 0; i < others.length; i++) {
        const other = others[i] ?? 0
        if (scores[other] === 0) touched.push(other)
        scores[other] = (scores[other] ?? 0) + weight * (weights[i] ?? 0) * rarity
      }
    }
    const found: { other: number; score: number }[] = []
    for (const other of touched) {
      const distance = Math.abs((days[other] ?? 0) - (days[at] ?? 0))
      const cosine = (scores[other] ?? 0) / Math.sqrt((lengths[at] ?? 1) * (lengths[other] ?? 1))
      const score = cosine / (1 + distance / FADE_DAYS)
      scores[other] = 0
      if (score >= LEAST_LIKENESS && other !== at) found.push({ other, score })
    }
    return found.sort((a, b) => b.score - a.score || byLatest(order(a.other), order(b.other))).map(({ other }) => other)
  }
}

/** The articles next in time in an article's topics, its first topic's before the others'. */
function neighbours(articles: readonly RowWithContent[]): (at: number) => number[] {
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
    return near
  }
}
