import { queryOptions } from '@tanstack/react-query'
import type { Manifest, Topic } from '../../contract/edition.ts'
import type { CatalogueGroups, CatalogueRows, IdHashes } from '../catalogue/catalogue.ts'
import type { Hiding } from './hiding.ts'
import { catalogueGroupsQuery, catalogueRowsQuery, idHashesQuery } from '../catalogue/load-catalogue.ts'
import { neverStale } from '../index/queries.ts'
import { eachRowOfIds } from '../catalogue/rows-of-ids.ts'

/** What is needed to find the topics of any articles. */
interface TopicsOfRows {
  readonly rows: CatalogueRows
  readonly groups: CatalogueGroups
  readonly hashes: IdHashes
}

/** True when topics decide what is hidden. */
export const asksForTopics = ({ rules, readLines }: Hiding): boolean =>
  readLines !== undefined || rules.some(({ kind, topic }) => kind === 'topic' || topic !== undefined)

/** Loads what {@link topicsOfIds} needs. The lists beside a story name articles without their topics. */
export const topicsOfRowsQuery = (manifest: Manifest) =>
  queryOptions({
    queryKey: ['topics of rows', manifest.edition],
    ...neverStale,
    structuralSharing: false,
    queryFn: async ({ client }): Promise<TopicsOfRows> => {
      const [rows, groups, hashes] = await Promise.all([
        client.fetchQuery(catalogueRowsQuery(manifest)),
        client.fetchQuery(catalogueGroupsQuery(manifest)),
        client.fetchQuery(idHashesQuery(manifest)),
      ])
      return { rows, groups, hashes }
    },
  })

/** Returns the topics of articles by their ids. An id that the edition does not have is absent. */
export function topicsOfIds(
  { rows, groups, hashes }: TopicsOfRows,
  topics: readonly Topic[],
  ids: Iterable<string>,
): ReadonlyMap<string, readonly Topic[]> {
  const { topicStarts, topicsOfRows } = groups
  const found = new Map<string, readonly Topic[]>()
  eachRowOfIds(rows, hashes, ids, (row, id) => {
    const own = [...topicsOfRows.subarray(topicStarts[row], topicStarts[row + 1])].map((at) => groups.topics[at])
    found.set(
      id,
      topics.filter((topic) => own.includes(topic.id)),
    )
  })
  return found
}
