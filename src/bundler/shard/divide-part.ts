import { compareLatest } from '../../contract/order.ts'
import {
  HASH_BITS,
  KEYS_PER_DAY,
  type ShardRange,
  shardName,
  similarKey,
  splitShards,
  timeKey,
} from '../../contract/shards.ts'
import type { ShownSummary } from '../collect/article-summary.ts'
import type { ShownArticle } from '../relate/planned-article.ts'

/** The articles of one file of a part. */
export interface Group {
  readonly key: string
  readonly group: readonly ShownArticle[]
}

const MAX_CARDS = 48
const MAX_STORIES = 24
/** Estimated bytes of one file of cards or stories. */
const MAX_BYTES = 40_000
/** Articles whose similar articles are in one file. */
const MAX_SIMILAR = 32

/** Groups the cards of a part by the time at which they were published, newest first. */
export function cardGroups(articles: readonly ShownArticle[], range: ShardRange): Group[] {
  const within = atLeastADay(range)
  const oldestFirst = articles.toSorted((a, b) => compareLatest(b.summary, a.summary))
  // The day of an id may be another than that of its time.
  const last = within.start + 2 ** within.bits - 1
  const keys = Float64Array.from(oldestFirst, ({ summary }) =>
    Math.min(last, Math.max(within.start, timeKey(summary.time))),
  )
  const isTooFull = tooFull(oldestFirst, MAX_CARDS, ({ cardBytes }) => cardBytes)
  return splitShards(keys, isTooFull, within)
    .map((shard) => ({ key: shardName(shard), group: oldestFirst.slice(shard.from, shard.to).toReversed() }))
    .toReversed()
}

/** Groups the stories of a part by their keys, since they are found by their ids. */
export function storyGroups(articles: readonly ShownArticle[], range: ShardRange): Group[] {
  const keys = Float64Array.from(articles, ({ summary }) => summary.key)
  const isTooFull = tooFull(articles, MAX_STORIES, ({ storyBytes }) => storyBytes)
  return splitShards(keys, isTooFull, range).map((shard) => ({
    key: shardName(shard),
    group: articles.slice(shard.from, shard.to).sort((a, b) => compareLatest(a.summary, b.summary)),
  }))
}

/** Groups articles that are near in time, and within a day those of a topic. */
export function similarGroups(articles: readonly ShownArticle[], range: ShardRange): Group[] {
  const sorted = articles
    .map((article) => ({ article, key: similarKey(article.summary.id, article.topics[0]) }))
    .sort((a, b) => a.key - b.key || (a.article.summary.id < b.article.summary.id ? -1 : 1))
  const keys = Float64Array.from(sorted, ({ key }) => key)
  return splitShards(keys, (from, to) => to - from > MAX_SIMILAR, atLeastADay(range)).map((shard) => ({
    key: shardName(shard),
    group: sorted.slice(shard.from, shard.to).map(({ article }) => article),
  }))
}

/** Returns a function that tells whether a range of articles is too much for one shard. */
function tooFull(
  articles: readonly ShownArticle[],
  limit: number,
  bytesOf: (article: ShownSummary) => number,
): (from: number, to: number) => boolean {
  return (from, to) =>
    to - from > limit || articles.slice(from, to).reduce((sum, { summary }) => sum + bytesOf(summary), 0) > MAX_BYTES
}

/** Keys within a day are in another order than those of a part's range. A part of less than a day gets the range of the day. */
function atLeastADay(range: ShardRange): ShardRange {
  const start = Math.floor(range.start / KEYS_PER_DAY) * KEYS_PER_DAY
  return range.bits >= HASH_BITS ? range : { start, bits: HASH_BITS }
}
