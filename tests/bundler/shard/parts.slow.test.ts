// @vitest-environment node
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { compareLatest, rankOf } from '../../../src/contract/order.ts'
import { unpackNumbers } from '../../../src/contract/packed-numbers.ts'
import { findShard, shardKey } from '../../../src/contract/shards.ts'
import { fnv1a } from '../../../src/contract/fnv1a.ts'
import { unpackIdHashes } from '../../../src/contract/volume.ts'
import { manyArticles, generatedFolder } from '../many-articles.ts'
import { article, bundleFiles, bundleFolder } from '../workspace.ts'

test('rows of the catalogue have the same order and the same values as the cards', async () => {
  const { index } = await bundleFiles(manyArticles(3000))
  const { volumes, parts } = index.manifest
  expect(volumes.map(({ key }) => key)).toEqual(['newest', 'archive'])
  expect(parts.map(({ key }) => key)).toEqual(parts.map(({ key }) => key).toSorted())
  for (const { count } of parts) expect(count).toBeLessThanOrEqual(1500)
  const catalogue = index.catalogue()
  const ranks = volumes.flatMap((volume) => unpackNumbers(index.section(volume, 'ranks') ?? '').map((rank) => rank - 1))
  const hashes = volumes.flatMap((volume) => [...unpackIdHashes(index.section(volume, 'ids') ?? '')])
  const shards = index.cardShards()
  for (const { count, cards } of shards) {
    expect(cards).toHaveLength(count)
    expect(cards).toEqual(cards.toSorted(compareLatest))
  }
  const cards = shards.flatMap((shard) =>
    shard.cards.map((card) => ({ ...card, domain: shard.providers[card.provider]?.domain })),
  )
  const rows = cards.map((_, row) => ({
    time: catalogue.time[row],
    topics: Array.from(
      catalogue.topicsOfRows.subarray(catalogue.topicStarts[row], catalogue.topicStarts[row + 1]),
      (place) => catalogue.topics[place] ?? '',
    ).toSorted(),
    provider: catalogue.providers[catalogue.provider[row] ?? -1]?.domain,
    type: catalogue.types[catalogue.type[row] ?? -1],
    rank: ranks[row],
    hash: hashes[row],
  }))
  const expected = cards.map((card) => ({
    time: Math.floor(Date.parse(card.time) / 900_000),
    topics: card.topics.toSorted(),
    provider: card.domain,
    type: card.type ?? 'article',
    rank: rankOf(card),
    hash: fnv1a(card.id) >>> 8,
  }))
  expect(rows).toEqual(expected)
  expect(catalogue.isSorted).toBe(true)
  expect(new Set(cards.map(({ id }) => id)).size).toBe(3000)
  expect(index.manifest.counts.articles).toBe(3000)
})

test('every article is found by its address, and its story has all fields of its card', async () => {
  const { index } = await bundleFiles(manyArticles(300))
  const parts = index.parts()
  for (const card of index.cards()) {
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
  for (const shard of index.cardShards()) {
    expect(shard.cards.length).toBeLessThanOrEqual(48)
    expect(Buffer.byteLength(JSON.stringify(shard.cards))).toBeLessThan(42_000)
  }
  for (const { stories } of index.parts()) {
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
  const cards = new Set(index.cards().map(({ id }) => id))
  const found = Array.from({ length: 2100 }, (_, at) => `2020/06/10/story-${at}`).filter((id) => {
    const part = findShard(parts, ({ key }) => key, shardKey(id))
    const stories = findShard(part?.stories ?? [], ({ key }) => key, shardKey(id))?.stories
    return cards.has(id) && stories?.some((story) => story.id === id)
  })
  expect(found).toHaveLength(2100)
})
