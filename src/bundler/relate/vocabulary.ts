import { wordsOf } from '../../contract/words.ts'
import { textsOf } from '../collect/article-record.ts'
import type { OpenArticle } from './planned-article.ts'

/** Words of one article as numbers, in the order of the text. */
export interface Tokens {
  readonly title: readonly number[]
  readonly excerpt: readonly number[]
  /** Words of tags, authors and the provider's name. */
  readonly others: readonly number[]
  /** Topics and tags as a whole, numbered apart from words. */
  readonly labels: readonly number[]
}

// eslint-disable-next-line no-control-regex
const ASCII = /^[\u0000-\u007F]*$/
const NONE = -1

/** Numbers the words of a part, so that search and similarity count numbers instead of comparing strings. */
export class Vocabulary {
  /** By number. */
  readonly words: string[] = []
  /** By number: false for words of one or two letters, except in scripts that are written without spaces. */
  readonly isMeaningful: boolean[] = []
  private readonly known = new Map<string, Tokens>()
  /** A hash table of word numbers with open addressing, at most half full. */
  private table = new Int32Array(4096).fill(NONE)
  private readonly hashes: number[] = []
  private sorted: readonly number[] = []

  private add(word: string, hash: number): number {
    const number = this.words.push(word) - 1
    this.hashes.push(hash)
    this.isMeaningful.push(word.length > 2 || word > '\u3000')
    if (this.words.length * 2 > this.table.length) {
      this.table = new Int32Array(this.table.length * 2).fill(NONE)
      for (const [other, known] of this.hashes.entries()) this.put(other, known)
    } else this.put(number, hash)
    return number
  }

  private put(number: number, hash: number): void {
    const mask = this.table.length - 1
    let place = hash & mask
    while (this.table[place] !== NONE) place = (place + 1) & mask
    this.table[place] = number
  }

  /** Number of the word between two positions of a text. */
  private number(text: string, from: number, to: number, hash: number): number {
    const mask = this.table.length - 1
    for (let place = hash & mask; ; place = (place + 1) & mask) {
      const known = this.table[place] ?? NONE
      if (known === NONE) return this.add(text.slice(from, to), hash)
      const word = this.words[known] ?? ''
      if (this.hashes[known] === hash && word.length === to - from && text.startsWith(word, from)) return known
    }
  }

  private numberOf(word: string): number {
    let hash = 0
    for (let at = 0; at < word.length; at++) hash = step(hash, word.charCodeAt(at))
    return this.number(word, 0, word.length, hash)
  }

  /** Numbers of the words that {@link wordsOf} finds. For ASCII text no string is made of a word that is known. */
  read(text: string, numbers: number[] = []): number[] {
    if (!ASCII.test(text) || text.includes("'")) {
      for (const word of wordsOf(text)) numbers.push(this.numberOf(word))
      return numbers
    }
    const lower = text.toLowerCase()
    let start = 0
    let hash = 0
    for (let at = 0; at <= lower.length; at++) {
      const code = at < lower.length ? lower.charCodeAt(at) : 0
      if ((code >= 97 && code <= 122) || (code >= 48 && code <= 57)) hash = step(hash, code)
      else {
        if (at > start) numbers.push(this.number(lower, start, at, hash))
        start = at + 1
        hash = 0
      }
    }
    return numbers
  }

  /** Numbers of the words of a JSON string, or of a JSON list of strings. */
  private readJson(json: string, numbers: number[] = []): number[] {
    // Quotes, commas and brackets of the JSON separate words like spaces do.
    if (!json.includes('\\')) return this.read(json, numbers)
    for (const text of textsOf(json)) this.read(text, numbers)
    return numbers
  }

  tokensOf({ planned, record }: OpenArticle): Tokens {
    const known = this.known.get(planned.summary.id)
    if (known) return known
    const { title, excerpt, text, tags, authors, providerName } = record
    const others: number[] = []
    for (const json of [tags, authors, providerName]) this.readJson(json, others)
    // No word contains a space, so labels never get the number of a word.
    const labels = planned.topics.map((topic) => this.numberOf(`topic ${topic}`))
    for (const tag of tags === '[]' ? [] : textsOf(tags)) labels.push(this.numberOf(`tag ${tag.toLowerCase()}`))
    const tokens = { title: this.readJson(title), excerpt: this.readJson(text || excerpt), others, labels }
    this.known.set(planned.summary.id, tokens)
    return tokens
  }

  /** Numbers of all words in the order of their code units. */
  get inOrder(): readonly number[] {
    if (this.sorted.length === this.words.length) return this.sorted
    const places = new Map(this.words.map((word, number) => [word, number]))
    this.sorted = [...this.words].sort().map((word) => places.get(word) ?? NONE)
    return this.sorted
  }
}

const step = (hash: number, code: number) => (Math.imul(hash, 31) + code) | 0
