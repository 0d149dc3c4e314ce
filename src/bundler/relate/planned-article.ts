import type { Tie } from '../../contract/edition.ts'
import type { ArticleRecord } from '../collect/article-record.ts'
import { type ArticleSummary, type ShownSummary, versionOfArticle } from '../collect/article-summary.ts'
import type { RelatedLink } from './article-linker.ts'
import type { Event, Report } from './events.ts'
import type { Relations } from './relate.ts'

/** Another report of the event of an article. */
export interface PlannedReport<Article = ArticleSummary> {
  /** See `Report` for these two. */
  readonly article?: Article
  readonly item?: { readonly owner: Article; readonly at: number }
  readonly domain: string
  readonly by: Tie['by']
}

/** An article and its connections to the rest of the edition: everything that its record does not contain. */
export interface PlannedArticle<Article = ArticleSummary> {
  readonly summary: Article
  /** Ids. */
  readonly topics: readonly string[]
  /** The editor's list, without reports of the same event. */
  readonly links: readonly RelatedLink<Article>[]
  /** Other reports of the same event, newest first. */
  readonly reports: readonly PlannedReport<Article>[]
  /** Similar articles of other events, best first. */
  readonly similar: readonly Article[]
  /** Present when two or more outlets reported the event independently. */
  readonly coverage?: Pick<Event, 'outlets' | 'points'>
  /** Present when lists show the article together with other reports, see `VolumeRows.reports`. */
  readonly event?: { readonly number: number; readonly place: number }
  /** Domains of the providers that its card, story and similar articles show. */
  readonly domains: readonly string[]
}

/** A planned article as the files of a part show it. */
export type ShownArticle = PlannedArticle<ShownSummary>

/** A planned article and its record. */
export interface OpenArticle {
  readonly planned: ShownArticle
  readonly record: ArticleRecord
}

/** A story shows at most this many other reports. */
const MAX_REPORTS = 40
/** An article with this many related items in its editor's list gets no similar articles. */
const ENOUGH_RELATED = 4
const MAX_SIMILAR = 6
/** A list has at most this many similar articles of one outlet. */
const MAX_OF_OUTLET = 2

/**
 * Fingerprint of everything that index files show of an article, except providers and the site's language. The estimated
 * size of its card is part of it, because that decides how shards are divided.
 */
export function planFingerprint({ summary, topics, links, reports, similar, coverage, event }: ShownArticle): string {
  const { cardBytes, linkedTo } = summary
  const shown = `${versionOfArticle(summary)} ${cardBytes} ${topics.join('+')}`
  const listed = links.map(({ item, article }) => `${item}:${article ? versionOfArticle(article) : ''}`)
  const reported = reports.map(({ article, item, by }) => {
    const from = article ?? item?.owner
    return `${from ? versionOfArticle(from) : ''}:${item?.at ?? ''}${by}`
  })
  const covered = coverage
    ? `${coverage.outlets} ${coverage.points.map((point) => point.domain + point.time).join('+')}`
    : ''
  const alike = similar.map(versionOfArticle)
  return `${shown} ${listed.join('+')} ${reported.join('+')} ${covered} ${event?.number ?? ''}/${event?.place ?? ''} ${alike.join('+')}${linkedTo ? ` ${linkedTo.join('+')}` : ''}`
}

/**
 * Plans an article.
 * @param at its index among `articles`
 */
export function planArticle(
  at: number,
  articles: readonly ArticleSummary[],
  topics: readonly string[],
  relations: Relations,
): PlannedArticle {
  const summary = articles[at]
  if (!summary) throw new Error(`There is no article ${at}.`)
  const { linker, events } = relations
  const event = events.get(at)
  const { links, shownPages } = linker.link(summary)
  const reports = event ? otherReports(summary, event) : []
  const others = event ? withoutReports(links, summary, event, reports) : links
  const similar = others.length >= ENOUGH_RELATED ? [] : similarArticles(at, articles, shownPages, relations)
  const domains = domainsOf(summary, others, reports, event, similar)
  const plan = { summary, topics, links: others, reports, similar, domains }
  if (!event) return plan
  return {
    ...plan,
    ...(event.outlets > 1 && { coverage: { outlets: event.outlets, points: event.points } }),
    ...(event.articles.length > 1 && {
      event: { number: event.number, place: event.articles.indexOf(summary) },
    }),
  }
}

/** See `PlannedArticle.domains`. They are few, so that searching an array is faster than building a set. */
function domainsOf(
  { domain: own, related }: ArticleSummary,
  links: readonly RelatedLink[],
  reports: readonly PlannedReport[],
  event: Event | undefined,
  similar: readonly ArticleSummary[],
): string[] {
  const domains = [own]
  const add = (domain: string) => {
    if (!domains.includes(domain)) domains.push(domain)
  }
  for (const { item, article } of links) add(related[item]?.domain || (article?.domain ?? ''))
  for (const { domain } of reports) add(domain)
  // An event that a publisher named can have thousands of outlets, each once, so that they are not looked up in each other.
  if (event) {
    const before = [...domains]
    for (const { domain } of event.points) if (!before.includes(domain)) domains.push(domain)
  }
  for (const { domain } of similar) add(domain)
  return domains
}

function otherReports(summary: ArticleSummary, { reports, newestFirst }: Event): PlannedReport[] {
  const own = reports.find(({ article }) => article === summary)
  const others: PlannedReport[] = []
  for (const report of newestFirst) {
    if (others.length === MAX_REPORTS) break
    if (report === own) continue
    const { article, item, domain } = report
    const by = tieOf(summary, report, own?.text === report.text)
    others.push({ ...(article && { article }), ...(item && { item }), domain, by })
  }
  return others
}

/**
 * Returns the strongest reason for which two reports are tied.
 * @param isSameText true when one is a copy of the other, or both are of a third
 */
function tieOf(summary: ArticleSummary, { article }: Report, isSameText: boolean): Tie['by'] {
  if (article?.pages.some((page) => summary.pages.includes(page))) return 'page'
  if (isSameText) return 'copy'
  if (!article) return 'editor'
  if (typeof summary.coverage === 'string' && summary.coverage === article.coverage) return 'publisher'
  return names(summary, article) || names(article, summary) ? 'editor' : 'words'
}

/** True when the editor's list of an article names another. */
const names = ({ related }: ArticleSummary, { pages }: ArticleSummary) =>
  related.some((item) => item.pages.some((page) => pages.includes(page)))

/** Leaves out the items of an editor's list that are shown as reports, and articles of the same event. */
function withoutReports(
  links: readonly RelatedLink[],
  summary: ArticleSummary,
  event: Event,
  reports: readonly PlannedReport[],
): readonly RelatedLink[] {
  if (links.length === 0) return links
  const articles = new Set(event.reports.map(({ article }) => article))
  const pages = new Set(reports.flatMap(({ item }) => item?.owner.related[item.at]?.pages ?? []))
  return links.filter(({ item, article }) => {
    if (article) return !articles.has(article)
    return !summary.related[item]?.pages.some((page) => pages.has(page))
  })
}

/**
 * Chooses similar articles: each event once, none that the article or its editor's list shows. They are few, so that searching
 * arrays is faster than building sets.
 */
function similarArticles(
  at: number,
  articles: readonly ArticleSummary[],
  shownPages: readonly number[],
  { events, similar }: Relations,
): ArticleSummary[] {
  const shownEvents = [events.get(at)]
  const pages = [...shownPages]
  const isShown = (page: number) => pages.includes(page)
  const chosen: ArticleSummary[] = []
  for (const other of similar(at)) {
    const article = articles[other]
    const event = events.get(other)
    if (chosen.length === MAX_SIMILAR) break
    if (!article || (event && shownEvents.includes(event)) || article.pages.some(isShown)) continue
    if (countOfOutlet(chosen, article.domain) === MAX_OF_OUTLET) continue
    shownEvents.push(event)
    pages.push(...article.pages)
    chosen.push(article)
  }
  return chosen
}

function countOfOutlet(articles: readonly ArticleSummary[], domain: string): number {
  let count = 0
  for (const article of articles) if (article.domain === domain) count++
  return count
}
