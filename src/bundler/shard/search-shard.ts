import type { SearchShard } from '../../contract/part.ts'
import type { Tokens, Vocabulary } from './vocabulary.ts'

/** Longer words are not indexed. Most of them are addresses and numbers. */
const MAX_LETTERS = 40

const codes: string[] = []

/** Writes a number to base 36. The results are kept, since each is needed many times. */
const codeOf = (number: number): string => (codes[number] ??= number.toString(36))

/**
 * Lists the words of articles and where each occurs. The words come from title, excerpt, tags, authors and the provider's
 * name.
 */
export function searchShard(articles: readonly Tokens[], vocabulary: Vocabulary): SearchShard {
  /** Hits of each word by its number, in the format of `SearchShard`. */
  const hits: (string | undefined)[] = Array.from({ length: vocabulary.words.length })
  /** Last hit of each word by its number, as an absolute number. Hits are written as differences from the one before. */
  const last = new Int32Array(vocabulary.words.length).fill(-2)
  for (const [place, { title, excerpt, others }] of articles.entries()) {
    const add = (word: number, isTitle: 0 | 1) => {
      const before = last[word] ?? 0
      // The title is read first, so a word of the title is not listed again for the excerpt.
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
  const listed: string[] = []
  for (const number of vocabulary.inOrder) {
    const [found, word = ''] = [hits[number], vocabulary.words[number]]
    if (found === undefined || word.length > MAX_LETTERS) continue
    words.push(word)
    listed.push(found)
  }
  return { words: words.join(' '), hits: listed.join() }
}
