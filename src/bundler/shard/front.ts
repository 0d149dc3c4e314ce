import type { Provider } from '../../contract/edition.ts'
import { byLatest, topScore } from '../../contract/order.ts'
import { ProviderTable, toCard } from './edition-parts.ts'
import { type Row, type RowWithRecord, gateOf } from './row.ts'
import type { Digest } from '../validate/source-article.ts'

const LATEST = 24
const TOP = 24
const LEAD = 8
const BAND = 10
const MOST_CARDS = 90
const SOURCES = 12
/** Events are told apart among so many of the best. */
const CONSIDERED = 400

/** What a list's first screen is chosen from. */
export interface ListSummary {
  readonly count: number
  /** Newest first. */
  readonly latest: readonly Digest[]
  /** Best first. */
  readonly best: readonly Digest[]
  /** Articles by domain. */
  readonly domains: ReadonlyMap<string, number>
  readonly types: ReadonlySet<string>
}

/** Gathers a list article by article, newest first, and keeps no more of it than its first screen needs. */
export class ListGatherer {
  private count = 0
  private readonly latest: Digest[] = []
  private best: { readonly article: Digest; readonly score: number }[] = []
  private least = Number.NEGATIVE_INFINITY
  private readonly domains = new Map<string, number>()
  private readonly types = new Set<string>()
  private readonly most: number

  /** @param isWhole events are told apart in it: the site itself, or a band of its front */
  constructor(isWhole: boolean) {
    this.most = isWhole ? CONSIDERED : TOP
  }

  /** @param score see `topScore` */
  add(article: Digest, score: number): void {
    this.count++
    if (this.latest.length < LATEST) this.latest.push(article)
    this.domains.set(article.domain, (this.domains.get(article.domain) ?? 0) + 1)
    this.types.add(article.type)
    // Articles come newest first: of equal ones the later to come is never the better.
    if (this.best.length >= this.most && score <= this.least) return
    this.best.push({ article, score })
    if (this.best.length >= this.most * 2) this.shorten()
  }

  private shorten(): void {
    this.best.sort((a, b) => b.score - a.score || byLatest(a.article, b.article))
    this.best.length = Math.min(this.best.length, this.most)
    if (this.best.length === this.most) this.least = this.best.at(-1)?.score ?? this.least
  }

  summary(): ListSummary {
    this.shorten()
    const { count, latest, domains, types } = this
    return { count, latest, best: this.best.map(({ article }) => article), domains, types }
  }
}

/** @param newest time of the newest article of the edition */
export function scoreOf({ rank, time }: Digest, newest: number): number {
  return topScore(rank, (newest - Date.parse(time)) / 1000)
}

/** Parts articles whose event is new from those whose event was taken before; an editor's list makes an event. */
function eachEventOnce(articles: readonly Row[], taken: Set<string>, most: number) {
  const fresh: Row[] = []
  const repeats: Row[] = []
  for (const article of articles) {
    const ids = [article.id, ...article.links.flatMap(({ own }) => own?.id ?? [])]
    if (fresh.length === most || ids.some((id) => taken.has(id))) {
      repeats.push(article)
      continue
    }
    fresh.push(article)
    for (const id of ids) taken.add(id)
  }
  return { fresh, repeats }
}

/** A first screen before its cards are read: which rows it shows, and where. */
export interface FrontPlan {
  readonly rows: readonly Row[]
  readonly latest: readonly number[]
  readonly top: readonly number[]
  readonly lead: readonly number[]
  readonly bands: readonly { readonly topic: string; readonly cards: readonly number[] }[]
  /** Of the outlets with the most articles, and how many each has. */
  readonly domains: readonly (readonly [domain: string, count: number])[]
  readonly types: readonly string[]
}

/**
 * Chooses the complete first screen of a list.
 * @param bands given for the site's front alone
 */
export function planFront(
  list: ListSummary,
  rowOf: (article: Digest) => Row,
  bands?: readonly { readonly topic: string; readonly list: ListSummary }[],
): FrontPlan {
  const places = new Map<Row, number>()
  const place = (row: Row): number => places.get(row) ?? places.set(row, places.size).size - 1
  const latest = list.latest.map((article) => place(rowOf(article)))
  const top = list.best.slice(0, TOP).map((article) => place(rowOf(article)))
  const taken = new Set<string>()
  const lead = bands ? eachEventOnce(list.best.map(rowOf), taken, LEAD).fresh.map(place) : []
  const banded = (bands ?? []).map((band) => {
    const { fresh, repeats } = eachEventOnce(band.list.best.map(rowOf), taken, BAND)
    const cards = [...fresh, ...repeats]
      .slice(0, BAND)
      .flatMap((row) => (places.size < MOST_CARDS || places.has(row) ? [place(row)] : []))
    return { topic: band.topic, cards }
  })
  return {
    rows: [...places.keys()],
    latest,
    top,
    lead,
    bands: banded,
    domains: [...list.domains].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).slice(0, SOURCES),
    types: [...list.types].sort(),
  }
}

/** Everything the bytes of a front depend on; how many articles an outlet has stands in the manifest. */
export function frontGate(plan: FrontPlan, providers: ReadonlyMap<string, Provider>, locale: string): string {
  const { rows, latest, top, lead, bands, domains, types } = plan
  const most = domains.map(([domain]) => domain)
  const named = [...new Set([...rows.flatMap((row) => row.domains), ...most])]
  return JSON.stringify([
    locale,
    named.sort().map((domain) => providers.get(domain)),
    rows.map(gateOf),
    latest,
    top,
    lead,
    bands,
    most,
    types,
  ])
}

/** How the JSON of a picture begins. */
const SOURCE = /^\{"src":"(?:[^"\\]|\\.)*"/

/**
 * Which cards of a front are ever shown with their excerpt: the features of its lists, what the front page shows, and
 * text cards. Those are without a picture, or with one that another card shows before them.
 */
function excerptPlaces({ latest, top, lead, bands }: FrontPlan, articles: readonly RowWithRecord[]) {
  const featured = new Set([latest[0], top[0], ...lead, ...bands.flatMap(({ cards }) => cards)])
  const sources = articles.map(({ record: { image } }) => SOURCE.exec(image)?.[0] ?? '')
  const [once, repeated] = [new Set<string>(), new Set([''])]
  for (const src of sources) (once.has(src) ? repeated : once).add(src)
  return (at: number): boolean => featured.has(at) || repeated.has(sources[at] ?? '')
}

/** A `Front`, as JSON. */
export function makeFront(
  plan: FrontPlan,
  open: (row: Row) => RowWithRecord,
  providers: ReadonlyMap<string, Provider>,
  siteLocale: string,
): string {
  const table = new ProviderTable(providers)
  const { rows, latest, top, lead, bands, domains, types } = plan
  const articles = rows.map(open)
  const mayShowExcerpt = excerptPlaces(plan, articles)
  const cards = articles.map((one, at) => {
    return toCard(one, table, siteLocale, { isLine: at === lead[0], hasExcerpt: mayShowExcerpt(at) })
  })
  const facets = { providers: domains.map(([domain]) => table.place(domain)), types }
  const shown = JSON.stringify({ latest, top, lead, bands, facets })
  return `{"providers":${JSON.stringify(table.providers)},"cards":[${cards.join()}],${shown.slice(1)}`
}
