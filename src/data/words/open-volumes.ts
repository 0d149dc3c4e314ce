import type { QueryClient } from '@tanstack/react-query'
import type { Manifest } from '../../contract/edition.ts'
import type { SearchVolume } from '../../contract/volume.ts'
import { searchVolumeQuery, searchWordsQuery } from './search-queries.ts'
import { type WordTable, filesFor } from './word-table.ts'

/** A volume whose words can be looked up. */
export interface OpenVolume extends SearchVolume {
  /** Row of the edition that is the first of the volume. */
  readonly start: number
  /** Number of rows. */
  readonly count: number
  /** All words, when they are in one file. */
  readonly table: WordTable | undefined
}

/** A key to look up, or the beginning of keys. */
export interface WantedKey {
  readonly key: string
  readonly isPrefix: boolean
}

export async function openVolumes(client: QueryClient, { volumes }: Manifest): Promise<OpenVolume[]> {
  const loaded = await Promise.all(volumes.map((volume) => client.fetchQuery(searchVolumeQuery(volume))))
  let start = 0
  return loaded.map((volume, at) => {
    const count = volumes[at]?.count ?? 0
    const open = { ...volume, start, count }
    start += count
    return open
  })
}

/** Loads the tables of a volume that may have some keys. */
export async function loadTables(
  client: QueryClient,
  volume: OpenVolume,
  keys: readonly WantedKey[],
): Promise<readonly WordTable[]> {
  const isSplit = !volume.table && volume.files.length > 0
  const hashes = new Set(isSplit ? keys.flatMap(({ key, isPrefix }) => filesFor(volume, key, isPrefix)) : [])
  const tables = await Promise.all([...hashes].map((hash) => client.fetchQuery(searchWordsQuery(hash))))
  return volume.table ? [volume.table, ...tables] : tables
}
