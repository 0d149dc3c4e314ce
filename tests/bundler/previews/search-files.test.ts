// @vitest-environment jsdom
import { existsSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { writeSearchFiles } from '../../../src/bundler/previews/search-files.ts'
import { pagesIn } from '../make-site.ts'
import { FILES, SITE, makePages } from '../site/page-site.ts'
import { NOW, article, temporaryFolder, writeFiles } from '../workspace.ts'

const URL = 'https://news.example/paper'

/** The elements of an XML file that have a name, each as its text. Fails for a file that is no XML. */
function textsIn(out: string, file: string, name: string): (string | null)[] {
  const document = new DOMParser().parseFromString(readFileSync(join(out, file), 'utf8'), 'application/xml')
  expect(document.querySelector('parsererror')).toBeNull()
  return [...document.getElementsByTagName(name)].map((one) => one.textContent)
}

interface Invented {
  /** Days of the parts, `2020-06`, with the number of articles of each. */
  readonly parts: Readonly<Record<string, number>>
  readonly site?: object
}

/** Writes the files of an index that sitemaps are made of, much faster than the bundler would. */
function inventIndex(out: string, { parts, site = { url: URL } }: Invented): void {
  const files = Object.entries(parts).flatMap(([month, count]) => {
    const stories = Array.from({ length: count }, (_, at) => {
      const day = `${month}-0${1 + (at % 9)}`
      return { id: `${day.replaceAll('-', '/')}/s${at}`, title: `Story ${at}`, time: `${day}T10:00:00Z` }
    })
    return [
      [`data/directory/${month}.${count}.json`, { stories: [[month, `${count}`]], similar: [] }],
      [`data/stories/${month}.${count}.json`, { providers: [], stories }],
    ] as const
  })
  const manifest = {
    site: { title: 'Tide', locale: 'en', ...site },
    topics: [],
    counts: { articles: Object.values(parts).reduce((sum, count) => sum + count, 0) },
    parts: Object.entries(parts).map(([key, count]) => ({ key, count, directory: `${count}` })),
  }
  writeFiles(
    out,
    Object.fromEntries(
      [['data/manifest.json', manifest] as const, ...files].map(([path, value]) => [path, JSON.stringify(value)]),
    ),
  )
}

describe('the sitemap', () => {
  test('lists the front page, the topics and the articles with the times of their last change', async () => {
    const { out } = await makePages({
      ...FILES,
      '_news/2020-06-12-mended.md': article({
        title: 'Nets are mended',
        excerpt: 'By hand.',
        webUrl: 'https://quillmark.example/2020/nets',
        publishedDateTime: '2020-06-12T07:00:00Z',
        updatedDateTime: '2020-06-14T08:00:00Z',
        topics: ['海'],
      }),
    })
    expect(textsIn(out, 'sitemap.xml', 'url')).toEqual([
      `${URL}/2020-06-12T07:00:00Z`,
      `${URL}/topics/computer-vision2020-06-10T16:07:00Z`,
      `${URL}/topics/%E6%B5%B72020-06-12T07:00:00Z`,
      `${URL}/2020/06/10/harbour2020-06-10T16:07:00Z`,
      `${URL}/2020/06/11/day2020-06-11`,
      `${URL}/2020/06/12/mended2020-06-14T08:00:00Z`,
    ])
  })

  test('is a list of sitemaps when the edition is large, one for each part of the index', () => {
    const out = temporaryFolder()
    inventIndex(out, { parts: { '2020-05': 6000, '2020-06': 4000, '2020-07': 7 } })
    expect(writeSearchFiles(out, NOW)).toEqual([])
    const names = ['pages', '2020-05', '2020-06', '2020-07'].map((name) => `sitemap-${name}.xml`)
    expect(textsIn(out, 'sitemap.xml', 'loc')).toEqual(names.map((name) => `${URL}/${name}`))
    const listed = names.map((name) => textsIn(out, name, 'loc'))
    expect(listed.map((one) => one.length)).toEqual([1, 6000, 4000, 7])
    expect(new Set(listed.flat()).size).toBe(10_008)
  })

  test('of a part is written again only when the part has changed, and removed with it', () => {
    const out = temporaryFolder()
    inventIndex(out, { parts: { '2020-05': 6000, '2020-06': 4000, '2020-07': 7 } })
    writeSearchFiles(out, NOW)
    const inodeOf = (name: string) => statSync(join(out, name)).ino
    const before = inodeOf('sitemap-2020-05.xml')
    inventIndex(out, { parts: { '2020-05': 6000, '2020-06': 4001 } })
    // Without its stories, a part that has not changed can't be written.
    rmSync(join(out, 'data/stories/2020-05.6000.json'))
    writeSearchFiles(out, NOW)
    expect(inodeOf('sitemap-2020-05.xml')).toBe(before)
    expect(textsIn(out, 'sitemap-2020-06.xml', 'loc')).toHaveLength(4001)
    expect(existsSync(join(out, 'sitemap-2020-07.xml'))).toBe(false)
  })

  test('does not exist when the address of the site is not known', async () => {
    const { content, out } = await makePages()
    expect(pagesIn(out)).toContain('sitemap.xml')
    const { out: without } = await makePages({ ...FILES, 'site.yaml': 'title: X\n' })
    expect(content).not.toBe(without)
    expect(pagesIn(without).filter((path) => path.endsWith('.xml'))).toEqual([])
    expect(readFileSync(join(without, 'robots.txt'), 'utf8')).not.toContain('Sitemap')
  })

  test('of other origin is kept and reported', () => {
    const out = temporaryFolder()
    inventIndex(out, { parts: { '2020-05': 1 } })
    writeFiles(out, { 'sitemap.xml': '<urlset/>', 'sitemap-mine.xml': '<urlset/>' })
    expect(writeSearchFiles(out, NOW)).toEqual(['sitemap.xml'])
    expect(readFileSync(join(out, 'sitemap.xml'), 'utf8')).toBe('<urlset/>')
    expect(existsSync(join(out, 'sitemap-mine.xml'))).toBe(true)
  })
})

describe('the news sitemap', () => {
  const at = (time: string, title: string) => article({ title, publishedDateTime: time })

  test('lists the articles of the last two days with their titles, newest first', async () => {
    const { out } = await makePages({
      'site.yaml': SITE,
      '_news/2026-11-21-old.md': at('2026-11-21T11:59:00Z', 'Too old'),
      '_news/2026-11-21-kept.md': at('2026-11-21T12:01:00Z', 'Kept'),
      '_news/2026-11-23-day.md': article({ title: 'A <day> & more', publishedDateTime: '2026-11-23', locale: 'zh-TW' }),
    })
    expect(textsIn(out, 'sitemap-news.xml', 'loc')).toEqual([`${URL}/2026/11/23/day`, `${URL}/2026/11/21/kept`])
    expect(textsIn(out, 'sitemap-news.xml', 'news:title')).toEqual(['A <day> & more', 'Kept'])
    expect(textsIn(out, 'sitemap-news.xml', 'news:name')).toEqual(['Tide & Time', 'Tide & Time'])
    expect(textsIn(out, 'sitemap-news.xml', 'news:language')).toEqual(['zh-tw', 'en'])
    expect(textsIn(out, 'sitemap-news.xml', 'news:publication_date')).toEqual(['2026-11-23', '2026-11-21T12:01:00Z'])
    expect(readFileSync(join(out, 'robots.txt'), 'utf8')).toMatch(
      `\nSitemap: ${URL}/sitemap.xml\nSitemap: ${URL}/sitemap-news.xml\n`,
    )
  })

  test('is divided after 1,000 articles, and goes when there is no news', () => {
    const out = temporaryFolder()
    inventIndex(out, { parts: { '2026-11': 1500 } })
    // One in nine articles is of each day.
    writeSearchFiles(out, new Date('2026-11-03T10:00:00Z'))
    expect(textsIn(out, 'sitemap-news.xml', 'loc')).toHaveLength(501)
    inventIndex(out, { parts: { '2026-11': 4500 } })
    writeSearchFiles(out, new Date('2026-11-03T10:00:00Z'))
    expect(textsIn(out, 'sitemap-news.xml', 'loc')).toHaveLength(1000)
    expect(textsIn(out, 'sitemap-news-2.xml', 'loc')).toHaveLength(500)
    writeSearchFiles(out, NOW)
    expect(pagesIn(out).filter((path) => path.includes('news'))).toEqual([])
    expect(readFileSync(join(out, 'robots.txt'), 'utf8')).not.toContain('news.xml')
  })
})

describe('robots.txt', () => {
  test.each(['User-agent: *\nDisallow: /\n', ''])('of the publisher is kept: %j', (text) => {
    const out = temporaryFolder()
    inventIndex(out, { parts: { '2020-05': 1 } })
    writeFiles(out, { 'robots.txt': text })
    expect(writeSearchFiles(out, NOW)).toEqual([])
    expect(readFileSync(join(out, 'robots.txt'), 'utf8')).toBe(text)
  })

  test('of an earlier version is replaced', () => {
    const out = temporaryFolder()
    inventIndex(out, { parts: { '2020-05': 1 } })
    writeFiles(out, { 'robots.txt': 'User-agent: *\nAllow: /\n' })
    writeSearchFiles(out, NOW)
    expect(readFileSync(join(out, 'robots.txt'), 'utf8')).toContain(`Sitemap: ${URL}/sitemap.xml`)
  })
})
