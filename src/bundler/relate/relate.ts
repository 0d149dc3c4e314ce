import { compareLatest } from '../../contract/order.ts'
import type { CacheFolder } from '../cache/cache-folder.ts'
import type { ArticleStore } from '../collect/article-store.ts'
import type { ArticleSummary } from '../collect/article-summary.ts'
import { type StageTimes, addTime } from '../system/stage-times.ts'
import type { ThreadPool } from '../system/thread-pool.ts'
import { ArticleLinker } from './article-linker.ts'
import { weighEdition } from './edition-texts.ts'
import { type Event, findEvents } from './events.ts'
import { type SearchedEdition, editedInPlace, searchAgain, searchBlocks } from './search-edition.ts'

/** How the articles of an edition belong together. */
export interface Relations {
  readonly linker: ArticleLinker
  /** Events with more than one report, by the index of each article that reports one. */
  readonly events: ReadonlyMap<number, Event>
  /** Indexes of the articles that are most like each article, best first, of any event. */
  readonly similar: (article: number) => readonly number[]
}

/** What is kept in memory from one edition of a session to the next. */
export interface RelateMemory {
  last?: SearchedEdition
}

interface RelateOptions {
  readonly store: Pick<ArticleStore, 'terms'>
  readonly cache: CacheFolder
  readonly pool: ThreadPool
  readonly times: StageTimes
  /** Present in a session, in which editions differ by few articles. */
  readonly memory?: RelateMemory | undefined
}

/**
 * Finds out which articles report the same event, and which are similar.
 * @param articles sorted by key
 */
export async function relateArticles(
  articles: readonly ArticleSummary[],
  { store, cache, pool, times, memory }: RelateOptions,
): Promise<Relations> {
  const started = performance.now()
  const last = memory?.last
  const weighed = weighEdition(articles, store.terms.all, last?.weighed)
  const { texts } = weighed
  const edited = last && editedInPlace(last.weighed, weighed)
  const searched: SearchedEdition = edited
    ? searchAgain(last, weighed, edited)
    : { weighed, neighbours: await searchBlocks(articles, texts, cache, pool) }
  if (memory) memory.last = searched
  const { neighbours } = searched
  const linker = new ArticleLinker(articles.toSorted(compareLatest))
  const events = findEvents({ articles, neighbours, texts, linker })
  addTime(times, 'relate', started)
  return {
    linker,
    events,
    similar: (article) => (neighbours[article]?.similar ?? []).map((distance) => article + distance),
  }
}
