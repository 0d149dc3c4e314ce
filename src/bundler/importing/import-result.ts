import type { FeedError } from '../feed-reading/feed-error.ts'
import type { Oddity } from './story-file.ts'

/** What was imported from one feed. */
export interface FeedResult {
  /** As it was named. */
  readonly source: string
  readonly state: 'imported' | 'unchanged' | 'waiting' | 'failed'
  readonly title: string
  /** Paths of new articles in the publisher's folder. */
  readonly files: readonly string[]
  /** Stories that were known, or whose files were deleted. */
  readonly known: number
  /** Stories with nothing to read. */
  readonly empty: number
  /** Stories that are left out because only the newest were wanted. */
  readonly older: number
  readonly oddities: Readonly<Partial<Record<Oddity, number>>>
  /** Posts that are left out, by what their author says of them. */
  readonly held: ReadonlyMap<string, number>
  /** Address to which the feed has moved for good. */
  readonly movedTo?: string | undefined
  /** Why it was not imported. */
  readonly error?: FeedError
}

export interface ImportResult {
  /** Folder of new articles in the publisher's folder. */
  readonly folder: string
  readonly feeds: readonly FeedResult[]
  /** Paths of new files about outlets. */
  readonly outlets: readonly string[]
  /** Logos that are pictures of feeds. */
  readonly pictures: number
  readonly isDry: boolean
}
