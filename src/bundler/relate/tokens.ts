import { wordsOf } from '../../contract/words.ts'
import { textsOf } from '../collect/article-record.ts'
import type { RowWithRecord } from '../shard/row.ts'

/** Words of one article as numbers, in the order of the text. */
export interface Tokens {
  readonly title: readonly number[]
  readonly excerpt: readonly number[]
  /** Of tags, authors and the outlet's name. */
  readonly others: readonly number[]
  /** Its topics and tags as such, which no word is equal to. */
  readonly labels: readonly number[]
}

// eslint-disable-next-line no-control-regex
const ASCII = /^[\u0000-\u007F]*$/
const NONE = -1

/** Gives each word of a part a number, so that search and likeness count numbers instead of comparing texts. */
export class Vocabulary {
  /** By number. */
  readonly words: string[] = []
  /** By number: two letters say nothing, except in scripts that write without spaces. */
  readonly isTelling: boolean[] = []
  private readonly known = new Map<string, Tokens>()
  /** A table of numbers by hashes, open to the next free place; half of it is empty. */
  private table = new Int32Array(4096).fill(NONE)
  private readonly hashes: number[] = []
  private sorted: readonly number[] = []

  private add(word: string, hash: number): number {
    const number = this.words.push(word) - 1
    this.hashes.push(hash)
    this.isTelling.push(word.length > 2 || word > '\u3000')
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

  /** Number of the word that stands in a text between two places. */
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

  /** The numbers of {@link wordsOf}; words of ASCII are known without being made. */
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

  /** The numbers of the words of a text, or of texts in a list. */
  private readJson(json: string, numbers: number[] = []): number[] {
    // As part of a text, quotes, commas and brackets stand between words.
    if (!json.includes('\\')) return this.read(json, numbers)
    for (const text of textsOf(json)) this.read(text, numbers)
    return numbers
  }

  tokensOf({ row, record }: RowWithRecord): Tokens {
    const known = this.known.get(row.id)
    if (known) return known
    const { title, excerpt, text, tags, authors, providerName } = record
    const others: number[] = []
    for (const json of [tags, authors, providerName]) this.readJson(json, others)
    // A space is in no word.
    const labels = row.topics.map((topic) => this.numberOf(`topic ${topic}`))
    for (const tag of tags === '[]' ? [] : textsOf(tags)) labels.push(this.numberOf(`tag ${tag.toLowerCase()}`))
    const tokens = { title: this.readJson(title), excerpt: this.readJson(text || excerpt), others, labels }
    this.known.set(row.id, tokens)
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
