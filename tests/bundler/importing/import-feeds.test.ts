// @vitest-environment node
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { importFeeds } from '../../../src/bundler/importing/import-feeds.ts'
import { article, bundleFolder, writeFiles } from '../workspace.ts'
import { goodFeed, item, rss, send, status } from './feed-answers.ts'
import { startFeedServer } from './feed-server.ts'
import { feedFile, importFolder } from './import-to.ts'

const server = await startFeedServer()
const at = (name: string) => `${server.origin}/${name}`
const serve = (name: string, text: string, headers: Readonly<Record<string, string>> = {}) => {
  server.answers.set(name, send(text, headers))
  return at(name)
}
const written = (result: Awaited<ReturnType<typeof importFeeds>>) => result.feeds.flatMap(({ files }) => files)

test('a story becomes one file in the format, with all that its feed has of it', async () => {
  const folder = importFolder()
  const feed = rss(
    `<language>en-gb</language><item><title>The harbour &amp;amp; its &lt;em&gt;tide&lt;/em&gt;</title>
    <link>https://quillmark.example/2026/harbour?a=1&amp;b=2</link><guid isPermaLink="false">h-1</guid>
    <pubDate>Sun, 22 Nov 2026 15:40:00 +0100</pubDate><description>&lt;p&gt;A ring of lenses.&lt;/p&gt;</description>
    <content:encoded><![CDATA[<p style="color:red">Now it <a href="/measures">measures</a>.</p>]]></content:encoded>
    <dc:creator xmlns:dc="http://purl.org/dc/elements/1.1/">Ada Example</dc:creator><category>Harbours</category>
    <media:content url="https://quillmark.example/h.jpg" medium="image" width="1200" height="630"><media:title>Low sun</media:title><media:credit>Photo: Bo</media:credit></media:content>
    </item>`,
  )
  await folder.run(feedFile(folder, feed))
  expect(folder.article()).toBe(`---
title: "The harbour & its tide"
excerpt: "A ring of lenses."
publishedDateTime: 2026-11-22T14:40:00Z
webUrl: "https://quillmark.example/2026/harbour?a=1&b=2"
type: article
provider:
  name: "Feed of quillmark.example"
  domain: "quillmark.example"
  authors:
    - "Ada Example"
tags:
  - "Harbours"
images:
  - url: "https://quillmark.example/h.jpg"
    width: 1200
    height: 630
    alt: "Low sun"
    attribution: "Photo: Bo"
locale: "en-GB"
---

<div>
<p>Now it <a href="https://quillmark.example/measures">measures</a>.</p>
</div>
`)
  expect(folder.paths()).toContain('_news/2026-11-22-the-harbour-its-tide.md')
})

test('writes nothing new the second time, even when the feed says that it has changed', async () => {
  const folder = importFolder()
  const path = feedFile(folder, goodFeed('once'))
  expect(written(await folder.run(path))).toHaveLength(1)
  const before = folder.paths()
  const second = await folder.run(path)
  expect(second.feeds[0]).toMatchObject({ files: [], known: 1 })
  expect(folder.paths()).toEqual(before)
})

test('asks whether a feed has changed since it was imported', async () => {
  const folder = importFolder()
  server.answers.set('tagged', (response, request) =>
    request.headers['if-none-match'] === '"v1"' &&
    request.headers['if-modified-since'] === 'Mon, 23 Nov 2026 00:00:00 GMT'
      ? status(304)(response, request)
      : send(goodFeed('tagged'), { etag: '"v1"', 'last-modified': 'Mon, 23 Nov 2026 00:00:00 GMT' })(response, request),
  )
  const first = await folder.run(at('tagged'))
  const second = await folder.run(at('tagged'))
  expect([first.feeds[0]?.state, second.feeds[0]?.state]).toEqual(['imported', 'unchanged'])
})

test('says who asks, with the version and the address of the site', async () => {
  const folder = importFolder({ 'site.yaml': 'title: News\nurl: https://news.example\n' })
  await folder.run(serve('agent', goodFeed('agent')))
  expect(server.headers.get('/agent')?.['user-agent']).toBe('Broadsheet/1.2.3 (+https://news.example)')
})

test('never writes over a file that a person edited', async () => {
  const folder = importFolder()
  const path = feedFile(folder, goodFeed('edited'))
  const [file = ''] = written(await folder.run(path))
  writeFileSync(join(folder.content, file), article({ title: 'Mine now', webUrl: 'https://other.example/x' }))
  await folder.run(path)
  expect(folder.article()).toContain('Mine now')
})

test('does not bring back a story whose file was deleted', async () => {
  const folder = importFolder()
  const path = feedFile(folder, goodFeed('deleted'))
  const [file = ''] = written(await folder.run(path))
  rmSync(join(folder.content, file))
  expect(written(await folder.run(path))).toEqual([])
  expect(existsSync(join(folder.content, file))).toBe(false)
})

test.each([
  ['webUrl', { webUrl: 'http://www.quillmark.example/known/?utm_source=x' }],
  ['originalUrl', { webUrl: undefined, originalUrl: 'https://quillmark.example/known' }],
  ['sourceUrl', { webUrl: undefined, sourceUrl: 'https://quillmark.example/known' }],
])(
  'recognises an article of the folder by its %s, also when nothing is known of earlier imports',
  async (_, fields) => {
    const folder = importFolder({ '_news/2026/11/any-name.md': article(fields) })
    expect(written(await folder.run(feedFile(folder, goodFeed('known'))))).toEqual([])
  },
)

test('recognises a story without a link by the name that its feed gave it', async () => {
  const folder = importFolder()
  const path = feedFile(folder, rss(item({ title: 'No link', link: undefined, guid: 'x-1', description: 'Text.' })))
  await folder.run(path)
  rmSync(join(folder.root, '.broadsheet'), { recursive: true })
  expect(written(await folder.run(path))).toEqual([])
})

test('a story that two feeds have is imported from the one that was named first, however slow it is', async () => {
  const folder = importFolder()
  const story = (title: string) => rss(item({ title, link: 'https://quillmark.example/both', guid: title }))
  server.answers.set('late', (response, request) =>
    setImmediate(() => setImmediate(() => send(story('Late'))(response, request))),
  )
  const other = await startFeedServer('127.0.0.3')
  other.answers.set('early', send(story('Early')))
  await folder.run([at('late'), `${other.origin}/early`])
  expect(folder.article()).toContain('title: "Late"')
})

test('a story that changed its address or its id is the same story', async () => {
  const folder = importFolder()
  const feed = (link: string, guid: string) => feedFile(folder, rss(item({ title: 'Same', link, guid })))
  await folder.run(feed('https://quillmark.example/1', 'g1'))
  expect(written(await folder.run(feed('https://quillmark.example/2', 'g1')))).toEqual([])
  expect(written(await folder.run(feed('https://quillmark.example/1', 'g2')))).toEqual([])
})

test('equal ids of two outlets are two stories', async () => {
  const folder = importFolder()
  const feed = (domain: string) =>
    feedFile(folder, rss(item({ title: 'First', guid: '1', link: `https://${domain}/first` }), domain), domain)
  expect(written(await folder.run([feed('a.example'), feed('b.example')]))).toEqual([
    '_news/2026-11-22-first.md',
    '_news/2026-11-22-first-2.md',
  ])
})

test('no two articles get one address, also not that of an article in another folder', async () => {
  const folder = importFolder({
    '_news/old/2026-11-22-harbour.md': article({ webUrl: 'https://other.example/1' }),
    '_news/2026-11-22-moved.md': article({ webUrl: 'https://other.example/2', slug: 'Harbour-2' }),
  })
  const feed = rss(item({ title: 'Harbour', guid: '1', link: 'https://quillmark.example/1' }))
  expect(written(await folder.run(feedFile(folder, feed)))).toEqual(['_news/2026-11-22-harbour-3.md'])
  const { edition } = await bundleFolder(folder.content)
  expect(edition.problems.filter(({ severity }) => severity === 'error')).toEqual([])
})

test('writes beside the articles of a folder that has no _news, which would no longer be read otherwise', async () => {
  const folder = importFolder({
    '_config.yml': 'title: A blog\n',
    '_posts/2026-01-01-hello.md': '---\ntitle: Hello\n---\nText.\n',
    '_posts/2026-01-02-again.md': '---\ntitle: Again\n---\nText.\n',
  })
  expect(written(await folder.run(feedFile(folder, goodFeed('beside'))))).toEqual([
    '_posts/2026-11-22-the-beside-story.md',
  ])
  expect(folder.paths().filter((path) => !path.startsWith('_posts/'))).toEqual(['_config.yml'])
  const { index } = await bundleFolder(folder.content)
  expect(index.stories()).toHaveLength(3)
})

test('the newest stories alone can be imported, and the others later', async () => {
  const folder = importFolder()
  const days = ['20', '22', '21'].map((day) =>
    item({ title: `Day ${day}`, link: `https://quillmark.example/${day}`, pubDate: `${day} Nov 2026 08:00:00 GMT` }),
  )
  const path = serve('newest', rss(days.join('')), { etag: '"n"' })
  const first = await folder.run(path, { newest: 1 })
  expect(first.feeds[0]).toMatchObject({ files: ['_news/2026-11-22-day-22.md'], older: 2 })
  const second = await folder.run(path)
  expect(written(second)).toHaveLength(2)
})

test('at most 2,000 stories of a feed are imported, unless more are wanted', async () => {
  const folder = importFolder()
  const one = (_: unknown, at: number) => item({ title: `Story ${at}`, link: `https://quillmark.example/${at}` })
  const path = feedFile(folder, rss(Array.from({ length: 2003 }, one).join('')))
  const first = await folder.run(path, { isDry: true })
  expect(first.feeds[0]).toMatchObject({ older: 3 })
  expect(written(first)).toHaveLength(2000)
  expect(written(await folder.run(path, { isDry: true, newest: 5000 }))).toHaveLength(2003)
})

test('texts can be left out where there is a link to them', async () => {
  const folder = importFolder()
  const body = { 'content:encoded': '<p>The whole text.</p>', description: 'In short.' }
  const feed = rss(
    item({ title: 'Linked', guid: '1', ...body }) + item({ title: 'Not linked', guid: '2', link: undefined, ...body }),
  )
  const [linked = '', other = ''] = written(await folder.run(feedFile(folder, feed), { hasTexts: false }))
  expect(folder.read(linked)).not.toContain('The whole text.')
  expect(folder.read(other)).toContain('The whole text.')
})

test('a dry run says what it would write, and writes nothing at all', async () => {
  const folder = importFolder()
  const before = server.requests.length
  const feed = rss(
    item({ title: 'Dry', link: 'https://quillmark.example/dry' }) + `<image><url>${at('logo.png')}</url></image>`,
  )
  const result = await folder.run([serve('dry', feed), at('dry')], { isDry: true })
  expect(written(result)).toEqual(['_news/2026-11-22-dry.md'])
  expect(result.outlets).toHaveLength(2)
  expect(folder.paths()).toEqual([])
  expect(existsSync(join(folder.root, '.broadsheet'))).toBe(false)
  expect(server.requests.slice(before)).toEqual(['/dry'])
})

test('a list of feeds imports each of them, and names no files of this machine', async () => {
  const folder = importFolder()
  serve('listed-1', goodFeed('listed-1'))
  serve('listed-2', goodFeed('listed-2'))
  const secret = feedFile(folder, goodFeed('secret'))
  const outline = (address: string) => `<outline type="rss" text="x" xmlUrl="${address}"/>`
  const list = `<?xml version="1.0"?><opml version="2.0"><head><title>Mine</title></head><body><outline text="Group">${outline(at('listed-1'))}<outline text="Inner">${outline(at('listed-2'))}</outline></outline>${outline(secret)}${outline(at('listed-1'))}${outline(at('a-list'))}</body></opml>`
  const result = await folder.run(feedFile(folder, list, 'feeds.opml'))
  expect(result.feeds.map(({ source, state, error }) => [source, error?.code ?? state])).toEqual([
    [at('listed-1'), 'imported'],
    [at('listed-2'), 'imported'],
    [secret, 'unsafe-address'],
    [at('a-list'), 'list-in-list'],
  ])
})

test.each([
  ['missing.xml', 'no-file', 'Check the path.'],
  ['news.example/feed', 'no-file', 'Did you mean https://news.example/feed?'],
  ['ftp://news.example/feed', 'unsafe-address', 'Check the address.'],
])('%s fails with %s', async (source, code, hint) => {
  const folder = importFolder()
  const { feeds } = await folder.run(source)
  expect(feeds[0]?.error).toMatchObject({ code, hint })
})

test('a memory that is damaged stops the import, since deleted stories could come back', async () => {
  const folder = importFolder()
  writeFiles(folder.root, { '.broadsheet/import/memory.json': '{"version":1,"folders":[' })
  await expect(folder.run(feedFile(folder, goodFeed('damaged')))).rejects.toThrow(/memory\.json is damaged/)
  expect(folder.paths()).toEqual([])
})

test('each content folder has a memory of its own', async () => {
  const folder = importFolder()
  const path = feedFile(folder, goodFeed('two-folders'))
  await folder.run(path)
  const other = join(folder.root, 'other')
  writeFiles(other, { 'site.yaml': 'title: Other\n' })
  expect(written(await folder.run(path, { content: other }))).toHaveLength(1)
  const memory = readFileSync(join(folder.root, '.broadsheet/import/memory.json'), 'utf8')
  expect(Object.keys((JSON.parse(memory) as { folders: object }).folders)).toEqual(['content', 'other'])
  expect(readFileSync(join(folder.root, '.broadsheet/.gitignore'), 'utf8')).toBe('*\n')
})
