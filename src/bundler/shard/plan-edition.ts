import { compareLatest } from '../../contract/order.ts'
import type { Shard, ShardRange } from '../../contract/shards.ts'
import { type ArticleSummary, type ShownSummary, shownSummary } from '../collect/article-summary.ts'
import { type Joined, withParents } from '../join/join.ts'
import type { Event } from '../relate/events.ts'
import { type PlannedArticle, type ShownArticle, planArticle, planFingerprint } from '../relate/planned-article.ts'
import type { Relations } from '../relate/relate.ts'
import { fingerprintOf } from '../system/hash.ts'
import { type FrontPlan, ListGatherer, type ListSummary, planFront, scoreOf } from './front.ts'
import { type VolumePlan, divideIntoParts, planVolumes } from './plan-volumes.ts'

/** One part of the index. Its articles are planned only on demand, since most parts are the same as in the last edition. */
export interface PartPlan {
  readonly range: ShardRange
  /** Fingerprint of everything that its files show, except providers and the site's language. */
  readonly fingerprint: string
  /** Domains of all providers that its articles and their lists name, sorted. */
  readonly domains: readonly string[]
  /** Plans its articles. They are in the order of their keys. */
  readonly articles: () => readonly ShownArticle[]
}

/** The files of an edition, and the articles that each of them shows. */
export interface EditionPlan {
  readonly parts: readonly PartPlan[]
  readonly volumes: readonly VolumePlan[]
  /** Front of the whole site. */
  readonly front: FrontPlan
  /** Fronts by topic. */
  readonly fronts: ReadonlyMap<string, FrontPlan>
  /** Numbers by topic. They include the topics below it. */
  readonly counts: ReadonlyMap<string, { readonly stories: number; readonly providers: number }>
  /** Number of stories of the whole site. All reports of one event are one story. */
  readonly stories: number
  /** Number of providers of all articles. */
  readonly providers: number
  /** Time of the newest article. */
  readonly newest: string | undefined
}

/** Divides an edition into parts, and chooses the articles of each front. */
export function planEdition(joined: Joined, relations: Relations): EditionPlan {
  // Articles are sorted by day, so they are nearly in this order when they are reversed, and sorting them is quick.
  const latest = [...joined.articles.entries()].toReversed().sort(([, a], [, b]) => compareLatest(a, b))
  const newest = latest[0]?.[1].time
  const { siteList, lists } = gatherLists(joined, relations, latest, newest)
  const parts = divideIntoParts(joined.articles)
  return {
    parts: planParts(joined, relations, parts),
    volumes: planVolumes(joined, relations, parts),
    ...planFronts(joined, relations, siteList, lists),
    counts: new Map([...lists].map(([id, { count, domains }]) => [id, { stories: count, providers: domains.size }])),
    stories: siteList.count,
    providers: siteList.domains.size,
    newest,
  }
}

/** An article of the edition and its index in the order of keys. */
type Placed = readonly [place: number, article: ArticleSummary]

/** Summarises the list of the whole site and the list of each topic. */
function gatherLists(
  { topics, topicLists }: Joined,
  { events }: Relations,
  latest: readonly Placed[],
  newest: string | undefined,
): { readonly siteList: ListSummary; readonly lists: ReadonlyMap<string, ListSummary> } {
  const now = Date.parse(newest ?? '')
  const withAll = withParents(topics)
  const topicsOf = (place: number) => withAll(topicLists[place] ?? [])
  const shown = { site: preferredReports(latest, events), lists: preferredByTopic(latest, events, topicsOf) }
  const siteGatherer = new ListGatherer()
  const gatherers = new Map(topics.map(({ topic: { id } }) => [id, new ListGatherer()]))
  for (const [place, article] of latest) {
    const score = scoreOf(article, now)
    const event = events.get(place)
    const isShown = (preferred: ReadonlyMap<Event, ArticleSummary> | undefined) =>
      !event || preferred?.get(event) === article
    siteGatherer.add(article, score, event, isShown(shown.site))
    for (const id of topicsOf(place)) gatherers.get(id)?.add(article, score, event, isShown(shown.lists.get(id)))
  }
  return {
    siteList: siteGatherer.summary(),
    lists: new Map([...gatherers].map(([id, gatherer]) => [id, gatherer.summary()])),
  }
}

/** Returns the report that a list shows of each event: of those in the list, the one that comes first in the event. */
function preferredReports(
  articles: readonly Placed[],
  events: ReadonlyMap<number, Event>,
): ReadonlyMap<Event, ArticleSummary> {
  const inList = new Map<Event, Set<ArticleSummary>>()
  for (const [place, article] of articles) {
    const event = events.get(place)
    if (event) inList.set(event, (inList.get(event) ?? new Set()).add(article))
  }
  const preferred = new Map<Event, ArticleSummary>()
  for (const [event, found] of inList) {
    const report = event.reports.find(({ article }) => article && found.has(article))
    if (report?.article) preferred.set(event, report.article)
  }
  return preferred
}

function preferredByTopic(
  articles: readonly Placed[],
  events: ReadonlyMap<number, Event>,
  topicsOf: (place: number) => readonly string[],
): ReadonlyMap<string, ReadonlyMap<Event, ArticleSummary>> {
  const byTopic = new Map<string, Placed[]>()
  for (const placed of articles) {
    if (!events.has(placed[0])) continue
    for (const id of topicsOf(placed[0])) {
      const list = byTopic.get(id) ?? []
      byTopic.set(id, list)
      list.push(placed)
    }
  }
  return new Map([...byTopic].map(([id, list]) => [id, preferredReports(list, events)]))
}

function planParts({ articles, topicLists }: Joined, relations: Relations, parts: readonly Shard[]): PartPlan[] {
  return parts.map(({ start, bits, from, to }) => {
    const plan = (at: number) => planArticle(at, articles, topicLists[at] ?? [], relations)
    const domains = new Set<string>()
    let fingerprints = ''
    for (let at = from; at < to; at++) {
      const planned = plan(at)
      for (const domain of planned.domains) domains.add(domain)
      fingerprints += `${planFingerprint(planned)}\n`
    }
    return {
      range: { start, bits },
      fingerprint: fingerprintOf(fingerprints),
      domains: [...domains].sort(),
      articles: () => {
        const shown = new Shortener()
        return Array.from({ length: to - from }, (_, at) => shown.article(plan(from + at)))
      },
    }
  })
}

/**
 * Leaves out what the files of a part do not show. A part has the summaries of thousands of articles, and copying all of them to
 * another thread would take longer than making its cards.
 */
class Shortener {
  private readonly known = new Map<ArticleSummary, ShownSummary>()

  article({ summary, links, reports, similar, ...rest }: PlannedArticle): ShownArticle {
    return {
      ...rest,
      summary: this.summary(summary),
      links: links.map(({ item, article }) => (article ? { item, article: this.summary(article) } : { item })),
      reports: reports.map(({ article, item, ...report }) => ({
        ...report,
        ...(article && { article: this.summary(article) }),
        ...(item && { item: { owner: this.summary(item.owner), at: item.at } }),
      })),
      similar: similar.map((article) => this.summary(article)),
    }
  }

  /** Returns the same object for the same article. */
  private summary(summary: ArticleSummary): ShownSummary {
    let shown = this.known.get(summary)
    if (!shown) this.known.set(summary, (shown = shownSummary(summary)))
    return shown
  }
}

function planFronts(
  { articles, topicLists, site }: Joined,
  relations: Relations,
  siteList: ListSummary,
  lists: ReadonlyMap<string, ListSummary>,
): Pick<EditionPlan, 'front' | 'fronts'> {
  const places = new Map<ArticleSummary, number>()
  for (const [at, article] of articles.entries()) places.set(article, at)
  // Fronts compare articles by identity, so each article is planned once.
  const planned = new Map<ArticleSummary, PlannedArticle>()
  const planOf = (article: ArticleSummary): PlannedArticle => {
    let plan = planned.get(article)
    if (plan) return plan
    const at = places.get(article) ?? -1
    plan = planArticle(at, articles, topicLists[at] ?? [], relations)
    planned.set(article, plan)
    return plan
  }
  const bands = site.home.flatMap((topic) => {
    const list = lists.get(topic)
    return list ? [{ topic, list }] : []
  })
  return {
    front: planFront(siteList, planOf, bands),
    fronts: new Map([...lists].map(([id, list]) => [id, planFront(list, planOf)])),
  }
}
