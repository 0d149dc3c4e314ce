import type { Topic } from '../contract/edition.ts'
import { wordsOf } from '../contract/words.ts'
import { termOf } from './search.ts'
import type { Stemmers } from './stemmers.ts'
import { descendantsOf } from './topics.ts'

// What a rule is compared with, in the whole edition and on a card.

/**
 * Returns the keys of each word of a rule. A headline matches when it has one of the keys of every word. Empty when the value
 * has no words: such a rule hides nothing.
 * @param stemmers those of the languages of the edition
 */
export const wordKeysOf = (value: string, stemmers: Stemmers): readonly (readonly string[])[] =>
  [...new Set(wordsOf(value))].map((word) => termOf(word, stemmers).keys)

/** Returns the ids of a topic and of the topics below it. */
export const topicsBelow = (topics: readonly Topic[], id: string): ReadonlySet<string> =>
  descendantsOf(topics).get(id) ?? new Set([id])
