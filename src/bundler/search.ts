import type { SearchShard } from '../contract/edition.ts'
import type { Tokens } from './tokens.ts'

/** Longer ones are addresses and numbers, which nobody types. */
const MOST_LETTERS = 40

/**
 * Which words stand in which of these articles: title, excerpt, tags, authors and the outlet's name.
 * @param words by number
 */
export function searchShard(articles: readonly Tokens[], words: readonly string[]): SearchShard {
  /** By word: its hits as `SearchShard` says, and the last of them before it became a difference. */
  const hits = new Map<number, { readonly steps: number[]; last: number }>()
  for (const [place, { title, excerpt, others }] of articles.entries()) {
    const add = (word: number, isTitle: 0 | 1) => {
      const hit = place * 2 + isTitle
      const known = hits.get(word)
      if (!known) hits.set(word, { steps: [hit], last: hit })
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
  const found = [...hits]
    .map(([number, { steps }]) => ({ word: words[number] ?? '', steps }))
    .filter(({ word }) => word.length <= MOST_LETTERS)
    .sort((a, b) => (a.word < b.word ? -1 : 1))
  return { words: found.map(({ word }) => word).join(' '), hits: found.map(({ steps }) => steps) }
}
