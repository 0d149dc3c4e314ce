import type { Provider } from '../../contract/edition.ts'
import { byLatest, topScore } from '../../contract/order.ts'
import type { ArticleSummary } from '../collect/article-summary.ts'
import { type OpenArticle, type PlannedArticle, planFingerprint } from '../relate/planned-article.ts'
import { ProviderTable, toCard } from './index-json.ts'

const LATEST = 24
const TOP = 24
const LEAD = 8
const BAND = 10
const MAX_CARDS = 90
const SOURCES = 12
/** Among this many of the best articles each event is shown once. */
const CONSIDERED = 400

/** What the first screen of a list is chosen from. */
export interface ListSummary {
  readonly count: number
  /** Newest first. */
  readonly latest: readonly ArticleSummary[]
  /** Best first. */
  readonly best: readonly ArticleSummary[]
  /** Articles by domain. */
  readonly domains: ReadonlyMap<string, number>
  readonly types: ReadonlySet<string>
}

/** Takes the articles of a list, newest first, and keeps only what its first screen needs. */
export class ListGatherer {
  private count = 0
  private readonly latest: ArticleSummary[] = []
  private best: { readonly article: ArticleSummary; readonly score: number }[] = []
  private lowest = Number.NEGATIVE_INFINITY
  private readonly domains = new Map<string, number>()
  private readonly types = new Set<string>()
  private readonly limit: number

  /** @param hasEvents whether each event is shown once: in the site's own list and in bands of its front page */
  constructor(hasEvents: boolean) {
    this.limit = hasEvents ? CONSIDERED : TOP
  }

  /** @param score see `topScore` */
  add(article: ArticleSummary, score: number): void {
    this.count++
    if (this.latest.length < LATEST) this.latest.push(article)
    this.domains.set(article.domain, (this.domains.get(article.domain) ?? 0) + 1)
    this.types.add(article.type)
    // Articles come newest first, so of two with equal scores the first one stays.
    if (this.best.length >= this.limit && score <= this.lowest) return
    this.best.push({ article, score })
    if (this.best.length >= this.limit * 2) this.shorten()
  }

  private shorten(): void {
    this.best.sort((a, b) => b.score - a.score || byLatest(a.article, b.article))
    this.best.length = Math.min(this.best.length, this.limit)
    if (this.best.length === this.limit) this.lowest = this.best.at(-1)?.score ?? this.lowest
  }

  summary(): ListSummary {
    this.shorten()
    const { count, latest, domains, types } = this
    return { count, latest, best: this.best.map(({ article }) => article), domains, types }
  }
}

/** @param newest time of the newest article of the edition */
export function scoreOf({ rank, time }: ArticleSummary, newest: number): number {
  return topScore(rank, (newest - Date.parse(time)) / 1000)
}

/** Separates articles of new events from articles of events that are taken. An article and those it links are one event. */
function eachEventOnce(articles: readonly PlannedArticle[], taken: Set<string>, limit: number) {
  const fresh: PlannedArticle[] = []
  const repeats: PlannedArticle[] = []
  for (const article of articles) {
    const ids = [article.summary.id, ...article.links.flatMap((link) => link.article?.id ?? [])]
    if (fresh.length === limit || ids.some((id) => taken.has(id))) {
      repeats.push(article)
      continue
    }
    fresh.push(article)
    for (const id of ids) taken.add(id)
  }
  return { fresh, repeats }
}

/** The first screen of a list before its cards are read: which articles it shows, and where. */
export interface FrontPlan {
  readonly articles: readonly PlannedArticle[]
  /** Indexes of articles, here and below. */
  readonly latest: readonly number[]
  readonly top: readonly number[]
  readonly lead: readonly number[]
  readonly bands: readonly { readonly topic: string; readonly cards: readonly number[] }[]
  /** The outlets with the most articles, and their numbers of articles. */
  readonly domains: readonly (readonly [domain: string, count: number])[]
  readonly types: readonly string[]
}

/**
 * Chooses what the first screen of a list shows.
 * @param bands of the site's front page; undefined for other lists
 */
export function planFront(
  list: ListSummary,
  planOf: (article: ArticleSummary) => PlannedArticle,
  bands?: readonly { readonly topic: string; readonly list: ListSummary }[],
): FrontPlan {
  const places = new Map<PlannedArticle, number>()
  const place = (article: PlannedArticle): number => places.get(article) ?? places.set(article, places.size).size - 1
  const latest = list.latest.map((article) => place(planOf(article)))
  const top = list.best.slice(0, TOP).map((article) => place(planOf(article)))
  const taken = new Set<string>()
  const lead = bands ? eachEventOnce(list.best.map(planOf), taken, LEAD).fresh.map(place) : []
  const banded = (bands ?? []).map((band) => {
    const { fresh, repeats } = eachEventOnce(band.list.best.map(planOf), taken, BAND)
    const cards = [...fresh, ...repeats]
      .slice(0, BAND)
      .flatMap((article) => (places.size < MAX_CARDS || places.has(article) ? [place(article)] : []))
    return { topic: band.topic, cards }
  })
  return {
    articles: [...places.keys()],
    latest,
    top,
    lead,
    bands: banded,
    domains: [...list.domains].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).slice(0, SOURCES),
    types: [...list.types].sort(),
  }
}

/**
 * Everything that the bytes of a front depend on, as text. The numbers of articles of its outlets are not part of it, since
 * the manifest holds them.
 */
export function frontInputs(plan: FrontPlan, providers: ReadonlyMap<string, Provider>, locale: string): string {
  const { articles, latest, top, lead, bands, domains, types } = plan
  const outlets = domains.map(([domain]) => domain)
  const shown = [...new Set([...articles.flatMap((article) => article.domains), ...outlets])]
  return JSON.stringify([
    locale,
    shown.sort().map((domain) => providers.get(domain)),
    articles.map(({ summary, topics, links }) => planFingerprint(summary, topics, links)),
    latest,
    top,
    lead,
    bands,
    outlets,
    types,
  ])
}

/** The beginning of a picture's JSON. */
const SOURCE = /^\{"src":"(?:[^"\\]|\\.)*"/

/**
 * Tells which cards of a front may show their excerpt: the first of a list, those of the front page, and text cards. A
 * text card has no picture, or one that another card shows before it.
 */
function excerptPlaces({ latest, top, lead, bands }: FrontPlan, articles: readonly OpenArticle[]) {
  const featured = new Set([latest[0], top[0], ...lead, ...bands.flatMap(({ cards }) => cards)])
  const sources = articles.map(({ record: { image } }) => SOURCE.exec(image)?.[0] ?? '')
  const [once, repeated] = [new Set<string>(), new Set([''])]
  for (const src of sources) (once.has(src) ? repeated : once).add(src)
  return (at: number): boolean => featured.has(at) || repeated.has(sources[at] ?? '')
}

/** A `Front` of the index, as JSON. */
export function makeFront(
  plan: FrontPlan,
  open: (article: PlannedArticle) => OpenArticle,
  providers: ReadonlyMap<string, Provider>,
  siteLocale: string,
): string {
  const table = new ProviderTable(providers)
  const { latest, top, lead, bands, domains, types } = plan
  const articles = plan.articles.map(open)
  const mayShowExcerpt = excerptPlaces(plan, articles)
  const cards = articles.map((one, at) => {
    return toCard(one, table, siteLocale, { isTimeline: at === lead[0], hasExcerpt: mayShowExcerpt(at) })
  })
  const facets = { providers: domains.map(([domain]) => table.place(domain)), types }
  const shown = JSON.stringify({ latest, top, lead, bands, facets })
  return `{"providers":${JSON.stringify(table.providers)},"cards":[${cards.join()}],${shown.slice(1)}`
}
