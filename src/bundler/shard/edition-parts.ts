import { DEFAULT_TYPE, type Provider } from '../../contract/edition.ts'
import { type ArticleRecord, type RelatedRecord, textOf } from '../collect/article-record.ts'
import type { Link, Own, RowWithRecord } from './row.ts'

// Everything here is JSON already: an article's own fields come as they will be shown, see `article-record.ts`.

const MOST_POINTS = 12
/** Lists show the tiles of so many other outlets. */
const LISTED_OTHERS = 2

/** Providers of one file, in the order they are first needed. */
export class ProviderTable {
  readonly providers: Provider[] = []
  private readonly places = new Map<string, number>()
  private readonly all: ReadonlyMap<string, Provider>

  constructor(all: ReadonlyMap<string, Provider>) {
    this.all = all
  }

  place(domain: string): number {
    const known = this.places.get(domain)
    if (known !== undefined) return known
    const place = this.providers.push(this.all.get(domain) ?? { domain, name: domain }) - 1
    this.places.set(domain, place)
    return place
  }
}

/** One field behind another; nothing where there is no value. */
const and = (name: string, json: string) => (json === '' ? '' : `,"${name}":${json}`)

/** As JSON. */
const UNTOLD_TYPE = JSON.stringify(DEFAULT_TYPE)

/** Nearly all are articles, so nothing is said of that. */
const typed = (type: string) => (type === UNTOLD_TYPE ? '' : `,"type":${type}`)

/**
 * Who else reported the story: domains and times, oldest first.
 * @param isLine for a line of time; else only those whose tiles a list shows
 */
function coverageOf({ row, record }: RowWithRecord, table: ProviderTable, isLine: boolean): string {
  if (row.links.length === 0) return ''
  const first = new Map<string, string | undefined>([[row.domain, row.time]])
  for (const { item, own } of row.links) {
    const related = record.related[item]
    const domain = (related && textOf(related.domain)) || (own?.domain ?? '')
    const time = related?.time ? textOf(related.time) : own?.time
    const known = first.get(domain)
    if (!first.has(domain) || (domain !== row.domain && time && (!known || time < known))) first.set(domain, time)
  }
  first.delete('')
  if (first.size < 2) return ''
  const timed = [...first].filter((point): point is [string, string] => point[1] !== undefined)
  timed.sort(([a, x], [b, y]) => (x < y ? -1 : x > y ? 1 : a < b ? -1 : 1))
  const start = Date.parse(row.time)
  const shown = isLine
    ? timed.slice(0, MOST_POINTS)
    : timed.filter(([domain]) => domain !== row.domain).slice(0, LISTED_OTHERS)
  const points = shown.map(([domain, time]) => `[${table.place(domain)},${(Date.parse(time) - start) / 1000}]`)
  return `{"outlets":${first.size},"points":[${points.join()}]}`
}

/** What of a card depends on where it is shown. */
interface CardShown {
  /** Who else reported it is drawn as a line of time. */
  readonly isLine?: boolean
  readonly hasExcerpt?: boolean
}

/** The fields that lists show of an article, and stories too. */
function cardFields(
  article: RowWithRecord,
  table: ProviderTable,
  siteLocale: string,
  { isLine = false, hasExcerpt = true }: CardShown,
): string {
  const { row, record } = article
  const { id, title, excerpt, time, dayOnly, type, url, image, heat, quality, locale } = record
  const told = `"id":${id},"title":${title}${and('excerpt', hasExcerpt ? excerpt : '')},"time":${time}${and('dayOnly', dayOnly)}${typed(type)}`
  const placed = `${and('url', url)},"provider":${table.place(row.domain)},"topics":${JSON.stringify(row.topics)}`
  const ranked = `${and('image', image)}${and('heat', heat)}${and('quality', quality)}`
  const foreign = locale !== '' && textOf(locale) !== siteLocale ? locale : ''
  return told + placed + ranked + and('coverage', coverageOf(article, table, isLine)) + and('locale', foreign)
}

/** A `Card`: what a list shows of an article. */
export const toCard = (
  article: RowWithRecord,
  table: ProviderTable,
  siteLocale: string,
  shown: CardShown = {},
): string => `{${cardFields(article, table, siteLocale, shown)}}`

/** A `Story`: its card, and what only the article view shows. */
export function toStory(
  article: RowWithRecord,
  table: ProviderTable,
  siteLocale: string,
  read: (own: Own) => ArticleRecord,
): string {
  const { row, record } = article
  const { text, updated, alternates, youtube, body, authors, publishers, tags } = record
  const card = cardFields(article, table, siteLocale, { isLine: true })
  const related: string[] = []
  for (const link of row.links) {
    const item = record.related[link.item]
    if (item) related.push(relatedItem(item, link, table, read))
  }
  const seen = `${and('text', text)}${and('updated', updated)},"related":[${related.join()}],"alternates":${alternates}`
  const credited = `,"authors":${authors},"publishers":${publishers},"tags":${tags}`
  return `{${card}${seen}${and('youtube', youtube)}${and('body', body)}${credited}}`
}

/** A `RelatedItem`. The editor's words; what they leave out is taken from the article itself. */
function relatedItem(
  item: RelatedRecord,
  { own: linked }: Link,
  table: ProviderTable,
  read: (own: Own) => ArticleRecord,
): string {
  const own = linked && read(linked)
  const told = `{"title":${item.title}${and('excerpt', item.excerpt)}${and('time', item.time || (own?.time ?? ''))}`
  const placed = `${typed(item.type)}${and('url', item.url || (own?.url ?? ''))}`
  const provider = `,"provider":${table.place(textOf(item.domain) || (linked?.domain ?? ''))}`
  const ranked = `${and('quality', item.quality || (own?.quality ?? ''))}${and('image', item.image || (own?.image ?? ''))}`
  return `${told}${placed}${provider}${ranked}${and('article', own?.id ?? '')}}`
}

/** A `SimilarItem`: what a suggestion shows of an article. */
export function toSimilarItem({ row, record }: RowWithRecord, table: ProviderTable): string {
  const { id, title, time, type, quality, thumbnail } = record
  const told = `{"id":${id},"title":${title},"time":${time}${typed(type)},"provider":${table.place(row.domain)}`
  return `${told}${and('quality', quality)}${and('image', thumbnail)}}`
}
