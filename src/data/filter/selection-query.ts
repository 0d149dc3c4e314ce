import { type QueryClient, keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { CardShard, Manifest, Topic } from '../../contract/edition.ts'
import { IndexError } from '../index/errors.ts'
import { type Filter, formatFilter } from './filter.ts'
import { type CatalogueIndex, firstPlaces } from '../catalogue/catalogue.ts'
import { idHashesQuery, packedCatalogueQuery, ranksQuery } from '../catalogue/load-catalogue.ts'
import { hiddenRowsQuery } from '../hiding/hidden-rows.ts'
import type { Hiding } from '../hiding/hiding.ts'
import { cardShardQuery } from '../index/story-queries.ts'
import { type StoryName, rowsOfNameQuery } from '../catalogue/rows-of-name.ts'
import type { StartWorker, prepareEngine, runSelection } from './run-selection.ts'
import type { MarkedIds } from './select-engine.ts'
import type { Selection } from './select.ts'
import { type Descendants, descendantsOf } from '../index/topics.ts'
import { versionOf } from '../index/version-of.ts'

const trees = new WeakMap<readonly Topic[], Descendants>()

function treeOf(topics: readonly Topic[]): Descendants {
  const tree = trees.get(topics) ?? descendantsOf(topics)
  trees.set(topics, tree)
  return tree
}

/** Loads the script that selects, and what starts its worker. */
export type LoadSelecting = () => Promise<{
  readonly runSelection: typeof runSelection
  readonly prepareEngine: typeof prepareEngine
  readonly startWorker: StartWorker
}>

async function loadScript(load: LoadSelecting) {
  try {
    const script = await load()
    script.prepareEngine(script.startWorker)
    return script
  } catch {
    throw new IndexError('unreachable', 'The script of the filters could not be loaded.')
  }
}

interface SelectionOptions {
  readonly filter: Filter
  /** The tag or the author whose stories the page lists. */
  readonly name?: StoryName | undefined
  /** What the reader does not want to see. */
  readonly hiding?: Hiding | undefined
  /** Milliseconds since 1970. */
  readonly now: number
  /** What the reader has opened and saved; undefined when neither the filter nor the page needs it. */
  readonly marks: MarkedIds | undefined
  readonly load: LoadSelecting
  /** The first cards to load, so that they come together with the counts and the page is drawn once. */
  readonly first?: { readonly wanted: number; readonly files: number } | undefined
}

/** A selection with its first cards, and what finds the others. */
export interface FoundStories extends Selection, CatalogueIndex {
  /** By the hash of their file. A file that could not be loaded is missing. */
  readonly cards: ReadonlyMap<string, CardShard>
}

async function loadCards(client: QueryClient, keys: ReadonlyMap<string, string>): Promise<FoundStories['cards']> {
  const files = [...keys].map(([hash, key]) => cardShardQuery(key, hash))
  await Promise.all(files.map((file) => client.prefetchQuery(file)))
  return new Map(
    files.flatMap(({ queryKey }) => {
      const cards = client.getQueryData(queryKey)
      return cards ? [[queryKey[2] ?? '', cards] as const] : []
    }),
  )
}

/** The stories that match a filter, and the counts of its choices. The last selection is shown until it is there. */
export const selectionQuery = (
  manifest: Manifest,
  { filter, name, hiding, now, marks, load, first }: SelectionOptions,
) =>
  queryOptions({
    queryKey: [
      'selection',
      manifest.edition,
      formatFilter(filter),
      name,
      hiding && versionOf(hiding),
      now,
      marks && versionOf(marks),
    ],
    staleTime: Number.POSITIVE_INFINITY,
    structuralSharing: false,
    placeholderData: keepPreviousData,
    queryFn: async ({ client }): Promise<FoundStories> => {
      const [{ runSelection, startWorker }, catalogue, ranks, hashes, isWithin, isMuted] = await Promise.all([
        loadScript(load),
        client.fetchQuery(packedCatalogueQuery(manifest)),
        filter.sort === 'top' ? client.fetchQuery(ranksQuery(manifest)) : undefined,
        marks && client.fetchQuery(idHashesQuery(manifest)),
        name && client.fetchQuery(rowsOfNameQuery(manifest, name)),
        hiding && client.fetchQuery(hiddenRowsQuery(manifest, hiding)),
      ])
      const selection = await runSelection(
        startWorker,
        { catalogue, descendants: treeOf(manifest.topics), ranks, hashes, marks, isWithin, isMuted },
        filter,
        now,
      )
      const { shards, providers } = catalogue
      const places = first ? firstPlaces({ shards }, selection.rows, first.wanted, first.files) : []
      const cards = await loadCards(client, new Map(places.map(({ hash, key }) => [hash, key])))
      return { ...selection, shards, providers, cards }
    },
  })
