import type { Provider } from './edition.ts'

// The files of one part of an edition. What they show of articles is in `edition.ts`.

/** An inverted index of some consecutive rows of a part's catalogue. `words.ts` defines what a word is. */
export interface SearchShard {
  /** Distinct words, sorted by UTF-16 code units and joined by spaces. */
  readonly words: string
  /**
   * One list of articles for each word. Lists are joined by commas, their numbers by spaces. The number of an article
   * is twice its row in the shard, plus one when the word is in its title. The numbers ascend; each is stored as the
   * difference to the number before it (the first one to 0) in base 36.
   */
  readonly hits: string
}

/**
 * Columns over the articles of one part. Row `i` is card `i` of the part's card shards, joined in the order of its
 * directory.
 */
export interface CatalogueColumns {
  readonly topics: readonly string[]
  readonly providers: readonly Provider[]
  readonly types: readonly string[]
  /** Distinct combinations of topics; each is a list of indexes into `topics`. */
  readonly sets: readonly (readonly number[])[]
  /** Seconds since 1970, stored as the difference to the row before (the first row to 0). */
  readonly time: readonly number[]
  /** Index into `sets`. */
  readonly set: readonly number[]
  /** Index into `providers`. */
  readonly provider: readonly number[]
  /** Index into `types`. */
  readonly type: readonly number[]
  /** Result of `rankOf`, which `topScore` needs. */
  readonly rank: readonly number[]
  /**
   * The rows that are one of several reports of an event. `event` is the same number for all reports of one event in the
   * whole edition. Of the reports that match a filter, lists show the one with the lowest `place`; 0 is the lead.
   */
  readonly reports: readonly (readonly [row: number, event: number, place: number])[]
}

/** Keys and hashes of one part's shards, which are their file names. */
export interface Directory {
  readonly cards: readonly (readonly [key: string, count: number, hash: string])[]
  readonly stories: readonly (readonly [key: string, hash: string])[]
  readonly similar: readonly (readonly [key: string, hash: string])[]
  /** Each shard covers the next `count` rows of the part. */
  readonly search: readonly (readonly [key: string, count: number, hash: string])[]
}
