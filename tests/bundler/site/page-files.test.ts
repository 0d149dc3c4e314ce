// @vitest-environment jsdom
import { existsSync, lstatSync, mkdirSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { buildSite, pagesIn } from '../built-site.ts'
import { type Files, article, filesBelow, publisher, temporaryFolder, writeFiles } from '../workspace.ts'
import { FILES, SITE, STORY, STORY_PAGE, buildPages } from './page-site.ts'

const ARTICLE_FILES = /^(?:\d{4}|oembed)\//
const articlesIn = (out: string) => pagesIn(out).filter((path) => ARTICLE_FILES.test(path))

describe('the limit of article pages', () => {
  const many = Object.fromEntries(
    Array.from({ length: 60 }, (_, at) => {
      const day = `20${String(10 + (at % 3)).padStart(2, '0')}-0${1 + (at % 9)}-${String(1 + (at % 28)).padStart(2, '0')}`
      return [`_news/${day}-s${at}.md`, article({ title: `Story ${at}`, publishedDateTime: `${day}T10:00:00Z` })]
    }),
  )
  const days = Object.keys(many)
    .map((path) => path.slice(6, 16))
    .toSorted()
    .toReversed()

  test.each([0, 1, 7, 59, 60, 1000])('with a limit of %d gives a page to the newest articles only', async (limit) => {
    const { out } = await buildPages({ ...many, 'site.yaml': SITE }, { maxPages: limit })
    const pages = articlesIn(out)
    const kept = pages.filter((path) => path.endsWith('.html')).map((path) => path.slice(0, 10).replaceAll('/', '-'))
    expect(kept.toSorted().toReversed()).toEqual(days.slice(0, limit))
    expect(pages.filter((path) => path.endsWith('.json'))).toHaveLength(kept.length)
  })
})

describe('a second build', () => {
  const idsOf = (out: string) => new Map(pagesIn(out).map((path) => [path, statSync(join(out, path)).ino]))

  test('writes only files that have changed', async () => {
    const { content, out } = await buildPages()
    const before = idsOf(out)
    await buildSite(content, out)
    expect(idsOf(out)).toEqual(before)
    writeFiles(content, { '_news/2020-06-10-harbour.md': STORY.replace('A ring', 'A row') })
    await buildSite(content, out)
    const changed = [...idsOf(out)].flatMap(([path, id]) => (before.get(path) === id ? [] : path))
    expect(changed).toEqual([STORY_PAGE])
  })

  test.each<[what: string, change: (content: string) => void]>([
    [
      'was unpublished',
      (content) =>
        writeFiles(content, { '_news/2020-06-10-harbour.md': STORY.replace('---\n', '---\npublished: false\n') }),
    ],
    ['was deleted', (content) => rmSync(join(content, '_news/2020-06-10-harbour.md'))],
    [
      'has another day',
      (content) => {
        rmSync(join(content, '_news/2020-06-10-harbour.md'))
        writeFiles(content, { '_news/2021-06-10-harbour.md': STORY })
      },
    ],
  ])('removes everything of an article that %s', async (_, change) => {
    const { content, out } = await buildPages()
    expect(articlesIn(out)).toContain(STORY_PAGE)
    change(content)
    await buildSite(content, out)
    expect(articlesIn(out).filter((path) => path.includes('2020/06/10'))).toEqual([])
    expect(existsSync(join(out, '2020/06/10'))).toBe(false)
    expect(existsSync(join(out, 'oembed/2020/06/10'))).toBe(false)
    const home = readFileSync(join(out, 'index.html'), 'utf8')
    expect(home.includes('harbour')).toBe(existsSync(join(content, '_news/2021-06-10-harbour.md')))
  })

  test('removes leftovers of an interrupted build and of a removed topic, but no other files', async () => {
    const { content, out } = await buildPages()
    writeFiles(out, {
      'topics/x.html.12-0-3.part': 'half',
      'oembed/2020/06/10/harbour.json.12-0-3.part': 'half',
      'embed/海/index.html.12-0-3.part': 'half',
      'embed/mine/photo.jpg': 'mine',
      'embed/mine.txt': 'mine',
    })
    rmSync(join(content, '_news/2020-06-11-day.md'))
    await buildSite(content, out)
    expect(pagesIn(out).filter((path) => /\.part$|^topics\/|^embed\//.test(path))).toEqual([
      'embed/404.html',
      'embed/computer-vision/index.html',
      'embed/computer-vision/oembed.json',
      'embed/index.html',
      'embed/mine.txt',
      'embed/mine/photo.jpg',
      'embed/oembed.json',
      'topics/computer-vision.html',
    ])
    expect(existsSync(join(out, 'embed/海'))).toBe(false)
  })

  test('keeps other files, even in the place of a page, and reports them', async () => {
    const others: Files = {
      'topics/mine.html': '<!doctype html>mine',
      'topics/notes.txt': 'mine',
      '2020/06/10/photo.jpg': 'mine',
      '2020/plan.html': 'mine',
      'oembed/2020/06/10/mine.json': '{}',
      [STORY_PAGE]: '<!doctype html>mine too',
    }
    const [content, out] = [publisher(FILES), join(temporaryFolder(), 'site')]
    writeFiles(out, others)
    const { foreign } = await buildSite(content, out)
    expect(foreign).toEqual([STORY_PAGE])
    rmSync(join(content, '_news/2020-06-10-harbour.md'))
    await buildSite(content, out)
    const after = filesBelow(out)
    for (const [path, text] of Object.entries(others)) expect(after.get(path)?.toString(), path).toBe(text)
  })
})

test.skipIf(process.platform === 'win32')('writes and removes nothing through a link', async () => {
  const [content, around] = [publisher(FILES), temporaryFolder()]
  const out = join(around, 'site')
  const marked = readFileSync(join((await buildPages()).out, STORY_PAGE), 'utf8')
  writeFiles(around, { 'elsewhere/old.html': marked, 'elsewhere/06/10/old.html': marked, 'file.html': marked })
  mkdirSync(join(out, '2020/06/11'), { recursive: true })
  symlinkSync(join(around, 'elsewhere'), join(out, 'topics'))
  symlinkSync(join(around, 'elsewhere'), join(out, '2019'))
  symlinkSync(join(around, 'elsewhere'), join(out, 'oembed'))
  symlinkSync(join(around, 'elsewhere'), join(out, 'embed'))
  symlinkSync(join(around, 'file.html'), join(out, 'embed.js'))
  symlinkSync(join(around, 'file.html'), join(out, '2020/06/11/day.html'))
  const outside = () => [...filesBelow(around)].filter(([path]) => !path.startsWith('site/'))
  const before = outside()
  const { foreign } = await buildSite(content, out)
  expect(outside()).toEqual(before)
  expect(foreign).toEqual(expect.arrayContaining(['2020/06/11/day.html', 'topics/海.html']))
  // These names belong to the build alone, so it replaces the links.
  expect(lstatSync(join(out, 'embed')).isDirectory()).toBe(true)
  expect(lstatSync(join(out, 'embed.js')).isFile()).toBe(true)
})
