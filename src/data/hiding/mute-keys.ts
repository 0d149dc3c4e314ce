import type { Topic } from '../../contract/edition.ts'
import { wordsOf } from '../../contract/words.ts'
import { termOf } from '../words/search-term.ts'
import type { Stemmers } from '../words/stemmers.ts'
import { descendantsOf } from '../index/topics.ts'

// What a rule is compared with, in the whole edition and on a card.

/**
 * Returns the keys of each word of a rule, in their order. A headline matches when words that stand next to each other have one
 * of the keys of each. Empty when the value has no words: such a rule hides nothing.
 * @param stemmers those of the languages of the edition
 */
export const wordKeysOf = (value: string, stemmers: Stemmers): readonly (readonly string[])[] =>
  wordsOf(value).map((word) => termOf(word, stemmers).keys)

/** Returns the ids of a topic and of the topics below it. */
export const topicsBelow = (topics: readonly Topic[], id: string): ReadonlySet<string> =>
  descendantsOf(topics).get(id) ?? new Set([id])
