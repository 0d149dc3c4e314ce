import type { CatalogueGroups, CatalogueRows, IdHashes } from '../catalogue/catalogue.ts'
import { type ReadLines, quarterOf } from './read-lines.ts'
import { eachRowOfIds, rowsOfIds } from '../catalogue/rows-of-ids.ts'
import type { Descendants } from '../index/topics.ts'

type Groups = Pick<CatalogueGroups, 'topics' | 'topicStarts' | 'topicsOfRows'>

/**
 * The rows that the reader has read: 1 for each, 0 for all others.
 * @param ids of the stories that were opened or marked one by one
 */
export function readRows(
  rows: Pick<CatalogueRows, 'size' | 'time'>,
  groups: Groups,
  hashes: IdHashes,
  ids: Iterable<string>,
  { lines, unread }: ReadLines,
  below: Descendants,
): Uint8Array {
  const isRead = rowsOfIds(rows, hashes, ids)
  if (lines.length === 0) return isRead
  const keptAt = new Float64Array(rows.size)
  eachRowOfIds(rows, hashes, Object.keys(unread), (row, id) => {
    keptAt[row] = Math.max(keptAt[row] ?? 0, unread[id] ?? 0)
  })
  const packed = lines.map(({ topic, until, at }) => ({ topic, quarter: quarterOf(until), at }))
  const ofAll = packed.filter(({ topic }) => topic === '')
  const ofTopics = groups.topics.map((id) =>
    packed.filter(({ topic }) => topic !== '' && (topic === id || below.get(topic)?.has(id))),
  )
  const { topicStarts, topicsOfRows } = groups
  const { size, time } = rows
  for (let row = 0; row < size; row++) {
    const quarter = time[row] ?? 0
    const kept = keptAt[row] ?? 0
    const holds = (line: (typeof packed)[number]) => quarter <= line.quarter && line.at > kept
    if (ofAll.some(holds)) isRead[row] = 1
    const end = topicStarts[row + 1] ?? 0
    for (let i = topicStarts[row] ?? 0; i < end && isRead[row] === 0; i++)
      if (ofTopics[topicsOfRows[i] ?? 0]?.some(holds)) isRead[row] = 1
  }
  return isRead
}
