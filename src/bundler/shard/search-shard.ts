import type { SearchShard } from '../../contract/edition.ts'
import type { Tokens, Vocabulary } from '../relate/vocabulary.ts'

/** Longer words are addresses and numbers that nobody types. */
const MAX_LETTERS = 40

const codes: string[] = []

/** A number to base 36. Each is needed many times, so it is kept. */
const codeOf = (number: number): string => (codes[number] ??= number.toString(36))

/** The words of some articles (of title, excerpt, tags, authors and the provider's name), and where each occurs. */
export function searchShard(articles: readonly Tokens[], vocabulary: Vocabulary): SearchShard {
  /** By word number: its hits in the form of `SearchShard`. */
  const hits: (string | undefined)[] = Array.from({ length: vocabulary.words.length })
  /** By word number: the last hit as an absolute number, since hits are written as differences. */
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
