import type { SearchShard } from '../../contract/edition.ts'
import type { Tokens, Vocabulary } from '../relate/tokens.ts'

/** Longer ones are addresses and numbers, which nobody types. */
const MOST_LETTERS = 40

const codes: string[] = []

/** To the base of 36; each number is asked for many times. */
const codeOf = (number: number): string => (codes[number] ??= number.toString(36))

/** Which words stand in which of these articles: title, excerpt, tags, authors and the outlet's name. */
export function searchShard(articles: readonly Tokens[], vocabulary: Vocabulary): SearchShard {
  /** By the number of a word: its hits as `SearchShard` says. */
  const hits: (string | undefined)[] = Array.from({ length: vocabulary.words.length })
  /** By the number of a word: the last hit before it became a difference. */
  const last = new Int32Array(vocabulary.words.length).fill(-2)
  for (const [place, { title, excerpt, others }] of articles.entries()) {
    const add = (word: number, isTitle: 0 | 1) => {
      const before = last[word] ?? 0
      // The title comes first, so what it has is not noted again.
      if (before >> 1 === place) return
      const hit = place * 2 + isTitle
      const known = hits[word]
      hits[word] = known === undefined ? codeOf(hit) : `${known} ${codeOf(hit - before)}`
      last[word] = hit
    }
    for (const word of title) add(word, 1)
    for (const word of excerpt) add(word, 0)
    for (const word of others) add(word, 0)
  }
  const words: string[] = []
  const told: string[] = []
  for (const number of vocabulary.inOrder) {
    const [found, word = ''] = [hits[number], vocabulary.words[number]]
    if (found === undefined || word.length > MOST_LETTERS) continue
    words.push(word)
    told.push(found)
  }
  return { words: words.join(' '), hits: told.join() }
}
