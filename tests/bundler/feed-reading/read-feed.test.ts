// @vitest-environment node
import { generateAtomFeed, generateJsonFeed, generateRssFeed } from 'feedsmith'
import { expect, test } from 'vitest'
import type { Feed } from '../../../src/bundler/feed-reading/feed-story.ts'
import { readFeed } from '../../../src/bundler/feed-reading/read-feed.ts'

const ADDRESS = 'https://quillmark.example/feeds/all'

function feedOf(text: string, address = ADDRESS): Feed {
  const read = readFeed(text, { address, drafts: false })
  if ('list' in read) throw new Error('It is a list.')
  return read.feed
}

const storyOf = (text: string) => {
  const [story] = feedOf(text).stories
  if (!story) throw new Error('It has no story.')
  return story
}

/** The same story in each format that the parser's library writes. */
const FEEDS = {
  rss: generateRssFeed({
    title: 'Quillmark',
    link: 'https://quillmark.example/',
    description: 'Slow news.',
    items: [
      {
        title: 'A harbour',
        link: 'https://quillmark.example/harbour',
        guid: { value: 'h-1', isPermaLink: false },
        description: '<p>In short.</p>',
        content: { encoded: '<p>At length.</p>' },
        pubDate: new Date('2026-11-22T15:40:00Z'),
        dc: { creators: ['Ada Example'] },
        categories: [{ name: 'Sea' }],
        enclosures: [{ url: 'https://quillmark.example/h.jpg', type: 'image/jpeg', length: 1 }],
      },
    ],
  }),
  atom: generateAtomFeed({
    id: 'tag:quillmark.example,2026:all',
    title: { value: 'Quillmark' },
    subtitle: { value: 'Slow news.' },
    updated: new Date('2026-11-22T15:40:00Z'),
    links: [{ href: 'https://quillmark.example/', rel: 'alternate' }],
    entries: [
      {
        id: 'h-1',
        title: { value: 'A harbour' },
        links: [
          { href: 'https://quillmark.example/harbour', rel: 'alternate' },
          { href: 'https://quillmark.example/h.jpg', rel: 'enclosure', type: 'image/jpeg' },
        ],
        summary: { value: '<p>In short.</p>', type: 'html' },
        content: { value: '<p>At length.</p>', type: 'html' },
        published: new Date('2026-11-22T15:40:00Z'),
        updated: new Date('2026-11-22T15:40:00Z'),
        authors: [{ name: 'Ada Example' }],
        categories: [{ term: 'Sea' }],
      },
    ],
  }),
  json: JSON.stringify(
    generateJsonFeed({
      title: 'Quillmark',
      description: 'Slow news.',
      home_page_url: 'https://quillmark.example/',
      items: [
        {
          id: 'h-1',
          url: 'https://quillmark.example/harbour',
          title: 'A harbour',
          summary: 'In short.',
          content_html: '<p>At length.</p>',
          image: 'https://quillmark.example/h.jpg',
          date_published: new Date('2026-11-22T15:40:00Z'),
          authors: [{ name: 'Ada Example' }],
          tags: ['Sea'],
        },
      ],
    }),
  ),
  rdf: `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel rdf:about="https://quillmark.example/"><title>Quillmark</title><link>https://quillmark.example/</link><description>Slow news.</description></channel><item rdf:about="h-1"><title>A harbour</title><link>https://quillmark.example/harbour</link><description>&lt;p>In short.&lt;/p></description><content:encoded><![CDATA[<p>At length.</p>]]></content:encoded><dc:date>2026-11-22T15:40:00Z</dc:date><dc:creator>Ada Example</dc:creator><dc:subject>Sea</dc:subject></item></rdf:RDF>`,
}

test.each(Object.entries(FEEDS))('%s is read to the same story', (format, text) => {
  const feed = feedOf(text)
  expect(feed).toMatchObject({ title: 'Quillmark', description: 'Slow news.', link: 'https://quillmark.example/' })
  const [story] = feed.stories
  expect(story).toMatchObject({
    id: 'h-1',
    link: 'https://quillmark.example/harbour',
    title: 'A harbour',
    text: '<p>At length.</p>',
    authors: ['Ada Example'],
    categories: ['Sea'],
  })
  expect(story?.summary).toMatch(/In short\./)
  expect(new Date(story?.published ?? '').toISOString()).toBe('2026-11-22T15:40:00.000Z')
  expect(story?.pictures).toEqual(format === 'rdf' ? [] : [{ url: 'https://quillmark.example/h.jpg' }])
})

test('an entry of Atom has its own base, and texts of three kinds', () => {
  const story = storyOf(
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:base="/blog/"><title>x</title><entry xml:base="2026/"><id>1</id><title type="text">A &lt;b&gt;</title><link href="story"/><summary>One &lt; two

three</summary><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Hi <a href="y">y</a></p></div></content></entry></feed>`,
  )
  expect(story).toMatchObject({
    title: 'A &lt;b&gt;',
    link: 'https://quillmark.example/blog/2026/story',
    base: 'https://quillmark.example/blog/2026/',
    summary: '<p>One &lt; two</p>\n<p>three</p>',
  })
  expect(story.text).toContain('<a href="y">')
})

test('a video of YouTube has its text and its picture in Media RSS', () => {
  const story = storyOf(
    `<feed xmlns="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/" xmlns:yt="http://www.youtube.com/xml/schemas/2015"><title>x</title><entry><id>yt:video:abcdefghijk</id><title>Film</title><link rel="alternate" href="https://www.youtube.com/watch?v=abcdefghijk"/><published>2026-11-22T15:40:00+00:00</published><media:group><media:title>Film</media:title><media:thumbnail url="https://i.ytimg.example/1.jpg" width="480" height="360"/><media:description>About it.</media:description></media:group></entry></feed>`,
  )
  expect(story).toMatchObject({
    summary: '<p>About it.</p>',
    pictures: [{ url: 'https://i.ytimg.example/1.jpg', width: 480, height: 360 }],
  })
})

test('an episode of a podcast has its sound and the picture of iTunes', () => {
  const story = storyOf(
    `<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel><title>x</title><item><title>Episode</title><enclosure url="https://quillmark.example/e.mp3" type="audio/mpeg" length="9"/><itunes:image href="https://quillmark.example/e.jpg"/><itunes:author>Bo</itunes:author></item></channel></rss>`,
  )
  expect(story).toMatchObject({
    pictures: [{ url: 'https://quillmark.example/e.jpg' }],
    media: [{ kind: 'audio', url: 'https://quillmark.example/e.mp3' }],
    authors: ['Bo'],
  })
})

test('the largest picture comes first, and none is there twice', () => {
  const { pictures } = storyOf(
    `<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"><channel><title>x</title><item><title>y</title><media:group><media:content url="s.jpg" width="100"/><media:content url="l.jpg" width="900"/><media:content url="film.mp4" type="video/mp4"/></media:group><media:thumbnail url="s.jpg"/><enclosure url="javascript:alert(1).jpg" type="image/jpeg" length="1"/></item></channel></rss>`,
  )
  expect(pictures.map(({ url }) => url)).toEqual([
    'https://quillmark.example/feeds/l.jpg',
    'https://quillmark.example/feeds/s.jpg',
  ])
})

test('the id of a story is its address only if it says so', () => {
  const guid = (attributes: string) =>
    storyOf(
      `<rss version="2.0"><channel><title>x</title><item><title>y</title><guid${attributes}>https://quillmark.example/g</guid></item></channel></rss>`,
    ).link
  expect([guid(''), guid(' isPermaLink="true"'), guid(' isPermaLink="false"')]).toEqual([
    'https://quillmark.example/g',
    'https://quillmark.example/g',
    undefined,
  ])
})

test('comments before a feed take no more than a moment', () => {
  const started = performance.now()
  expect(() => feedOf(`${'<!-- -->'.repeat(400)}<note>`)).toThrow('It is no feed')
  expect(performance.now() - started).toBeLessThan(5000)
})

test('a feed may be written with prefixes, in any case, behind white space and a comment', () => {
  const text = `\n <!-- made by hand --><RSS VERSION="2.0"><Channel><TITLE>x</TITLE><Item><Title>Loud</Title><m:content xmlns:m="http://search.yahoo.com/mrss/" url="https://quillmark.example/a.png"/></Item></Channel></RSS>`
  expect(storyOf(text)).toMatchObject({ title: 'Loud', pictures: [{ url: 'https://quillmark.example/a.png' }] })
})
