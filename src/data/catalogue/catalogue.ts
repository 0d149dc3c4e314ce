import type { Outlet, VolumeGroups, VolumeRows } from '../../contract/volume.ts'

/** Bits of {@link CatalogueRows.flags}. `severalOutlets` is set for each report of an event that two or more outlets report. */
export const FLAG = { report: 1, video: 2, severalOutlets: 4 } as const

/** What every list needs of all articles of the edition, as rows of a table. */
export interface CatalogueRows {
  /** Number of rows. */
  readonly size: number
  /** Rows are newest first, as lists show them; false if some days are mixed up and lists must be sorted by time. */
  readonly isSorted: boolean
  /** Quarters of an hour since 1970 (UTC). */
  readonly time: Uint32Array
  /** Index into `types`. */
  readonly type: Uint16Array
  readonly types: readonly string[]
  /** Bits of {@link FLAG}. */
  readonly flags: Uint8Array
  /** The rows of each event that several articles report. The report that lists prefer is the first. */
  readonly events: readonly Uint32Array[]
  /** Shards of cards. `start` is the row of the first card in the shard. */
  readonly shards: readonly { readonly start: number; readonly key: string; readonly hash: string }[]
}

/** What the articles of the edition are grouped by. */
export interface CatalogueGroups {
  /** Index into `providers`. */
  readonly provider: Uint16Array
  readonly providers: readonly Outlet[]
  /**
   * The topics of row `r` itself, without those above them, are `topicsOfRows[topicStarts[r]]` up to but not including
   * `topicsOfRows[topicStarts[r + 1]]`. They are indexes into `topics`.
   */
  readonly topicStarts: Uint32Array
  readonly topicsOfRows: Uint16Array
  /** Ids of topics. */
  readonly topics: readonly string[]
}

/** What is needed to filter and count all articles of the edition. */
export type Catalogue = CatalogueRows & CatalogueGroups

/** Sections of the catalogue as their files have them, one for each volume. Unpacking them takes longer than a frame. */
export interface PackedCatalogue {
  readonly volumes: readonly { readonly count: number }[]
  readonly rows: readonly (VolumeRows | undefined)[]
  readonly groups: readonly (VolumeGroups | undefined)[]
}

/** What a list needs of the catalogue besides the rows that were selected. It is at hand without unpacking. */
export type CatalogueIndex = Pick<Catalogue, 'shards' | 'providers'>

/** Loaded only for the order “Top”: the rank of each row as in `rankOf`, -1 when unknown. */
export type Ranks = Float32Array

/** Loaded only for unread and saved: the upper 24 bits of `fnv1a(id)` of each row. With the day of the row they name an article. */
export type IdHashes = Uint32Array

/** The shard that holds a card, and the position of the card in it. */
export interface CardPlace {
  readonly key: string
  readonly hash: string
  readonly index: number
}

/** Finds the card of a row by binary search over the shards. */
export function placeOf({ shards }: Pick<CatalogueRows, 'shards'>, row: number): CardPlace | undefined {
  let [low, high] = [0, shards.length - 1]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((shards[middle]?.start ?? 0) <= row) low = middle
    else high = middle - 1
  }
  const shard = shards[low]
  return shard && { key: shard.key, hash: shard.hash, index: row - shard.start }
}

/** The places of the first rows, as many as are wanted and as a number of files holds. */
export function firstPlaces(
  catalogue: Pick<CatalogueRows, 'shards'>,
  rows: Uint32Array,
  wanted: number,
  files: number,
): CardPlace[] {
  const places: CardPlace[] = []
  const hashes = new Set<string>()
  for (const row of rows.subarray(0, wanted)) {
    const place = placeOf(catalogue, row)
    if (!place || (hashes.size === files && !hashes.has(place.hash))) break
    hashes.add(place.hash)
    places.push(place)
  }
  return places
}
