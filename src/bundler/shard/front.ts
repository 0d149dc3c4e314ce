import type { Outlet } from '../../contract/volume.ts'
import { compareLatest, topScore } from '../../contract/order.ts'
import type { ArticleSummary } from '../collect/article-summary.ts'
import type { Event } from '../relate/events.ts'
import type { OpenArticle, PlannedArticle } from '../relate/planned-article.ts'
import { ProviderTable, toCard } from './index-json.ts'

const MAX_LATEST = 24
const MAX_TOP = 24
const MAX_LEAD = 8
const MAX_BAND = 10
/** When a front has this number of cards, its bands show only cards that are already in it. */
const MAX_CARDS = 90
const MAX_OUTLETS = 12
/** The bands of the home page leave out what is above them. They are chosen from this number of the best articles. */
const MAX_CANDIDATES = 400

/** The articles of a list from which its first screen is chosen, and totals over the whole list. Each event is in it once. */
export interface ListSummary {
  /** Number of stories: all reports of one event are one story. */
  readonly count: number
  /** Newest first. */
  readonly latest: readonly ArticleSummary[]
  /** Best first. */
  readonly best: readonly ArticleSummary[]
  /** Number of stories that each domain reports. */
  readonly domains: ReadonlyMap<string, number>
  readonly types: ReadonlySet<string>
}

/** Receives the articles of a list, newest first, and keeps only those that its first screen may show. */
export class ListGatherer {
  private count = 0
  private readonly latest: ArticleSummary[] = []
  private best: { readonly article: ArticleSummary; readonly score: number }[] = []
  private lowestScore = Number.NEGATIVE_INFINITY
  private readonly domains = new Map<string, number>()
  private readonly types = new Set<string>()
  /** The events that each domain has been counted for. */
  private readonly counted = new Map<string, Set<Event>>()

  /**
   * @param score see `topScore`
   * @param event the event that the article reports, if there are other reports
   * @param isShown false when the list shows another report of the event
   */
  add(article: ArticleSummary, score: number, event: Event | undefined, isShown: boolean): void {
    this.types.add(article.type)
    if (!event || this.isFirstOf(article.domain, event))
      this.domains.set(article.domain, (this.domains.get(article.domain) ?? 0) + 1)
    if (!isShown) return
    this.count++
    if (this.latest.length < MAX_LATEST) this.latest.push(article)
    // Articles come newest first, so an article with the same score as the last kept one comes after it.
    if (this.best.length >= MAX_CANDIDATES && score <= this.lowestScore) return
    this.best.push({ article, score })
    if (this.best.length >= MAX_CANDIDATES * 2) this.dropWorst()
  }

  private isFirstOf(domain: string, event: Event): boolean {
    const events = this.counted.get(domain) ?? new Set()
    if (events.has(event)) return false
    this.counted.set(domain, events.add(event))
    return true
  }

  private dropWorst(): void {
    this.best.sort((a, b) => b.score - a.score || compareLatest(a.article, b.article))
    this.best.length = Math.min(this.best.length, MAX_CANDIDATES)
    if (this.best.length === MAX_CANDIDATES) this.lowestScore = this.best.at(-1)?.score ?? this.lowestScore
  }

  summary(): ListSummary {
    this.dropWorst()
    const { count, latest, domains, types } = this
    return { count, latest, best: this.best.map(({ article }) => article), domains, types }
  }
}

/**
 * The score of an article for the order “Top”.
 * @param newest time of the newest article of the edition, in milliseconds since 1970
 */
export function scoreOf({ rank, time }: ArticleSummary, newest: number): number {
  return topScore(rank, (newest - Date.parse(time)) / 1000)
}

/** What a page shows already. */
interface Shown {
  /** Ids of articles, and of those that their editors' lists name. */
  readonly ids: Set<string>
  /** By the number of the event, the id of the report that stands for it. */
  readonly events: Map<number, string>
}

/**
 * Separates the articles of new events from the rest, and leaves out other reports of events that are shown: of the lists of
 * different topics, each may show another one. Articles that an editor's list names are close to its article, so they are not
 * new either.
 * @param shown the new events are added
 * @param limit maximal number of new events
 */
function takeNewEvents(articles: readonly PlannedArticle[], shown: Shown, limit: number) {
  const newEvents: PlannedArticle[] = []
  const others: PlannedArticle[] = []
  for (const article of articles) {
    const { summary, event, links } = article
    const standing = event && shown.events.get(event.number)
    if (standing !== undefined && standing !== summary.id) continue
    const ids = [summary.id, ...links.flatMap((link) => link.article?.id ?? [])]
    if (newEvents.length === limit || ids.some((id) => shown.ids.has(id))) {
      others.push(article)
      continue
    }
    newEvents.push(article)
    for (const id of ids) shown.ids.add(id)
    if (event) shown.events.set(event.number, summary.id)
  }
  return { newEvents, others }
}

/** The plan of a front: the articles that the first screen of a list shows, and their places. Their records are not read yet. */
export interface FrontPlan {
  readonly articles: readonly PlannedArticle[]
  /** Indexes in `articles`, like the numbers in the next three fields. */
  readonly latest: readonly number[]
  readonly top: readonly number[]
  readonly lead: readonly number[]
  readonly bands: readonly { readonly topic: string; readonly cards: readonly number[] }[]
  /** The outlets with the most articles in the list. */
  readonly domains: readonly (readonly [domain: string, count: number])[]
  readonly types: readonly string[]
}

/**
 * Chooses the articles of the first screen of a list.
 * @param bands the bands of the site's front page; undefined for other lists
 */
export function planFront(
  list: ListSummary,
  planOf: (article: ArticleSummary) => PlannedArticle,
  bands?: readonly { readonly topic: string; readonly list: ListSummary }[],
): FrontPlan {
  const places = new Map<PlannedArticle, number>()
  const place = (article: PlannedArticle): number => places.get(article) ?? places.set(article, places.size).size - 1
  const latest = list.latest.map((article) => place(planOf(article)))
  const top = list.best.slice(0, MAX_TOP).map((article) => place(planOf(article)))
  const shown: Shown = { ids: new Set(), events: new Map() }
  const lead = bands ? takeNewEvents(list.best.map(planOf), shown, MAX_LEAD).newEvents.map(place) : []
  const filledBands = (bands ?? []).map((band) => {
    const { newEvents, others } = takeNewEvents(band.list.best.map(planOf), shown, MAX_BAND)
    const cards = [...newEvents, ...others]
      .slice(0, MAX_BAND)
      .flatMap((article) => (places.size < MAX_CARDS || places.has(article) ? [place(article)] : []))
    return { topic: band.topic, cards }
  })
  return {
    articles: [...places.keys()],
    latest,
    top,
    lead,
    bands: filledBands,
    domains: [...list.domains].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).slice(0, MAX_OUTLETS),
    types: [...list.types].sort(),
  }
}

/**
 * Returns as text everything that the bytes of a front depend on. The outlets' numbers of articles are not part of it, since
 * they are in the manifest.
 * @param of fingerprints of an article and of an outlet: many fronts have the same ones
 */
export function frontInputs(
  plan: FrontPlan,
  of: { readonly article: (article: PlannedArticle) => string; readonly outlet: (domain: string) => string },
  locale: string,
): string {
  const { articles, latest, top, lead, bands, domains, types } = plan
  const outlets = domains.map(([domain]) => domain)
  const shown = [...new Set([...articles.flatMap((article) => article.domains), ...outlets])]
  return JSON.stringify([
    locale,
    shown.sort().map(of.outlet),
    articles.map(of.article),
    latest,
    top,
    lead,
    bands,
    outlets,
    types,
  ])
}

/** Matches the beginning of a picture's JSON, its address. */
const PICTURE_ADDRESS = /^\{"src":"(?:[^"\\]|\\.)*"/

/**
 * Returns a function that is true for the cards that may show their excerpt: the first of each list, those in the lead or in
 * a band, and text cards. A text card has no picture, or the same picture as another card.
 */
function excerptFilter({ latest, top, lead, bands }: FrontPlan, articles: readonly OpenArticle[]) {
  const featured = new Set([latest[0], top[0], ...lead, ...bands.flatMap(({ cards }) => cards)])
  const pictures = articles.map(({ record: { image } }) => PICTURE_ADDRESS.exec(image)?.[0] ?? '')
  const [once, repeated] = [new Set<string>(), new Set([''])]
  for (const picture of pictures) (once.has(picture) ? repeated : once).add(picture)
  return (at: number): boolean => featured.has(at) || repeated.has(pictures[at] ?? '')
}

/** Makes a `Front` of the index, as JSON. */
export function makeFront(
  plan: FrontPlan,
  open: (article: PlannedArticle) => OpenArticle,
  providers: ReadonlyMap<string, Outlet>,
  siteLocale: string,
): string {
  const table = new ProviderTable(providers)
  const { latest, top, lead, bands, domains, types } = plan
  const articles = plan.articles.map(open)
  const mayShowExcerpt = excerptFilter(plan, articles)
  const cards = articles.map((one, at) => {
    return toCard(one, table, siteLocale, { isTimeline: at === lead[0], hasExcerpt: mayShowExcerpt(at) })
  })
  const facets = { providers: domains.map(([domain]) => table.place(domain)), types }
  const shown = JSON.stringify({ latest, top, lead, bands, facets })
  return `{"providers":${JSON.stringify(table.providers)},"cards":[${cards.join()}],${shown.slice(1)}`
}
