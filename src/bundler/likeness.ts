import { byLatest } from '../contract/order.ts'
import type { SourceArticle } from './source-article.ts'

/** A word that more articles than this have says little, and would make the comparison quadratic. */
const MOST_POSTINGS = 300
/** An article is looked up by so many of its weightiest words. */
const MOST_QUERIED = 24
const LEAST_LIKENESS = 0.03
const FADE_DAYS = 120

const WORDLESS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u
const WORDS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+|[\p{L}\p{N}]+/gu

/** Words of any script; scripts that write without spaces give pairs of characters. */
function wordsOf(text: string): string[] {
  return (text.toLowerCase().match(WORDS) ?? []).flatMap((word) => {
    if (!WORDLESS.test(word)) return word.length > 2 ? [word] : []
    return Array.from({ length: Math.max(1, word.length - 1) }, (_, at) => word.slice(at, at + 2))
  })
}

/** Terms of an article and how often each occurs; words of the title count twice, topics and tags are terms too. */
function termsOf(article: SourceArticle, topics: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  const add = (term: string, weight: number) => counts.set(term, (counts.get(term) ?? 0) + weight)
  for (const word of wordsOf(article.title)) add(word, 2)
  for (const word of wordsOf(article.excerpt ?? '')) add(word, 1)
  for (const topic of topics) add(`topic ${topic}`, 1.5)
  for (const tag of article.tags) add(`tag ${tag.toLowerCase()}`, 1.5)
  return counts
}

interface Posting {
  readonly articles: number[]
  readonly weights: number[]
}

/**
 * How alike two articles are: the cosine of their words, weighted by rarity (tf-idf, Salton 1975), faded with the days
 * between them. Words of more than a fifth of the articles are passed over, and an article is compared by its
 * weightiest words only, through an inverted index: so the whole stays near linear.
 * @returns finds the articles most like one, best first
 */
export function likeness(
  articles: readonly SourceArticle[],
  topicsOf: (article: SourceArticle) => readonly string[],
): (article: SourceArticle, most: number, isWanted: (other: SourceArticle) => boolean) => SourceArticle[] {
  const spread = new Map<string, number>()
  const terms = articles.map((article) => {
    const counts = termsOf(article, topicsOf(article))
    for (const term of counts.keys()) spread.set(term, (spread.get(term) ?? 0) + 1)
    return counts
  })
  // In coarse steps: were it exact, one more article would tip near ties, and change stories, all over the edition.
  const size = 2 ** Math.round(Math.log2(articles.length))
  const rarity = (known: number) => Math.round(2 * Math.log2(1 + size / known)) / 2
  const tooCommon = Math.min(MOST_POSTINGS, articles.length > 20 ? Math.floor(size / 5) : articles.length)
  const postings = new Map<string, Posting>()
  const lengths = new Float64Array(articles.length)
  for (const [at, counts] of terms.entries()) {
    let length = 0
    for (const [term, count] of counts) {
      const known = spread.get(term) ?? 1
      const weight = Math.log(1 + count) * rarity(known)
      length += weight * weight
      if (known < 2 || known > tooCommon) continue
      const posting = postings.get(term) ?? { articles: [], weights: [] }
      postings.set(term, posting)
      posting.articles.push(at)
      posting.weights.push(weight)
    }
    lengths[at] = Math.sqrt(length) || 1
  }
  const places = new Map(articles.map((article, at) => [article, at]))
  const days = articles.map((article) => Date.parse(article.time) / 86_400_000)
  const scores = new Float64Array(articles.length)

  return (article, most, isWanted) => {
    const at = places.get(article) ?? -1
    const queried = [...(terms[at] ?? [])]
      .flatMap(([term, count]) => {
        const posting = postings.get(term)
        return posting ? [{ posting, weight: Math.log(1 + count) * rarity(posting.articles.length) }] : []
      })
      .sort((a, b) => b.weight - a.weight)
      .slice(0, MOST_QUERIED)
    const touched: number[] = []
    for (const { posting, weight } of queried) {
      for (let i = 0; i < posting.articles.length; i++) {
        const other = posting.articles[i] ?? 0
        if (scores[other] === 0) touched.push(other)
        scores[other] = (scores[other] ?? 0) + weight * (posting.weights[i] ?? 0)
      }
    }
    const found: { other: SourceArticle; score: number }[] = []
    for (const index of touched) {
      const distance = Math.abs((days[index] ?? 0) - (days[at] ?? 0))
      const cosine = (scores[index] ?? 0) / ((lengths[at] ?? 1) * (lengths[index] ?? 1))
      const score = cosine / (1 + distance / FADE_DAYS)
      scores[index] = 0
      const other = articles[index]
      if (score >= LEAST_LIKENESS && other && isWanted(other)) found.push({ other, score })
    }
    return found
      .sort((a, b) => b.score - a.score || byLatest(a.other, b.other))
      .slice(0, most)
      .map(({ other }) => other)
  }
}
