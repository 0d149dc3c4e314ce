import { wordsOf } from '../contract/words.ts'
import type { RowWithContent } from './row.ts'

/** Words of one article as numbers, in the order of the text. */
export interface Tokens {
  readonly title: readonly number[]
  readonly excerpt: readonly number[]
  /** Of tags, authors and the outlet's name. */
  readonly others: readonly number[]
  /** Its topics and tags as such, which no word is equal to. */
  readonly labels: readonly number[]
}

/** Gives each word of a part a number, so that search and likeness count numbers instead of comparing texts. */
export class Vocabulary {
  /** By number. */
  readonly words: string[] = []
  private readonly numbers = new Map<string, number>()
  private readonly known = new Map<string, Tokens>()

  private number(word: string): number {
    const known = this.numbers.get(word)
    if (known !== undefined) return known
    this.numbers.set(word, this.words.length)
    return this.words.push(word) - 1
  }

  private read(text: string): number[] {
    const numbers: number[] = []
    for (const word of wordsOf(text)) numbers.push(this.number(word))
    return numbers
  }

  tokensOf({ row, content }: RowWithContent): Tokens {
    const known = this.known.get(row.id)
    if (known) return known
    const { title, excerpt, tags, authors, providerName } = content
    const others: number[] = []
    for (const text of [...tags, ...authors, providerName ?? '']) if (text) others.push(...this.read(text))
    // A space is in no word.
    const labels = row.topics.map((topic) => this.number(`topic ${topic}`))
    for (const tag of tags) labels.push(this.number(`tag ${tag.toLowerCase()}`))
    const tokens = { title: this.read(title), excerpt: excerpt ? this.read(excerpt) : [], others, labels }
    this.known.set(row.id, tokens)
    return tokens
  }
}
