import type { CatalogueColumns } from '../../contract/part.ts'
import type { PlannedArticle } from '../relate/planned-article.ts'
import type { ProviderTable } from './index-json.ts'

/** Makes the catalogue of a part. Its rows are in the order of the part's cards, see `CatalogueColumns`. */
export function catalogueColumns(articles: readonly PlannedArticle[], table: ProviderTable): CatalogueColumns {
  const [topics, types, topicSets] = [new TextTable(), new TextTable(), new TextTable()]
  const columns = {
    time: new Array<number>(),
    set: new Array<number>(),
    provider: new Array<number>(),
    type: new Array<number>(),
    rank: new Array<number>(),
    reports: new Array<readonly [row: number, event: number, place: number]>(),
  }
  let before = 0
  for (const [row, { summary, topics: ids, event }] of articles.entries()) {
    const seconds = Date.parse(summary.time) / 1000
    columns.time.push(seconds - before)
    before = seconds
    columns.set.push(topicSets.place(ids.map((id) => topics.place(id)).join(' ')))
    columns.provider.push(table.place(summary.domain))
    columns.type.push(types.place(summary.type))
    columns.rank.push(summary.rank)
    if (event) columns.reports.push([row, event.number, event.place])
  }
  return {
    topics: topics.texts,
    providers: table.providers,
    types: types.texts,
    sets: topicSets.texts.map((set) => (set ? set.split(' ').map(Number) : [])),
    ...columns,
  }
}

/** Collects texts, each once, and numbers them. */
class TextTable {
  readonly texts: string[] = []
  private readonly places = new Map<string, number>()

  /** Returns the index of a text, and adds a new one. */
  place(text: string): number {
    const known = this.places.get(text)
    if (known !== undefined) return known
    const place = this.texts.push(text) - 1
    this.places.set(text, place)
    return place
  }
}
