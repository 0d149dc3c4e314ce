// @vitest-environment node
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { compareLatest, rankOf } from '../../../src/contract/order.ts'
import { findShard, shardKey } from '../../../src/contract/shards.ts'
import { manyArticles, generatedFolder } from '../many-articles.ts'
import { article, bundleFiles, bundleFolder } from '../workspace.ts'

test('rows of the catalogue have the same order and the same values as the cards', async () => {
  const { index } = await bundleFiles(manyArticles(3000))
  const parts = index.parts()
  expect(parts.length).toBeGreaterThan(1)
  expect(parts.map(({ key }) => key)).toEqual(parts.map(({ key }) => key).toSorted())
  const ids: string[] = []
  const misplaced: string[] = []
  const rows: object[] = []
  const expectedRows: object[] = []
  for (const { key, count, catalogue, cards } of parts) {
    expect(count).toBeLessThanOrEqual(2000)
    expect(cards.reduce((sum, shard) => sum + shard.count, 0)).toBe(count)
    expect(catalogue.time).toHaveLength(count)
    let row = 0
    let seconds = 0
    for (const shard of cards) {
      expect(shard.cards).toHaveLength(shard.count)
      expect(shard.cards).toEqual(shard.cards.toSorted(compareLatest))
      for (const card of shard.cards) {
        seconds += catalogue.time[row] ?? 0
        const set = catalogue.sets[catalogue.set[row] ?? -1] ?? []
        rows.push({
          time: new Date(seconds * 1000).toISOString().replace('.000', ''),
          topics: set.map((place) => catalogue.topics[place]),
          provider: catalogue.providers[catalogue.provider[row] ?? -1]?.domain,
          type: catalogue.types[catalogue.type[row] ?? -1],
          rank: catalogue.rank[row],
        })
        expectedRows.push({
          time: card.time,
          topics: card.topics,
          provider: shard.providers[card.provider]?.domain,
          type: card.type ?? 'article',
          rank: rankOf(card),
        })
        const isHere = (name: string) => findShard([name], (one) => one, shardKey(card.id)) !== undefined
        if (!isHere(shard.key) || !isHere(key)) misplaced.push(card.id)
        ids.push(card.id)
        row++
      }
    }
  }
  expect(rows).toEqual(expectedRows)
  expect(misplaced).toEqual([])
  expect(new Set(ids).size).toBe(3000)
  expect(index.manifest.counts.articles).toBe(3000)
})

test('every article is found by its address, and its story has all fields of its card', async () => {
  const { index } = await bundleFiles(manyArticles(300))
  const parts = index.parts()
  const cards = parts.flatMap((part) => part.cards.flatMap((shard) => shard.cards))
  for (const card of cards) {
    const key = shardKey(card.id)
    const part = findShard(parts, (one) => one.key, key)
    const shard = findShard(part?.stories ?? [], (one) => one.key, key)
    const story = shard?.stories.find(({ id }) => id === card.id)
    const { provider: _, ...rest } = card
    expect(story).toMatchObject(rest)
  }
})

test('shards stay small in number of articles and in bytes, in any script', async () => {
  const { index } = await bundleFiles(manyArticles(400, '港は今日、とても静かだった。'.repeat(20)))
  for (const { cards, stories } of index.parts()) {
    for (const shard of cards) {
      expect(shard.cards.length).toBeLessThanOrEqual(48)
      expect(Buffer.byteLength(JSON.stringify(shard.cards))).toBeLessThan(42_000)
    }
    for (const shard of stories) {
      expect(shard.stories.length).toBeLessThanOrEqual(24)
      expect(Buffer.byteLength(JSON.stringify(shard.stories))).toBeLessThan(42_000)
    }
  }
})

test.each([
  [3000, 1500],
  [2100, 360],
])('the files of a first view are small with %i articles over %i days', async (articles, days) => {
  const { index, edition } = await bundleFolder(generatedFolder(articles, days))
  const zipped = new Map([...edition.files].map(([path, text]) => [path, gzipSync(text).length]))
  const largest = (folder: string) =>
    Math.max(...[...zipped].flatMap(([path, bytes]) => (path.startsWith(`${folder}/`) ? bytes : [])))
  expect(largest('fronts')).toBeLessThanOrEqual(30_000)
  expect(zipped.get('manifest.json')).toBeLessThanOrEqual(12_000)
  expect(index.parts().length).toBeGreaterThan(1)
  expect(largest('stories') + largest('directory')).toBeLessThanOrEqual(16_000)
})

test('articles are found by their addresses when one day has more than a part can hold', async () => {
  const { index } = await bundleFiles(
    Object.fromEntries(
      Array.from({ length: 2100 }, (_, at) => [
        `_news/2020-06-10-story-${at}.md`,
        article({ title: `Story ${at}`, webUrl: `https://outlet.example/${at}` }),
      ]),
    ),
  )
  const parts = index.parts()
  expect(parts.length).toBeGreaterThan(1)
  const found = Array.from({ length: 2100 }, (_, at) => `2020/06/10/story-${at}`).filter((id) => {
    const part = findShard(parts, ({ key }) => key, shardKey(id))
    const cards = findShard(part?.cards ?? [], ({ key }) => key, shardKey(id))?.cards
    const stories = findShard(part?.stories ?? [], ({ key }) => key, shardKey(id))?.stories
    return cards?.some((card) => card.id === id) && stories?.some((story) => story.id === id)
  })
  expect(found).toHaveLength(2100)
})
