import { type QueryClient, queryOptions } from '@tanstack/react-query'
import type { Manifest } from '../contract/edition.ts'
import { type NameKind, nameKeyOf } from '../contract/word-keys.ts'
import { sizeOf } from './join-catalogue.ts'
import { neverStale } from './queries.ts'
import { searchVolumeQuery, searchWordsQuery } from './search-queries.ts'
import { type WordTable, eachHit, filesFor, findKey, findPrefix } from './word-table.ts'

/** A tag or an author. All spellings that `foldedName` joins are one. */
export interface StoryName {
  readonly by: NameKind
  readonly name: string
}

/** The tables of a volume that may have the key of a name. */
interface NameTables {
  /** Row of the edition that is the first of the volume. */
  readonly start: number
  readonly tables: readonly WordTable[]
}

/**
 * Finds the rows of the articles that have a tag, or are by an author. Loads one file of words for each volume.
 * @returns 1 for each row that has the name, else 0
 */
async function rowsOfName(client: QueryClient, manifest: Manifest, { by, name }: StoryName) {
  return rowsOfKey(await loadTables(client, manifest, nameKeyOf(by, name), false), manifest, nameKeyOf(by, name))
}

/** {@link rowsOfName}, read once. */
export const rowsOfNameQuery = (manifest: Manifest, { by, name }: StoryName) =>
  queryOptions({
    queryKey: ['rows of name', manifest.edition, nameKeyOf(by, name)],
    ...neverStale,
    structuralSharing: false,
    queryFn: ({ client }) => rowsOfName(client, manifest, { by, name }),
  })

/** Like {@link rowsOfName}. When no article has the name, finds those with a name that begins with it, as it may be half-typed. */
export async function rowsOfTypedName(client: QueryClient, manifest: Manifest, { by, name }: StoryName) {
  const key = nameKeyOf(by, name)
  const volumes = await loadTables(client, manifest, key, true)
  const exact = rowsOfKey(volumes, manifest, key)
  return exact.includes(1) || key === '' ? exact : markRows(volumes, manifest, (table) => findPrefix(table, key))
}

async function loadTables(client: QueryClient, { volumes }: Manifest, key: string, isPrefix: boolean) {
  let start = 0
  const starts = volumes.map(({ count }) => (start += count) - count)
  return Promise.all(
    volumes.map(async (volume, at): Promise<NameTables> => {
      const loaded = await client.fetchQuery(searchVolumeQuery(volume))
      const hashes = loaded.table || key === '' ? [] : filesFor(loaded, key, isPrefix)
      const tables = await Promise.all(hashes.map((hash) => client.fetchQuery(searchWordsQuery(hash))))
      return { start: starts[at] ?? 0, tables: loaded.table ? [loaded.table] : tables }
    }),
  )
}

const rowsOfKey = (volumes: readonly NameTables[], manifest: Manifest, key: string) =>
  markRows(volumes, manifest, (table) => {
    const at = findKey(table, key)
    return at < 0 ? [] : [at]
  })

function markRows(volumes: readonly NameTables[], manifest: Manifest, find: (table: WordTable) => readonly number[]) {
  const rows = new Uint8Array(sizeOf(manifest))
  for (const { start, tables } of volumes)
    for (const table of tables)
      for (const at of find(table))
        eachHit(table, at, (row) => {
          rows[start + row] = 1
        })
  return rows
}
