import type { Manifest, Provider, Part } from '../contract/edition.ts'
import type { CatalogueColumns, Directory } from '../contract/part.ts'
import { topScore } from '../contract/order.ts'
import type { Filter } from './filter.ts'
import { SINCE_SECONDS } from './filter.ts'
import { type Descendants, TopicCounts } from './topic-counts.ts'

/** The shard that holds a card, and the position of the card in it. */
export interface CardPlace {
  readonly key: string
  readonly hash: string
  readonly index: number
}

/** One value per row. `set`, `provider` and `type` are positions in the tables of the {@link Catalogue}. */
interface Columns {
  /** Seconds since 1970. */
  readonly time: Float64Array
  /** As in `rankOf` of `contract/order.ts`; -1 when unknown. */
  readonly rank: Float64Array
  readonly set: Uint32Array
  readonly provider: Uint32Array
  readonly type: Uint32Array
  /** 1 for a row of {@link Catalogue.events}, else 0. */
  readonly isReport: Uint8Array
}

/** All articles of the edition as rows of a table. It holds what is needed to filter, sort and count them. */
export interface Catalogue {
  /** Number of rows. */
  readonly size: number
  readonly columns: Columns
  /** The rows of each event that several articles report. The report that lists prefer is the first. */
  readonly events: readonly (readonly number[])[]
  /** Distinct sets of topic ids. */
  readonly sets: readonly (readonly string[])[]
  readonly providers: readonly Provider[]
  readonly types: readonly string[]
  /** Shards of cards. `start` is the row of the first card in the shard. */
  readonly shards: readonly { readonly start: number; readonly key: string; readonly hash: string }[]
  /** Time of the newest article, in seconds since 1970. */
  readonly newest: number
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

/** Loads the rows of all parts in parallel, and joins them in the order of the manifest. */
export async function loadCatalogue(manifest: Manifest, load: Loader): Promise<Catalogue> {
  const parts = await Promise.all(
    manifest.parts.map(async (part) => {
      const [rows, directory] = await Promise.all([load.rows(part), load.directory(part)])
      return { rows, directory }
    }),
  )
  const size = parts.reduce((sum, { rows }) => sum + rows.time.length, 0)
  const columns: Columns = {
    time: new Float64Array(size),
    rank: new Float64Array(size),
    set: new Uint32Array(size),
    provider: new Uint32Array(size),
    type: new Uint32Array(size),
    isReport: new Uint8Array(size),
  }
  const events = new Map<number, { readonly row: number; readonly place: number }[]>()
  const sets = interner<readonly string[]>((ids) => ids.join(' '))
  const providers = interner<Provider>(({ domain }) => domain)
  const types = interner<string>((type) => type)
  const shards: { start: number; key: string; hash: string }[] = []
  let row = 0
  let newest = 0
  for (const { rows, directory } of parts) {
    let start = row
    for (const [key, count, hash] of directory.cards) {
      shards.push({ start, key, hash })
      start += count
    }
    for (const [index, event, place] of rows.reports) {
      const report = { row: row + index, place }
      // An event can have reports in several parts.
      const known = events.get(event)
      if (known) known.push(report)
      else events.set(event, [report])
      columns.isReport[report.row] = 1
    }
    const setIndexes = rows.sets.map((set) => sets.indexOf(set.map((index) => rows.topics[index] ?? '')))
    const providerIndexes = rows.providers.map(providers.indexOf)
    const typeIndexes = rows.types.map(types.indexOf)
    let time = 0
    for (let i = 0; i < rows.time.length; i++, row++) {
      // The file stores each time as the difference to the previous row.
      time += rows.time[i] ?? 0
      if (time > newest) newest = time
      columns.time[row] = time
      columns.rank[row] = rows.rank[i] ?? -1
      columns.set[row] = setIndexes[rows.set[i] ?? 0] ?? 0
      columns.provider[row] = providerIndexes[rows.provider[i] ?? 0] ?? 0
      columns.type[row] = typeIndexes[rows.type[i] ?? 0] ?? 0
    }
  }
  return {
    size,
    columns,
    events: [...events.values()].map((reports) =>
      reports.sort((a, b) => a.place - b.place).map((report) => report.row),
    ),
    sets: sets.values,
    providers: providers.values,
    types: types.values,
    shards,
    newest,
  }
}

/**
 * The rows that match a filter, and counts for the filter bar. The counts of a group ignore the choices in that group,
 * so they show how many stories another choice would find. All reports of an event are one story, unless the filter
 * asks for every report.
 */
export interface Selection {
  /** Matching rows, sorted as the filter demands. A story is the first of its reports that matches. */
  readonly rows: Uint32Array
  /** Counts by id of the topic. */
  readonly topics: ReadonlyMap<string, number>
  /** Counts by domain of the provider. */
  readonly providers: ReadonlyMap<string, number>
  readonly types: ReadonlyMap<string, number>
}

/** Finds the stories that match one choice of every group: topics, sources, type and time. */
export function select(catalogue: Catalogue, filter: Filter, descendants: Descendants): Selection {
  const { columns, sets, size } = catalogue
  const wanted = new Set(filter.topics.flatMap((id) => [...(descendants.get(id) ?? [id])]))
  const setMatches = sets.map((ids) => wanted.size === 0 || ids.some((id) => wanted.has(id)))
  const sources = new Set(filter.sources)
  const providerMatches = catalogue.providers.map(({ domain }) => sources.size === 0 || sources.has(domain))
  const typeMatches = catalogue.types.map((type) => !filter.type || type === filter.type)
  const oldest = filter.since ? catalogue.newest - SINCE_SECONDS[filter.since] : Number.NEGATIVE_INFINITY

  const rows: number[] = []
  const perSet = new Uint32Array(sets.length)
  const perProvider = new Uint32Array(catalogue.providers.length)
  const perType = new Uint32Array(catalogue.types.length)
  const events = filter.reports === 'all' ? [] : catalogue.events
  const isFolded = events.length > 0
  for (let row = 0; row < size; row++) {
    if ((columns.time[row] ?? 0) < oldest || (isFolded && columns.isReport[row] === 1)) continue
    const [set, provider, type] = [columns.set[row] ?? 0, columns.provider[row] ?? 0, columns.type[row] ?? 0]
    const [hasTopic, hasProvider, hasType] = [setMatches[set], providerMatches[provider], typeMatches[type]]
    if (hasProvider && hasType) perSet[set] = (perSet[set] ?? 0) + 1
    if (hasTopic && hasType) perProvider[provider] = (perProvider[provider] ?? 0) + 1
    if (hasTopic && hasProvider) perType[type] = (perType[type] ?? 0) + 1
    if (hasTopic && hasProvider && hasType) rows.push(row)
  }

  const topics = new TopicCounts(sets, descendants)
  for (const [set, count] of perSet.entries()) if (count > 0) topics.add([set], count)
  for (const reports of events) {
    // A choice counts the story once, even if several of its reports have it.
    const [inSets, byProviders, ofTypes] = [new Set<number>(), new Set<number>(), new Set<number>()]
    let shown: number | undefined
    for (const row of reports) {
      if ((columns.time[row] ?? 0) < oldest) continue
      const [set, provider, type] = [columns.set[row] ?? 0, columns.provider[row] ?? 0, columns.type[row] ?? 0]
      const [hasTopic, hasProvider, hasType] = [setMatches[set], providerMatches[provider], typeMatches[type]]
      if (hasProvider && hasType) inSets.add(set)
      if (hasTopic && hasType) byProviders.add(provider)
      if (hasTopic && hasProvider) ofTypes.add(type)
      if (hasTopic && hasProvider && hasType) shown ??= row
    }
    topics.add(inSets, 1)
    for (const provider of byProviders) perProvider[provider] = (perProvider[provider] ?? 0) + 1
    for (const type of ofTypes) perType[type] = (perType[type] ?? 0) + 1
    if (shown !== undefined) rows.push(shown)
  }

  return {
    rows: Uint32Array.from(sorted(rows, catalogue, filter.sort)),
    topics: topics.counts(),
    providers: toCounts(
      catalogue.providers.map(({ domain }) => domain),
      perProvider,
    ),
    types: toCounts(catalogue.types, perType),
  }
}

function sorted(rows: number[], { columns, newest }: Catalogue, sort: Filter['sort']): number[] {
  const time = (row: number) => columns.time[row] ?? 0
  // Rows of equal time are in the order of `compareLatest`.
  if (sort === 'latest') return rows.sort((a, b) => time(b) - time(a) || a - b)
  const score = new Map(rows.map((row) => [row, topScore(columns.rank[row] ?? -1, newest - time(row))]))
  return rows.sort((a, b) => (score.get(b) ?? 0) - (score.get(a) ?? 0) || time(b) - time(a) || a - b)
}

function toCounts(names: readonly string[], counts: Uint32Array): Map<string, number> {
  return new Map(names.map((name, index) => [name, counts[index] ?? 0]))
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
