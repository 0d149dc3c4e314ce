import { fnv1a } from '../../contract/fnv1a.ts'
import { type LanguageTools, foldWord, toolsFor } from './language.ts'

/**
 * - `word`: a meaningful word, as its stem
 * - `name`: a word that is capitalised within a sentence
 * - `number`: without its unit: `120` for `$120m`
 * - `pair`: two adjacent words of the title, or of a name
 * - `counted`: a word of the title beside a number, which says what the number counts: `magnitude` of `magnitude 4.1`
 */
export type TermKind = 'word' | 'name' | 'number' | 'pair' | 'counted'

/** Something by which texts are compared. */
export interface Term {
  /** 28 bits. Equal for equal terms. Among the million terms of a large edition some thousand pairs share one. */
  readonly hash: number
  readonly kind: TermKind
  readonly inTitle: boolean
  /** As the text has it, for people. */
  readonly surface: string
}

/** Scripts whose words are found with a dictionary, and Arabic, whose words have prefixes. */
const SEGMENTED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Khmer}\p{Script=Lao}\p{Script=Myanmar}\p{Script=Arabic}]/u
// eslint-disable-next-line no-control-regex
const ASCII = /^[\u0000-\u007F]*$/
/** Abbreviations with full stops, numbers with their unit, words. */
const TOKENS = /(?:\p{Lu}\.){2,}|\d+(?:[.,]\d+)*(?:%|\p{L}+)?|[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}]+)*/gu
const NUMBER = /^(\d+(?:[.,]\d+)*)(?:%|bn|m|mn|k|tn|th|st|nd|rd|am|pm|km|kg|p|c|f|mw|gw|gb|tb)?$/i
/** `1,500`, and `1.500` as half of the world writes it. */
const THOUSANDS = /^\d{1,3}(?:[.,]\d{3})+$/
/** A sentence ends before a token when the text between it and the token before has one of these. */
const SENTENCE_END = /[.!?:;“”"‘(«„\n|–—-]/
const POSSESSIVE = /['’]s?$/i

/** What a word is, wherever it stands. */
interface Word {
  /** 28 bits of the hash of its stem, or of the number. */
  readonly hash: number
  /** As the text has it, without a possessive ending. */
  readonly surface: string
  readonly isNumber: boolean
  readonly isCapital: boolean
  /** True without small letters. */
  readonly isUpper: boolean
  /** Two to five capitals. */
  readonly isAcronym: boolean
  /** True for words that are too common or too short to say anything. */
  readonly isStop: boolean
}

/**
 * The words of a text in their order, and `undefined` where a sentence begins. An object for each place of a word would take
 * longer to make than it takes to find the word.
 */
type Words = readonly (Word | undefined)[]

const startsSentence = (words: Words, at: number) => at > 0 && !words[at - 1]

/** Most words of a text have been seen before. More than this many are not kept. */
const MAX_KNOWN = 100_000
const known = new Map<string, Map<string, Word>>()
const segmenters = new Map<string, Intl.Segmenter>()

/** Reads the words of one language. */
class WordReader {
  private readonly language: string
  private readonly tools: LanguageTools
  private readonly words: Map<string, Word>

  constructor(language: string) {
    this.language = language
    this.tools = toolsFor(language)
    const words = known.get(language) ?? new Map<string, Word>()
    if (words.size > MAX_KNOWN) words.clear()
    known.set(language, words)
    this.words = words
  }

  read(text: string): Words {
    const words: (Word | undefined)[] = []
    if (!ASCII.test(text) && SEGMENTED.test(text)) {
      for (const { segment, isWordLike } of this.segmenter().segment(text))
        if (isWordLike) words.push(this.wordOf(segment))
      return words
    }
    let end = 0
    TOKENS.lastIndex = 0
    for (let match = TOKENS.exec(text); match; match = TOKENS.exec(text)) {
      const [surface] = match
      const isAfterSpace = match.index === end + 1 && text.charCodeAt(end) === 32
      if (end === 0 || (!isAfterSpace && SENTENCE_END.test(text.slice(end, match.index)))) words.push(undefined)
      words.push(this.wordOf(surface))
      end = match.index + surface.length
    }
    return words
  }

  private segmenter(): Intl.Segmenter {
    const { language } = this
    const segmenter = segmenters.get(language) ?? new Intl.Segmenter(language || undefined, { granularity: 'word' })
    segmenters.set(language, segmenter)
    return segmenter
  }

  private wordOf(text: string): Word {
    // There are too many numbers to keep them.
    if (isDigit(text.charCodeAt(0))) return this.describe(text)
    let word = this.words.get(text)
    if (!word) this.words.set(text, (word = this.describe(text)))
    return word
  }

  private describe(text: string): Word {
    const number = NUMBER.exec(text)?.[1]
    if (number !== undefined) {
      const key = THOUSANDS.test(number) ? number.replace(/[.,]/g, '') : number.replace(',', '.')
      return {
        hash: hashOf(key),
        surface: text,
        isNumber: true,
        isCapital: false,
        isUpper: false,
        isAcronym: false,
        isStop: false,
      }
    }
    const surface = text.replace(POSSESSIVE, '').replace(/['’.]/g, '')
    const folded = foldWord(surface)
    const first = text.charAt(0)
    const isUpper = surface === surface.toUpperCase()
    return {
      hash: hashOf(this.tools.stem(folded)),
      surface,
      isNumber: false,
      isCapital: first !== first.toLowerCase(),
      isUpper,
      isAcronym: isUpper && surface.length > 1 && surface.length < 6 && /\p{Lu}/u.test(surface),
      // Single letters say nothing, except in scripts whose letters are words.
      isStop: this.tools.stopWords.has(folded) || (folded.length < 2 && folded < '\u2E80'),
    }
  }
}

const isDigit = (code: number) => code >= 48 && code <= 57

const hashOf = (key: string) => fnv1a(key) >>> 4
/** Hash of two terms together. */
const pairHash = (a: number, b: number) => (Math.imul(a ^ 0x2c1b3c6d, 0x297a2d39) ^ Math.imul(b, 0x85ebca6b)) >>> 4
/** Hash of a word that says what a number counts. It differs from that of the word itself. */
const countedHash = (hash: number) => pairHash(hash, 1)

/** Less than this share of long words with capitals means that capitals mark names. */
const TITLE_CASE = 0.55

/** True when capitals in a text mark names: not in headlines with Capitals On Most Words, and not in German. */
function marksNames(words: Words, language: string): boolean {
  if (language === 'de') return false
  let [long, capital] = [0, 0]
  for (let at = 0; at < words.length; at++) {
    const word = words[at]
    if (!word || word.surface.length < 4 || startsSentence(words, at)) continue
    long++
    if (word.isCapital) capital++
  }
  return capital <= long * TITLE_CASE
}

/** Receives a term. Its surface is that of `word`, after that of `before` if it is a pair. */
type OnTerm = (hash: number, kind: TermKind, inTitle: boolean, word: Word, before?: Word) => void

/**
 * Finds the terms of an article: those of the title first, repeated ones again.
 * @param language as `languageOf` returns it
 */
export function eachTerm(title: string, excerpt: string, language: string, onTerm: OnTerm): void {
  const reader = new WordReader(language)
  const read = (text: string, inTitle: boolean) => {
    const words = reader.read(text)
    const hasNames = marksNames(words, language)
    const hasSmall = words.some((word) => word && !word.isUpper && !word.isNumber)
    /** The meaningful word or number just before, in the same sentence, and its kind. */
    let before: Word | undefined
    let kindBefore: TermKind = 'word'
    for (let at = 0; at < words.length; at++) {
      const word = words[at]
      if (!word) {
        before = undefined
        continue
      }
      if (word.isNumber) {
        onTerm(word.hash, 'number', inTitle, word)
        if (inTitle && before && kindBefore === 'word') onTerm(countedHash(before.hash), 'counted', inTitle, before)
        before = word
        kindBefore = 'number'
        continue
      }
      // Short words in capitals matter, even where small letters would make them stop words: AI, UK, IT.
      const isAcronym = word.isAcronym && hasSmall
      if (word.isStop && !isAcronym) {
        // Words on both sides of “of” are no pair; those on both sides of “The” may be one name.
        if (!word.isCapital) before = undefined
        continue
      }
      // CEO and TV are no names, NASA is.
      const isName = hasNames && word.isCapital && !startsSentence(words, at) && !(isAcronym && word.surface.length < 4)
      const kind = isName ? 'name' : 'word'
      onTerm(word.hash, kind, inTitle, word)
      if (before && kindBefore === 'number') {
        if (inTitle) onTerm(countedHash(word.hash), 'counted', inTitle, word)
      } else if (before && (inTitle || (isName && kindBefore === 'name')))
        onTerm(pairHash(before.hash, word.hash), 'pair', inTitle, word, before)
      before = word
      kindBefore = kind
    }
  }
  read(title, true)
  read(excerpt, false)
}

/**
 * Returns the terms of an article, each once, for people.
 * @param language as `languageOf` returns it
 */
export function termsOf(title: string, excerpt: string, language: string): Term[] {
  const terms = new Map<number, Term>()
  eachTerm(title, excerpt, language, (hash, kind, inTitle, word, before) => {
    const surface = before ? `${before.surface} ${word.surface}` : word.surface
    const first = terms.get(hash)
    if (!first) terms.set(hash, { hash, kind, inTitle, surface })
    // The excerpt may show that a word of a Headline In Capitals is a name.
    else if (kind === 'name' && first.kind === 'word') terms.set(hash, { ...first, kind, surface })
  })
  return [...terms.values()]
}
