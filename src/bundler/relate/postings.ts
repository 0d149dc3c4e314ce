import { shared } from './shared-arrays.ts'
import { slotOf } from './slot-of.ts'
import type { TermVectors } from './term-vectors.ts'

/** An inverted index: the articles that have each term. All threads share its arrays. */
export interface Postings {
  /** Hashes of terms plus one; 0 in an empty slot. A hash table with open addressing. */
  readonly hashes: Uint32Array
  /** The entries of the term in slot `n` are from `starts[n]` up to but not including `starts[n + 1]`. */
  readonly starts: Uint32Array
  /** Indexes of articles, ascending in each term. */
  readonly articles: Uint32Array
  readonly weights: Float32Array
}

/**
 * Makes the inverted index of the articles `from` up to but not including `to`.
 * @param maxTerms number of different terms that they have at most
 * @param isWanted false for terms that are never looked up; by default all may be
 */
export function makePostings(
  vectors: TermVectors,
  from: number,
  to: number,
  maxTerms: number,
  isWanted: (term: number) => boolean = () => true,
): Postings {
  const { starts, terms, weights } = vectors
  const [first, end] = [starts[from] ?? 0, starts[to] ?? 0]
  const size = 2 ** Math.ceil(Math.log2(Math.max(16, Math.min(end - first, maxTerms) * 1.5)))
  const hashes = shared.uint32(size)
  const ends = shared.uint32(size + 1)
  /** Slot of each entry, so that it is not searched again. */
  const slots = new Uint32Array(end - first)
  for (let at = first; at < end; at++) {
    const hash = terms[at] ?? 0
    if (weights[at] === 0 || !isWanted(hash)) continue
    const slot = slotOf(hashes, hash)
    hashes[slot] = hash + 1
    slots[at - first] = slot
    ends[slot + 1] = (ends[slot + 1] ?? 0) + 1
  }
  for (let slot = 0; slot < size; slot++) ends[slot + 1] = (ends[slot + 1] ?? 0) + (ends[slot] ?? 0)
  const next = ends.slice()
  const postings: Postings = {
    hashes,
    starts: ends,
    articles: shared.uint32(ends[size] ?? 0),
    weights: shared.float32(ends[size] ?? 0),
  }
  for (let article = from; article < to; article++) {
    for (let at = starts[article] ?? 0; at < (starts[article + 1] ?? 0); at++) {
      if (weights[at] === 0 || !isWanted(terms[at] ?? 0)) continue
      const slot = slots[at - first] ?? 0
      const entry = next[slot] ?? 0
      postings.articles[entry] = article
      postings.weights[entry] = weights[at] ?? 0
      next[slot] = entry + 1
    }
  }
  return postings
}

/**
 * Returns the entries of a term around an article: at most `limit` older ones and as many newer ones.
 * @returns the first entry, and the one after the last
 */
export function entriesNear(
  { hashes, starts, articles }: Postings,
  hash: number,
  article: number,
  limit: number,
): readonly [number, number] {
  const slot = slotOf(hashes, hash)
  const [from, to] = [starts[slot] ?? 0, starts[slot + 1] ?? 0]
  if (to - from <= limit) return [from, to]
  let [low, high] = [from, to]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((articles[middle] ?? 0) < article) low = middle + 1
    else high = middle
  }
  return [Math.max(from, low - limit), Math.min(to, low + limit)]
}
