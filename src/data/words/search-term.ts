import { keyOf } from '../../contract/word-keys.ts'
import type { Stemmers } from './stemmers.ts'

/** What a search looks for: a word, in the forms that the index may have it. */
export interface SearchTerm {
  readonly word: string
  /** Keys of the word in the languages of the edition, see `keyOf`. */
  readonly keys: readonly string[]
  /** True to find words that begin with it, too. */
  readonly isPrefix: boolean
}

/** Returns the keys of a word in all languages of an edition. */
export function termOf(word: string, stemmers: Stemmers, isPrefix = false): SearchTerm {
  const keys = new Set([word])
  for (const [language, stem] of stemmers) keys.add(keyOf(word, language, stem))
  return { word, keys: [...keys], isPrefix }
}
