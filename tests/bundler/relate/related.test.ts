// @vitest-environment node
import { describe, expect, test } from 'vitest'
import type { Card, Provider } from '../../../src/contract/edition.ts'
import { MAYOR, otherNews, report } from '../invented-news.ts'
import { type Files, article, bundleFiles, problemLines } from '../workspace.ts'

/** Articles whose titles have no word in common, so that only their lists tie them. */
const TITLES: Readonly<Record<string, string>> = {
  own: 'Ferry to Ansel leaves late',
  one: 'Comet seen above Morwick',
  two: 'Bakers strike against night work',
  three: 'Library lends violins',
  alone: 'Beekeepers count their hives',
}

const story = (slug: string, fields: Readonly<Record<string, unknown>> = {}) => ({
  [`_news/2020-06-10-${slug}.md`]: article({
    title: TITLES[slug] ?? `Title of ${slug}`,
    webUrl: `https://${slug}.example/page`,
    ...fields,
  }),
})

const item = (title: string, webUrl: string, more: Readonly<Record<string, unknown>> = {}) => ({
  title,
  webUrl,
  ...more,
})

test('keeps the order of the editor’s list, without duplicates and without the article itself', async () => {
  const { index } = await bundleFiles(
    story('own', {
      ampWebUrl: 'https://amp.own.example/page',
      related: [
        item('Second', 'https://b.example/2'),
        item('Itself', 'http://www.own.example/page/?utm_source=list#top'),
        item('Itself by AMP', 'https://own.example/page/amp'),
        item('First', 'https://a.example/1'),
        item('Second again', 'http://m.b.example/2/?fbclid=1'),
        item('Second from a cache', 'https://b-example.cdn.ampproject.org/c/s/b.example/2'),
      ],
    }),
  )
  expect(index.story('own').related.map(({ title }) => title)).toEqual(['Second', 'First'])
})

test('links a related story to its article, and fills in fields that the list leaves out', async () => {
  const { index } = await bundleFiles({
    ...story('one', { related: [item('As the list calls it', 'https://www.two.example/page?ref=one')] }),
    ...story('two', { images: [{ url: 'https://two.example/p.jpg', width: 10 }], quality: 7 }),
  })
  expect(index.story('one').related).toEqual([
    {
      title: 'As the list calls it',
      time: '2020-06-10T16:07:00Z',
      url: 'https://www.two.example/page?ref=one',
      provider: expect.any(Number) as number,
      quality: 7,
      image: { src: 'https://two.example/p.jpg', width: 10 },
      article: '2020/06/10/two',
    },
  ])
})

test('finds the article of a related story by any of its addresses', async () => {
  const { index } = await bundleFiles({
    ...story('one', {
      related: [
        item('By its original', 'https://origin.example/x'),
        { title: 'By AMP alone', ampWebUrl: 'https://amp.three.example/page' },
        { title: 'By AMP alone, of an unknown site', ampWebUrl: 'https://amp.nobody.example/page' },
      ],
    }),
    ...story('two', { originalUrl: 'https://origin.example/x' }),
    ...story('three'),
  })
  expect(index.story('one').related.map(({ article: id }) => id)).toEqual(['2020/06/10/two', '2020/06/10/three'])
})

test('links two articles that list each other in both directions', async () => {
  const { index } = await bundleFiles({
    ...story('one', { related: [item('Two', 'https://two.example/page'), item('One', 'https://one.example/page')] }),
    ...story('two', {
      related: [item('One', 'https://amp.one.example/page'), item('Two', 'https://two.example/page')],
    }),
  })
  expect(index.story('one').related.map(({ article: id }) => id)).toEqual(['2020/06/10/two'])
  expect(index.story('two').related.map(({ article: id }) => id)).toEqual(['2020/06/10/one'])
})

test('names the outlet of an item that is known only from its article', async () => {
  const { index } = await bundleFiles({
    ...story('one', { related: [{ title: 'By AMP alone', ampWebUrl: 'https://amp.two.example/page' }] }),
    ...story('two'),
  })
  const { related } = index.story('one')
  expect(related).toMatchObject([{ url: 'https://two.example/page', article: '2020/06/10/two' }])
  const shard = index.parts()[0]?.stories.find(({ stories }) => stories.some(({ id }) => id === '2020/06/10/one'))
  expect(shard?.providers[related[0]?.provider ?? -1]?.domain).toBe('two.example')
})

test('warns about two articles with the same page, and publishes both', async () => {
  const bundled = await bundleFiles({
    ...story('one', { webUrl: 'https://www.same.example/page/?utm_source=a' }),
    ...story('two', { webUrl: 'http://same.example/page' }),
  })
  expect(problemLines(bundled)).toEqual(['warning same-story _news/2020-06-10-two.md:4:9 webUrl'])
  expect(bundled.edition.problems[0]?.message).toContain('_news/2020-06-10-one.md')
  expect(bundled.index.manifest.counts.articles).toBe(2)
})

const OWN_WORDS = ['pump', 'letter', 'bell', 'drum', 'flag', 'choir', 'ladder', 'kite']

/** Another report of the event, as an editor lists it. It has words of its own, so that it is no copy. */
const reportItem = (at: number, domain: string, hour?: number) => {
  const { title, excerpt } = MAYOR[at % MAYOR.length] ?? MAYOR[0]
  return {
    title,
    excerpt: `${excerpt} There was also a ${OWN_WORDS.map((word) => `${word}${at}`).join(' and a ')}.`,
    webUrl: `https://${domain}/${at}`,
    ...(hour !== undefined && { publishedDateTime: `2026-03-11T${String(hour).padStart(2, '0')}:00:00Z` }),
  }
}

const bundleReports = (...reports: Files[]) => bundleFiles(Object.assign({}, otherNews, ...reports) as Files)

describe('the coverage of an event', () => {
  test('counts each outlet once, oldest first, including the article’s own', async () => {
    const { index } = await bundleReports(
      report('own', {
        ...MAYOR[0],
        time: '2026-03-11T12:00:00Z',
        related: [
          reportItem(1, 'late.example', 15),
          reportItem(2, 'early.example', 9),
          reportItem(3, 'www.early.example', 8),
          reportItem(5, 'untimed.example'),
        ],
      }),
    )
    const { coverage, outlets } = index.story('own')
    expect(coverage?.outlets).toBe(4)
    expect(coverage?.points.map(([, after]) => after / 3600)).toEqual([-4, 0, 3])
    expect(outlets).toEqual(['early.example', 'own.example', 'late.example'])
  })

  test('does not exist when the list has only stories of other events, or of the article’s own outlet', async () => {
    const { index } = await bundleReports(
      report('own', {
        ...MAYOR[0],
        related: [reportItem(1, 'own.example', 11), item('Ferries to Ansel resume', 'https://ferries.example/1')],
      }),
    )
    expect(index.story('own')).not.toHaveProperty('coverage')
  })

  test('shows at most the twelve oldest outlets', async () => {
    const related = Array.from({ length: 18 }, (_, at) => ({
      ...reportItem(at, `paper-${at}.example`),
      publishedDateTime: `2026-03-11T10:${10 + at}:00Z`,
    }))
    const { index } = await bundleReports(report('own', { ...MAYOR[0], related }))
    const { coverage, outlets } = index.story('own')
    expect(coverage?.outlets).toBe(19)
    expect(outlets).toEqual(['own.example', ...Array.from({ length: 11 }, (_, at) => `paper-${at}.example`)])
  })

  test('has two outlets in lists, and all of them at the lead story', async () => {
    const { index } = await bundleReports(
      report('best', {
        ...MAYOR[0],
        time: '2026-03-11T00:00:00Z',
        quality: 90,
        heat: 500,
        related: [3, 1, 2].map((at) => reportItem(at, `outlet-${at}.example`, at)),
      }),
    )
    const shown = (cards: readonly Card[], providers: readonly Provider[]) => {
      const { coverage } = cards.find(({ id }) => id.endsWith('/best')) ?? {}
      return [
        coverage?.outlets,
        coverage?.points.map(([place, after]) => `${providers[place]?.domain} ${after / 3600}`).join(),
      ]
    }
    const shard = index.cardShards().find(({ cards }) => cards.some(({ id }) => id.endsWith('/best')))
    expect(shown(shard?.cards ?? [], shard?.providers ?? [])).toEqual([4, 'outlet-1.example 1,outlet-2.example 2'])
    const front = index.front()
    expect(front.cards[front.lead[0] ?? -1]?.id).toBe('2026/03/11/best')
    expect(shown(front.cards, front.providers)).toEqual([
      4,
      'best.example 0,outlet-1.example 1,outlet-2.example 2,outlet-3.example 3',
    ])
  })

  test('counts an outlet that is known only from its article', async () => {
    const { index } = await bundleReports(
      report('one', {
        ...MAYOR[0],
        related: [{ title: MAYOR[1].title, ampWebUrl: 'https://amp.two.example/two' }],
      }),
      report('two', MAYOR[1]),
    )
    const { reports, coverage, outlets } = index.story('one')
    expect(reports).toMatchObject([{ url: 'https://two.example/two', article: '2026/03/11/two' }])
    expect(coverage?.outlets).toBe(2)
    expect(outlets.toSorted()).toEqual(['one.example', 'two.example'])
  })
})
