import type { Part } from '../contract/edition.ts'
import { queryOptions } from '@tanstack/react-query'
import { fetchJson } from './fetch-json.ts'
import * as guards from './guards.ts'
import { directoryQuery, fileUrl, neverStale } from './queries.ts'
import { type SearchPart, buildSearchPart, toWordTable } from './search.ts'

const searchShardQuery = (key: string, hash: string) =>
  queryOptions({
    queryKey: ['search', key, hash],
    ...neverStale,
    queryFn: async ({ signal }) =>
      toWordTable(await fetchJson(fileUrl('search', key, hash), guards.searchShard, signal)),
  })

/** Loads what is needed to search one part: its directory, its rows and the words of its articles. */
export const searchPartQuery = (part: Part) =>
  queryOptions({
    queryKey: ['search part', part.key, part.directory, part.rows],
    ...neverStale,
    // A deep comparison of this much data costs more than it saves.
    structuralSharing: false,
    queryFn: async ({ signal, client }): Promise<SearchPart> => {
      const loadWords = async () => {
        const directory = await client.fetchQuery(directoryQuery(part.key, part.directory))
        const shards = directory.search.map(([key, , hash]) => client.fetchQuery(searchShardQuery(key, hash)))
        return { directory, tables: await Promise.all(shards) }
      }
      const [{ directory, tables }, rows] = await Promise.all([
        loadWords(),
        // The catalogue query may have loaded this file. It keeps another form of it, and the HTTP cache has the bytes.
        fetchJson(fileUrl('catalogue', part.key, part.rows), guards.catalogueColumns, signal),
      ])
      return buildSearchPart(directory, rows, tables)
    },
  })
