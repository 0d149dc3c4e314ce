import type { CatalogueRows } from '../../contract/edition.ts'
import type { PlannedArticle } from '../relate/planned-article.ts'
import type { ProviderTable } from './index-json.ts'

/** The catalogue of a part: columns in the order of its cards, see `CatalogueRows`. */
export function catalogueRows(articles: readonly PlannedArticle[], table: ProviderTable): CatalogueRows {
  const [topics, types, sets] = [interner(), interner(), interner()]
  const columns = {
    time: new Array<number>(),
    set: new Array<number>(),
    provider: new Array<number>(),
    type: new Array<number>(),
    rank: new Array<number>(),
  }
  let before = 0
  for (const { summary, topics: ids } of articles) {
    const seconds = Date.parse(summary.time) / 1000
    columns.time.push(seconds - before)
    before = seconds
    columns.set.push(sets.place(ids.map(topics.place).join(' ')))
    columns.provider.push(table.place(summary.domain))
    columns.type.push(types.place(summary.type))
    columns.rank.push(summary.rank)
  }
  return {
    topics: topics.values(),
    providers: table.providers,
    types: types.values(),
    sets: sets.values().map((set) => (set ? set.split(' ').map(Number) : [])),
    ...columns,
  }
}

/** Collects texts, each once, and returns their index. */
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
