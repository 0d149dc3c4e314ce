// @vitest-environment node
import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { byLatest, rankOf } from '../../src/contract/order.ts'
import { findShard, shardKey } from '../../src/contract/shards.ts'
import { article, bundleFiles, filesBelow } from './workspace.ts'

const TOPICS = ['Harbours', 'Oceans', 'Stars']

/** Many articles over three years, some at the same second, most in one crowded month. */
function archive(count: number, excerpt = 'Short.') {
  return Object.fromEntries(
    Array.from({ length: count }, (_, at) => {
      const day =
        at % 100 === 0
          ? '2019-06-11'
          : at % 4 === 0
            ? `201${at % 3}-0${1 + (at % 9)}-11`
            : `2019-05-${String(1 + (at % 28)).padStart(2, '0')}`
      const fields = {
        title: `Story ${at}`,
        excerpt,
        publishedDateTime: `${day}T${String(at % 24).padStart(2, '0')}:00:00Z`,
        webUrl: `https://outlet-${at % 7}.example/${at}`,
        topics: [TOPICS[at % 3], ...(at % 5 === 0 ? [TOPICS[(at + 1) % 3]] : [])],
        ...(at % 2 === 0 && { heat: at % 90 }),
        type: at % 10 === 0 ? 'video' : 'article',
      }
      return [`_news/${day}-story-${at}.md`, article(fields)]
    }),
  )
}

test('rows of the catalogue stand in the order of the cards, and say what the cards say', async () => {
  const { index } = await bundleFiles(archive(3000))
  const parts = index.parts()
  expect(parts.length).toBeGreaterThan(1)
  expect(parts.map(({ key }) => key)).toEqual(parts.map(({ key }) => key).toSorted())
  const seen: string[] = []
  const strangers: string[] = []
  const rows: object[] = []
  const cardsSay: object[] = []
  for (const { key, count, catalogue, cards } of parts) {
    expect(count).toBeLessThanOrEqual(2000)
    expect(cards.reduce((sum, shard) => sum + shard.count, 0)).toBe(count)
    expect(catalogue.time).toHaveLength(count)
    let row = 0
    let seconds = 0
    for (const shard of cards) {
      expect(shard.key.startsWith(key)).toBe(true)
      expect(shard.cards).toHaveLength(shard.count)
      expect(shard.cards).toEqual(shard.cards.toSorted(byLatest))
      for (const card of shard.cards) {
        seconds += catalogue.time[row] ?? 0
        const set = catalogue.sets[catalogue.set[row] ?? -1] ?? []
        rows.push({
          time: new Date(seconds * 1000).toISOString().replace('.000', ''),
          topics: set.map((place) => catalogue.topics[place]),
          provider: catalogue.providers[catalogue.provider[row] ?? -1],
          type: catalogue.types[catalogue.type[row] ?? -1],
          rank: catalogue.rank[row],
        })
        cardsSay.push({
          time: card.time,
          topics: card.topics,
          provider: shard.providers[card.provider]?.domain,
          type: card.type,
          rank: rankOf(card),
        })
        if (!shardKey(card.id).startsWith(shard.key)) strangers.push(card.id)
        seen.push(card.id)
        row++
      }
    }
  }
  expect(rows).toEqual(cardsSay)
  expect(strangers).toEqual([])
  expect(new Set(seen).size).toBe(3000)
  expect(index.manifest.counts.articles).toBe(3000)
})

test('every article is found from its address alone, and its story holds its card', async () => {
  const { index } = await bundleFiles(archive(300))
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

test('shards stay small, by number and by bytes of any script', async () => {
  const { index } = await bundleFiles(archive(400, '港は今日、とても静かだった。'.repeat(20)))
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

test('every file but the manifest is named by its bytes, and every file is named', async () => {
  const { index, out } = await bundleFiles(archive(120))
  const files = filesBelow(out)
  const hashes = new Set<string>()
  for (const [path, bytes] of files) {
    if (path === 'manifest.json') continue
    const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 12)
    expect(path).toContain(`.${hash}.json`)
    hashes.add(hash)
  }
  const { manifest } = index
  const named = [
    manifest.front,
    manifest.providers,
    ...manifest.topics.map(({ front }) => front),
    ...manifest.parts.flatMap((part) => [part.rows, part.directory]),
    ...index.parts().flatMap(({ directory, key }) => {
      const text = files.get(`directory/${key}.${directory}.json`)?.toString() ?? ''
      return text.match(/[0-9a-f]{12}(?=")/g) ?? []
    }),
  ]
  expect(new Set(named)).toEqual(hashes)
})

test('one new article changes only the files of its period, its topics and the whole', async () => {
  const before = archive(500)
  const first = await bundleFiles(before)
  const second = await bundleFiles({
    ...before,
    '_news/2012-03-03-new.md': article({ title: 'New', publishedDateTime: '2012-03-03T10:00:00Z', topics: ['Stars'] }),
  })
  const changed = [...second.edition.files.keys()].filter((path) => !first.edition.files.has(path))
  const folders = changed.map((path) => path.replace(/\.[0-9a-f]{12}/, ''))
  expect(folders.filter((path) => /^(cards|stories|catalogue|directory)\//.test(path))).toSatisfy((paths: string[]) =>
    paths.every((path) => path.includes('/2012')),
  )
  expect(folders.filter((path) => path.startsWith('fronts/'))).toEqual(
    expect.not.arrayContaining(['fronts/harbours.json', 'fronts/oceans.json']),
  )
  expect(second.index.manifest.edition).not.toBe(first.index.manifest.edition)
})

test('a front holds the newest, the best, and facets over the whole topic', async () => {
  const { index } = await bundleFiles(archive(300))
  const cards = index
    .parts()
    .flatMap((part) =>
      part.cards.flatMap((shard) =>
        shard.cards.map((card) => ({ ...card, domain: shard.providers[card.provider]?.domain ?? '' })),
      ),
    )
  const inStars = cards.filter(({ topics }) => topics.includes('stars')).toSorted(byLatest)
  const front = index.front('stars')
  expect(front.latest.map((at) => front.cards[at]?.id)).toEqual(inStars.slice(0, 24).map(({ id }) => id))
  expect(front.top).toHaveLength(24)
  expect(front.lead).toEqual([])
  expect(front.bands).toEqual([])
  expect(front.facets.types).toEqual({
    article: inStars.filter(({ type }) => type === 'article').length,
    video: inStars.filter(({ type }) => type === 'video').length,
  })
  for (const [provider, count] of front.facets.providers) {
    const domain = front.providers[provider]?.domain
    expect(inStars.filter((card) => card.domain === domain)).toHaveLength(count)
  }
  const whole = index.front()
  expect(whole.bands.map(({ topic }) => topic).toSorted()).toEqual(['harbours', 'oceans', 'stars'])
  expect(whole.cards.length).toBeLessThanOrEqual(100)
  const first = cards.toSorted(byLatest)[0]
  expect(whole.cards[whole.latest[0] ?? -1]?.id).toBe(first?.id)
  expect(index.manifest.newest).toBe(first?.time)
})

test('unknown heat never stands before known heat in the best', async () => {
  const { index } = await bundleFiles({
    '_news/2020-06-12-unknown.md': article({ heat: -1, publishedDateTime: '2020-06-12' }),
    '_news/2020-06-01-known.md': article({ heat: 0, publishedDateTime: '2020-06-01', webUrl: 'https://b.example/' }),
  })
  const front = index.front()
  expect(front.top.map((at) => front.cards[at]?.id)).toEqual(['2020/06/01/known', '2020/06/12/unknown'])
})
