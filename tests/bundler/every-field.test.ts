// @vitest-environment node
import { expect, test } from 'vitest'
import { readArticle } from './fault-table.ts'
import { fixture } from './workspace.ts'

test('every field of an article is in the index', async () => {
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
      alt: 'Low sun over & behind a crane',
      caption: 'The crane: it lifts forty tonnes.',
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
  expect(story.reports).toEqual([
    {
      title: 'All that an article can say',
      time: '2020-06-10T10:00:00Z',
      url: 'https://second.example/report',
      provider: expect.any(Number) as number,
      quality: 40,
      why: { by: 'editor' },
    },
  ])
  expect(story.related).toEqual([
    {
      title: 'Nine cranes for sale',
      excerpt: 'They lift forty tonnes.',
      time: '2020-06-09T10:00:00Z',
      url: 'https://third.example/cranes',
      provider: expect.any(Number) as number,
      quality: 30,
      image: { src: 'https://third.example/c.jpg' },
    },
  ])
  expect(story).not.toHaveProperty('dayOnly')
  expect(story).not.toHaveProperty('youtube')
  expect(index.providers()).toEqual([{ domain: 'outlet.example', name: '9&10 News' }])
})

test('a card has the alternative text of its picture but not the caption, which no list shows', async () => {
  const { index } = await readArticle(fixture('everything.md'))
  const { caption: _, ...image } = index.story('story').image ?? { src: '' }
  expect(index.cards()[0]?.image).toEqual(image)
  expect(index.front().cards[0]?.image).toEqual(image)
})

test('an encrypted field is not in the index', async () => {
  const { edition } = await readArticle(fixture('everything.md'))
  expect([...edition.files.values()].join('\n')).not.toContain('c2VjcmV0LWJsb2I')
})
