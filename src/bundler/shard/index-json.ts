import { languageOfLocale } from '../../contract/word-keys.ts'
import { DEFAULT_TYPE, type Provider } from '../../contract/edition.ts'
import { beginsWith, isLongText } from '../../contract/story-layout.ts'
import type { Outlet } from '../../contract/volume.ts'
import { type ArticleRecord, type RelatedRecord, textOf } from '../collect/article-record.ts'
import type { ShownSummary } from '../collect/article-summary.ts'
import type { RelatedLink } from '../relate/article-linker.ts'
import type { OpenArticle, PlannedReport } from '../relate/planned-article.ts'
import { replaceArticleLinks } from '../text/article-link.ts'

// These functions join pieces of JSON text, because the fields of an article's record are JSON already, see
// `article-record.ts`.

/** Maximal number of points of a timeline. */
const MAX_POINTS = 12
/** A card in a list shows the tiles of at most this number of other outlets. */
const MAX_TILES = 2

/** Collects the providers of one index file, in the order in which they are first used. */
export class ProviderTable {
  readonly providers: Provider[] = []
  private readonly places = new Map<string, number>()
  private readonly all: ReadonlyMap<string, Outlet>
  private readonly hasDescriptions: boolean

  /** @param hasDescriptions false for files that leave out the descriptions of outlets */
  constructor(all: ReadonlyMap<string, Outlet>, hasDescriptions = false) {
    this.all = all
    this.hasDescriptions = hasDescriptions
  }

  /** Returns the index of a provider in the file, and adds a new one. */
  place(domain: string): number {
    const known = this.places.get(domain)
    if (known !== undefined) return known
    const { description, ...provider }: Outlet = this.all.get(domain) ?? { domain, name: domain }
    const described = this.hasDescriptions && description !== undefined ? { ...provider, description } : provider
    const place = this.providers.push(described) - 1
    this.places.set(domain, place)
    return place
  }
}

/** Returns the JSON of a field that is not the first; an empty text if there is no value. */
const nextField = (name: string, json: string) => (json === '' ? '' : `,"${name}":${json}`)

const DEFAULT_TYPE_JSON = JSON.stringify(DEFAULT_TYPE)

/** The field `type`. The default type is left out, since nearly all items have it. */
const typeField = (type: string) => (type === DEFAULT_TYPE_JSON ? '' : `,"type":${type}`)

/**
 * Returns the JSON of a `Coverage`. Empty when no other outlet reported the event.
 * @param isTimeline true for all points of a timeline, false for only the outlets whose tiles a list shows
 */
function coverageOf({ planned }: OpenArticle, table: ProviderTable, isTimeline: boolean): string {
  const { summary, coverage } = planned
  if (!coverage) return ''
  const start = Date.parse(summary.time)
  const shown = isTimeline
    ? coverage.points.slice(0, MAX_POINTS)
    : coverage.points.filter(({ domain }) => domain !== summary.domain).slice(0, MAX_TILES)
  const points = shown.map(({ domain, time }) => `[${table.place(domain)},${(Date.parse(time) - start) / 1000}]`)
  return `{"outlets":${coverage.outlets},"points":[${points.join()}]}`
}

/** Parts of a card that depend on where it is shown. */
interface CardOptions {
  /** True when its coverage is drawn as a timeline. */
  readonly isTimeline?: boolean
  readonly hasExcerpt?: boolean
  readonly hasCaption?: boolean
}

/** Returns the JSON of the fields that cards and stories have in common. */
function cardFields(
  article: OpenArticle,
  table: ProviderTable,
  siteLocale: string,
  { isTimeline = false, hasExcerpt = true, hasCaption = false }: CardOptions,
): string {
  const { planned, record } = article
  const { id, title, excerpt, time, dayOnly, type, url, heat, quality, locale, language } = record
  const first = `"id":${id},"title":${title}${nextField('excerpt', hasExcerpt ? excerpt : '')},"time":${time}${nextField('dayOnly', dayOnly)}${typeField(type)}`
  const placed = `${nextField('url', url)},"provider":${table.place(planned.summary.domain)},"topics":${JSON.stringify(planned.topics)}`
  const ranked = `${nextField('image', pictureOf(record, hasCaption))}${nextField('heat', heat)}${nextField('quality', quality)}`
  const ownLocale = textOf(locale) || siteLocale
  const otherLocale = ownLocale === siteLocale ? '' : locale
  const otherLanguage = textOf(language) === languageOfLocale(ownLocale) ? '' : language
  return (
    first +
    placed +
    ranked +
    nextField('coverage', coverageOf(article, table, isTimeline)) +
    nextField('locale', otherLocale) +
    nextField('language', otherLanguage)
  )
}

function pictureOf({ image, caption }: ArticleRecord, hasCaption: boolean): string {
  return hasCaption && caption !== '' ? `${image.slice(0, -1)}${nextField('caption', caption)}}` : image
}

/** Makes a `Card` of the index, as JSON. */
export const toCard = (
  article: OpenArticle,
  table: ProviderTable,
  siteLocale: string,
  options: CardOptions = {},
): string => `{${cardFields(article, table, siteLocale, options)}${openingFields(article.record, options)}}`

/** The fields `long` and `more`, by which the reader draws a story from its card until the story is there. */
function openingFields(record: ArticleRecord, { hasExcerpt = true }: CardOptions): string {
  const { excerpt, caption, text, updated, youtube } = record
  const body = textOf(record.body)
  const hasOtherExcerpt = text !== '' || (!hasExcerpt && excerpt !== '')
  const hasMore =
    hasOtherExcerpt ||
    [caption, updated, youtube].some((field) => field !== '') ||
    (body !== '' && excerpt !== '' && beginsWith(body, textOf(excerpt)))
  return `${isLongText(body) ? ',"long":true' : ''}${hasMore ? ',"more":true' : ''}`
}

/** What the files of stories and similar articles need besides the article. */
export interface Surroundings {
  /** Reads the record of another article. */
  readonly read: (article: ShownSummary) => ArticleRecord
  /** Returns the most telling words that an article has in common with another. */
  readonly sharedWords: (other: ShownSummary) => readonly string[]
}

/** Makes a `Story` of the index, as JSON. */
export function toStory(article: OpenArticle, table: ProviderTable, siteLocale: string, around: Surroundings): string {
  const { planned, record } = article
  const { text, updated, alternates, youtube, authors, publishers, tags } = record
  const card = cardFields(article, table, siteLocale, { isTimeline: true, hasCaption: true })
  const related: string[] = []
  for (const link of planned.links) {
    const item = record.related[link.item]
    if (item) related.push(`{${relatedFields(item, link, table, around)}}`)
  }
  const ownLocale = textOf(record.locale) || siteLocale
  const reports = planned.reports.flatMap((report) => toReport(report, table, around, { ownLocale, siteLocale }) ?? [])
  const listed = reports.length > 0 ? `,"reports":[${reports.join()}]` : ''
  const shown = `${nextField('text', text)}${nextField('updated', updated)}${listed},"related":[${related.join()}],"alternates":${alternates}`
  const credited = `,"authors":${authors},"publishers":${publishers},"tags":${tags}`
  return `{${card}${shown}${nextField('youtube', youtube)}${nextField('body', bodyOf(article))}${nextField('pictures', record.pictures)}${credited}}`
}

/** Returns the JSON of the text, with addresses in the links to other articles. */
function bodyOf({ planned: { summary }, record: { body } }: OpenArticle): string {
  const { links, linkedTo } = summary
  if (!links || !linkedTo) return body
  const addresses = new Map(links.map((link, at) => [link, linkedTo[at]]))
  return JSON.stringify(replaceArticleLinks(textOf(body), (link) => addresses.get(link)))
}

/**
 * Returns the JSON of the fields of a `RelatedItem`. Values that the editor's list does not have come from the linked
 * article.
 */
function relatedFields(
  item: RelatedRecord,
  { article: linked }: Pick<RelatedLink<ShownSummary>, 'article'>,
  table: ProviderTable,
  { read }: Surroundings,
): string {
  const article = linked && read(linked)
  const first = `"title":${item.title}${nextField('excerpt', item.excerpt)}${nextField('time', item.time || (article?.time ?? ''))}`
  const placed = `${typeField(item.type)}${nextField('url', item.url || (article?.url ?? ''))}`
  const provider = `,"provider":${table.place(textOf(item.domain) || (linked?.domain ?? ''))}`
  const ranked = `${nextField('quality', item.quality || (article?.quality ?? ''))}${nextField('image', item.image || (article?.image ?? ''))}`
  return `${first}${placed}${provider}${ranked}${nextField('article', article?.id ?? '')}`
}

/** Returns the JSON of a report of the same event, with the reason why it is one. */
function toReport(
  { article, item, by }: PlannedReport<ShownSummary>,
  table: ProviderTable,
  around: Surroundings,
  { ownLocale, siteLocale }: { readonly ownLocale: string; readonly siteLocale: string },
): string | undefined {
  if (article) {
    const { id, title, time, type, url, quality, locale } = around.read(article)
    const isTranslation = by === 'page' && (textOf(locale) || siteLocale) !== ownLocale
    const language = isTranslation ? nextField('locale', locale || JSON.stringify(siteLocale)) : ''
    const words = by === 'words' || by === 'copy' ? around.sharedWords(article) : []
    const told = words.length > 0 ? `,"words":${JSON.stringify(words)}` : ''
    const first = `"title":${title},"time":${time}${typeField(type)}${nextField('url', url)}`
    return `{${first},"provider":${table.place(article.domain)}${nextField('quality', quality)},"article":${id}${language},"why":{"by":"${by}"${told}}}`
  }
  const listed = item && around.read(item.owner).related[item.at]
  if (!listed) return undefined
  const { title, time, type, url, domain, quality } = listed
  const first = `"title":${title}${nextField('time', time)}${typeField(type)}${nextField('url', url)}`
  return `{${first},"provider":${table.place(textOf(domain))}${nextField('quality', quality)},"why":{"by":"${by}"}}`
}

/** Makes a `SimilarItem` of the index, as JSON. */
export function toSimilarItem(record: ArticleRecord, domain: string, table: ProviderTable): string {
  const { id, title, time, type, quality, thumbnail } = record
  const first = `{"id":${id},"title":${title},"time":${time}${typeField(type)},"provider":${table.place(domain)}`
  return `${first}${nextField('quality', quality)}${nextField('image', thumbnail)}}`
}
