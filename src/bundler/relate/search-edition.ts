import { type Shard, shardName, splitShards } from '../../contract/shards.ts'
import type { CacheFolder } from '../cache/cache-folder.ts'
import type { ArticleSummary } from '../collect/article-summary.ts'
import { fingerprintOf } from '../system/hash.ts'
import type { ThreadPool } from '../system/thread-pool.ts'
import { hashOfTerm } from '../terms/packed-terms.ts'
import { minCosine } from './compare.ts'
import type { WeighedEdition } from './edition-texts.ts'
import {
  type EditionTexts,
  MAX_QUERY_TERMS,
  type NeighbourTask,
  type Neighbours,
  NeighbourSearch,
  type SearchSetup,
  heaviest,
  startSearching,
} from './find-neighbours.ts'
import type { PackedEdition } from './packed-edition.ts'
import { makePostings } from './postings.ts'
import { type Hashes, hashFilter, othersThan } from './same-texts.ts'

/** Neighbours are searched and cached in blocks of at most this many articles. */
const MAX_BLOCK = 1000
/** From this many blocks on, searching in two threads saves more than starting the second one costs. */
const MANY_BLOCKS = 4
/** An article is compared with about this many others at most, half of them older and half newer. */
const MAX_WINDOW = 8000
const MIN_WINDOW_DAYS = 8
/** More than forty years; an article may be dated to the year 9999. */
const MAX_WINDOW_DAYS = 2 ** 14

/** The neighbours of the blocks of the last edition, by fingerprint. */
type KnownBlocks = readonly (readonly [fingerprint: string, neighbours: readonly Neighbours[]])[]

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
export async function searchBlocks(
  articles: readonly ArticleSummary[],
  texts: EditionTexts,
  cache: CacheFolder,
  pool: ThreadPool,
): Promise<Neighbours[]> {
  const windowDays = windowOf(texts.days)
  const blocks = blocksOf(articles, texts.days, windowDays)
  const contents = blocks.map(({ from, to }) => blockContent(articles, texts, from, to))
  // The cache has checked that it has written this file.
  const before = new Map(cache.read('neighbours') as KnownBlocks | undefined)
  const found = new Map<string, readonly Neighbours[]>()
  const tasks: { readonly fingerprint: string; readonly block: Block }[] = []
  for (const block of blocks) {
    const fingerprint = fingerprintOf(
      `${shardName(block)} ${windowDays} ${minCosine(articles.length)} ${block.near.map((other) => contents[other] ?? '').join(' ')}`,
    )
    const known = before.get(fingerprint)
    found.set(fingerprint, known ?? [])
    if (!known) tasks.push({ fingerprint, block })
  }
  if (tasks.length === 0) return [...found.values()].flat()
  await pool.run(
    {
      kind: 'neighbours',
      setup: searchSetup(
        texts,
        blocks,
        tasks.map(({ block }) => block),
        windowDays,
      ),
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

/** Articles that follow each other. */
interface Block extends Shard {
  /** Indexes of the blocks that may have articles within its window, its own among them. */
  readonly near: readonly number[]
}

/** Divides an edition into blocks. */
function blocksOf(articles: readonly ArticleSummary[], days: Float64Array, windowDays: number): Block[] {
  const keys = Float64Array.from(articles, ({ key }) => key)
  const shards = splitShards(keys, (from, to) => to - from > MAX_BLOCK)
  const ranges = shards.map(({ from, to }) => rangeOf(days.subarray(from, to)))
  return shards.map((shard, at) => {
    const [first, last] = ranges[at] ?? [0, 0]
    const isNear = ([from, to]: readonly [number, number]) => to >= first - windowDays && from <= last + windowDays
    return { ...shard, near: [...ranges.keys()].filter((other) => isNear(ranges[other] ?? [0, 0])) }
  })
}

/**
 * Returns what is needed to search the neighbours of articles of some blocks.
 * @param isWanted false for terms by which none of them is searched; by default each may be
 */
function searchSetup(
  texts: EditionTexts,
  blocks: readonly Block[],
  searched: readonly Block[],
  windowDays: number,
  isWanted?: (term: number) => boolean,
): SearchSetup {
  const near = searched.flatMap((block) => block.near)
  const first = blocks[Math.min(...near)]?.from ?? 0
  const end = blocks[Math.max(...near)]?.to ?? 0
  return { texts, postings: makePostings(texts.articles, first, end, texts.terms, isWanted), windowDays }
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

/** An edition of which all neighbours are known. */
export interface SearchedEdition {
  readonly weighed: WeighedEdition
  readonly neighbours: readonly Neighbours[]
  /** See {@link queryTerms}; absent until an edition is searched again. */
  readonly queries?: Uint32Array
}

/**
 * Returns the indexes of the articles that have other words than in the edition before.
 * @returns undefined when there is another difference, such as an article that is new or has another time
 */
export function editedInPlace(before: WeighedEdition, now: WeighedEdition): number[] | undefined {
  const [old, all] = [before.packed.summaries, now.packed.summaries]
  const isInPlace = now.same.length > 0 && now.same.every((run) => run.from === run.before)
  if (!isInPlace || old.length !== all.length) return undefined
  const edited = othersThan(now.same, all.length)
  const isAtSameTime = (at: number) => old[at]?.key === all[at]?.key && old[at]?.time === all[at]?.time
  return edited.every(isAtSameTime) ? edited : undefined
}

/**
 * Finds the neighbours of an edition in which a few articles have other words than before. A search sees other articles only
 * through the heaviest terms of its own article. So besides the edited articles only those are searched again that have one of
 * their terms, old or new, among the heaviest.
 */
export function searchAgain(
  { weighed: before, neighbours, queries: queriesBefore }: SearchedEdition,
  weighed: WeighedEdition,
  edited: readonly number[],
): SearchedEdition {
  const { texts, packed } = weighed
  const queries = queryTerms(texts, queriesBefore, edited)
  if (edited.length === 0) return { weighed, neighbours, queries }
  const windowDays = windowOf(texts.days)
  const blocks = blocksOf(packed.summaries, texts.days, windowDays)
  const own = blocks.flatMap(({ from, to }, block) => (edited.some((at) => from <= at && at < to) ? [block] : []))
  const near = blocks.filter((block) => own.some((one) => block.near.includes(one)))
  const changed = termsOf([before.packed, packed], edited)
  const isEdited = new Set(edited)
  const queryOf = (at: number) => queries.subarray(at * MAX_QUERY_TERMS, (at + 1) * MAX_QUERY_TERMS)
  const searched = near
    .flatMap(({ from, to }) => Array.from({ length: to - from }, (_, at) => from + at))
    .filter((at) => isEdited.has(at) || isSearchedBy(queries, at, changed))
  const wanted = hashFilter(searched.flatMap((at) => Array.from(queryOf(at), (term) => term - 1)))
  const search = new NeighbourSearch(searchSetup(texts, blocks, near, windowDays, wanted.has))
  const found = [...neighbours]
  for (const at of searched) found[at] = search.find(at)
  return { weighed, neighbours: found, queries }
}

/** True when an article is searched by one of some terms. It is asked of every article, and an array for each takes longer. */
function isSearchedBy(queries: Uint32Array, article: number, { has }: Hashes): boolean {
  const end = (article + 1) * MAX_QUERY_TERMS
  let at = article * MAX_QUERY_TERMS
  while (at < end && !has((queries[at] ?? 0) - 1)) at++
  return at < end
}

/** Returns the terms of some articles in some editions. */
function termsOf(editions: readonly PackedEdition[], places: readonly number[]): Hashes {
  const ofArticle = ({ articles: { starts, terms } }: PackedEdition, at: number) =>
    Array.from(terms.subarray(starts[at], starts[at + 1]), hashOfTerm)
  return hashFilter(editions.flatMap((edition) => places.flatMap((at) => ofArticle(edition, at))))
}

/**
 * Returns the hashes plus one of the terms by which each article is searched. Those of article `n` begin at
 * `n * MAX_QUERY_TERMS`; 0 where it has fewer.
 * @param before those of an edition in which all but the edited articles are the same
 */
function queryTerms(
  { articles: vectors, days }: EditionTexts,
  before: Uint32Array | undefined,
  edited: readonly number[],
): Uint32Array {
  const queries = before ? before.slice() : new Uint32Array(days.length * MAX_QUERY_TERMS)
  for (const at of before ? edited : days.keys()) {
    const terms = heaviest(vectors, at).map((place) => (vectors.terms[place] ?? 0) + 1)
    const query = queries.subarray(at * MAX_QUERY_TERMS, (at + 1) * MAX_QUERY_TERMS)
    query.fill(0)
    query.set(terms)
  }
  return queries
}
