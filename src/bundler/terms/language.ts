import { languageOfLocale } from '../../contract/word-keys.ts'
import { englishStemmer, languageDetector, stemmers, stopWords } from '../system/late-libraries.ts'
import { LANGUAGES } from './languages.ts'

/** More text than this makes detecting slower and no better. In UTF-16 code units. */
const DETECTED_LENGTH = 120

/** What reading the words of a language takes. */
export interface LanguageTools {
  /** Words too common to say anything, folded. */
  readonly stopWords: ReadonlySet<string>
  /** Reduces a folded word to its stem. */
  readonly stem: (word: string) => string
}

const tools = new Map<string, LanguageTools>()
const DETECTED = LANGUAGES.map(({ code3 }) => code3)

/** This number of words at the beginning of a text decides. */
const DECIDING_WORDS = 40
/** At least this share of the words of a text are stop words. In most languages it is a third, in Finnish less. */
const STOP_WORD_SHARE = 0.12
/** A text of this many words with fewer stop words is in none of the languages. */
const ENOUGH_WORDS = 20

/**
 * Returns the language of a text: that of its locale, else the one most of whose stop words it has, else the one that the
 * library detects. The library takes ten times as long as counting, and errs more on headlines.
 * @param locale BCP 47 tag
 * @returns ISO 639-1 code; empty when it is unknown
 */
export function languageOf(text: string, locale: string | undefined): string {
  if (locale) return languageOfLocale(locale)
  const words = text.slice(0, DECIDING_WORDS * 10).match(/\p{L}+/gu) ?? []
  const counts = new Map<string, number>()
  for (const word of new Set(words.slice(0, DECIDING_WORDS).map(foldWord)))
    for (const language of languagesOfWord().get(word) ?? []) counts.set(language, (counts.get(language) ?? 0) + 1)
  const [best, second] = [...counts].sort(([, a], [, b]) => b - a)
  const needed = Math.max(2, Math.min(words.length, DECIDING_WORDS) * STOP_WORD_SHARE)
  if (best && best[1] >= needed && best[1] > (second?.[1] ?? 0)) return best[0]
  if (words.length >= ENOUGH_WORDS) return ''
  const found = languageDetector()(text.slice(0, DETECTED_LENGTH), { only: DETECTED })
  return LANGUAGES.find(({ code3 }) => code3 === found)?.code ?? ''
}

let languagesByWord: Map<string, string[]> | undefined

/** Returns the languages of which each word is a stop word. */
function languagesOfWord(): ReadonlyMap<string, readonly string[]> {
  if (languagesByWord) return languagesByWord
  languagesByWord = new Map()
  for (const { code } of LANGUAGES)
    for (const word of stopWordsOf(code)) {
      const languages = languagesByWord.get(word)
      if (languages) languages.push(code)
      else languagesByWord.set(word, [code])
    }
  return languagesByWord
}

/** @param code ISO 639-1; a language without tools gets no stop words, and its words are their own stems */
export function toolsFor(code: string): LanguageTools {
  const known = tools.get(code)
  if (known) return known
  const language = LANGUAGES.find((one) => one.code === code)
  const made = { stopWords: stopWordsOf(code), stem: stemmerOf(language?.stemmer) }
  tools.set(code, made)
  return made
}

function stopWordsOf(code: string): Set<string> {
  const list = stopWords()[code]
  if (!list) return new Set()
  const words = new Set(list.map(foldWord))
  // Weekdays and months look like names, but say no more than the time of a report.
  for (let at = 0; at < 12; at++) {
    const day = new Date(Date.UTC(2026, at, 5 + at))
    for (const part of [{ weekday: 'long' }, { month: 'long' }] as const)
      words.add(foldWord(new Intl.DateTimeFormat(code, { ...part, timeZone: 'UTC' }).format(day)))
  }
  return words
}

function stemmerOf(name: string | undefined): LanguageTools['stem'] {
  if (!name) return (word) => word
  const stemOf = name === 'english' ? englishStemmer() : snowballStemmer(name)
  // Few words make up most of a text, so each is reduced once.
  const known = new Map<string, string>()
  return (word) => {
    let stem = known.get(word)
    if (stem === undefined) known.set(word, (stem = stemOf(word)))
    return stem
  }
}

/** The library has Porter2 for English as well, but takes sixteen times as long for the same stems. */
function snowballStemmer(name: string): LanguageTools['stem'] {
  const stemmer = stemmers().newStemmer(name)
  return (word) => stemmer.stem(word)
}

// eslint-disable-next-line no-control-regex
const ASCII = /^[\u0000-\u007F]*$/

/** Lower case, without accents. */
export function foldWord(word: string): string {
  const lower = word.toLowerCase()
  if (ASCII.test(lower)) return lower
  return lower
    .normalize('NFKD')
    .replace(/[\u0300-\u036F]+/g, '')
    .normalize('NFC')
}
