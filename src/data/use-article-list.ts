import { useQueries, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Article } from '../contract/article.ts'
import type { Manifest, Provider, Topic } from '../contract/edition.ts'
import { toArticle, toProvider } from './articles.ts'
import { type Selection, placeOf, select } from './catalogue.ts'
import { type Filter, countFilters, formatFilter, parseFilter } from './filter.ts'
import { INDEX_URL, cardShardQuery, catalogueQuery, frontQuery } from './queries.ts'
import { descendantsOf } from './topics.ts'

/** Articles of one list, as far as they are asked for and here. */
export interface ArticleList {
  /** Exact; undefined while it is not known yet. */
  readonly total: number | undefined
  readonly articles: readonly Article[]
  /** Further articles are on their way. */
  readonly isPending: boolean
  readonly error: Error | null
  readonly retry: () => void
  /** Counts for the filter bar; undefined until the catalogue is here. */
  readonly selection: Selection | undefined
  /** All providers of the edition; undefined until the catalogue is here. */
  readonly providers: readonly Provider[] | undefined
  /** What the filter bar can show before that. */
  readonly facets: {
    readonly providers: readonly { readonly provider: Provider; readonly count: number }[]
    readonly types: readonly string[]
  }
  /** The front is here, and with it the facets. */
  readonly hasFacets: boolean
  /** Providers of the unfiltered list. */
  readonly providerCount: number
}

/**
 * The first `wanted` articles of a filter. An unfiltered topic starts with its front, one request; the catalogue
 * and the card shards are fetched when the list grows past it, when it is filtered, or when `eager` says that the
 * reader is about to.
 * @param topic the topic whose page this is; the filter's own topics come on top of it
 */
export function useArticleList(
  manifest: Manifest,
  topic: Topic | undefined,
  filter: Filter,
  wanted: number,
  eager: boolean,
): ArticleList {
  const isPlain = countFilters(filter) === 0
  const front = useQuery({ ...frontQuery(manifest, topic), enabled: isPlain })
  const order = front.data && (filter.sort === 'top' ? front.data.top : front.data.latest)
  const plainTotal = topic?.count ?? manifest.counts.articles
  const frontIsEnough = isPlain && (order === undefined || Math.min(wanted, plainTotal) <= order.length)

  const catalogue = useQuery({ ...catalogueQuery(manifest), enabled: eager || !frontIsEnough })
  // Walks every row: 25 ms at 100,000 articles, too much for each part of the list that arrives.
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
  const byHash = new Map([...shards.keys()].map((hash, at) => [hash, loaded[at]]))

  const lookup = { topics: manifest.topics, indexUrl: INDEX_URL }
  const fromFront = front.data
    ? (order ?? []).flatMap((at) => {
        const card = front.data.cards[at]
        return card ? toArticle(card, { ...lookup, providers: front.data.providers }) : []
      })
    : []
  const fromShards: Article[] = []
  for (const { hash, index } of places) {
    const shard = byHash.get(hash)?.data
    const card = shard?.cards[index]
    // A gap would let later cards jump when it fills: the list ends at the first one that is not here yet.
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
      providers: (front.data?.facets.providers ?? []).map((at, place) => ({
        provider: toProvider(front.data?.providers[at], INDEX_URL),
        count: (topic ?? manifest).sources[place] ?? 0,
      })),
      types: front.data?.facets.types ?? [],
    },
    providerCount: topic?.providers ?? manifest.counts.providers,
  }
}
