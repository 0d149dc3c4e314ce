import { type QueryClient, queryOptions } from '@tanstack/react-query'
import type { Manifest } from '../../contract/edition.ts'
import { type NameKind, nameKeyOf } from '../../contract/word-keys.ts'
import { sizeOf } from './join-catalogue.ts'
import { type WantedKey, loadTables, openVolumes } from '../words/open-volumes.ts'
import { neverStale } from '../index/queries.ts'
import { eachHit, findKey, findPrefix } from '../words/word-table.ts'

/** A tag or an author. All spellings that `foldedName` joins are one. */
export interface StoryName {
  readonly by: NameKind
  readonly name: string
}

/**
 * The rows of the articles that have a tag, or are by an author: 1 for each, 0 for all others. Loads one file of words for each
 * volume.
 */
export const rowsOfNameQuery = (manifest: Manifest, { by, name }: StoryName) => {
  const key = nameKeyOf(by, name)
  return queryOptions({
    queryKey: ['rows of name', manifest.edition, key],
    ...neverStale,
    structuralSharing: false,
    queryFn: ({ client }) => rowsOfKey(client, manifest, { key, isPrefix: false }),
  })
}

/** Finds the rows of a name. When no article has it, finds those with a name that begins with it, as it may be half-typed. */
export async function rowsOfTypedName(client: QueryClient, manifest: Manifest, name: StoryName): Promise<Uint8Array> {
  const exact = await client.fetchQuery(rowsOfNameQuery(manifest, name))
  const key = nameKeyOf(name.by, name.name)
  return exact.includes(1) || key === '' ? exact : rowsOfKey(client, manifest, { key, isPrefix: true })
}

async function rowsOfKey(client: QueryClient, manifest: Manifest, wanted: WantedKey): Promise<Uint8Array> {
  const rows = new Uint8Array(sizeOf(manifest))
  for (const volume of await openVolumes(client, manifest))
    for (const table of await loadTables(client, volume, [wanted])) {
      const found = wanted.isPrefix
        ? findPrefix(table, wanted.key)
        : [findKey(table, wanted.key)].filter((at) => at >= 0)
      for (const at of found)
        eachHit(table, at, (row) => {
          rows[volume.start + row] = 1
        })
    }
  return rows
}
