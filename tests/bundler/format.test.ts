// @vitest-environment node
import { expect, test } from 'vitest'
import { readArticle } from './fault-table.ts'
import { article, bundleFiles, fixture } from './workspace.ts'

test('publishes every field of an article', async () => {
  const { story, lines, index, edition } = await readArticle(fixture('everything.md'))
  expect(lines).toEqual([])
  expect(edition.ok).toBe(true)
  expect(story).toMatchObject({
    id: '2020/06/10/story',
    title: 'Everything an article can say',
    excerpt: 'A sentence that ends.',
    time: '2020-06-10T16:07:00Z',
    updated: '2020-06-11T07:00:00Z',
    url: 'https://www.outlet.example/everything?utm_source=x',
    provider: 'outlet.example',
    topics: ['canvas-apps', 'ai'],
    heat: 119,
    quality: 49,
    image: {
      src: 'https://outlet.example/p.jpg',
      width: 1200,
      height: 630,
      title: 'Low & high',
      attribution: 'Photographer',
    },
    alternates: [
      { kind: 'original', url: 'https://original.example/everything' },
      { kind: 'amp', url: 'https://amp.outlet.example/everything' },
      { kind: 'amp-cache', url: 'https://outlet-example.cdn.ampproject.org/c/s/outlet.example/everything' },
    ],
    authors: ['Ada Example'],
    publishers: ['Outlet Group'],
    tags: ['harbours'],
    locale: 'en-US',
    body: '<p>A <em>body</em>.</p>',
    coverage: {
      outlets: 2,
      points: [
        [expect.any(Number), -22_020],
        [expect.any(Number), 0],
      ],
    },
    outlets: ['second.example', 'outlet.example'],
  })
  expect(story.related).toEqual([
    {
      title: 'The other report',
      excerpt: 'It says the same.',
      time: '2020-06-10T10:00:00Z',
      url: 'https://second.example/report',
      provider: expect.any(Number) as number,
      quality: 40,
      image: { src: 'https://second.example/r.jpg' },
    },
  ])
  expect(story).not.toHaveProperty('dayOnly')
  expect(story).not.toHaveProperty('youtube')
  expect(index.providers()).toEqual([{ domain: 'outlet.example', name: '9&10 News' }])
})

test.each(['crlf.md', 'bom.md', 'trailing-spaces.md'])('reads the file %s without problems', async (name) => {
  const { story, lines } = await readArticle(fixture(name))
  expect(lines).toEqual([])
  expect(story.url).toMatch(/^https:\/\/outlet\.example\//)
})

test('removes carriage returns from texts and body', async () => {
  const { story } = await readArticle(fixture('crlf.md'))
  expect(story.topics).toEqual(['lines'])
  expect(story.excerpt).toBe('One line. Another.')
  expect(story.body).toBe('<p>A body\nof two lines.</p>')
})

test('decodes entities once and removes control characters, in texts and addresses', async () => {
  const { story } = await readArticle(fixture('entities.md'))
  expect(story.title).toBe('Salt & snow ’s &lt;b>')
  expect(story.excerpt).toBe('Tom’s "tide" and more.')
  expect(story.url).toBe('https://outlet.example/entities?a=1&copy=2&b=3&copy=4')
  expect(story.image?.src).toBe('https://outlet.example/p.jpg?w=1&h=2')
})

test('publishes nothing of the field `secured`', async () => {
  const { edition } = await readArticle(fixture('everything.md'))
  expect([...edition.files.values()].join('\n')).not.toContain('c2VjcmV0LWJsb2I')
})

test('cuts a long excerpt on the card, and keeps all of it in the article', async () => {
  const sentence = 'The tide came in over the stones and went out again. '
  const { story } = await readArticle(article({ excerpt: sentence.repeat(20) }))
  expect(story.excerpt?.length).toBeLessThanOrEqual(320)
  expect(story.excerpt).toMatch(/ \w+…$/)
  expect(story.text).toBe(sentence.repeat(20).trim())
})

test('reads a folder of Markdown files alone, without documents such as README.md', async () => {
  const { index, edition } = await bundleFiles({
    'README.md': '# About this folder\n',
    'node_modules/x/readme.md': article(),
    '_drafts/2020-01-01-draft.md': article(),
    'assets/notes.md': article(),
    '2020-06-10-a.md': article({ topics: ['Town'] }),
    'deeper/2020-06-11-b.md': article({ webUrl: 'https://second.example/b' }),
  })
  expect(edition.problems).toEqual([])
  expect(index.stories().map(({ id }) => id)).toEqual(['2020/06/10/a', '2020/06/11/b'])
  expect(index.manifest.site).toEqual({ title: 'Broadsheet', locale: 'en', home: [] })
  expect(index.manifest.topics.map(({ id, count }) => [id, count])).toEqual([['town', 1]])
})
