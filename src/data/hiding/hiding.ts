import type { MuteRule } from './mute-rule.ts'
import type { ReadLines } from './read-lines.ts'

/** Ids of articles: a set, or a map by id. */
export interface Ids {
  readonly size: number
  readonly has: (id: string) => boolean
  readonly keys: () => Iterable<string>
}

/**
 * What is hidden of a row. A story is hidden by the report that is shown, as another report tells of the same event. Of a muted
 * outlet only its own reports are hidden, and the next report of the event is shown in their place.
 */
export const HIDES = { nothing: 0, story: 1, report: 2 } as const

/** Returns the report that stands for an event: the first that is not of a muted outlet. When all are, it is the first. */
export const firstShown = (reports: ArrayLike<number> & Iterable<number>, hides: Uint8Array | undefined) => {
  for (const row of reports) if (hides?.[row] !== HIDES.report) return row
  return reports[0]
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
