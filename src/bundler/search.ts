import type { SearchShard } from '../contract/edition.ts'
import type { Tokens } from './tokens.ts'

/** Longer ones are addresses and numbers, which nobody types. */
const MOST_LETTERS = 40

/**
 * Which words stand in which of these articles: title, excerpt, tags, authors and the outlet's name.
 * @param words by number
 */
export function searchShard(articles: readonly Tokens[], words: readonly string[]): SearchShard {
  /** By the number of a word: its hits as `SearchShard` says, and the last of them before it became a difference. */
  const hits: ({ readonly steps: number[]; last: number } | undefined)[] = []
  const found: number[] = []
  for (const [place, { title, excerpt, others }] of articles.entries()) {
    const add = (word: number, isTitle: 0 | 1) => {
      const hit = place * 2 + isTitle
      const known = hits[word]
      if (!known) {
        hits[word] = { steps: [hit], last: hit }
        found.push(word)
      }
      // The title comes first, so what it has is not noted again.
      else if (known.last >> 1 !== place) {
        known.steps.push(hit - known.last)
        known.last = hit
      }
    }
    for (const word of title) add(word, 1)
    for (const word of excerpt) add(word, 0)
    for (const word of others) add(word, 0)
  }
  const textOf = (word: number) => words[word] ?? ''
  const told = found
    .filter((word) => textOf(word).length <= MOST_LETTERS)
    .sort((a, b) => (textOf(a) < textOf(b) ? -1 : 1))
  return { words: told.map(textOf).join(' '), hits: told.map((word) => hits[word]?.steps ?? []) }
}
