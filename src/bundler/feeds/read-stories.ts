import { indexFilePath } from '../../contract/addresses.ts'
import type { CardShard, Manifest, Provider, Story, StoryShard } from '../../contract/edition.ts'
import type { Directory } from '../../contract/part.ts'
import { shardKey, shardRange } from '../../contract/shards.ts'
import type { ReadIndex, Rows } from './read-rows.ts'

/**
 * Reads the stories of some rows of the catalogue. Each file of the index is read at most once, and only if it has one of them.
 * @param wanted numbers of rows
 * @param onStory called with each story, its row and its outlet, in the order of the index
 */
export function readStories(
  manifest: Manifest,
  { shards }: Pick<Rows, 'shards'>,
  wanted: ReadonlySet<number>,
  read: ReadIndex,
  onStory: (row: number, story: Story, outlet: Provider) => void,
): void {
  const rowOf = rowsById(shards, wanted, read)
  const keys = Float64Array.from(rowOf.keys(), shardKey).sort()
  // Parts and their shards are in the order of keys, so one place among the keys moves through all of them.
  let at = 0
  const hasKey = (name: string): boolean => {
    const { start, bits } = shardRange(name)
    while (at < keys.length && (keys[at] ?? 0) < start) at++
    return at < keys.length && (keys[at] ?? 0) < start + 2 ** bits
  }
  for (const part of manifest.parts) {
    if (!hasKey(part.key)) continue
    const directory = JSON.parse(read(indexFilePath('directory', part.key, part.directory))) as Directory
    for (const [key, hash] of directory.stories) {
      if (!hasKey(key)) continue
      const shard = JSON.parse(read(indexFilePath('stories', key, hash))) as StoryShard
      for (const story of shard.stories) {
        const row = rowOf.get(story.id)
        const outlet = shard.providers[story.provider]
        if (row !== undefined && outlet) onStory(row, story, outlet)
      }
    }
  }
}

/** The rows by the ids of their articles, which only cards have. */
function rowsById(shards: Rows['shards'], wanted: ReadonlySet<number>, read: ReadIndex): Map<string, number> {
  const rows = [...wanted].sort((a, b) => a - b)
  const byId = new Map<string, number>()
  let at = 0
  for (const [number, { start, path }] of shards.entries()) {
    const end = shards[number + 1]?.start ?? Number.POSITIVE_INFINITY
    if ((rows[at] ?? Number.POSITIVE_INFINITY) >= end) continue
    const { cards } = JSON.parse(read(path)) as CardShard
    for (let row = rows[at]; row !== undefined && row < end; row = rows[++at]) {
      const card = cards[row - start]
      if (card) byId.set(card.id, row)
    }
  }
  return byId
}
