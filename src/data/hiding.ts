import type { MuteRule } from './mute-rule.ts'
import type { ReadLines } from './read-lines.ts'

/** Ids of articles: a set, or a map by id. */
export interface Ids {
  readonly size: number
  readonly has: (id: string) => boolean
  readonly keys: () => Iterable<string>
}

/**
 * Everything that keeps stories out of lists, counts, the search and the badge. `hidden-rows.ts` finds them in the whole
 * edition, and `is-hidden.ts` decides for a single card. A new object means new lists, so it is kept while nothing changes.
 */
export interface Hiding {
  readonly rules: readonly MuteRule[]
  /** Stories that the reader has hidden by hand, or has read and wants to see no more. */
  readonly ids: Ids
  /** Topics that are read as a whole, when the reader wants to see no more what was read. */
  readonly readLines?: ReadLines | undefined
  /** Saved stories that the reader has not hidden by hand. Nothing hides them. */
  readonly kept: Ids
}
