// @vitest-environment jsdom
import { existsSync, lstatSync, mkdirSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { makeSite, pagesIn } from '../make-site.ts'
import { type Files, article, filesBelow, publisher, temporaryFolder, writeFiles } from '../workspace.ts'
import { FILES, SITE, STORY, STORY_PAGE, makePages } from './page-site.ts'

const ARTICLE_FILES = /^(?:\d{4}|oembed)\//
const articlesIn = (out: string) => pagesIn(out).filter((path) => ARTICLE_FILES.test(path))

describe('writing pages', () => {
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

  test.each([0, 1, 7, 59, 60, 1000])(
    'the newest articles get a page, at most %d, and the others none',
    async (maxArticles) => {
      const { out } = await makePages({ ...many, 'site.yaml': SITE }, { maxArticles })
      const pages = articlesIn(out)
      const pageDays = pages
        .filter((path) => path.endsWith('.html'))
        .map((path) => path.slice(0, 10).replaceAll('/', '-'))
      expect(pageDays.toSorted().toReversed()).toEqual(days.slice(0, maxArticles))
      expect(pages.filter((path) => path.endsWith('.json'))).toHaveLength(pageDays.length)
    },
  )
})

describe('a second build', () => {
  const inodesOf = (out: string) => new Map(pagesIn(out).map((path) => [path, statSync(join(out, path)).ino]))

  test('writes only pages that have changed', async () => {
    const { content, out } = await makePages()
    const before = inodesOf(out)
    await makeSite(content, out)
    expect(inodesOf(out)).toEqual(before)
    writeFiles(content, { '_news/2020-06-10-harbour.md': STORY.replace('A ring', 'A row') })
    await makeSite(content, out)
    const changed = [...inodesOf(out)].flatMap(([path, inode]) => (before.get(path) === inode ? [] : path))
    // Pages of topics hold their edition, as they say how many stories each topic has.
    expect(changed).toEqual([STORY_PAGE, 'sitemap.xml', 'topics/computer-vision.html', 'topics/海.html'])
  })

  test.each<[what: string, change: (content: string) => void]>([
    [
      'is not published any more',
      (content) =>
        writeFiles(content, { '_news/2020-06-10-harbour.md': STORY.replace('---\n', '---\npublished: false\n') }),
    ],
    ['was removed', (content) => rmSync(join(content, '_news/2020-06-10-harbour.md'))],
    [
      'has another day',
      (content) => {
        rmSync(join(content, '_news/2020-06-10-harbour.md'))
        writeFiles(content, { '_news/2021-06-10-harbour.md': STORY })
      },
    ],
  ])('removes all files of an article that %s', async (_, change) => {
    const { content, out } = await makePages()
    expect(articlesIn(out)).toContain(STORY_PAGE)
    change(content)
    await makeSite(content, out)
    expect(articlesIn(out).filter((path) => path.includes('2020/06/10'))).toEqual([])
    expect(existsSync(join(out, '2020/06/10'))).toBe(false)
    expect(existsSync(join(out, 'oembed/2020/06/10'))).toBe(false)
    const home = readFileSync(join(out, 'index.html'), 'utf8')
    expect(home.includes('harbour')).toBe(existsSync(join(content, '_news/2021-06-10-harbour.md')))
  })

  test('removes temporary files of an interrupted build and the files of a removed topic, and keeps all other files', async () => {
    const { content, out } = await makePages()
    writeFiles(out, {
      'topics/x.html.12-0-3.part': 'half',
      'oembed/2020/06/10/harbour.json.12-0-3.part': 'half',
      'embed/海/index.html.12-0-3.part': 'half',
      'embed/mine/photo.jpg': 'mine',
      'embed/mine.txt': 'mine',
    })
    rmSync(join(content, '_news/2020-06-11-day.md'))
    await makeSite(content, out)
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

  test('keeps other files, also in the place of a page, and reports those pages', async () => {
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
    const { foreign } = await makeSite(content, out)
    expect(foreign).toEqual([STORY_PAGE])
    rmSync(join(content, '_news/2020-06-10-harbour.md'))
    await makeSite(content, out)
    const after = filesBelow(out)
    for (const [path, text] of Object.entries(others)) expect(after.get(path)?.toString(), path).toBe(text)
  })
})

test.skipIf(process.platform === 'win32')('a build writes and removes nothing through a link', async () => {
  const [content, around] = [publisher(FILES), temporaryFolder()]
  const out = join(around, 'site')
  const ourPage = readFileSync(join((await makePages()).out, STORY_PAGE), 'utf8')
  writeFiles(around, { 'elsewhere/old.html': ourPage, 'elsewhere/06/10/old.html': ourPage, 'file.html': ourPage })
  mkdirSync(join(out, '2020/06/11'), { recursive: true })
  symlinkSync(join(around, 'elsewhere'), join(out, 'topics'))
  symlinkSync(join(around, 'elsewhere'), join(out, '2019'))
  symlinkSync(join(around, 'elsewhere'), join(out, 'oembed'))
  symlinkSync(join(around, 'elsewhere'), join(out, 'embed'))
  symlinkSync(join(around, 'file.html'), join(out, 'embed.js'))
  symlinkSync(join(around, 'file.html'), join(out, '2020/06/11/day.html'))
  const outside = () => [...filesBelow(around)].filter(([path]) => !path.startsWith('site/'))
  const before = outside()
  const { foreign } = await makeSite(content, out)
  expect(outside()).toEqual(before)
  expect(foreign).toEqual(expect.arrayContaining(['2020/06/11/day.html', 'topics/海.html']))
  // Links in the place of the embedded documents are replaced.
  expect(lstatSync(join(out, 'embed')).isDirectory()).toBe(true)
  expect(lstatSync(join(out, 'embed.js')).isFile()).toBe(true)
})
