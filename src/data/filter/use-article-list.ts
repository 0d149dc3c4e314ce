import { useQueries, useQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import type { Article } from '../../contract/article.ts'
import type { Manifest, Provider, Topic } from '../../contract/edition.ts'
import { nameKeyOf } from '../../contract/word-keys.ts'
import { toArticle, toProvider } from '../index/articles.ts'
import { firstPlaces } from '../catalogue/catalogue.ts'
import { type Filter, countFilters, formatFilter } from './filter.ts'
import { INDEX_URL, frontQuery } from '../index/queries.ts'
import { cardShardQuery } from '../index/story-queries.ts'
import type { Hiding } from '../hiding/hiding.ts'
import type { StoryName } from '../catalogue/rows-of-name.ts'
import type { MarkedIds } from './select-engine.ts'
import type { Selection } from './select.ts'
import { type LoadSelecting, selectionQuery } from './selection-query.ts'
import { versionOf } from '../index/version-of.ts'

/** The part of a list that is loaded. While another filter is being applied, it is still that of the filter before. */
export interface ListView {
  readonly filter: Filter
  /** Exact number of places in the list. */
  readonly total: number
  /** Exact number of providers of the list. */
  readonly outlets: number
  /** The articles that have been loaded, from the start of the list. */
  readonly articles: readonly Article[]
}

/** State of a list that loads as the reader scrolls. */
export interface ArticleList {
  /** Undefined until the first list is known. */
  readonly view: ListView | undefined
  /** True while the view is that of another filter. */
  readonly isOutdated: boolean
  /** Number of stories that match and that the reader has hidden, also while the list shows them. */
  readonly hidden: number
  /** True while more articles are loading. */
  readonly isPending: boolean
  readonly error: Error | null
  readonly retry: () => void
  /** Counts for the filter bar, of the filter before while another one is being applied. Undefined until the first are known. */
  readonly selection: Selection | undefined
  /** All providers of the edition. Undefined until the catalogue is loaded. */
  readonly providers: readonly Provider[] | undefined
  /** Choices that the filter bar shows until the catalogue is loaded. They come from the front. */
  readonly facets: {
    readonly providers: readonly { readonly provider: Provider; readonly count: number }[]
    readonly types: readonly string[]
  }
  /** True once the choices above are known. */
  readonly hasFacets: boolean
  /** Number of providers of the unfiltered list. */
  readonly providerCount: number
  /**
   * Finds the stories of the filter that the list will have next, unless its front has them. When that fails, the list finds
   * out again, and has the error.
   * @param size the size with which that list begins
   */
  readonly prepare: (next: Filter, size: ListSize) => Promise<void>
}

interface ListSize {
  /** Number of articles to load. */
  readonly wanted: number
  /** Number of files of cards to load at most. Stories of a rare topic are in many files. */
  readonly files: number
}

interface Options extends ListSize {
  /** Topic of the page. The articles must have it or one of the topics of the filter. */
  readonly topic: Topic | undefined
  /** Domain of the outlet whose page this is. The articles must be its own. */
  readonly outlet?: string | undefined
  /** Tag or author whose page this is. */
  readonly name?: StoryName | undefined
  /**
   * What the reader does not want to see. Lists then come from the catalogue, as fronts are the same for all readers. `loading`
   * until it is known.
   */
  readonly hiding?: Hiding | 'loading' | undefined
  /** Lists hidden stories among the others. They are still counted. */
  readonly showsHidden?: boolean
  readonly filter: Filter
  /** Loads the catalogue before it is needed, because the reader is about to use the filter bar. */
  readonly isEager: boolean
  /** Milliseconds since 1970. */
  readonly now: number
  /** What the reader has opened and saved, when it is needed. */
  readonly marks: MarkedIds | 'loading' | undefined
  readonly loadSelecting: LoadSelecting
}

/**
 * Loads the first articles of a list. An unfiltered list starts with its front, which is one request. The catalogue and
 * the card shards are loaded when the list is filtered, shows every report, or grows past the front.
 */
export function useArticleList(manifest: Manifest, options: Options): ArticleList {
  const { topic, outlet, name, filter, wanted, isEager, now, showsHidden = false } = options
  const known = options.hiding === 'loading' ? undefined : options.hiding
  const hiding = showsHidden ? undefined : known
  const marks = options.marks === 'loading' ? undefined : options.marks
  /** True for the filter of an unfiltered list that comes from its front. */
  const isPlainFilter = (one: Filter) =>
    !name && !outlet && options.hiding === undefined && countFilters(one) === 0 && !one.reports
  const isPlain = isPlainFilter(filter)
  const { queryKey, ...ofFront } = frontQuery(manifest, topic)
  const front = useQuery({
    ...ofFront,
    queryKey,
    enabled: isPlain,
    // The rows of the filter bar stay while the front of a newer edition is loading.
    placeholderData: (last, query) => (query?.queryKey[1] === queryKey[1] ? last : undefined),
  })
  const current = front.isPlaceholderData ? undefined : front.data
  const order = current && (filter.sort === 'top' ? current.top : current.latest)
  const plainTotal = topic?.count ?? manifest.counts.stories
  const frontIsEnough = isPlain && (order === undefined || Math.min(wanted, plainTotal) <= order.length)

  const client = useQueryClient()
  const canSelect = options.marks !== 'loading' && options.hiding !== 'loading'
  const selectionOf = (one: Filter, first: ListSize | undefined) =>
    selectionQuery(manifest, {
      filter: wholeFilter(one, { topic, outlet }),
      name,
      hiding,
      now,
      marks,
      load: options.loadSelecting,
      first,
    })
  const selected = useQuery({
    ...selectionOf(filter, frontIsEnough ? undefined : { wanted, files: options.files }),
    enabled: (isEager || !frontIsEnough) && canSelect,
  })
  const whole = wholeFilter(filter, { topic, outlet })
  // Counts what is hidden while the list shows it.
  const counted = showsHidden && known !== undefined && options.marks !== 'loading' ? [known] : []
  const [withoutHidden] = useQueries({
    queries: counted.map((hides) =>
      selectionQuery(manifest, { filter: whole, name, hiding: hides, now, marks, load: options.loadSelecting }),
    ),
  })
  const providerCount = name || outlet ? countOutlets(selected.data) : (topic?.providers ?? manifest.counts.providers)
  const found = selected.isPlaceholderData ? undefined : selected.data

  const places = !frontIsEnough && found ? firstPlaces(found, found.rows, wanted, options.files) : []
  const shards = new Map(
    places.flatMap(({ key, hash }) => (found?.cards.has(hash) ? [] : [[hash, cardShardQuery(key, hash)] as const])),
  )
  const loaded = useQueries({ queries: [...shards.values()] })
  const cards = new Map([
    ...(found?.cards ?? []),
    ...[...shards.keys()].map((hash, at) => [hash, loaded[at]?.data] as const),
  ])

  const lookup = { topics: manifest.topics, indexUrl: INDEX_URL }
  const fromFront = current && isPlain ? (order ?? []).slice(0, wanted) : []
  let length = 0
  // The list ends at the first card that is still loading. Later cards would move when it arrives.
  while (length < places.length && cards.get(places[length]?.hash ?? '')) length++
  const usesFront = fromFront.length > length
  const total = isPlain ? plainTotal : found?.rows.length
  const count = usesFront ? fromFront.length : length
  const expected = Math.min(isPlain ? wanted : places.length, total ?? 0)

  const toArticles = (): Article[] =>
    usesFront
      ? fromFront.flatMap((index) => {
          const card = current?.cards[index]
          return card ? toArticle(card, { ...lookup, providers: current?.providers ?? [] }) : []
        })
      : places.slice(0, length).flatMap(({ hash, index }) => {
          const shard = cards.get(hash)
          const card = shard?.cards[index]
          return card ? toArticle(card, { ...lookup, providers: shard.providers }) : []
        })

  // The front is that of the whole site, whose choices say nothing about a tag or an outlet.
  const facets = name || outlet ? undefined : front.data?.facets
  const frontProviders = front.data?.providers
  const { sources } = topic ?? manifest
  const facetProviders = useMemo(
    () =>
      (facets?.providers ?? []).map((providerIndex, index) => ({
        provider: toProvider(frontProviders?.[providerIndex], INDEX_URL),
        count: sources[index] ?? 0,
      })),
    [facets, frontProviders, sources],
  )
  const allProviders = selected.data?.providers
  const providers = useMemo(() => allProviders?.map((provider) => toProvider(provider, INDEX_URL)), [allProviders])

  const failed = [...(isPlain ? [front] : []), selected, ...loaded].filter((query) => query.isError)
  const isSettled = total !== undefined && (count > 0 || total === 0)
  const nameKey = name ? nameKeyOf(name.by, name.name) : ''
  const viewKey = `${manifest.edition} ${nameKey} ${hiding ? versionOf(hiding) : ''} ${formatFilter(whole)} ${now} ${marks && selected.dataUpdatedAt} ${count} ${usesFront} ${total}`
  const [shown, setShown] = useState<{ key: string; view: ListView }>()
  // Making articles takes a while, and the same articles must stay the same objects, so that cards are not drawn again.
  if (isSettled && shown?.key !== viewKey) {
    const outlets = isPlain ? providerCount : (selected.data?.outlets ?? 0)
    setShown({ key: viewKey, view: { filter, total, outlets, articles: toArticles() } })
  }
  return {
    view: shown?.view,
    isOutdated: !isSettled,
    hidden: (known && (showsHidden ? withoutHidden : selected)?.data?.hidden) ?? 0,
    isPending: failed.length === 0 && (total === undefined || count < expected),
    error: failed[0]?.error ?? null,
    retry: () => void Promise.all(failed.map((query) => query.refetch())),
    selection: selected.data,
    providers,
    hasFacets: facets !== undefined,
    facets: { providers: facetProviders, types: facets?.types ?? [] },
    providerCount,
    prepare: async (next, size) => {
      if (!canSelect) return
      const isFromFront = isPlainFilter(next)
      const found = client.prefetchQuery(selectionOf(next, isFromFront ? undefined : size))
      if (!isFromFront) await found
    },
  }
}

/** Adds to a filter the topic or the outlet of the page. */
export function wholeFilter(filter: Filter, { topic, outlet }: Pick<Options, 'topic' | 'outlet'>): Filter {
  if (outlet) return { ...filter, sources: [outlet], notSources: [] }
  return topic ? { ...filter, topics: [topic.id, ...filter.topics] } : filter
}

/** Number of outlets that a choice of one outlet would leave. */
const countOutlets = (selection: Selection | undefined) =>
  [...(selection?.sources.values() ?? [])].filter((count) => count > 0).length
