import { compareLatest } from '../../contract/order.ts'
import { type ShardRange, splitShards } from '../../contract/shards.ts'
import type { ArticleSummary } from '../collect/article-summary.ts'
import { type Joined, withParents } from '../join/join.ts'
import { ArticleLinker } from '../relate/article-linker.ts'
import { type PlannedArticle, planArticle, planFingerprint } from '../relate/planned-article.ts'
import { fingerprintOf } from '../system/hash.ts'
import { type FrontPlan, ListGatherer, type ListSummary, planFront, scoreOf } from './front.ts'

/** A part holds at most this many articles. */
const MAX_ARTICLES = 1500

/** One part of the index. Its articles are planned only on demand, since most parts are the same as in the last edition. */
export interface PartPlan {
  readonly range: ShardRange
  /** Fingerprint of everything that its files show, except providers and the site's language. */
  readonly fingerprint: string
  /** Domains of all providers that its articles and their lists name, sorted. */
  readonly domains: readonly string[]
  /** Plans its articles. They are in the order of their keys. */
  readonly articles: () => readonly PlannedArticle[]
}

/** The files of an edition, and the articles that each of them shows. */
export interface EditionPlan {
  readonly parts: readonly PartPlan[]
  /** Front of the whole site. */
  readonly front: FrontPlan
  /** Fronts by topic. */
  readonly fronts: ReadonlyMap<string, FrontPlan>
  /** Numbers by topic. They include the topics below it. */
  readonly counts: ReadonlyMap<string, { readonly articles: number; readonly providers: number }>
  /** Number of providers of all articles. */
  readonly providers: number
  /** Time of the newest article. */
  readonly newest: string | undefined
}

/** Divides an edition into parts, and chooses the articles of each front. */
export function planEdition(joined: Joined): EditionPlan {
  // Articles are sorted by day, so they are nearly in this order when they are reversed, and sorting them is quick.
  const latest = [...joined.articles.entries()].toReversed().sort(([, a], [, b]) => compareLatest(a, b))
  const linker = new ArticleLinker(latest.map(([, article]) => article))
  const newest = latest[0]?.[1].time
  const { siteList, lists } = gatherLists(joined, latest, newest)
  return {
    parts: planParts(joined, linker),
    ...planFronts(joined, linker, siteList, lists),
    counts: new Map([...lists].map(([id, { count, domains }]) => [id, { articles: count, providers: domains.size }])),
    providers: siteList.domains.size,
    newest,
  }
}

/** Summarises the list of the whole site and the list of each topic. */
function gatherLists(
  { topics, topicLists, site }: Joined,
  latest: readonly (readonly [place: number, article: ArticleSummary])[],
  newest: string | undefined,
): { readonly siteList: ListSummary; readonly lists: ReadonlyMap<string, ListSummary> } {
  const now = Date.parse(newest ?? '')
  const siteGatherer = new ListGatherer(true)
  const gatherers = new Map(
    topics.map(({ topic: { id }, ink, sub }) => {
      const isSection = ink > 0 && sub === undefined
      return [id, new ListGatherer(isSection || site.home.includes(id))]
    }),
  )
  const withAll = withParents(topics)
  for (const [place, article] of latest) {
    const score = scoreOf(article, now)
    siteGatherer.add(article, score)
    for (const id of withAll(topicLists[place] ?? [])) gatherers.get(id)?.add(article, score)
  }
  return {
    siteList: siteGatherer.summary(),
    lists: new Map([...gatherers].map(([id, gatherer]) => [id, gatherer.summary()])),
  }
}

function planParts({ articles, topicLists }: Joined, linker: ArticleLinker): PartPlan[] {
  const keys = Float64Array.from(articles, ({ key }) => key)
  return splitShards(keys, (from, to) => to - from > MAX_ARTICLES).map(({ start, bits, from, to }) => {
    const partArticles = articles.slice(from, to)
    const topicsAt = (at: number) => topicLists[from + at] ?? []
    const domains = new Set<string>()
    let fingerprints = ''
    for (const [at, article] of partArticles.entries()) {
      const { links } = linker.link(article)
      domains.add(article.domain)
      for (const { domain } of article.related) domains.add(domain)
      for (const link of links) if (link.article) domains.add(link.article.domain)
      fingerprints += `${planFingerprint(article, topicsAt(at), links)}\n`
    }
    return {
      range: { start, bits },
      fingerprint: fingerprintOf(fingerprints),
      domains: [...domains].sort(),
      articles: () => partArticles.map((article, at) => planArticle(article, topicsAt(at), linker.link(article))),
    }
  })
}

function planFronts(
  { articles, topicLists, site }: Joined,
  linker: ArticleLinker,
  siteList: ListSummary,
  lists: ReadonlyMap<string, ListSummary>,
): Pick<EditionPlan, 'front' | 'fronts'> {
  const fronts = [siteList, ...lists.values()]
  const shown = new Set(fronts.flatMap(({ latest, best }) => [...latest, ...best]))
  // Fronts compare articles by identity, so each article is planned once.
  const planned = new Map<ArticleSummary, PlannedArticle>()
  for (const [at, article] of articles.entries())
    if (shown.has(article)) planned.set(article, planArticle(article, topicLists[at] ?? [], linker.link(article)))
  const planOf = (article: ArticleSummary): PlannedArticle => {
    const plan = planned.get(article)
    if (!plan) throw new Error(`${article.file} is on no list.`)
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
