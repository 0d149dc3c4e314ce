import { queryOptions } from '@tanstack/react-query'
import type { Volume } from '../contract/edition.ts'
import { fetchJson } from './fetch-json.ts'
import * as guards from './guards.ts'
import { fileUrl, neverStale } from './queries.ts'
import { loadStemmers } from './stemmers.ts'
import { toWordTable } from './word-table.ts'

/** The words of a volume, or the list of the files that have them. */
export const searchVolumeQuery = ({ key, words: hash, languages }: Volume) =>
  queryOptions({
    queryKey: ['search', key, hash],
    ...neverStale,
    structuralSharing: false,
    queryFn: async ({ signal }) => {
      // The first search needs them, and the reader is still typing.
      void loadStemmers(languages)
      const volume = await fetchJson(fileUrl('search', key, hash), guards.searchVolume, signal)
      return { ...volume, table: volume.words && toWordTable(volume.words) }
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
