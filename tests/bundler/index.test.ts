// @vitest-environment node
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { byLatest, rankOf, topScore } from '../../src/contract/order.ts'
import { findShard, shardKey } from '../../src/contract/shards.ts'
import { wordsOf } from '../../src/contract/words.ts'
import { generateFolder } from '../bench/generate.ts'
import {
  type Bundled,
  type WrittenIndex,
  article,
  bundleFiles,
  bundleFolder,
  filesBelow,
  temporaryFolder,
  writeFiles,
} from './workspace.ts'

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

/** Files of the second edition that the first does not have, without their hashes. */
const changes = (first: Bundled, second: Bundled) =>
  [...second.edition.files]
    .filter(([path, text]) => first.edition.files.get(path) !== text)
    .map(([path, text]) => ({ path: path.replace(/\.[0-9a-f]{12}/, ''), text }))

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
      expect(shard.cards).toHaveLength(shard.count)
      expect(shard.cards).toEqual(shard.cards.toSorted(byLatest))
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
        cardsSay.push({
          time: card.time,
          topics: card.topics,
          provider: shard.providers[card.provider]?.domain,
          type: card.type ?? 'article',
          rank: rankOf(card),
        })
        const isHere = (name: string) => findShard([name], (one) => one, shardKey(card.id)) !== undefined
        if (!isHere(shard.key) || !isHere(key)) strangers.push(card.id)
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
    if (path === 'manifest.json' || path === 'schema.json') continue
    const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 12)
    expect(path).toContain(`.${hash}.json`)
    hashes.add(hash)
  }
  const { manifest } = index
  const named = [
    manifest.front,
    ...manifest.topics.map(({ front }) => front),
    ...manifest.parts.flatMap((part) => [part.rows, part.directory]),
    ...index.parts().flatMap(({ directory, key }) => {
      const text = files.get(`directory/${key}.${directory}.json`)?.toString() ?? ''
      return text.match(/[0-9a-f]{12}(?=")/g) ?? []
    }),
  ]
  expect(new Set(named)).toEqual(hashes)
})

test('one new article changes one file of each kind, the fronts of its topics and the manifest', async () => {
  const before = archive(400)
  const first = await bundleFiles(before)
  const second = await bundleFiles({
    ...before,
    '_news/2011-08-20-new.md': article({ title: 'New', publishedDateTime: '2011-08-20T10:00:00Z', topics: ['Stars'] }),
  })
  const folders = changes(first, second).map(({ path }) => path.replace(/\/.*/, ''))
  expect([...new Set(folders)].toSorted()).toEqual([
    'cards',
    'catalogue',
    'directory',
    'fronts',
    'manifest.json',
    'search',
    'similar',
    'stories',
  ])
  // Two fronts, and where one shard overflows, two of it.
  expect(folders.length).toBeLessThanOrEqual(10)
  expect(second.index.manifest.edition).not.toBe(first.index.manifest.edition)
})

test('the search shards hold every word of every article, title words told from others', async () => {
  const { index } = await bundleFolder(publisherOfYears(1200, 100))
  for (const { search, cards, key } of index.parts()) {
    const inOrder = cards.flatMap((shard) => shard.cards)
    let from = 0
    for (const { count, words, hits } of search) {
      const known = words.split(' ')
      expect(known).toEqual(known.toSorted((a, b) => (a < b ? -1 : 1)))
      const told = hits.split(',')
      expect(told).toHaveLength(known.length)
      const found = Array.from({ length: count }, () => ({ title: new Set<string>(), any: new Set<string>() }))
      for (const [at, steps] of told.entries()) {
        let hit = 0
        for (const step of steps.split(' ')) {
          hit += Number.parseInt(step, 36)
          found[hit >> 1]?.any.add(known[at] ?? '')
          if (hit & 1) found[hit >> 1]?.title.add(known[at] ?? '')
        }
      }
      for (const [at, { title, any }] of found.entries()) {
        const card = inOrder[from + at]
        expect([...title].toSorted()).toEqual([...new Set(wordsOf(card?.title ?? ''))].toSorted())
        for (const word of wordsOf(card?.excerpt?.replace(/\S*…$/, '') ?? '')) expect(any).toContain(word)
      }
      from += count
    }
    expect({ key, from }).toEqual({ key, from: inOrder.length })
  }
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
  expect(front.facets.types).toEqual(['article', 'video'])
  const { sources = [] } = index.manifest.topics.find(({ id }) => id === 'stars') ?? {}
  expect(sources).toHaveLength(front.facets.providers.length)
  expect(sources).toEqual(sources.toSorted((a, b) => b - a))
  for (const [place, provider] of front.facets.providers.entries()) {
    const domain = front.providers[provider]?.domain
    expect(inStars.filter((card) => card.domain === domain)).toHaveLength(sources[place] ?? 0)
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

/** A publisher of many topics, outlets and years. */
function publisherOfYears(articles = 3000, days = 1500): string {
  const folder = join(temporaryFolder(), 'content')
  generateFolder(folder, { articles, days })
  return folder
}

/** Every card with its outlet's domain in the place of a number. */
const allCards = (index: WrittenIndex) =>
  index
    .parts()
    .flatMap((part) =>
      part.cards.flatMap(({ cards, providers }) =>
        cards.map((card) => ({ ...card, provider: providers[card.provider]?.domain ?? '' })),
      ),
    )

/** Ids of a topic and of all below it. */
function withBelow(index: WrittenIndex, id: string): string[] {
  const children = index.manifest.topics.filter(({ parent }) => parent === id)
  return [id, ...children.flatMap((child) => withBelow(index, child.id))]
}

test('fronts agree with the cards: counts, latest, best, each card once, with all that may be shown', async () => {
  const { index } = await bundleFolder(publisherOfYears())
  const cards = allCards(index)
  const byId = new Map(cards.map((card) => [card.id, card]))
  expect(byId.size).toBe(3000)
  expect(index.manifest.newest).toBe(cards.toSorted(byLatest)[0]?.time)
  const newest = Date.parse(index.manifest.newest ?? '')
  const scoreOf = (card: (typeof cards)[number]) => topScore(rankOf(card), (newest - Date.parse(card.time)) / 1000)
  const lists = [
    { front: index.front(), members: cards },
    ...index.manifest.topics.map(({ id, count, providers }) => {
      const ids = withBelow(index, id)
      const members = cards.filter(({ topics }) => topics.some((topic) => ids.includes(topic)))
      expect({ id, count, providers }).toEqual({
        id,
        count: members.length,
        providers: new Set(members.map(({ provider }) => provider)).size,
      })
      return { front: index.front(id), members }
    }),
  ]
  for (const { front, members } of lists) {
    const idsOf = (places: readonly number[]) => places.map((place) => front.cards[place]?.id)
    const latest = members.toSorted(byLatest)
    const best = members.toSorted((a, b) => scoreOf(b) - scoreOf(a) || byLatest(a, b))
    expect(idsOf(front.latest)).toEqual(latest.slice(0, 24).map(({ id }) => id))
    expect(idsOf(front.top)).toEqual(best.slice(0, 24).map(({ id }) => id))
    expect(new Set(front.cards.map(({ id }) => id)).size).toBe(front.cards.length)
    const featured = new Set([
      front.latest[0],
      front.top[0],
      ...front.lead,
      ...front.bands.flatMap(({ cards }) => cards),
    ])
    for (const [at, { image, provider, ...card }] of front.cards.entries()) {
      const { excerpt, provider: domain, ...known } = byId.get(card.id) ?? {}
      const isPictured = image && front.cards.filter((other) => other.image?.src === image.src).length === 1
      const told = isPictured && !featured.has(at) ? known : { ...known, excerpt }
      expect({ ...card, image }).toEqual(told)
      expect(front.providers[provider]?.domain).toBe(domain)
    }
    const shown = [front.latest, front.top, front.lead, ...front.bands.map((band) => band.cards)].flat()
    expect(new Set(shown).size).toBe(front.cards.length)
    expect(Math.max(...shown)).toBeLessThan(front.cards.length)
  }
})

test.each([
  [3000, 1500],
  [2100, 360],
])('of %i articles over %i days a first view asks for little', async (articles, days) => {
  const { index, edition } = await bundleFolder(publisherOfYears(articles, days))
  const zipped = new Map([...edition.files].map(([path, text]) => [path, gzipSync(text).length]))
  const largest = (folder: string) =>
    Math.max(...[...zipped].flatMap(([path, bytes]) => (path.startsWith(`${folder}/`) ? bytes : [])))
  expect(largest('fronts')).toBeLessThanOrEqual(30_000)
  expect(zipped.get('manifest.json')).toBeLessThanOrEqual(12_000)
  expect(index.parts().length).toBeGreaterThan(1)
  expect(largest('stories') + largest('directory')).toBeLessThanOrEqual(16_000)
})

test('more articles of one day than a part holds are found all the same', async () => {
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

test('wherever in time a new article stands, at most eight files and its topics change', async () => {
  const folder = publisherOfYears(1500, 500)
  let before = await bundleFolder(folder)
  for (const day of ['2026-07-01', '2025-06-12', '2025-11-30', '1999-01-01']) {
    writeFiles(folder, {
      [`_news/${day}-new.md`]: article({
        title: 'Amber harbour signal of the quiet river council',
        publishedDateTime: `${day}T10:00:00Z`,
        webUrl: `https://outlet-3.example/new-${day}`,
        topics: ['Oceans'],
        heat: 1000,
      }),
    })
    const after = await bundleFolder(folder)
    const changed = changes(before, after)
    const topics = changed.filter(({ path }) => path.startsWith('fronts/') && !path.includes('_site'))
    expect(topics.map(({ path }) => path).every((path) => /oceans|science/.test(path))).toBe(true)
    // A shard that overflows becomes two.
    const kinds = new Set(changed.map(({ path }) => path.replace(/\/.*/, '')))
    expect(changed.length).toBeLessThanOrEqual(8 + topics.length + kinds.size)
    expect(changed.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0)).toBeLessThanOrEqual(400_000)
    before = after
  }
}, 60_000)

test('an article of years ago changes no front: its topics count one more in the manifest', async () => {
  const folder = publisherOfYears(1500, 500)
  const before = await bundleFolder(folder)
  writeFiles(folder, {
    '_news/2025-09-01-late.md': article({
      title: 'Found in a drawer',
      publishedDateTime: '2025-09-01T10:00:00Z',
      webUrl: 'https://late.example/drawer',
      provider: { name: 'The Late', domain: 'late.example' },
      topics: ['Oceans', 'Theatre'],
    }),
  })
  const after = await bundleFolder(folder)
  const kinds = new Set(changes(before, after).map(({ path }) => path.replace(/\/.*/, '')))
  expect([...kinds].toSorted()).toEqual([
    'cards',
    'catalogue',
    'directory',
    'manifest.json',
    'search',
    'similar',
    'stories',
  ])
  const countIn = ({ index }: typeof after, id: string) =>
    index.manifest.topics.find((topic) => topic.id === id)?.count ?? 0
  expect(countIn(after, 'oceans')).toBe(countIn(before, 'oceans') + 1)
})

test('a new article of a new topic changes what it must', async () => {
  const folder = publisherOfYears(1000, 500)
  const first = await bundleFolder(folder)
  writeFiles(folder, { '_data/topics/99-beekeeping.yaml': 'name: Beekeeping\nparent: Oceans\n' })
  const withTopic = await bundleFolder(folder)
  expect(changes(first, withTopic).map(({ path }) => path)).toEqual(['fronts/beekeeping.json', 'manifest.json'])
})
