import { useQuery } from '@tanstack/react-query'
import type { Manifest } from '../../contract/edition.ts'
import { toProvider } from '../../data/index/articles.ts'
import { type Catalogue, firstPlaces } from '../../data/catalogue/catalogue.ts'
import { NO_FILTER } from '../../data/filter/filter.ts'
import { catalogueQuery } from '../../data/catalogue/load-catalogue.ts'
import { INDEX_URL } from '../../data/index/queries.ts'
import { selectionQuery } from '../../data/filter/selection-query.ts'
import { useCards } from '../../data/catalogue/use-cards.ts'
import { useSite } from '../../ui/base/site-context.tsx'
import { type Followed, bestFirst } from './my-layout.ts'
import { loadSelecting } from '../edition/use-early-worker.ts'

/** Stories of each outlet from which its part of the page is chosen. */
const STORIES = 12
/** Files of cards that are loaded for each outlet. The stories of one that publishes rarely are in many files. */
const FILES = 3

/** Finds the first rows of each outlet among the rows of a list. */
export function rowsOfOutlets(
  { provider, providers }: Pick<Catalogue, 'provider' | 'providers'>,
  rows: Uint32Array,
  domains: readonly string[],
  limit: number,
): ReadonlyMap<string, Uint32Array> {
  const found = new Map(domains.map((domain) => [domain, [] as number[]]))
  const ofProvider = providers.map(({ domain }) => found.get(domain))
  for (const row of rows) {
    const list = ofProvider[provider[row] ?? -1]
    if (list && list.length < limit) list.push(row)
  }
  return new Map([...found].map(([domain, list]) => [domain, Uint32Array.from(list)]))
}

interface FollowedOutlets {
  readonly outlets: readonly Followed[]
  /** Domains of which the edition has no story. */
  readonly missing: readonly string[]
  readonly isPending: boolean
  readonly error: Error | null
  readonly retry: () => void
}

/** The newest stories of outlets, as their pages list them. Reports of one event are one story, also across the outlets. */
export function useFollowedOutlets(manifest: Manifest, domains: readonly string[]): FollowedOutlets {
  const { now } = useSite()
  const enabled = domains.length > 0
  const catalogue = useQuery({ ...catalogueQuery(manifest), enabled })
  const filter = { ...NO_FILTER, sources: domains }
  const selected = useQuery({
    ...selectionQuery(manifest, { filter, now, marks: undefined, load: loadSelecting }),
    enabled,
  })
  const known = domains.flatMap((domain) => catalogue.data?.providers.find((one) => one.domain === domain) ?? [])
  const rows = catalogue.data && selected.data && rowsOfOutlets(catalogue.data, selected.data.rows, domains, STORIES)
  const placesOf = (domain: string) => {
    const ofOutlet = rows?.get(domain)
    return catalogue.data && ofOutlet ? firstPlaces(catalogue.data, ofOutlet, STORIES, FILES) : []
  }
  const places = known.flatMap(({ domain }) => placesOf(domain).map((place) => ({ domain, place })))
  const cards = useCards(
    manifest,
    places.map(({ place }) => place),
  )
  const outlets = known.map((outlet) => {
    const latest = cards.articles.flatMap((article, at) =>
      article && places[at]?.domain === outlet.domain ? article : [],
    )
    const count = selected.data?.sources.get(outlet.domain) ?? 0
    return { outlet: toProvider(outlet, INDEX_URL), count, latest, top: bestFirst(latest) }
  })
  const failed = [catalogue, selected].filter((query) => query.isError)
  const error = failed[0]?.error ?? cards.error
  return {
    outlets,
    missing: catalogue.data ? domains.filter((domain) => !known.some((one) => one.domain === domain)) : [],
    isPending: enabled && !error && (!rows || cards.articles.includes(undefined)),
    error,
    retry: () => {
      for (const query of failed) void query.refetch()
      cards.retry()
    },
  }
}
