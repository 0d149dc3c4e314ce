import { byLatest } from '../contract/order.ts'
import { type ShardRange, splitShards } from '../contract/shards.ts'
import { type FrontPlan, ListGatherer, type ListSummary, planFront, scoreOf } from './front.ts'
import { type Joined, withAbove } from './join.ts'
import { MOST_ROWS } from './part.ts'
import { type Row, linker, toRow } from './row.ts'
import type { Digest } from './source-article.ts'

/** Which files an edition will have, and what each of them will show. */
export interface EditionPlan {
  readonly parts: readonly { readonly range: ShardRange; readonly rows: readonly Row[] }[]
  /** Of the whole site. */
  readonly front: FrontPlan
  /** By topic. */
  readonly fronts: ReadonlyMap<string, FrontPlan>
  readonly lists: ReadonlyMap<string, ListSummary>
  readonly providers: number
  readonly newest: string | undefined
}

export function planEdition({ articles, topics, topicsOf, site }: Joined): EditionPlan {
  const latest = articles.toSorted(byLatest)
  const linksOf = linker(latest)
  const rows = new Map<Digest, Row>()
  const rowOf = (article: Digest): Row => {
    const known = rows.get(article)
    if (known) return known
    const row = toRow(article, topicsOf(article), linksOf(article))
    rows.set(article, row)
    return row
  }
  const keys = Float64Array.from(articles, ({ key }) => key)
  const parts = splitShards(keys, (from, to) => to - from > MOST_ROWS).map(({ start, bits, from, to }) => ({
    range: { start, bits },
    rows: articles.slice(from, to).map(rowOf),
  }))

  const newest = latest[0]?.time
  const now = Date.parse(newest ?? '')
  const whole = new ListGatherer(true)
  const isSection = new Set(topics.flatMap(({ topic, ink, sub }) => (ink > 0 && sub === undefined ? topic.id : [])))
  const gatherers = new Map(
    topics.map(({ topic: { id } }) => [id, new ListGatherer(isSection.has(id) || site.home.includes(id))]),
  )
  const above = withAbove(topics)
  for (const article of latest) {
    const score = scoreOf(article, now)
    whole.add(article, score)
    for (const id of above(topicsOf(article))) gatherers.get(id)?.add(article, score)
  }
  const lists = new Map([...gatherers].map(([id, gatherer]) => [id, gatherer.summary()]))
  const bands = site.home.flatMap((topic) => {
    const list = lists.get(topic)
    return list ? [{ topic, list }] : []
  })
  const all = whole.summary()
  return {
    parts,
    front: planFront(all, rowOf, bands),
    fronts: new Map([...lists].map(([id, list]) => [id, planFront(list, rowOf)])),
    lists,
    providers: all.domains.size,
    newest,
  }
}
