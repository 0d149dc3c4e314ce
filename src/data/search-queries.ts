import { queryOptions } from '@tanstack/react-query'
import type { Part } from '../contract/edition.ts'
import { fetchJson } from './fetch-json.ts'
import * as guards from './guards.ts'
import { directoryQuery, fileUrl, forever } from './queries.ts'
import { type SearchPart, openPart, toWordTable } from './search.ts'

const searchShardQuery = (key: string, hash: string) =>
  queryOptions({
    queryKey: ['search', key, hash],
    ...forever,
    queryFn: async ({ signal }) =>
      toWordTable(await fetchJson(fileUrl('search', key, hash), guards.searchShard, signal)),
  })

/** All that is needed to search one part: directory, rows and the words of all its articles. */
export const searchPartQuery = (part: Part) =>
  queryOptions({
    queryKey: ['search part', part.key, part.directory, part.rows],
    ...forever,
    // Compared piece by piece it would cost more than it could save.
    structuralSharing: false,
    queryFn: async ({ signal, client }): Promise<SearchPart> => {
      const words = async () => {
        const directory = await client.fetchQuery(directoryQuery(part.key, part.directory))
        const shards = directory.search.map(([key, , hash]) => client.fetchQuery(searchShardQuery(key, hash)))
        return { directory, tables: await Promise.all(shards) }
      }
      const [{ directory, tables }, rows] = await Promise.all([
        words(),
        // The catalogue may have it, in a form of its own: HTTP remembers the file, and memory holds it once.
        fetchJson(fileUrl('catalogue', part.key, part.rows), guards.catalogueRows, signal),
      ])
      return openPart(directory, rows, tables)
    },
  })
