import { useQueries, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Article } from '../contract/article.ts'
import type { Manifest, Provider, Topic } from '../contract/edition.ts'
import { toArticle, toProvider } from './articles.ts'
import { type Selection, placeOf, select } from './catalogue.ts'
import { type Filter, countFilters, formatFilter, parseFilter } from './filter.ts'
import { INDEX_URL, cardShardQuery, catalogueQuery, frontQuery } from './queries.ts'
import { descendantsOf } from './topics.ts'

/** State of a list that loads as the reader scrolls. */
export interface ArticleList {
  /** Exact number of places in the list. Undefined until it is known. */
  readonly total: number | undefined
  /** The articles that have been loaded, from the start of the list. */
  readonly articles: readonly Article[]
  /** True while more articles are loading. */
  readonly isPending: boolean
  readonly error: Error | null
  readonly retry: () => void
  /** Counts for the filter bar. Undefined until the catalogue is loaded. */
  readonly selection: Selection | undefined
  /** All providers of the edition. Undefined until the catalogue is loaded. */
  readonly providers: readonly Provider[] | undefined
  /** Choices that the filter bar shows until the catalogue is loaded. They come from the front. */
  readonly facets: {
    readonly providers: readonly { readonly provider: Provider; readonly count: number }[]
    readonly types: readonly string[]
  }
  readonly hasFacets: boolean
  /** Number of providers of the unfiltered list. */
  readonly providerCount: number
}

/**
 * Loads the first articles of a list. An unfiltered list starts with its front, which is one request. The catalogue and
 * the card shards are loaded when the list is filtered, shows every report, or grows past the front.
 * @param topic topic of the page; the articles must have it in addition to the topics of the filter
 * @param wanted number of articles to load
 * @param eager loads the catalogue before it is needed, because the reader is about to use the filter bar
 */
export function useArticleList(
  manifest: Manifest,
  topic: Topic | undefined,
  filter: Filter,
  wanted: number,
  eager: boolean,
): ArticleList {
  const isPlain = countFilters(filter) === 0 && !filter.reports
  const front = useQuery({ ...frontQuery(manifest, topic), enabled: isPlain })
  const order = front.data && (filter.sort === 'top' ? front.data.top : front.data.latest)
  const plainTotal = topic?.count ?? manifest.counts.stories
  const frontIsEnough = isPlain && (order === undefined || Math.min(wanted, plainTotal) <= order.length)

  const catalogue = useQuery({ ...catalogueQuery(manifest), enabled: eager || !frontIsEnough })
  // Selecting takes 25 ms at 100,000 articles, too long to repeat for every shard that arrives.
  const query = formatFilter(filter)
  const selection = useMemo(
    () =>
      catalogue.data &&
      select(
        catalogue.data,
        (({ topics, ...rest }) => ({ ...rest, topics: topic ? [topic.id, ...topics] : topics }))(parseFilter(query)),
        descendantsOf(manifest.topics),
      ),
    [catalogue.data, query, topic, manifest.topics],
  )

  const places =
    !frontIsEnough && catalogue.data && selection
      ? [...selection.rows.subarray(0, wanted)].flatMap((row) => placeOf(catalogue.data, row) ?? [])
      : []
  const shards = new Map(places.map(({ key, hash }) => [hash, cardShardQuery(key, hash)]))
  const loaded = useQueries({ queries: [...shards.values()] })
  const byHash = new Map([...shards.keys()].map((hash, index) => [hash, loaded[index]]))

  const lookup = { topics: manifest.topics, indexUrl: INDEX_URL }
  const fromFront = front.data
    ? (order ?? []).flatMap((index) => {
        const card = front.data.cards[index]
        return card ? toArticle(card, { ...lookup, providers: front.data.providers }) : []
      })
    : []
  const fromShards: Article[] = []
  for (const { hash, index } of places) {
    const shard = byHash.get(hash)?.data
    const card = shard?.cards[index]
    // The list ends at the first card that is still loading. Later cards would move when it arrives.
    if (!shard || !card) break
    fromShards.push(toArticle(card, { ...lookup, providers: shard.providers }))
  }

  const total = isPlain ? plainTotal : selection?.rows.length
  const articles = isPlain && fromFront.length > fromShards.length ? fromFront : fromShards
  const failed = [...(isPlain ? [front] : []), catalogue, ...loaded].filter((query) => query.isError)
  return {
    total,
    articles: articles.slice(0, wanted),
    isPending: failed.length === 0 && (total === undefined || articles.length < Math.min(wanted, total)),
    error: failed[0]?.error ?? null,
    retry: () => void Promise.all(failed.map((query) => query.refetch())),
    selection,
    providers: catalogue.data?.providers,
    hasFacets: front.data !== undefined,
    facets: {
      providers: (front.data?.facets.providers ?? []).map((providerIndex, index) => ({
        provider: toProvider(front.data?.providers[providerIndex], INDEX_URL),
        count: (topic ?? manifest).sources[index] ?? 0,
      })),
      types: front.data?.facets.types ?? [],
    },
    providerCount: topic?.providers ?? manifest.counts.providers,
  }
}
