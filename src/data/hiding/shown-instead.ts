import { type QueryClient, queryOptions } from '@tanstack/react-query'
import type { Article } from '../../contract/article.ts'
import type { CardShard, Manifest } from '../../contract/edition.ts'
import { toArticle } from '../index/articles.ts'
import { placeOf } from '../catalogue/catalogue.ts'
import { hiddenRowsQuery } from './hidden-rows.ts'
import { HIDES, type Hiding, firstShown } from './hiding.ts'
import { catalogueRowsQuery, idHashesQuery } from '../catalogue/load-catalogue.ts'
import { INDEX_URL, neverStale } from '../index/queries.ts'
import { cardShardQuery } from '../index/story-queries.ts'
import { eachRowOfIds } from '../catalogue/rows-of-ids.ts'
import { versionOf } from '../index/version-of.ts'

/** Articles that are shown in place of reports of muted outlets, by the ids of these. */
export type ShownInstead = ReadonlyMap<string, Article>

/**
 * Finds which reports take the places of those of muted outlets among the cards of a front, which has each event once. They are
 * the same as in lists, see `select.ts`. The catalogue is loaded only when the front has a report of a muted outlet.
 */
export const shownInsteadQuery = (manifest: Manifest, hiding: Hiding, front: CardShard) =>
  queryOptions({
    queryKey: ['shown instead', manifest.edition, versionOf(hiding), versionOf(front)],
    ...neverStale,
    structuralSharing: false,
    queryFn: ({ client }) => findInstead(client, manifest, hiding, front),
  })

async function findInstead(
  client: QueryClient,
  manifest: Manifest,
  hiding: Hiding,
  { cards, providers }: CardShard,
): Promise<ShownInstead> {
  const muted = new Set(hiding.rules.flatMap(({ kind, value }) => (kind === 'outlet' ? [value] : [])))
  const ids = cards.flatMap(({ id, provider }) => (muted.has(providers[provider]?.domain ?? '') ? [id] : []))
  if (ids.length === 0) return new Map()
  const [hides, catalogue, hashes] = await Promise.all([
    client.fetchQuery(hiddenRowsQuery(manifest, hiding)),
    client.fetchQuery(catalogueRowsQuery(manifest)),
    client.fetchQuery(idHashesQuery(manifest)),
  ])
  const rows = new Map<string, number>()
  eachRowOfIds(catalogue, hashes, ids, (row, id) => {
    const event = catalogue.events.find((reports) => reports.includes(row))
    const other = event && hides[row] === HIDES.report ? firstShown(event, hides) : undefined
    if (other !== undefined && hides[other] === HIDES.nothing) rows.set(id, other)
  })
  const found = await Promise.all(
    [...rows].map(async ([id, row]) => {
      const place = placeOf(catalogue, row)
      const file = place && (await client.fetchQuery(cardShardQuery(place.key, place.hash)))
      const card = file?.cards[place?.index ?? 0]
      const lookup = { topics: manifest.topics, indexUrl: INDEX_URL }
      return file && card ? [[id, toArticle(card, { ...lookup, providers: file.providers })] as const] : []
    }),
  )
  return new Map(found.flat())
}
