import type { Cache } from './cache/cache.ts'
import type { ContentStore } from './collect/content-store.ts'
import type { Clock } from './collect/entry.ts'
import type { OwnOutlet } from './validate/validate.ts'
import type { Joined, PublishOptions } from './join/join.ts'
import type { EditionOrder, EditionPlan } from './shard/plan.ts'
import type { Listing } from './read/listing.ts'
import type { Settings } from './settings/settings.ts'

/** A folder at one moment. */
export interface Look {
  readonly cache: Cache
  readonly listing: Listing
  /** When the listing began, in milliseconds since 1970. */
  readonly listedAt: number
  readonly choice: PublishOptions
  /** Those that decide what is published, but for the moment. */
  readonly options: string
}

/** All articles of a folder, joined. */
export interface Joining {
  readonly look: Look
  readonly joined: Joined
  readonly order: EditionOrder
  readonly own: OwnOutlet
  readonly settings: Settings
  readonly clock: Clock
  readonly store: ContentStore
  /** Where only words have changed since the last one. */
  readonly plan: EditionPlan | undefined
  /** What was published of it. */
  written?: { readonly plan: EditionPlan; readonly linked: readonly Float64Array[] }
}
