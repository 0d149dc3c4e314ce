import type { CatalogueRows, Directory, Manifest, Part, Provider } from '../contract/edition.ts'
import { topScore } from '../contract/order.ts'
import type { Filter } from './filter.ts'
import { SINCE_SECONDS } from './filter.ts'

/** Where one card is: its shard and its place in it. */
export interface CardPlace {
  readonly key: string
  readonly hash: string
  readonly index: number
}

interface Column {
  readonly time: Float64Array
  readonly rank: Float64Array
  readonly set: Uint32Array
  readonly provider: Uint32Array
  readonly type: Uint32Array
}

/** Every article of the edition as one row of columns; the reader's whole memory of what there is. */
export interface Catalogue {
  readonly size: number
  readonly columns: Column
  readonly sets: readonly (readonly string[])[]
  readonly providers: readonly Provider[]
  readonly types: readonly string[]
  /** Cumulative starts of the card shards over the rows. */
  readonly shards: readonly { readonly start: number; readonly key: string; readonly hash: string }[]
  /** Seconds since 1970. */
  readonly newest: number
}

interface Loader {
  rows(part: Part): Promise<CatalogueRows>
  directory(part: Part): Promise<Directory>
}

/** Puts a value into a table once and gives its place. */
function interner<T>(keyOf: (value: T) => string) {
  const values: T[] = []
  const places = new Map<string, number>()
  const place = (value: T): number => {
    const key = keyOf(value)
    const known = places.get(key)
    if (known !== undefined) return known
    places.set(key, values.length)
    return values.push(value) - 1
  }
  return { values, place }
}

/** Loads all parts at once and lays them end to end. */
export async function loadCatalogue(manifest: Manifest, load: Loader): Promise<Catalogue> {
  const parts = await Promise.all(
    manifest.parts.map(async (part) => {
      const [rows, directory] = await Promise.all([load.rows(part), load.directory(part)])
      return { rows, directory }
    }),
  )
  const size = parts.reduce((sum, { rows }) => sum + rows.time.length, 0)
  const columns: Column = {
    time: new Float64Array(size),
    rank: new Float64Array(size),
    set: new Uint32Array(size),
    provider: new Uint32Array(size),
    type: new Uint32Array(size),
  }
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
    const setPlaces = rows.sets.map((set) => sets.place(set.map((at) => rows.topics[at] ?? '')))
    const providerPlaces = rows.providers.map(providers.place)
    const typePlaces = rows.types.map(types.place)
    let time = 0
    for (let i = 0; i < rows.time.length; i++, row++) {
      time += rows.time[i] ?? 0
      if (time > newest) newest = time
      columns.time[row] = time
      columns.rank[row] = rows.rank[i] ?? -1
      columns.set[row] = setPlaces[rows.set[i] ?? 0] ?? 0
      columns.provider[row] = providerPlaces[rows.provider[i] ?? 0] ?? 0
      columns.type[row] = typePlaces[rows.type[i] ?? 0] ?? 0
    }
  }
  return { size, columns, sets: sets.values, providers: providers.values, types: types.values, shards, newest }
}

/** What a filter finds, and what every further choice in one group would find with the other groups as they are. */
export interface Selection {
  /** Rows in the order of the filter's sort. */
  readonly rows: Uint32Array
  readonly topics: ReadonlyMap<string, number>
  /** By domain. */
  readonly providers: ReadonlyMap<string, number>
  readonly types: ReadonlyMap<string, number>
}

/** Topic → itself and everything below it. */
export type Descendants = ReadonlyMap<string, ReadonlySet<string>>

/** Groups are joined by and, choices within a group by or. */
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
  for (let row = 0; row < size; row++) {
    if ((columns.time[row] ?? 0) < oldest) continue
    const [set, provider, type] = [columns.set[row] ?? 0, columns.provider[row] ?? 0, columns.type[row] ?? 0]
    const [t, p, k] = [setMatches[set], providerMatches[provider], typeMatches[type]]
    if (p && k) perSet[set] = (perSet[set] ?? 0) + 1
    if (t && k) perProvider[provider] = (perProvider[provider] ?? 0) + 1
    if (t && p) perType[type] = (perType[type] ?? 0) + 1
    if (t && p && k) rows.push(row)
  }

  return {
    rows: Uint32Array.from(sorted(rows, catalogue, filter.sort)),
    topics: countTopics(sets, perSet, descendants),
    providers: toCounts(
      catalogue.providers.map(({ domain }) => domain),
      perProvider,
    ),
    types: toCounts(catalogue.types, perType),
  }
}

function sorted(rows: number[], { columns, newest }: Catalogue, sort: Filter['sort']): number[] {
  const time = (row: number) => columns.time[row] ?? 0
  // Rows of equal time stand in the order of `byLatest` already, and the sort is stable.
  if (sort === 'latest') return rows.sort((a, b) => time(b) - time(a))
  const score = new Map(rows.map((row) => [row, topScore(columns.rank[row] ?? -1, newest - time(row))]))
  return rows.sort((a, b) => (score.get(b) ?? 0) - (score.get(a) ?? 0) || time(b) - time(a))
}

function toCounts(names: readonly string[], counts: Uint32Array): Map<string, number> {
  return new Map(names.map((name, at) => [name, counts[at] ?? 0]))
}

/** A parent counts an article of two of its children once. */
function countTopics(sets: Catalogue['sets'], perSet: Uint32Array, descendants: Descendants): Map<string, number> {
  const counts = new Map<string, number>()
  for (const [topic, below] of descendants) {
    let count = 0
    for (const [at, ids] of sets.entries()) {
      if (ids.some((id) => below.has(id))) count += perSet[at] ?? 0
    }
    counts.set(topic, count)
  }
  return counts
}

/** The card behind a row. */
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
