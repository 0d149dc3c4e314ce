import { wordsOf } from '../../contract/words.ts'
import { textsOf } from '../collect/article-record.ts'
import type { OpenArticle } from '../relate/planned-article.ts'

/** The words of one article as numbers, in the order of the text. */
export interface Tokens {
  readonly title: readonly number[]
  readonly excerpt: readonly number[]
  /** Words of tags, authors and the provider's name. */
  readonly others: readonly number[]
}

// eslint-disable-next-line no-control-regex
const ASCII = /^[\u0000-\u007F]*$/
/** Marks an empty slot of the hash table. */
const NONE = -1

/** Numbers the words of a part's articles, so that search works with numbers instead of strings. */
export class Vocabulary {
  /** Words by their numbers. */
  readonly words: string[] = []
  private readonly tokensById = new Map<string, Tokens>()
  /** A hash table with open addressing, at most half full. It holds the numbers of words. */
  private table = new Int32Array(4096).fill(NONE)
  /** Hashes of the words by their numbers. */
  private readonly hashes: number[] = []
  private sorted: readonly number[] = []

  private add(word: string, hash: number): number {
    const number = this.words.push(word) - 1
    this.hashes.push(hash)
    if (this.words.length * 2 > this.table.length) this.growTable()
    else this.insert(number, hash)
    return number
  }

  private growTable(): void {
    this.table = new Int32Array(this.table.length * 2).fill(NONE)
    for (const [number, hash] of this.hashes.entries()) this.insert(number, hash)
  }

  private insert(number: number, hash: number): void {
    const mask = this.table.length - 1
    let slot = hash & mask
    while (this.table[slot] !== NONE) slot = (slot + 1) & mask
    this.table[slot] = number
  }

  /**
   * Returns the number of the word between two positions of a text, and adds a new word. The word's string is created only
   * when it is new.
   */
  private numberAt(text: string, from: number, to: number, hash: number): number {
    const mask = this.table.length - 1
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const number = this.table[slot] ?? NONE
      if (number === NONE) return this.add(text.slice(from, to), hash)
      const word = this.words[number] ?? ''
      if (this.hashes[number] === hash && word.length === to - from && text.startsWith(word, from)) return number
    }
  }

  private numberOf(word: string): number {
    let hash = 0
    for (let at = 0; at < word.length; at++) hash = extendHash(hash, word.charCodeAt(at))
    return this.numberAt(word, 0, word.length, hash)
  }

  /**
   * Appends the numbers of the words that {@link wordsOf} finds. ASCII texts have a faster way, which creates no string for a
   * known word.
   */
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
      if ((code >= 97 && code <= 122) || (code >= 48 && code <= 57)) hash = extendHash(hash, code)
      else {
        if (at > start) numbers.push(this.numberAt(lower, start, at, hash))
        start = at + 1
        hash = 0
      }
    }
    return numbers
  }

  /** Appends the numbers of the words of a JSON string, or of a JSON list of strings. */
  private readJson(json: string, numbers: number[] = []): number[] {
    // Without escapes, the JSON itself can be read: its quotes, commas and brackets separate words like spaces.
    if (!json.includes('\\')) return this.read(json, numbers)
    for (const text of textsOf(json)) this.read(text, numbers)
    return numbers
  }

  /** Returns the words of an article. The result is kept. */
  tokensOf({ planned, record }: OpenArticle): Tokens {
    const cached = this.tokensById.get(planned.summary.id)
    if (cached) return cached
    const { title, excerpt, text, tags, authors, providerName } = record
    const others: number[] = []
    for (const json of [tags, authors, providerName]) this.readJson(json, others)
    const tokens = { title: this.readJson(title), excerpt: this.readJson(text || excerpt), others }
    this.tokensById.set(planned.summary.id, tokens)
    return tokens
  }

  /** Numbers of all words, sorted by the code units of the words. */
  get inOrder(): readonly number[] {
    if (this.sorted.length === this.words.length) return this.sorted
    const numbers = new Map(this.words.map((word, number) => [word, number]))
    this.sorted = [...this.words].sort().map((word) => numbers.get(word) ?? NONE)
    return this.sorted
  }
}

/** Adds one code unit to the hash of a word. */
const extendHash = (hash: number, code: number) => (Math.imul(hash, 31) + code) | 0
