import { queryOptions } from '@tanstack/react-query'
import type { Volume } from '../../contract/edition.ts'
import { fetchJson } from '../index/fetch-json.ts'
import * as guards from '../index/later-guards.ts'
import { fileUrl, neverStale } from '../index/queries.ts'
import { loadStemmers } from './stemmers.ts'
import { toWordTable } from './word-table.ts'

/** The words of a volume, or the list of the files that have them. */
export const searchVolumeQuery = (volume: Volume) =>
  queryOptions({
    queryKey: ['search', volume.key, volume.words],
    ...neverStale,
    structuralSharing: false,
    queryFn: async ({ signal }) => {
      // The first search needs them, and the reader is still typing.
      void loadStemmers(volume.languages)
      const found = await fetchJson(fileUrl('search', volume.key, volume.words), guards.searchVolume, signal)
      return { ...found, table: found.words && toWordTable(found.words) }
    },
  })

export const searchWordsQuery = (hash: string) =>
  queryOptions({
    queryKey: ['search words', hash],
    ...neverStale,
    structuralSharing: false,
    queryFn: async ({ signal }) =>
      toWordTable(await fetchJson(fileUrl('search', 'words', hash), guards.searchWords, signal)),
  })
