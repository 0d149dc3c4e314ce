// @vitest-environment jsdom
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Parser from 'rss-parser'
import { describe, expect, test } from 'vitest'
import { atomFeed } from '../../../src/bundler/feeds/atom-feed.ts'
import { feedHead } from '../../../src/bundler/feeds/feed-head.ts'
import type { FeedItem } from '../../../src/bundler/feeds/feed-item.ts'
import { jsonFeed } from '../../../src/bundler/feeds/json-feed.ts'
import { opml } from '../../../src/bundler/feeds/opml.ts'
import { rssFeed } from '../../../src/bundler/feeds/rss-feed.ts'
import { FEEDS_VERSION } from '../../../src/bundler/feeds/make-feeds.ts'
import { STORY_ATTRIBUTES, STORY_ELEMENTS } from '../../../src/contract/story-html.ts'
import { hashOf } from '../../../src/bundler/system/hash.ts'
import { type Files, article, filesBelow, fixture, fixtureNames, writeFiles } from '../workspace.ts'
import { SITE, childTexts, makeFeedSite, parseJsonFeed, parseXml, readFeed } from './feed-site.ts'
import { faultsOf } from './find-faults.ts'

const HARBOUR = article({
  title: 'The "harbour" <that> taught & more ]]> than\u0007 this',
  publishedDateTime: '2020-06-10T16:07:00Z',
  updatedDateTime: '2020-06-12T10:00:00Z',
  excerpt: `A ring of lenses & a tide <b>. ${'Long. '.repeat(100)}`,
  webUrl: 'https://quillmark.example/2020/海?a=1&b=2',
  provider: { name: 'Quill & Mark', domain: 'quillmark.example' },
  topics: ['Computer Vision', 'Sea'],
  tags: ['night <train>'],
  authors: ['Ada & Bo', 'Cy'],
  images: [{ url: '/assets/a b.jpg', width: 1200, height: 630, attribution: 'P & Q', alt: 'Low sun' }],
})

const FILES: Files = {
  'site.yaml': SITE,
  'assets/a b.jpg': 'jpg',
  '_data/topics/1.yaml': 'name: Sea\ndescription: Water & salt.\n',
  '_data/topics/2.yaml': 'name: Harbours\nparent: Sea\n',
  '_news/2020-06-10-harbour.md': HARBOUR,
  '_news/2020-06-11-own.md': article(
    {
      title: 'Written here',
      publishedDateTime: '2020-06-11',
      webUrl: undefined,
      excerpt: undefined,
      topics: ['Harbours'],
      locale: 'de',
      provider: { name: 'Tide', domain: 'tide.example' },
    },
    'A *text* with a [link](2020-06-10-harbour.md), a [place](#part) and a picture.\n\n![a](/assets/a%20b.jpg)\n\n## Part\n\nWords.\n',
  ),
}

const feedFiles = (out: string) =>
  [...filesBelow(out).keys()].filter((path) => path.startsWith('feed')).sort((a, b) => (a < b ? -1 : 1))
const inodes = (out: string) => new Map(feedFiles(out).map((path) => [path, statSync(join(out, path)).ino]))
const titles = (out: string, path: string) =>
  parseJsonFeed(readFeed(out, path)).items.map((item) => String(item['title']))

describe('feeds', () => {
  test('are there for the site, every topic and every outlet, in three valid formats, with a list of all', async () => {
    const { out, foreign } = await makeFeedSite(FILES)
    const lists = [
      'topics/computer-vision',
      'topics/harbours',
      'topics/sea',
      'sources/quillmark.example',
      'sources/tide.example',
    ]
    const endings = ['xml', 'atom', 'json']
    const expected = ['feed', ...lists.map((list) => `feeds/${list}`)].flatMap((path) =>
      endings.map((one) => `${path}.${one}`),
    )
    expect(feedFiles(out)).toEqual([...expected, 'feeds.opml'].sort())
    for (const path of feedFiles(out)) expect(faultsOf(path, readFeed(out, path)), path).toEqual([])
    expect(foreign).toEqual([])
    const outlines = [...parseXml(readFeed(out, 'feeds.opml')).querySelectorAll('outline[type=rss]')]
    expect(new Set(outlines.map((one) => one.getAttribute('xmlUrl')))).toEqual(
      new Set(expected.filter((path) => path.endsWith('.xml')).map((path) => `https://news.example/paper/${path}`)),
    )
  })

  test('say everything of a story in RSS', async () => {
    const { out } = await makeFeedSite(FILES)
    const document = parseXml(readFeed(out, 'feed.xml'))
    const [own, harbour] = document.querySelectorAll('item')
    if (!own || !harbour) throw new Error('There are no items.')
    const text = (name: string) => childTexts(harbour, name)
    expect(text('title')).toEqual(['The "harbour" <that> taught & more ]]> than this'])
    expect(text('link')).toEqual(['https://quillmark.example/2020/%E6%B5%B7?a=1&b=2'])
    expect(text('guid')).toEqual(['https://news.example/paper/2020/06/10/harbour'])
    expect(text('description')[0]).toMatch(/^A ring of lenses &amp; a tide &lt;b&gt;\. (?:Long\. ){99}Long\.$/)
    expect(text('category')).toEqual(['Computer Vision', 'Sea', 'night <train>'])
    expect(text('dc:creator')).toEqual(['Ada & Bo', 'Cy'])
    expect(text('source')).toEqual(['Quill & Mark'])
    const picture = 'https://news.example/paper/data/assets/a%20b.jpg'
    expect(harbour.querySelector('enclosure')?.getAttribute('url')).toBe(picture)
    expect(harbour.querySelector('source')?.getAttribute('url')).toBe(
      'https://news.example/paper/feeds/sources/quillmark.example.xml',
    )
    expect(childTexts(own, 'link')).toEqual(['https://news.example/paper/2020/06/11/own'])
    expect(childTexts(own, 'dc:language')).toEqual(['de'])
    expect(document.querySelector('lastBuildDate')?.textContent).toBe('Fri, 12 Jun 2020 10:00:00 GMT')
  })

  test('have the text of a story that is here, with absolute addresses', async () => {
    const { out } = await makeFeedSite(FILES)
    const [own] = parseJsonFeed(readFeed(out, 'feed.json')).items
    const html = String(own?.['content_html'])
    expect(html).toContain('href="https://news.example/paper/2020/06/10/harbour"')
    expect(html).toContain('href="https://news.example/paper/2020/06/11/own#at-part"')
    expect(html).toContain('src="https://news.example/paper/data/assets/a%20b.jpg"')
    expect(html).not.toMatch(/="(?!https:)[^"]*[/#]/)
    const [item] = parseXml(readFeed(out, 'feed.xml')).querySelectorAll('item')
    const [entry] = parseXml(readFeed(out, 'feed.atom')).querySelectorAll('entry')
    if (!item || !entry) throw new Error('There are no items.')
    expect(childTexts(item, 'content:encoded')).toEqual([html])
    expect(childTexts(entry, 'content')).toEqual([html])
  })

  test('leave out a text that is too long for readers of feeds, and keep its excerpt', async () => {
    const long = article({ title: 'Long', excerpt: 'Short.', webUrl: undefined }, 'Many words. '.repeat(5000))
    const { out } = await makeFeedSite({ 'site.yaml': SITE, '_news/2020-06-10-long.md': long })
    expect(parseJsonFeed(readFeed(out, 'feed.json')).items).toMatchObject([{ content_text: 'Short.' }])
  })

  test.each(['feed.xml', 'feed.atom'])('are read by a common parser: %s', async (path) => {
    const { out } = await makeFeedSite(FILES)
    const { title, items } = await new Parser().parseString(readFeed(out, path))
    expect(title).toBe('Tide & Time')
    expect(items).toHaveLength(2)
    expect(items[1]).toMatchObject({
      title: 'The "harbour" <that> taught & more ]]> than this',
      link: 'https://quillmark.example/2020/%E6%B5%B7?a=1&b=2',
    })
  })

  test('have the fifty newest stories, newest first, those of a topic with the topics below it', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 70 }, (_, at) => {
        const time = `2020-0${1 + (at % 9)}-${String(1 + (at % 28)).padStart(2, '0')}T10:${String(at % 60).padStart(2, '0')}:00Z`
        const topics = [at % 2 ? 'Sea' : 'Harbours']
        const fields = { title: `${time} ${at}`, publishedDateTime: time, topics, webUrl: `https://a.example/${at}` }
        return [`_news/${time.slice(0, 10)}-s${at}.md`, article(fields)]
      }),
    )
    const topics = { '_data/topics/1.yaml': 'name: Sea\n', '_data/topics/2.yaml': 'name: Harbours\nparent: Sea\n' }
    const { out } = await makeFeedSite({ ...many, ...topics, 'site.yaml': SITE })
    const newest = Object.values(many)
      .map((text) => /title: "?([^"\n]+)/.exec(text)?.[1] ?? '')
      .sort()
      .toReversed()
    for (const list of ['feed', 'feeds/topics/sea', 'feeds/sources/a.example'])
      expect(titles(out, `${list}.json`)).toEqual(newest.slice(0, 50))
    expect(titles(out, 'feeds/topics/harbours.json')).toEqual(
      newest.filter((title) => Number(title.split(' ')[1]) % 2 === 0),
    )
  })

  test('have each event once, by the report that lists prefer, and each outlet its own report', async () => {
    const report = (outlet: string, fields: Readonly<Record<string, unknown>> = {}) =>
      article({
        title: `The mayor resigns, says ${outlet}`,
        webUrl: `https://${outlet}.example/mayor`,
        provider: { name: outlet, domain: `${outlet}.example` },
        coverage: 'mayor',
        topics: ['Town'],
        ...fields,
      })
    const { out } = await makeFeedSite({
      'site.yaml': SITE,
      '_news/2020-06-10-a.md': report('one', { publishedDateTime: '2020-06-10T09:00:00Z', quality: 9 }),
      '_news/2020-06-10-b.md': report('two', { publishedDateTime: '2020-06-10T10:00:00Z', quality: 1 }),
    })
    for (const list of ['feed', 'feeds/topics/town', 'feeds/sources/one.example'])
      expect(titles(out, `${list}.json`)).toEqual(['The mayor resigns, says one'])
    expect(titles(out, 'feeds/sources/two.example.json')).toEqual(['The mayor resigns, says two'])
  })

  test('never have articles that are held back', async () => {
    const draft = article({ title: 'A draft', published: false, publishedDateTime: '2020-06-12T10:00:00Z' })
    const { out } = await makeFeedSite({ ...FILES, '_news/2020-06-12-draft.md': draft })
    for (const path of feedFiles(out)) expect(readFeed(out, path)).not.toContain('draft')
  })

  test('of a site without stories are valid and empty', async () => {
    const { out } = await makeFeedSite({ 'site.yaml': SITE, '_data/topics/1.yaml': 'name: Sea\n' })
    for (const path of feedFiles(out)) expect(faultsOf(path, readFeed(out, path)), path).toEqual([])
    expect(titles(out, 'feeds/topics/sea.json')).toEqual([])
  })

  test('carry hostile articles unharmed', async () => {
    const names = fixtureNames('hostile')
    const hostile = Object.fromEntries(names.map((name) => [`_news/2020-06-10-${name}`, fixture(`hostile/${name}`)]))
    const { out } = await makeFeedSite({ ...hostile, 'site.yaml': SITE })
    for (const path of feedFiles(out)) expect(faultsOf(path, readFeed(out, path)), path).toEqual([])
    const shown = titles(out, 'feed.json')
    expect(shown.length).toBeGreaterThan(names.length / 2)
    expect(shown.some((title) => title.includes('<script>alert(1)</script>'))).toBe(true)
    const inXml = (path: string, item: string) =>
      [...parseXml(readFeed(out, path)).querySelectorAll(item)].flatMap((one) => childTexts(one, 'title'))
    expect(inXml('feed.xml', 'item')).toEqual(shown)
    expect(inXml('feed.atom', 'entry')).toEqual(shown)
    // What is HTML in a feed is plain text, or what stories may have.
    for (const item of parseXml(readFeed(out, 'feed.xml')).querySelectorAll('item'))
      for (const html of [...childTexts(item, 'description'), ...childTexts(item, 'content:encoded')])
        for (const { localName, attributes } of new DOMParser()
          .parseFromString(html, 'text/html')
          .body.querySelectorAll('*'))
          expect(STORY_ELEMENTS[localName]?.concat(STORY_ATTRIBUTES), html).toEqual(
            expect.arrayContaining([...attributes].map(({ name }) => name)),
          )
  })

  test('feeds are not written without the address of the site, and those of an earlier build are removed', async () => {
    const { content, out, rebuild } = await makeFeedSite(FILES)
    writeFiles(content, { 'site.yaml': 'title: T\n' })
    expect(await rebuild()).toEqual([])
    expect(feedFiles(out)).toEqual([])
    expect(existsSync(join(out, 'feeds'))).toBe(false)
  })
})

describe('a second build', () => {
  test('writes the feeds of changed lists only', async () => {
    const { content, out, rebuild } = await makeFeedSite(FILES)
    const before = inodes(out)
    await rebuild()
    expect(inodes(out)).toEqual(before)
    writeFiles(content, { '_news/2020-06-10-harbour.md': HARBOUR.replace('A ring', 'A row') })
    await rebuild()
    const unchanged = [...inodes(out)].flatMap(([path, inode]) => (before.get(path) === inode ? [path] : []))
    const lists = ['sources/tide.example', 'topics/harbours']
    expect(unchanged).toEqual(
      [...lists.flatMap((list) => ['atom', 'json', 'xml'].map((one) => `feeds/${list}.${one}`)), 'feeds.opml'].sort(),
    )
  })

  test('has the same bytes as one into an empty folder', async () => {
    const { content, out, rebuild } = await makeFeedSite({ ...FILES, '_news/2020-06-10-harbour.md': article() })
    writeFiles(content, { '_news/2020-06-10-harbour.md': HARBOUR })
    await rebuild()
    const fresh = await makeFeedSite(FILES)
    expect(feedFiles(out)).toEqual(feedFiles(fresh.out))
    for (const path of feedFiles(out)) expect(readFeed(out, path), path).toBe(readFeed(fresh.out, path))
  })

  test('removes the feeds of a topic that no longer exists, and keeps files of other origin', async () => {
    const { content, out, rebuild } = await makeFeedSite(FILES)
    writeFileSync(join(out, 'feed.xml'), 'my own feed')
    writeFileSync(join(out, 'feeds/topics/mine.xml'), '<rss/>')
    writeFiles(content, { '_news/2020-06-10-harbour.md': HARBOUR.replace('Computer Vision', 'Sea') })
    expect(await rebuild()).toEqual(['feed.xml'])
    expect(readFileSync(join(out, 'feed.xml'), 'utf8')).toBe('my own feed')
    expect(existsSync(join(out, 'feeds/topics/mine.xml'))).toBe(true)
    expect(existsSync(join(out, 'feeds/topics/computer-vision.xml'))).toBe(false)
  })
})

test.each(['<rss>', '<rss>&nbsp;</rss>', '<rss>\u0007</rss>', '<rss a="<"/>', '<rss><x:a/></rss>'])(
  'the parser of these tests is strict about %j',
  (text) => {
    expect(() => parseXml(text)).toThrow()
  },
)

test('feeds with other bytes for the same stories have another version, by which those of unchanged lists are made again', () => {
  const site = { title: 'Tide', url: 'https://news.example', locale: 'en', home: [] }
  const head = feedHead(
    site,
    { kind: 'topic', id: 'sea' },
    () => undefined,
    () => undefined,
  )
  const item: FeedItem = {
    id: '2020/06/10/harbour',
    page: 'https://news.example/2020/06/10/harbour',
    link: 'https://quillmark.example/harbour',
    title: 'A harbour & more',
    time: '2020-06-10T16:07:00Z',
    updated: '2020-06-12T10:00:00Z',
    excerpt: 'A tide.',
    html: '<p>A tide.</p>',
    authors: ['Ada'],
    outlet: { domain: 'quillmark.example', name: 'Quillmark' },
    topics: [{ id: 'sea', name: 'Sea' }],
    tags: ['night'],
    picture: {
      src: 'https://news.example/a.jpg',
      type: 'image/jpeg',
      width: 4,
      height: 3,
      attribution: 'P',
      alt: 'Sun',
    },
    locale: 'de',
  }
  const makers = [rssFeed, atomFeed, jsonFeed]
  const texts = [...makers.map((make) => make(site, head, [item], 'inputs')), opml(site, [head], 'inputs')]
  // After a change of the feeds, raise FEEDS_VERSION and write both values here.
  expect([FEEDS_VERSION, hashOf(texts.join(''))]).toEqual([1, '8eb338373bc7'])
})
