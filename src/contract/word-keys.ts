import { foldedName } from './words.ts'

/**
 * Words that mean the same are found together: `ocean` and `oceans`, `harbour` and `harbor`. Each word has a key; words with
 * the same key are one entry of the search index. The bundler and the reader both make keys, so they must agree.
 */

/** Cuts the ending off a word, in one language. */
export type Stemmer = (word: string) => string

/** Languages whose words are cut, by ISO 639-1 code, and the name of each in the library of stemmers. */
export const STEMMED = {
  ar: 'arabic',
  bg: 'bulgarian',
  da: 'danish',
  de: 'german',
  el: 'greek',
  en: 'english',
  es: 'spanish',
  fi: 'finnish',
  fr: 'french',
  hu: 'hungarian',
  id: 'indonesian',
  it: 'italian',
  nl: 'dutch',
  no: 'norwegian',
  pt: 'portuguese',
  ro: 'romanian',
  ru: 'russian',
  sv: 'swedish',
  ta: 'tamil',
  tr: 'turkish',
  uk: 'ukrainian',
} as const
export type StemmedLanguage = keyof typeof STEMMED

export const isStemmed = (language: string): language is StemmedLanguage => Object.hasOwn(STEMMED, language)

/** British spellings without a rule, and their American ones. */
const SPELLINGS: Readonly<Record<string, string>> = {
  aeroplane: 'airplane',
  ageing: 'aging',
  aluminium: 'aluminum',
  artefact: 'artifact',
  axe: 'ax',
  cheque: 'check',
  cosy: 'cozy',
  draught: 'draft',
  enrol: 'enroll',
  fulfil: 'fulfill',
  gaol: 'jail',
  grey: 'gray',
  jewellery: 'jewelry',
  judgement: 'judgment',
  kerb: 'curb',
  licence: 'license',
  manoeuvre: 'maneuver',
  mould: 'mold',
  plough: 'plow',
  practise: 'practice',
  programme: 'program',
  sceptic: 'skeptic',
  skilful: 'skillful',
  sulphur: 'sulfur',
  tyre: 'tire',
}
const OUR =
  /^((?:dis|mis|un|be)?(?:arm|behavi|cand|clam|col|demean|endeav|fav|ferv|flav|glam|harb|hon|hum|lab|neighb|od|parl|ranc|rig|rum|savi|sav|splend|tum|val|vap|vig))our/
const RE = /^((?:kilo|centi|milli|amphi)?(?:cent|met|theat|fib|lit|spect|calib|meag|lust|sab|somb))re(s|d)?$/
const DOUBLE_L =
  /^(cancel|channel|counsel|dial|duel|equal|fuel|jewel|label|level|marshal|model|panel|quarrel|rival|shovel|signal|spiral|total|travel|tunnel|unravel)l(ed|ing|er|ers|or|ors)$/

/** Returns the American spelling of an English word. Words that are spelt one way are returned as they are. */
function spellingOf(word: string): string {
  if (word.length < 4) return word === 'axe' ? 'ax' : word
  const singular = word.endsWith('s') ? word.slice(0, -1) : word
  const known = SPELLINGS[word] ?? SPELLINGS[singular]
  if (known) return known
  return word
    .replace(OUR, '$1or')
    .replace(RE, '$1er$2')
    .replace(DOUBLE_L, '$1$2')
    .replace(/^(.{3,})is(e|es|ed|er|ers|ing|able|ation|ations)$/, '$1iz$2')
    .replace(/lys(e|es|ed|er|ers|ing)$/, 'lyz$1')
    .replace(/logue(s?)$/, 'log$1')
    .replace(/^(def|off|pret)ence(s?)$/, '$1ense$2')
    .replace(/^(?:an)?aesth/, (start) => start.replace('ae', 'e'))
    .replace(/^(arch)ae|^(p)aed|^(h)aem|^(o)est(?=ro)|^(f)oet/, (start) => start.replace(/ae|oe/, 'e'))
}

/** Longer words are not indexed. Most of them are addresses. One digit says how much of a key is not in a word. */
export const MAX_WORD_LETTERS = 35

/** Returns the language of a BCP 47 tag, as the stemmers name it. */
export function languageOfLocale(locale: string): string {
  const language = locale.split('-')[0]?.toLowerCase() ?? ''
  return language === 'nb' || language === 'nn' ? 'no' : language
}

/** The first character of the key of a whole name. No word has one of them. */
const NAME_SIGNS = { tag: '#', author: '@' } as const
/** What an article is found by as a whole, and not only by its words. */
export type NameKind = keyof typeof NAME_SIGNS

/** Returns the key of a tag or an author. Empty when the name has nothing to compare. */
export function nameKeyOf(kind: NameKind, name: string): string {
  const folded = foldedName(name)
  return folded && NAME_SIGNS[kind] + folded
}

/** True for the key of a name, false for that of a word. */
export const isNameKey = (key: string): boolean => key.startsWith(NAME_SIGNS.tag) || key.startsWith(NAME_SIGNS.author)

/**
 * Returns the key of a word.
 * @param word as `wordsOf` returns it
 * @param language ISO 639-1; empty when it is unknown
 * @param stem of that language; absent when there is none
 */
export function keyOf(word: string, language: string, stem: Stemmer | undefined): string {
  // A word that contains digits has no endings.
  if (!stem || word.length < 3 || /\d/.test(word)) return word
  // A stemmer may take a short word for an ending.
  return stemOf(language === 'en' ? spellingOf(word) : word, stem) || word
}

/** The stemmer for Bulgarian throws on plurals of some forms, because it writes into its text. Such a word stays whole. */
function stemOf(word: string, stem: Stemmer): string {
  try {
    return stem(word)
  } catch {
    return word
  }
}
