import type { CatalogueRows } from '../../contract/edition.ts'
import { ProviderTable } from './edition-parts.ts'
import type { Row } from './row.ts'

/** Columns in the order of the cards; see `CatalogueRows`. */
export function catalogueRows(rows: readonly Row[], table: ProviderTable): CatalogueRows {
  const [topics, types, sets] = [interner(), interner(), interner()]
  const columns = {
    time: new Array<number>(),
    set: new Array<number>(),
    provider: new Array<number>(),
    type: new Array<number>(),
    rank: new Array<number>(),
  }
  let before = 0
  for (const row of rows) {
    const seconds = Date.parse(row.time) / 1000
    columns.time.push(seconds - before)
    before = seconds
    columns.set.push(sets.place(row.topics.map(topics.place).join(' ')))
    columns.provider.push(table.place(row.domain))
    columns.type.push(types.place(row.type))
    columns.rank.push(row.rank)
  }
  return {
    topics: topics.values(),
    providers: table.providers,
    types: types.values(),
    sets: sets.values().map((set) => (set ? set.split(' ').map(Number) : [])),
    ...columns,
  }
}

/** Puts a text into a table once and gives its place. */
function interner() {
  const places = new Map<string, number>()
  return {
    place: (value: string): number => {
      const known = places.get(value)
      if (known !== undefined) return known
      places.set(value, places.size)
      return places.size - 1
    },
    values: () => [...places.keys()],
  }
}
