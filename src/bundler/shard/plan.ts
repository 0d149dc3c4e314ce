import { byLatest } from '../../contract/order.ts'
import { type ShardRange, splitShards } from '../../contract/shards.ts'
import { markOf } from '../system/index-hash.ts'
import { type FrontPlan, ListGatherer, type ListSummary, planFront, scoreOf } from './front.ts'
import { type Joined, withAbove } from '../join/join.ts'
import { MOST_ROWS } from './part.ts'
import { type Gated, NO_LINKS, type Row, gateOf, linker, toRow } from './row.ts'
import type { Digest } from '../validate/source-article.ts'

/** A part before its rows are made: most of them are those of the last edition. */
export interface PartPlan {
  readonly range: ShardRange
  /** Hash of everything its files show, but for providers and the site's language. */
  readonly gate: string
  /** Everyone its articles and their lists name, sorted. */
  readonly domains: readonly string[]
  readonly rows: () => readonly Row[]
}

/** Which files an edition will have, and what each of them will show. */
export interface EditionPlan {
  readonly parts: readonly PartPlan[]
  /** Of the whole site. */
  readonly front: FrontPlan
  /** By topic. */
  readonly fronts: ReadonlyMap<string, FrontPlan>
  /** Articles and outlets by topic. */
  readonly counts: ReadonlyMap<string, { readonly articles: number; readonly providers: number }>
  readonly providers: number
  readonly newest: string | undefined
}

/** Articles in their orders, and who is on which list: what a change of words alone leaves as it is. */
export interface EditionOrder {
  readonly keys: Float64Array
  /** Of the whole site. */
  readonly whole: ListSummary
  /** By topic. */
  readonly lists: ReadonlyMap<string, ListSummary>
  readonly linksOf: ReturnType<typeof linker>
  readonly newest: string | undefined
}

export function orderEdition({ articles, topics, topicLists, site }: Joined): EditionOrder {
  const latest = [...articles.entries()].sort(([, a], [, b]) => byLatest(a, b))
  const newest = latest[0]?.[1].time
  const now = Date.parse(newest ?? '')
  const whole = new ListGatherer(true)
  const isSection = new Set(topics.flatMap(({ topic, ink, sub }) => (ink > 0 && sub === undefined ? topic.id : [])))
  const gatherers = new Map(
    topics.map(({ topic: { id } }) => [id, new ListGatherer(isSection.has(id) || site.home.includes(id))]),
  )
  const above = withAbove(topics)
  /** By the list of an article's topics: everyone who gathers it. */
  const gathererLists = new Map<readonly string[], readonly ListGatherer[]>()
  for (const [place, article] of latest) {
    const topics = topicLists[place] ?? []
    let list = gathererLists.get(topics)
    if (!list) {
      list = [whole, ...above(topics).flatMap((id) => gatherers.get(id) ?? [])]
      gathererLists.set(topics, list)
    }
    const score = scoreOf(article, now)
    for (const gatherer of list) gatherer.add(article, score)
  }
  return {
    keys: Float64Array.from(articles, ({ key }) => key),
    whole: whole.summary(),
    lists: new Map([...gatherers].map(([id, gatherer]) => [id, gatherer.summary()])),
    linksOf: linker(latest.map(([, article]) => article)),
    newest,
  }
}

/** Hash of everything that the files of a part show of its rows. */
export const partGate = (rows: readonly Gated[]): string => markOf(rows.map((row) => `${gateOf(row)}\n`).join(''))

export function planEdition({ articles, topicLists, site }: Joined, order: EditionOrder): EditionPlan {
  const { keys, whole, lists, linksOf, newest } = order
  const topicsAt = (place: number) => topicLists[place] ?? []
  const makeRow = (article: Digest) => toRow(article, topicsAt(placeOf(article, articles, keys)), linksOf(article))
  /** Those of fronts, which tell rows by identity. */
  const rows = new Map<Digest, Row>()
  const rowOf = (article: Digest): Row => {
    const known = rows.get(article)
    if (known) return known
    const row = makeRow(article)
    rows.set(article, row)
    return row
  }
  const parts = splitShards(keys, (from, to) => to - from > MOST_ROWS).map(({ start, bits, from, to }): PartPlan => {
    const own = articles.slice(from, to)
    const domains = new Set<string>()
    const gates: Gated[] = []
    for (const [at, article] of own.entries()) {
      domains.add(article.domain)
      const { links } = article.related.length === 0 ? { links: NO_LINKS } : linksOf(article)
      for (const { domain } of article.related) domains.add(domain)
      for (const link of links) if (link.own) domains.add(link.own.domain)
      gates.push({ mark: article.mark, cardBytes: article.cardBytes, topics: topicsAt(from + at), links })
    }
    return { range: { start, bits }, gate: partGate(gates), domains: [...domains].sort(), rows: () => own.map(makeRow) }
  })
  const bands = site.home.flatMap((topic) => {
    const list = lists.get(topic)
    return list ? [{ topic, list }] : []
  })
  return {
    parts,
    front: planFront(whole, rowOf, bands),
    fronts: new Map([...lists].map(([id, list]) => [id, planFront(list, rowOf)])),
    counts: new Map([...lists].map(([id, { count, domains }]) => [id, { articles: count, providers: domains.size }])),
    providers: whole.domains.size,
    newest,
  }
}

/** Where an article stands in the order of the keys. */
function placeOf(article: Digest, articles: readonly Digest[], keys: Float64Array): number {
  let [low, high] = [0, keys.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((keys[middle] ?? 0) < article.key) low = middle + 1
    else high = middle
  }
  while (low < articles.length && articles[low] !== article) low++
  return low
}
