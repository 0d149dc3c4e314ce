import type { Provider, Topic } from '../../contract/edition.ts'
import type { WordPlace } from '../../contract/volume.ts'
import type { CardPlace } from '../catalogue/catalogue.ts'
import type { Since } from '../filter/filter.ts'
import type { Hiding } from '../hiding/hiding.ts'
import type { MarkedIds } from '../filter/select-engine.ts'

/** How a row matched when neither its title nor its excerpt has the words. */
export type MatchPlace = Exclude<WordPlace, 'title' | 'excerpt'>

/** A story that a search has found. */
export interface SearchHit {
  readonly place: CardPlace
  readonly where?: MatchPlace
  /** The tag, author, outlet or topic that matched, when it is known. */
  readonly matched?: string
}

/** Stories that were found. There may be thousands, and few of them are shown, so they are made when they are needed. */
export interface SearchHits {
  readonly length: number
  readonly slice: (from: number, to: number) => readonly SearchHit[]
}

/** Numbers of stories that the search would find with each choice in place of the chosen ones of its group. */
export interface SearchFacets {
  /** Most stories first. */
  readonly topics: readonly (readonly [id: string, count: number])[]
  /** Most stories first. */
  readonly outlets: readonly (readonly [provider: Provider, count: number])[]
  /** Stories since the day that {@link dayOf} of `search-operators.ts` returns. */
  readonly times: readonly (readonly [since: Since, count: number])[]
  /** Stories of any time. */
  readonly anyTime: number
}

/** A piece of a text that matches the query or does not. */
export interface MarkedPart {
  readonly text: string
  readonly isMatch: boolean
}

/** What a search has found so far. */
export interface SearchAnswer {
  readonly status: 'idle' | 'loading' | 'done' | 'failed'
  readonly error?: unknown
  /** All stories found, in order. Still the former ones while loading. */
  readonly hits: SearchHits
  /** Number of stories that match and are hidden. */
  readonly hidden: number
  /** False while files are on their way, and when only the best stories were read for a phrase. There may be more. */
  readonly isComplete: boolean
  /** The query that was searched instead, when the typed one finds nothing. */
  readonly corrected?: string
  /** Near words of the edition, for an empty result. */
  readonly suggestions: readonly string[]
  readonly names: { readonly topics: readonly Topic[]; readonly outlets: readonly Provider[] }
  /** Absent until counted. */
  readonly facets?: SearchFacets
  /** Cuts a text into parts that match and parts that do not. */
  readonly mark: (text: string) => readonly MarkedPart[]
}

export interface SearchOptions {
  readonly sort: 'relevance' | 'time'
  /** True to search the typed words even when they find nothing. */
  readonly exact: boolean
}

export interface SearchInput extends SearchOptions {
  /** Milliseconds since 1970. */
  readonly now: number
  /** True to count topics, outlets and times. */
  readonly isCounted: boolean
  /** What the reader has opened and saved, for queries that ask for it. */
  readonly marked?: MarkedIds | undefined
  /** What the reader does not want to see. */
  readonly hiding?: Hiding | 'loading' | undefined
  /** Finds hidden stories too. They are still counted. */
  readonly showsHidden?: boolean
}
