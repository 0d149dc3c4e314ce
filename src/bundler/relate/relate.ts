import { compareLatest } from '../../contract/order.ts'
import { type Shard, shardName, splitShards } from '../../contract/shards.ts'
import type { CacheFolder } from '../cache/cache-folder.ts'
import type { ArticleStore } from '../collect/article-store.ts'
import type { ArticleSummary } from '../collect/article-summary.ts'
import { fingerprintOf } from '../system/hash.ts'
import { type StageTimes, addTime } from '../system/stage-times.ts'
import type { ThreadPool } from '../system/thread-pool.ts'
import { ArticleLinker } from './article-linker.ts'
import { minCosine } from './compare.ts'
import { editionTexts } from './edition-texts.ts'
import { type Event, findEvents } from './events.ts'
import { type EditionTexts, type NeighbourTask, type Neighbours, startSearching } from './find-neighbours.ts'
import { makePostings } from './postings.ts'

/** Neighbours are searched and cached in blocks of at most this many articles. */
const MAX_BLOCK = 1000
/** From this many blocks on, searching in two threads saves more than starting the second one costs. */
const MANY_BLOCKS = 4
/** An article is compared with about this many others at most, half of them older and half newer. */
const MAX_WINDOW = 8000
const MIN_WINDOW_DAYS = 8
/** More than forty years; an article may be dated to the year 9999. */
const MAX_WINDOW_DAYS = 2 ** 14

/** How the articles of an edition belong together. */
export interface Relations {
  readonly linker: ArticleLinker
  /** Events with more than one report, by the index of each article that reports one. */
  readonly events: ReadonlyMap<number, Event>
  /** Indexes of the articles that are most like each article, best first, of any event. */
  readonly similar: (article: number) => readonly number[]
}

/** The neighbours of the blocks of the last edition, by fingerprint. */
type KnownBlocks = readonly (readonly [fingerprint: string, neighbours: readonly Neighbours[]])[]

interface RelateOptions {
  readonly store: Pick<ArticleStore, 'terms'>
  readonly cache: CacheFolder
  readonly pool: ThreadPool
  readonly times: StageTimes
}

/**
 * Finds out which articles report the same event, and which are similar.
 * @param articles sorted by key
 */
export async function relateArticles(
  articles: readonly ArticleSummary[],
  { store, cache, pool, times }: RelateOptions,
): Promise<Relations> {
  const started = performance.now()
  const texts = editionTexts(articles, store.terms.all)
  const neighbours = await findNeighbours(articles, texts, cache, pool)
  const linker = new ArticleLinker(articles.toSorted(compareLatest))
  const events = findEvents({ articles, neighbours, texts, linker })
  addTime(times, 'relate', started)
  return {
    linker,
    events,
    similar: (article) => (neighbours[article]?.similar ?? []).map((distance) => article + distance),
  }
}

/**
 * Returns the days within which articles are compared: as many as have about {@link MAX_WINDOW} articles on average. They are
 * rounded to a power of two, so that one more article rarely changes them.
 */
function windowOf(days: Float64Array): number {
  if (days.length === 0) return MIN_WINDOW_DAYS
  const [first, last] = rangeOf(days)
  const span = last - first + 1
  const wanted = ((MAX_WINDOW / 2) * span) / Math.max(1, days.length)
  return Math.min(MAX_WINDOW_DAYS, Math.max(MIN_WINDOW_DAYS, 2 ** Math.floor(Math.log2(wanted))))
}

/** Returns the first and the last of some days. They need not ascend: the day of a file's name may be another one. */
function rangeOf(days: Float64Array): readonly [first: number, last: number] {
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const day of days) {
    if (day < first) first = day
    if (day > last) last = day
  }
  return [Math.floor(first), Math.floor(last)]
}

/** Finds the neighbours of all articles. Those of a block are known when nothing in its window has changed. */
async function findNeighbours(
  articles: readonly ArticleSummary[],
  texts: EditionTexts,
  cache: CacheFolder,
  pool: ThreadPool,
): Promise<Neighbours[]> {
  const windowDays = windowOf(texts.days)
  const keys = Float64Array.from(articles, ({ key }) => key)
  const blocks = splitShards(keys, (from, to) => to - from > MAX_BLOCK)
  const contents = blocks.map(({ from, to }) => blockContent(articles, texts, from, to))
  // The cache has checked that it has written this file.
  const before = new Map(cache.read('neighbours') as KnownBlocks | undefined)
  const found = new Map<string, readonly Neighbours[]>()
  const tasks: { readonly fingerprint: string; readonly block: Shard }[] = []
  let [first, end] = [articles.length, 0]
  const ranges = blocks.map(({ from, to }) => rangeOf(texts.days.subarray(from, to)))
  for (const [at, block] of blocks.entries()) {
    const near = blocksNear(ranges, at, windowDays)
    const fingerprint = fingerprintOf(
      `${shardName(block)} ${windowDays} ${minCosine(articles.length)} ${near.map((other) => contents[other] ?? '').join(' ')}`,
    )
    const known = before.get(fingerprint)
    found.set(fingerprint, known ?? [])
    if (known) continue
    tasks.push({ fingerprint, block })
    first = Math.min(first, blocks[near[0] ?? 0]?.from ?? 0)
    end = Math.max(end, blocks[near.at(-1) ?? 0]?.to ?? 0)
  }
  if (tasks.length === 0) return [...found.values()].flat()
  await pool.run(
    {
      kind: 'neighbours',
      setup: { texts, postings: makePostings(texts.articles, first, end, texts.terms), windowDays },
      start: startSearching,
      tasks: tasks.map(
        ({ block: { from, to } }) =>
          (): NeighbourTask => ({ from, to }),
      ),
      onDone: (result, number) => void found.set(tasks[number]?.fingerprint ?? '', result),
    },
    tasks.length >= MANY_BLOCKS,
  )
  cache.write('neighbours', [...found] satisfies KnownBlocks)
  return [...found.values()].flat()
}

/** Returns the indexes of the blocks that may have articles within the window of a block. */
function blocksNear(
  ranges: readonly (readonly [first: number, last: number])[],
  at: number,
  windowDays: number,
): number[] {
  const [first, last] = ranges[at] ?? [0, 0]
  return [...ranges.keys()].filter((other) => {
    const [from, to] = ranges[other] ?? [0, 0]
    return to >= first - windowDays && from <= last + windowDays
  })
}

/** Returns a fingerprint of everything of a block that its own neighbours and those of other blocks depend on. */
function blockContent(
  articles: readonly ArticleSummary[],
  { articles: vectors, items, itemStarts }: EditionTexts,
  from: number,
  to: number,
): string {
  const weightsOf = ({ starts, weights }: typeof vectors, first: number, end: number) =>
    fingerprintOf(new Uint8Array(weights.slice(starts[first], starts[end]).buffer))
  const own = weightsOf(vectors, from, to)
  const listed = weightsOf(items, itemStarts[from] ?? 0, itemStarts[to] ?? 0)
  const texts = articles.slice(from, to).map(({ fingerprint }) => fingerprint)
  return fingerprintOf(`${own} ${listed} ${texts.join(' ')}`)
}
