import { DEFAULT_TYPE, type Provider } from '../../contract/edition.ts'
import { type ArticleRecord, type RelatedRecord, textOf } from '../collect/article-record.ts'
import type { ArticleSummary } from '../collect/article-summary.ts'
import type { OpenArticle, RelatedLink } from '../relate/planned-article.ts'

// These functions put together JSON text. The fields of an article's record are JSON already, see `article-record.ts`.

const MAX_POINTS = 12
/** Lists show the tiles of this many other outlets. */
const LISTED_OUTLETS = 2

/** The providers of one index file, in the order in which they are first needed. */
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

/** A further field of an object; nothing if there is no value. */
const and = (name: string, json: string) => (json === '' ? '' : `,"${name}":${json}`)

const DEFAULT_TYPE_JSON = JSON.stringify(DEFAULT_TYPE)

/** The default type is left out: nearly all items have it. */
const typed = (type: string) => (type === DEFAULT_TYPE_JSON ? '' : `,"type":${type}`)

/**
 * The outlets that reported the story and when, oldest first, as seconds from the article's own time.
 * @param isTimeline whether all points of a timeline are needed, or only the outlets whose tiles a list shows
 */
function coverageOf({ planned, record }: OpenArticle, table: ProviderTable, isTimeline: boolean): string {
  const { summary, links } = planned
  if (links.length === 0) return ''
  const first = new Map<string, string | undefined>([[summary.domain, summary.time]])
  for (const { item, article } of links) {
    const related = record.related[item]
    const domain = (related && textOf(related.domain)) || (article?.domain ?? '')
    const time = related?.time ? textOf(related.time) : article?.time
    const known = first.get(domain)
    if (!first.has(domain) || (domain !== summary.domain && time && (!known || time < known))) first.set(domain, time)
  }
  first.delete('')
  if (first.size < 2) return ''
  const timed = [...first].filter((point): point is [string, string] => point[1] !== undefined)
  timed.sort(([a, x], [b, y]) => (x < y ? -1 : x > y ? 1 : a < b ? -1 : 1))
  const start = Date.parse(summary.time)
  const shown = isTimeline
    ? timed.slice(0, MAX_POINTS)
    : timed.filter(([domain]) => domain !== summary.domain).slice(0, LISTED_OUTLETS)
  const points = shown.map(([domain, time]) => `[${table.place(domain)},${(Date.parse(time) - start) / 1000}]`)
  return `{"outlets":${first.size},"points":[${points.join()}]}`
}

/** What a card contains depends on where it is shown. */
interface CardShown {
  /** Its coverage is drawn as a timeline. */
  readonly isTimeline?: boolean
  readonly hasExcerpt?: boolean
}

/** The fields that cards and stories have in common. */
function cardFields(
  article: OpenArticle,
  table: ProviderTable,
  siteLocale: string,
  { isTimeline = false, hasExcerpt = true }: CardShown,
): string {
  const { planned, record } = article
  const { id, title, excerpt, time, dayOnly, type, url, image, heat, quality, locale } = record
  const first = `"id":${id},"title":${title}${and('excerpt', hasExcerpt ? excerpt : '')},"time":${time}${and('dayOnly', dayOnly)}${typed(type)}`
  const placed = `${and('url', url)},"provider":${table.place(planned.summary.domain)},"topics":${JSON.stringify(planned.topics)}`
  const ranked = `${and('image', image)}${and('heat', heat)}${and('quality', quality)}`
  const foreign = locale !== '' && textOf(locale) !== siteLocale ? locale : ''
  return first + placed + ranked + and('coverage', coverageOf(article, table, isTimeline)) + and('locale', foreign)
}

/** A `Card` of the index, as JSON. */
export const toCard = (article: OpenArticle, table: ProviderTable, siteLocale: string, shown: CardShown = {}): string =>
  `{${cardFields(article, table, siteLocale, shown)}}`

/**
 * A `Story` of the index, as JSON.
 * @param read reads the record of an article that it links
 */
export function toStory(
  article: OpenArticle,
  table: ProviderTable,
  siteLocale: string,
  read: (article: ArticleSummary) => ArticleRecord,
): string {
  const { planned, record } = article
  const { text, updated, alternates, youtube, body, authors, publishers, tags } = record
  const card = cardFields(article, table, siteLocale, { isTimeline: true })
  const related: string[] = []
  for (const link of planned.links) {
    const item = record.related[link.item]
    if (item) related.push(relatedItem(item, link, table, read))
  }
  const shown = `${and('text', text)}${and('updated', updated)},"related":[${related.join()}],"alternates":${alternates}`
  const credited = `,"authors":${authors},"publishers":${publishers},"tags":${tags}`
  return `{${card}${shown}${and('youtube', youtube)}${and('body', body)}${credited}}`
}

/** A `RelatedItem` of the index, as JSON. What the editor's list leaves out comes from the linked article. */
function relatedItem(
  item: RelatedRecord,
  { article: linked }: RelatedLink,
  table: ProviderTable,
  read: (article: ArticleSummary) => ArticleRecord,
): string {
  const article = linked && read(linked)
  const first = `{"title":${item.title}${and('excerpt', item.excerpt)}${and('time', item.time || (article?.time ?? ''))}`
  const placed = `${typed(item.type)}${and('url', item.url || (article?.url ?? ''))}`
  const provider = `,"provider":${table.place(textOf(item.domain) || (linked?.domain ?? ''))}`
  const ranked = `${and('quality', item.quality || (article?.quality ?? ''))}${and('image', item.image || (article?.image ?? ''))}`
  return `${first}${placed}${provider}${ranked}${and('article', article?.id ?? '')}}`
}

/** A `SimilarItem` of the index, as JSON. */
export function toSimilarItem({ planned, record }: OpenArticle, table: ProviderTable): string {
  const { id, title, time, type, quality, thumbnail } = record
  const first = `{"id":${id},"title":${title},"time":${time}${typed(type)},"provider":${table.place(planned.summary.domain)}`
  return `${first}${and('quality', quality)}${and('image', thumbnail)}}`
}
