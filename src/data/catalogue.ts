import type { Manifest, Part, Provider } from '../contract/edition.ts'
import type { CatalogueColumns, Directory } from '../contract/part.ts'

/** Bits of {@link Catalogue.flags}. `severalOutlets` is set for each report of an event that two or more outlets report. */
export const FLAG = { report: 1, video: 2, severalOutlets: 4 } as const

/** All articles of the edition as rows of a table. It holds what is needed to filter and count them. */
export interface Catalogue {
  /** Number of rows. */
  readonly size: number
  /** Rows are newest first, as lists show them; false if some days are mixed up and lists must be sorted by time. */
  readonly isSorted: boolean
  /** Quarters of an hour since 1970 (UTC). */
  readonly time: Uint32Array
  /** Index into `types`. */
  readonly type: Uint8Array
  readonly types: readonly string[]
  /** Index into `providers`. */
  readonly provider: Uint16Array
  readonly providers: readonly Provider[]
  /**
   * The topics of row `r` itself, without those above them, are `topicsOfRows[topicStarts[r]]` up to but not including
   * `topicsOfRows[topicStarts[r + 1]]`. They are indexes into `topics`.
   */
  readonly topicStarts: Uint32Array
  readonly topicsOfRows: Uint16Array
  /** Ids of topics. */
  readonly topics: readonly string[]
  /** Bits of {@link FLAG}. */
  readonly flags: Uint8Array
  /** The rows of each event that several articles report. The report that lists prefer is the first. */
  readonly events: readonly Uint32Array[]
  /** Shards of cards. `start` is the row of the first card in the shard. */
  readonly shards: readonly { readonly start: number; readonly key: string; readonly hash: string }[]
}

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
export function placeOf(catalogue: Pick<Catalogue, 'shards'>, row: number): CardPlace | undefined {
  let low = 0
  let high = catalogue.shards.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((catalogue.shards[middle]?.start ?? 0) <= row) low = middle
    else high = middle - 1
  }
  const shard = catalogue.shards[low]
  return shard && { key: shard.key, hash: shard.hash, index: row - shard.start }
}

interface Loader {
  rows(part: Part): Promise<CatalogueColumns>
  directory(part: Part): Promise<Directory>
}

/** Collects distinct values. `indexOf` adds a value on its first use and returns its position in `values`. */
function interner<T>(keyOf: (value: T) => string) {
  const values: T[] = []
  const indexes = new Map<string, number>()
  const indexOf = (value: T): number => {
    const key = keyOf(value)
    const existing = indexes.get(key)
    if (existing !== undefined) return existing
    indexes.set(key, values.length)
    return values.push(value) - 1
  }
  return { values, indexOf }
}

const SECONDS_PER_QUARTER = 900

/** Loads the rows of all parts in parallel, and joins them, the newest part and the newest shard first. */
export async function loadCatalogue(
  manifest: Manifest,
  load: Loader,
): Promise<{ readonly catalogue: Catalogue; readonly ranks: Ranks }> {
  const parts = await Promise.all(
    manifest.parts.toReversed().map(async (part) => {
      const [rows, directory] = await Promise.all([load.rows(part), load.directory(part)])
      return { rows, directory }
    }),
  )
  const size = parts.reduce((sum, { rows }) => sum + rows.time.length, 0)
  const columns = {
    time: new Uint32Array(size),
    type: new Uint8Array(size),
    provider: new Uint16Array(size),
    topicStarts: new Uint32Array(size + 1),
    flags: new Uint8Array(size),
  }
  const ranks = new Float32Array(size)
  const topicsOfRows: number[] = []
  const events = new Map<number, { readonly row: number; readonly place: number }[]>()
  const topics = interner<string>((id) => id)
  const providers = interner<Provider>(({ domain }) => domain)
  const types = interner<string>((type) => type)
  const shards: { start: number; key: string; hash: string }[] = []
  let isSorted = true
  let before = Number.POSITIVE_INFINITY
  let row = 0
  for (const { rows, directory } of parts) {
    const sets = rows.sets.map((set) => set.map((index) => topics.indexOf(rows.topics[index] ?? '')))
    const providerIndexes = rows.providers.map(providers.indexOf)
    const typeIndexes = rows.types.map(types.indexOf)
    // The file stores each time as the difference to the previous row.
    let time = 0
    const times = rows.time.map((difference) => (time += difference))
    const reports = new Map(rows.reports.map(([index, event, place]) => [index, { event, place }]))
    let end = rows.time.length
    for (const [key, count, hash] of directory.cards.toReversed()) {
      shards.push({ start: row, key, hash })
      for (let i = end - count; i < end; i++, row++) {
        const seconds = times[i] ?? 0
        if (seconds > before) isSorted = false
        before = seconds
        columns.time[row] = Math.floor(seconds / SECONDS_PER_QUARTER)
        columns.provider[row] = providerIndexes[rows.provider[i] ?? 0] ?? 0
        columns.type[row] = typeIndexes[rows.type[i] ?? 0] ?? 0
        if (types.values[columns.type[row] ?? 0] === 'video') columns.flags[row] = FLAG.video
        ranks[row] = rows.rank[i] ?? -1
        for (const topic of sets[rows.set[i] ?? 0] ?? []) topicsOfRows.push(topic)
        columns.topicStarts[row + 1] = topicsOfRows.length
        const report = reports.get(i)
        // An event can have reports in several parts.
        if (report) events.set(report.event, [...(events.get(report.event) ?? []), { row, place: report.place }])
      }
      end -= count
    }
  }
  const reportsOfEvents = [...events.values()].map((reports) =>
    Uint32Array.from(
      reports.sort((a, b) => a.place - b.place),
      (report) => report.row,
    ),
  )
  for (const reports of reportsOfEvents) {
    const isSeveral = reports.some((report) => columns.provider[report] !== columns.provider[reports[0] ?? 0])
    for (const report of reports)
      columns.flags[report] = (columns.flags[report] ?? 0) | FLAG.report | (isSeveral ? FLAG.severalOutlets : 0)
  }
  const catalogue: Catalogue = {
    size,
    isSorted,
    ...columns,
    types: types.values,
    providers: providers.values,
    topicsOfRows: Uint16Array.from(topicsOfRows),
    topics: topics.values,
    events: reportsOfEvents,
    shards,
  }
  return { catalogue, ranks }
}
