import { wordsOf } from '../../contract/words.ts'
import { WORD_PLACES, type WordPlace } from '../../contract/volume.ts'
import { MAX_WORD_LETTERS, type NameKind, isStemmed, keyOf, nameKeyOf } from '../../contract/word-keys.ts'
import { type StoredRecord, RecordReader } from '../cache/record-store.ts'
import { readRecord, textOf, textsOf } from '../collect/article-record.ts'
import { searchStemmer } from '../system/late-libraries.ts'
import type { TaskRunner } from '../system/thread-pool.ts'

/** An article whose words are read. */
export interface ReadableArticle {
  readonly stored: StoredRecord
  /** Names of its topics and of its outlet, one on each line. */
  readonly topics: string
  readonly outlet: string
}

export interface WordSetup {
  /** Path of the record store. */
  readonly records: string
}

export interface WordTask {
  /** In the order of their rows. */
  readonly articles: readonly ReadableArticle[]
  /** Row of the first article. */
  readonly firstRow: number
}

/** The words of some articles that follow each other. */
export interface WordBlock {
  /** One on each line, in no order. */
  readonly keys: string
  /** The words of each key, joined by spaces, one line for each key. */
  readonly forms: string
  /** Number of rows of each key. */
  readonly counts: Uint32Array
  /** The rows of the first key, then those of the second, and so on: the row times 7, plus the place of the word. */
  readonly hits: Uint32Array
  /** Number of articles in each language. */
  readonly languages: ReadonlyMap<string, number>
}

/** Only this much of a text is searched. In UTF-16 code units. */
const MAX_TEXT = 1500
/** HTML of about that much text. */
const MAX_HTML = 3 * MAX_TEXT

const placeNumber = (place: WordPlace) => WORD_PLACES.indexOf(place)

export function startReadingWords({ records }: WordSetup): TaskRunner<WordTask, WordBlock> {
  const reader = new RecordReader(records)
  return {
    run: ({ articles, firstRow }) => {
      const block = new BlockMaker()
      for (const [at, article] of articles.entries()) block.add(firstRow + at, article, reader.read(article.stored))
      return block.make()
    },
    end: () => reader.close(),
  }
}

/** Keys of words, by language. They are the same for all blocks, and take long to make. */
const knownKeys = new Map<string, Map<string, string>>()
const MAX_KNOWN = 200_000

function knownKeyOf(word: string, language: string): string {
  let keys = knownKeys.get(language)
  if (!keys || keys.size > MAX_KNOWN) knownKeys.set(language, (keys = new Map<string, string>()))
  let key = keys.get(word)
  if (key === undefined)
    keys.set(word, (key = keyOf(word, language, isStemmed(language) ? searchStemmer(language) : undefined)))
  return key
}

/** Collects the words of articles. */
class BlockMaker {
  /** Number of each key. */
  private readonly keys = new Map<string, number>()
  /** Number of the key of each word, by language. Most words come again and again. */
  private readonly words = new Map<string, Map<string, number>>()
  private readonly forms: Set<string>[] = []
  /** Row in which each key was found last. */
  private readonly lastRow: number[] = []
  private readonly found: number[] = []
  private readonly languages = new Map<string, number>()

  add(row: number, { topics, outlet }: ReadableArticle, text: string): void {
    const record = readRecord(text)
    const [title, excerpt] = [textOf(record.title), textOf(record.excerpt)]
    const whole = textOf(record.text)
    const language = textOf(record.language)
    this.languages.set(language, (this.languages.get(language) ?? 0) + 1)
    const read = (words: string, place: WordPlace) => this.read(words, row, placeNumber(place), language)
    // A word counts where it stands first, so the most telling places are read first.
    read(title, 'title')
    read(textsOf(record.tags).join('\n'), 'tag')
    read(textsOf(record.authors).join('\n'), 'author')
    read(topics, 'topic')
    read(outlet, 'outlet')
    read(excerpt, 'excerpt')
    read(whole.slice(0, MAX_TEXT), 'text')
    if (record.body) read(textOfHtml(textOf(record.body)), 'text')
    for (const tag of textsOf(record.tags)) this.addName('tag', tag, row)
    for (const author of textsOf(record.authors)) this.addName('author', author, row)
  }

  private addName(kind: NameKind, name: string, row: number): void {
    const key = nameKeyOf(kind, name)
    if (key !== '') this.hit(this.numberOfKey(key, key), row, placeNumber(kind))
  }

  private read(text: string, row: number, place: number, language: string): void {
    if (text === '') return
    let numbers = this.words.get(language)
    if (!numbers) this.words.set(language, (numbers = new Map<string, number>()))
    for (const word of wordsOf(text)) {
      let number = numbers.get(word)
      if (number === undefined) numbers.set(word, (number = this.numberOf(word, language)))
      if (number >= 0) this.hit(number, row, place)
    }
  }

  private hit(number: number, row: number, place: number): void {
    if (this.lastRow[number] === row) return
    this.lastRow[number] = row
    this.found.push(number, row * WORD_PLACES.length + place)
  }

  /** Returns the number of the key of a word; -1 for a word that is not indexed. */
  private numberOf(word: string, language: string): number {
    return word.length > MAX_WORD_LETTERS ? -1 : this.numberOfKey(knownKeyOf(word, language), word)
  }

  private numberOfKey(key: string, word: string): number {
    let number = this.keys.get(key)
    if (number === undefined) {
      number = this.forms.push(new Set()) - 1
      this.keys.set(key, number)
      this.lastRow.push(-1)
    }
    this.forms[number]?.add(word)
    return number
  }

  make(): WordBlock {
    const counts = new Uint32Array(this.forms.length)
    for (let at = 0; at < this.found.length; at += 2) {
      const number = this.found[at] ?? 0
      counts[number] = (counts[number] ?? 0) + 1
    }
    const next = startsOf(counts)
    const hits = new Uint32Array(this.found.length / 2)
    for (let at = 0; at < this.found.length; at += 2) {
      const number = this.found[at] ?? 0
      const place = next[number] ?? 0
      hits[place] = this.found[at + 1] ?? 0
      next[number] = place + 1
    }
    return {
      keys: [...this.keys.keys()].join('\n'),
      forms: this.forms.map((words) => [...words].join(' ')).join('\n'),
      counts,
      hits,
      languages: this.languages,
    }
  }
}

/** Returns where the items of each group start, when the groups follow each other. */
export function startsOf(counts: Uint32Array): Uint32Array {
  const starts = new Uint32Array(counts.length)
  for (let at = 1; at < counts.length; at++) starts[at] = (starts[at - 1] ?? 0) + (counts[at - 1] ?? 0)
  return starts
}

/** Returns the beginning of the text of sanitised HTML, for its words only. */
const textOfHtml = (html: string): string =>
  html
    .slice(0, MAX_HTML)
    .replace(/<[^>]*>?/g, ' ')
    .replace(/&#?\w+;/g, ' ')
    .slice(0, MAX_TEXT)
