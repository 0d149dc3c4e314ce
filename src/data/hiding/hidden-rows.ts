import { type QueryClient, queryOptions } from '@tanstack/react-query'
import type { Manifest } from '../../contract/edition.ts'
import { HIDES, type Hiding } from './hiding.ts'
import { sizeOf } from '../catalogue/join-catalogue.ts'
import { catalogueGroupsQuery, catalogueRowsQuery, idHashesQuery } from '../catalogue/load-catalogue.ts'
import { mutedRowsQuery } from './muted-rows.ts'
import { neverStale } from '../index/queries.ts'
import { readRows } from './read-rows.ts'
import { rowsOfIds } from '../catalogue/rows-of-ids.ts'
import { descendantsOf } from '../index/topics.ts'
import { versionOf } from '../index/version-of.ts'

/** What is hidden from the reader of each row of the edition, see {@link HIDES}. */
export const hiddenRowsQuery = (manifest: Manifest, hiding: Hiding) =>
  queryOptions({
    queryKey: ['hidden rows', manifest.edition, versionOf(hiding)],
    ...neverStale,
    structuralSharing: false,
    queryFn: ({ client }) => hiddenRows(client, manifest, hiding),
  })

async function hiddenRows(
  client: QueryClient,
  manifest: Manifest,
  { rules, ids, kept, readLines }: Hiding,
): Promise<Uint8Array> {
  const needsIds = ids.size + kept.size > 0 || readLines !== undefined
  const [muted, catalogue, hashes, groups] = await Promise.all([
    rules.length > 0 ? client.fetchQuery(mutedRowsQuery(manifest, rules)) : new Uint8Array(sizeOf(manifest)),
    needsIds ? client.fetchQuery(catalogueRowsQuery(manifest)) : undefined,
    needsIds ? client.fetchQuery(idHashesQuery(manifest)) : undefined,
    readLines && client.fetchQuery(catalogueGroupsQuery(manifest)),
  ])
  if (!catalogue || !hashes) return muted
  const isNamed =
    groups && readLines
      ? readRows(catalogue, groups, hashes, ids.keys(), readLines, descendantsOf(manifest.topics))
      : rowsOfIds(catalogue, hashes, ids.keys())
  const isKept = rowsOfIds(catalogue, hashes, kept.keys())
  return muted.map((hides, row) => (isKept[row] === 1 ? HIDES.nothing : isNamed[row] === 1 ? HIDES.story : hides))
}
