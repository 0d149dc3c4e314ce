// @vitest-environment node
import { expect, test } from 'vitest'
import type { Card, Provider } from '../../../src/contract/edition.ts'
import { article, bundleFiles, problemLines } from '../workspace.ts'

const story = (slug: string, fields: Readonly<Record<string, unknown>> = {}) => ({
  [`_news/2020-06-10-${slug}.md`]: article({
    title: `Title of ${slug}`,
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

test('counts each outlet of a coverage once, oldest first, including the article’s own', async () => {
  const at = (hour: string) => ({ publishedDateTime: `2020-06-10T${hour}:00:00Z` })
  const { index } = await bundleFiles({
    ...story('own', {
      ...at('12'),
      related: [
        item('Late', 'https://late.example/1', at('15')),
        item('Early', 'https://early.example/1', at('09')),
        item('Early again', 'https://www.early.example/2', at('08')),
        item('No time', 'https://untimed.example/1'),
      ],
    }),
    ...story('alone', { related: [item('Its own outlet', 'https://alone.example/other')] }),
  })
  const { coverage, outlets } = index.story('own')
  expect(coverage?.outlets).toBe(4)
  expect(coverage?.points.map(([, after]) => after / 3600)).toEqual([-4, 0, 3])
  expect(outlets).toEqual(['early.example', 'own.example', 'late.example'])
  expect(index.story('alone')).not.toHaveProperty('coverage')
})

test('shows at most the twelve oldest outlets of a coverage', async () => {
  const related = Array.from({ length: 20 }, (_, at) =>
    item(`Item ${at}`, `https://outlet-${at}.example/`, { publishedDateTime: `2020-06-0${1 + (at % 9)}` }),
  )
  const { index } = await bundleFiles(story('own', { related }))
  expect(index.story('own').coverage?.outlets).toBe(21)
  expect(index.story('own').coverage?.points).toHaveLength(12)
})

test('stores two outlets of a coverage for lists, and all of them for the lead story', async () => {
  const hour = (at: number) => `2020-06-10T0${at}:00:00Z`
  const related = [3, 1, 2, 4].map((at) =>
    item(`Item ${at}`, `https://outlet-${at}.example/`, { publishedDateTime: hour(at) }),
  )
  const { index } = await bundleFiles({
    ...story('best', { related, quality: 90, publishedDateTime: hour(0) }),
    ...story('other', { related: related.slice(1), quality: 20, publishedDateTime: hour(5) }),
  })
  const front = index.front()
  const shown = (cards: readonly Card[], providers: readonly Provider[]) =>
    Object.fromEntries(
      cards.map(({ id, coverage }) => [
        id.slice('2020/06/10/'.length),
        [
          coverage?.outlets,
          coverage?.points.map(([place, after]) => `${providers[place]?.domain} ${after / 3600}`).join(),
        ],
      ]),
    )
  const listed = {
    best: [5, 'outlet-1.example 1,outlet-2.example 2'],
    other: [4, 'outlet-1.example -4,outlet-2.example -3'],
  }
  const [shard] = index.parts()[0]?.cards ?? []
  expect(shown(shard?.cards ?? [], shard?.providers ?? [])).toEqual(listed)
  expect(front.cards[front.lead[0] ?? -1]?.id).toBe('2020/06/10/best')
  expect(shown(front.cards, front.providers)).toEqual({
    ...listed,
    best: [5, 'best.example 0,outlet-1.example 1,outlet-2.example 2,outlet-3.example 3,outlet-4.example 4'],
  })
  expect(index.story('other').outlets).toHaveLength(4)
})

const flood = (slug: string, more: object = {}) =>
  story(slug, { title: `Flood of the river Tarn reaches ${slug}`, topics: ['Rivers'], ...more })

/** Without many other stories, every shared word would be too common to count. */
const others = Object.assign(
  {},
  ...Array.from({ length: 12 }, (_, at) =>
    story(`other-${at}`, { title: `${['Quince', 'Zither', 'Osmium'][at % 3]} ${at} fabric${at}` }),
  ),
) as Readonly<Record<string, string>>

test('suggests the most similar articles, the nearest in time first, when there are few related stories', async () => {
  const { index } = await bundleFiles({
    ...others,
    ...flood('Ansel'),
    ...flood('Bremen', { publishedDateTime: '2020-06-11T00:00:00Z' }),
    ...flood('Calder', { publishedDateTime: '2022-06-11T00:00:00Z' }),
  })
  const { similar } = index.story('ansel')
  expect(similar.map(({ id }) => id.split('/').at(-1))).toEqual(['bremen', 'calder'])
})

test('finds similar articles in scripts without spaces', async () => {
  const { index } = await bundleFiles({
    ...others,
    ...story('kawa', { title: '港の水位が上昇している' }),
    ...story('umi', { title: '今朝も水位が上昇した' }),
  })
  expect(index.story('kawa').similar[0]?.id).toBe('2020/06/10/umi')
})

test('never suggests a listed story, the same page or the article itself', async () => {
  const { index } = await bundleFiles({
    ...others,
    ...flood('Ansel', { related: [item('Listed', 'https://bremen.example/page'.toLowerCase())] }),
    ...flood('bremen'),
    ...flood('copy', { webUrl: 'https://www.ansel.example/page/' }),
  })
  const { similar } = index.story('ansel')
  expect(similar.map(({ id }) => id)).not.toEqual(expect.arrayContaining([expect.stringMatching(/ansel|bremen|copy/)]))
})

test('suggests nothing when there are four related stories', async () => {
  const related = [1, 2, 3, 4].map((at) => item(`Item ${at}`, `https://outlet-${at}.example/`))
  const { index } = await bundleFiles({ ...others, ...flood('Ansel', { related }), ...flood('Bremen') })
  expect(index.story('ansel').similar).toEqual([])
  expect(index.story('bremen').similar.length).toBeGreaterThan(0)
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

test('counts an outlet that is known only from its article', async () => {
  const { index } = await bundleFiles({
    ...story('one', { related: [{ title: 'By AMP alone', ampWebUrl: 'https://amp.two.example/page' }] }),
    ...story('two'),
  })
  const { related, coverage, outlets } = index.story('one')
  expect(related).toMatchObject([{ url: 'https://two.example/page', article: '2020/06/10/two' }])
  expect(coverage?.outlets).toBe(2)
  expect(outlets.toSorted()).toEqual(['one.example', 'two.example'])
})

test('suggests a page once when two articles link to it', async () => {
  const { index } = await bundleFiles({
    ...others,
    ...flood('Ansel'),
    ...flood('bremen'),
    ...flood('copy', { webUrl: 'https://www.bremen.example/page/' }),
  })
  const flooded = index.story('ansel').similar.filter(({ title }) => title.startsWith('Flood'))
  expect(flooded).toHaveLength(1)
})

test('does not suggest an article that shares only one or two words', async () => {
  const { index } = await bundleFiles({
    ...others,
    ...story('lone', { title: 'Beekeepers of Larkspur gather honey beneath the old viaduct near the mill' }),
    ...story('tram', { title: 'Trams cross viaduct', publishedDateTime: '1999-01-01' }),
  })
  expect(index.story('lone').similar).toEqual([])
})

test('suggests up to four neighbours of the same topic when little is similar', async () => {
  // A topic that all articles share makes none of them similar.
  const { index } = await bundleFiles(
    Object.assign(
      {},
      ...Array.from({ length: 24 }, (_, at) =>
        story(`s${at}`, {
          title: `Unlike${at}`,
          topics: ['Town'],
          publishedDateTime: `2020-06-${String(1 + at).padStart(2, '0')}T10:00:00Z`,
        }),
      ),
    ) as Readonly<Record<string, string>>,
  )
  const near = (slug: string) => index.story(slug).similar.map(({ title }) => Number(title.slice('Unlike'.length)))
  expect(near('s10').toSorted((a, b) => a - b)).toEqual([8, 9, 11, 12])
  expect(near('s23').toSorted((a, b) => a - b)).toEqual([19, 20, 21, 22])
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

test('handles thousands of articles with the same words', async () => {
  const words = ['amber', 'harbour', 'signal', 'quiet', 'river', 'council', 'engine']
  const { index } = await bundleFiles(
    Object.assign(
      {},
      ...Array.from({ length: 5000 }, (_, at) =>
        story(`s${at}`, {
          title: `${words[at % 7]} ${words[at % 5]} ${words[at % 3]} ${at % 500}`,
          publishedDateTime: `20${10 + (at % 10)}-0${1 + (at % 9)}-11T10:00:00Z`,
        }),
      ),
    ) as Record<string, string>,
  )
  const stories = index.stories()
  expect(stories).toHaveLength(5000)
  expect(Math.max(...stories.map(({ similar }) => similar.length))).toBe(6)
})
