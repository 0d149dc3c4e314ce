// @vitest-environment node
import { describe, expect, test } from 'vitest'
import type { Front } from '../../../src/contract/edition.ts'
import { FLAG } from '../../../src/data/catalogue/catalogue.ts'
import { MAYOR, inventedNews, otherNews, report, storyInventor } from '../invented-news.ts'
import { type Files, type WrittenIndex, bundleFiles } from '../workspace.ts'

const slugOf = (id = '') => id.split('/').at(-1) ?? ''
const hour = (at: number) => new Date(Date.UTC(2026, 2, 11, 6, at * 10)).toISOString()

/** Everything that a front shows, list by list. */
const listsOf = ({ latest, top, lead, bands, cards }: Front) =>
  [latest, top, lead, ...bands.map((band) => band.cards)].map((list) => list.map((at) => slugOf(cards[at]?.id)))

const eventsOf = (index: WrittenIndex) => new Map([...index.events()].map(([id, event]) => [slugOf(id), event]))

/** Reports of one event by many outlets, in one of four wordings each with a word of its own, so that none is a copy. */
const mayorReports = (count: number, fields: (at: number) => object = () => ({})): Files =>
  Object.assign(
    {},
    ...Array.from({ length: count }, (_, at) => {
      const { title, excerpt } = MAYOR[at % MAYOR.length] ?? MAYOR[0]
      return report(`mayor-${at}`, {
        title,
        excerpt: `${excerpt} ${storyInventor(at)().excerpt.split('. ')[0] ?? ''}.`,
        time: hour(at),
        ...fields(at),
      })
    }),
  ) as Files

const isMayor = (slug: string) => slug.startsWith('mayor-')

test('every list shows an event once, and the catalogue has all its reports under one number', async () => {
  const { index } = await bundleFiles({ ...otherNews, ...mayorReports(4, (at) => ({ quality: at === 2 ? 90 : 10 })) })
  for (const front of [index.front(), index.front('town')])
    for (const list of listsOf(front)) {
      const shown = list.filter(isMayor)
      expect(shown).toEqual(shown.length > 0 ? ['mayor-2'] : [])
    }
  expect(listsOf(index.front())[0]).toContain('mayor-2')
  const events = eventsOf(index)
  expect([...events.keys()].toSorted()).toEqual(['mayor-0', 'mayor-1', 'mayor-2', 'mayor-3'])
  expect(new Set([...events.values()].map(({ event }) => event)).size).toBe(1)
  expect([...events.values()].map(({ place }) => place).toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3])
  expect(events.get('mayor-2')?.place).toBe(0)
})

test('an event with reports in the newest volume and in the archive has one number in both', async () => {
  const { index } = await bundleFiles({
    ...inventedNews({ count: 900, days: 4, newest: '2026-03-14T18:00:00Z', seed: 9 }),
    ...report('mayor-0', { ...MAYOR[0], time: '2026-03-13T22:00:00Z', quality: 90 }),
    ...report('mayor-1', { ...MAYOR[1], time: '2026-03-14T02:00:00Z' }),
    ...report('mayor-2', { ...MAYOR[2], time: '2026-03-13T23:00:00Z' }),
  })
  const [newest, archive] = index.manifest.volumes
  const cards = index.cards()
  const rowOf = (slug: string) => cards.findIndex(({ id }) => slugOf(id) === slug)
  expect(rowOf('mayor-1')).toBeLessThan(newest?.count ?? 0)
  expect(rowOf('mayor-0')).toBeGreaterThanOrEqual(newest?.count ?? 0)
  expect(archive?.count).toBe(903 - (newest?.count ?? 0))
  const { flags, events } = index.catalogue()
  const rows = events.filter((event) => event.includes(rowOf('mayor-0')))
  expect(rows.map((event) => [...event].map((row) => slugOf(cards[row]?.id)))).toEqual([
    ['mayor-0', 'mayor-2', 'mayor-1'],
  ])
  for (const row of rows[0] ?? []) expect(flags[row]).toBe(FLAG.report | FLAG.severalOutlets)
})

test('the front of a topic shows the first report that is of the topic, when the lead is not', async () => {
  const topics = ['Town', 'Harbours', 'Harbours']
  const { index } = await bundleFiles({
    ...otherNews,
    ...mayorReports(3, (at) => ({ topics: [topics[at]], quality: 90 - at })),
  })
  const shown = (topic: string) => listsOf(index.front(topic))[0]?.filter(isMayor)
  expect(shown('town')).toEqual(['mayor-0'])
  expect(shown('harbours')).toEqual(['mayor-1'])
})

test('the front of a topic above shows one report of an event whose reports are in two topics below', async () => {
  const { index } = await bundleFiles({
    ...otherNews,
    '_data/topics/1.yaml': 'name: Region\n',
    '_data/topics/2.yaml': 'name: Town\nparent: Region\n',
    '_data/topics/3.yaml': 'name: Harbours\nparent: Region\n',
    ...mayorReports(2, (at) => ({ topics: [['Town', 'Harbours'][at]] })),
  })
  expect(listsOf(index.front('region'))[0]?.filter(isMayor)).toEqual(['mayor-0'])
})

describe('the front page shows an event once', () => {
  test.each([2, 4, 60])('when its %i reports are in different topics, each with a band', async (count) => {
    const topics = ['Town', 'Harbours', 'Oceans', 'Stars']
    const { index } = await bundleFiles({
      ...otherNews,
      'site.yaml': 'title: Tide\nhome: [Town, Harbours, Oceans, Stars]\n',
      ...mayorReports(count, (at) => ({ topics: [topics[at % 4]], quality: at === 0 ? 100 : 99, heat: 500 })),
    })
    const [, , lead = [], ...bands] = listsOf(index.front())
    expect(lead).toContain('mayor-0')
    const events = eventsOf(index)
    const shown = new Map<number, Set<string>>()
    for (const slug of [...lead, ...bands.flat()]) {
      const { event } = events.get(slug) ?? {}
      if (event !== undefined) shown.set(event, (shown.get(event) ?? new Set()).add(slug))
    }
    expect([...shown.values()].map((slugs) => [...slugs])).toEqual([['mayor-0']])
  })
})

test('counts of the site, topics and outlets count an event once, as the catalogue folds it', async () => {
  const { index } = await bundleFiles({
    ...otherNews,
    ...mayorReports(9, (at) => ({
      topics: at % 3 === 0 ? ['Town'] : ['Harbours', 'Town'],
      webUrl: `https://daily-${at % 4}.example/${at}`,
    })),
  })
  const events = eventsOf(index)
  const rows = index.cardShards().flatMap((shard) =>
    shard.cards.map(({ id, topics, provider }) => ({
      story: events.get(slugOf(id))?.event ?? id,
      topics,
      domain: shard.providers[provider]?.domain ?? '',
    })),
  )
  const storiesIn = (list: typeof rows) => new Set(list.map(({ story }) => story)).size
  expect(index.manifest.counts).toEqual({
    articles: rows.length,
    stories: storiesIn(rows),
    providers: new Set(rows.map(({ domain }) => domain)).size,
  })
  expect(index.manifest.counts.stories).toBeLessThan(rows.length)
  const lists = [
    { front: index.front(), sources: index.manifest.sources, members: rows },
    ...index.manifest.topics.map(({ id, count, providers, sources }) => {
      const members = rows.filter(({ topics }) => topics.includes(id))
      expect([id, count, providers]).toEqual([
        id,
        storiesIn(members),
        new Set(members.map(({ domain }) => domain)).size,
      ])
      return { front: index.front(id), sources, members }
    }),
  ]
  for (const { front, sources, members } of lists) {
    const counted = front.facets.providers.map((at) => {
      const domain = front.providers[at]?.domain
      return storiesIn(members.filter((one) => one.domain === domain))
    })
    expect(sources).toEqual(counted)
  }
})

describe('two files of one page are one story', () => {
  const PAGE = 'https://www.eddow.example/news/mayor'
  test.each([
    ['the same address', { webUrl: PAGE }],
    ['a tracking parameter', { webUrl: `${PAGE}?utm_source=letter&fbclid=1` }],
    ['no www.', { webUrl: 'https://eddow.example/news/mayor' }],
    ['m.', { webUrl: 'http://m.eddow.example/news/mayor' }],
    ['a slash at the end', { webUrl: `${PAGE}/` }],
    ['a fragment', { webUrl: `${PAGE}#comments` }],
    ['capitals in the host', { webUrl: 'https://WWW.Eddow.Example/news/mayor' }],
    ['an AMP page', { webUrl: 'https://amp.eddow.example/news/mayor/amp' }],
    ['an AMP address of its own', { webUrl: 'https://other.example/x', ampWebUrl: `${PAGE}/amp` }],
    [
      'a page in an AMP cache',
      { webUrl: 'https://www-eddow-example.cdn.ampproject.org/c/s/www.eddow.example/news/mayor' },
    ],
    [
      'an AMP cache beside it',
      {
        webUrl: 'https://other.example/x',
        cdnAmpWebUrl: 'https://eddow-example.cdn.ampproject.org/c/s/eddow.example/news/mayor',
      },
    ],
    ['the original of a copy', { webUrl: 'https://other.example/x', originalUrl: PAGE }],
  ])('that differ by %s: lists show it once, and both addresses open', async (_, address) => {
    const { index } = await bundleFiles({
      ...otherNews,
      ...report('mayor-0', { ...MAYOR[0], webUrl: PAGE }),
      ...report('mayor-1', {
        title: 'Another title altogether',
        excerpt: 'No word of it.',
        time: '2026-03-14T10:00:00Z',
        ...address,
      }),
    })
    expect(index.story('mayor-0').reports).toMatchObject([{ article: '2026/03/14/mayor-1', why: { by: 'page' } }])
    expect(index.story('mayor-1').reports).toMatchObject([{ article: '2026/03/11/mayor-0', why: { by: 'page' } }])
    expect(index.story('mayor-0')).not.toHaveProperty('coverage')
    for (const front of [index.front(), index.front('town')])
      expect(listsOf(front)[0]?.filter(isMayor)).toEqual(['mayor-0'])
    expect(index.manifest.counts.articles - index.manifest.counts.stories).toBe(1)
  })

  test('that both have coverage: false', async () => {
    const { index } = await bundleFiles({
      ...otherNews,
      ...report('mayor-0', { ...MAYOR[0], webUrl: PAGE, coverage: false }),
      ...report('mayor-1', { ...MAYOR[0], webUrl: PAGE, coverage: false }),
    })
    expect(listsOf(index.front())[0]?.filter(isMayor)).toHaveLength(1)
  })
})
