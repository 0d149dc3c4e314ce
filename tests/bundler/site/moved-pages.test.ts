// @vitest-environment jsdom
import { readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { makeSite, pagesIn } from '../make-site.ts'
import { article, publisher, temporaryFolder, writeFiles } from '../workspace.ts'
import { makePages } from './page-site.ts'

const PIER = '_news/2026-03-08-pier.md'
const pier = (aliases: readonly string[], more: Readonly<Record<string, unknown>> = {}) =>
  article({ title: 'Pier', webUrl: undefined, redirect_from: aliases, ...more }, 'Words.')
const SITE = 'title: "Tide & Time"\nurl: https://news.example/paper\n'

/** Paths of pages at old addresses. */
const movedIn = (out: string) => pagesIn(out).filter((path) => read(out, path).includes('http-equiv="refresh"'))
const read = (out: string, path: string) => readFileSync(join(out, path), 'utf8')

test('an old address leads to the article, without scripts and under the base path', async () => {
  const { out, edition } = await makePages(
    { 'site.yaml': SITE, [PIER]: pier(['/old/pi%C3%A8r/']) },
    { base: '/paper/' },
  )
  expect(edition.problems).toEqual([])
  expect(movedIn(out)).toEqual(['old/pièr/index.html'])
  const page = new DOMParser().parseFromString(read(out, 'old/pièr/index.html'), 'text/html')
  expect(page.querySelector('meta[http-equiv="refresh"]')?.getAttribute('content')).toBe(
    '0; url=/paper/2026/03/08/pier',
  )
  expect(page.querySelector('link[rel="canonical"]')?.getAttribute('href')).toBe(
    'https://news.example/paper/2026/03/08/pier',
  )
  expect(page.querySelector('meta[name="robots"]')?.getAttribute('content')).toBe('noindex')
  expect(page.querySelector('a')?.getAttribute('href')).toBe('/paper/2026/03/08/pier')
  expect(page.title).toBe('Tide & Time')
  expect(page.querySelector('script')).toBeNull()
})

test.each([
  ['/old/pier', 'old/pier/index.html'],
  ['old/pier.html', 'old/pier.html'],
  ['/old/pier/index.html', 'old/pier/index.html'],
  ['/old/pier.php?x=1', 'old/pier.php/index.html'],
  ['/release-8.9', 'release-8.9/index.html'],
  ['https://news.example/paper/old/pier/#x', 'old/pier/index.html'],
  ['/2025/01/02/pier/', '2025/01/02/pier/index.html'],
  ['/2025/01/02/pier.html', '2025/01/02/pier.html'],
  ['/topics/pier/', 'topics/pier/index.html'],
])('the old address %s has the file %s', async (alias, file) => {
  const { out, edition } = await makePages({ 'site.yaml': SITE, [PIER]: pier([alias]) })
  expect(edition.problems).toEqual([])
  expect(movedIn(out)).toEqual([file])
})

test.each([
  '/../outside/',
  '/a/../../outside/',
  '/a/..%2f..%2foutside/',
  '/a\\..\\b/',
  '/con/',
  '/a/NUL.html',
  '/a:b/',
  '/a?b/'.replace('?', '%3F'),
  '/.well-known/x/',
  '/a./',
  '/a\u0007b/',
  '/a\u202eb/',
  `/${'a'.repeat(300)}/`,
  '/',
  '/index.html',
  '/search/',
  '/search.html',
  '/tags/pier/',
  '/topics/sea/',
  '/data/x/',
  '/APP/x/',
  '/embed/x/',
  '/2026/03/09/other/',
])('the old address %j has no file, and is reported', async (alias) => {
  const { out, edition } = await makePages({
    'site.yaml': SITE,
    [PIER]: pier([alias], { topics: ['Sea'] }),
    '_news/2026-03-09-other.md': article({ title: 'Other' }),
  })
  expect(movedIn(out)).toEqual([])
  expect(edition.problems.map(({ code }) => code)).toEqual(alias === '/' ? [] : ['unusable-alias'])
})

test('an old address that two articles name leads to the first, and capitals make no other address', async () => {
  const { out, edition } = await makePages({
    [PIER]: pier(['/old/Pier/', '/OLD/pier.html']),
    '_news/2026-03-09-other.md': pier(['/Old/pier']),
  })
  expect(movedIn(out)).toEqual(['old/Pier/index.html'])
  expect(read(out, 'old/Pier/index.html')).toContain('url=/2026/03/08/pier')
  expect(edition.problems.map(({ code, file }) => `${code} ${file}`)).toEqual([
    'unusable-alias _news/2026-03-09-other.md',
  ])
})

test('files of other origin are never replaced', async () => {
  const content = publisher({ [PIER]: pier(['/old/', '/older/pier/', '/robots.txt', '/404.html']) })
  const out = join(temporaryFolder(), 'site')
  const own = {
    'old/index.html': '<!doctype html>mine',
    older: 'a file',
    'robots.txt': 'mine',
    '404.html': '<!doctype html>',
  }
  writeFiles(out, own)
  const { foreign } = await makeSite(content, out)
  for (const [path, text] of Object.entries(own)) expect(read(out, path)).toBe(text)
  expect(foreign).toEqual(['404.html', 'old/index.html', 'older/pier/index.html', 'robots.txt/index.html'])
})

test('a changed article writes only its own old addresses, and those that it no longer has are removed', async () => {
  const { content, out } = await makePages({
    [PIER]: pier(['/old/pier/', '/older/pier/']),
    '_news/2026-03-09-other.md': pier(['/old/other/']),
  })
  writeFiles(out, { 'older/mine.txt': 'mine' })
  const versions = () => Object.fromEntries(movedIn(out).map((path) => [path, statSync(join(out, path)).ino]))
  const before = versions()
  writeFiles(content, { [PIER]: pier(['/old/pier/', '/new/pier/']) })
  await makeSite(content, out)
  const after = versions()
  expect(Object.keys(after)).toEqual(['new/pier/index.html', 'old/other/index.html', 'old/pier/index.html'])
  for (const path of ['old/other/index.html', 'old/pier/index.html']) expect(after[path]).toBe(before[path])
  rmSync(join(content, PIER))
  await makeSite(content, out)
  expect(movedIn(out)).toEqual(['old/other/index.html'])
  expect(pagesIn(out).filter((path) => path.startsWith('new') || path.startsWith('older'))).toEqual(['older/mine.txt'])
})

test('an article takes the address that led to another one, and gives it back', async () => {
  const { content, out } = await makePages({ [PIER]: pier(['/2026/03/09/other.html', '/2026/03/09/other/x/']) })
  expect(movedIn(out)).toEqual(['2026/03/09/other.html', '2026/03/09/other/x/index.html'])
  writeFiles(content, { '_news/2026-03-09-other.md': article({ title: 'Other' }) })
  await makeSite(content, out)
  expect(movedIn(out)).toEqual(['2026/03/09/other/x/index.html'])
  expect(read(out, '2026/03/09/other.html')).toContain('<title>Other')
  rmSync(join(content, '_news/2026-03-09-other.md'))
  await makeSite(content, out)
  expect(movedIn(out)).toEqual(['2026/03/09/other.html', '2026/03/09/other/x/index.html'])
})

test('an article that is held back has no pages at its old addresses', async () => {
  const { out } = await makePages({
    [PIER]: pier(['/old/pier/'], { published: false }),
    '_news/2026-03-09-other.md': article({ title: 'Other' }),
  })
  expect(movedIn(out)).toEqual([])
})

test('a folder of Jekyll keeps its addresses, and its posts link to each other', async () => {
  const { out, edition } = await makePages({
    '_config.yml': 'title: Tides\nurl: https://tides.example\nbaseurl: /log\npermalink: /:categories/:year/:title/\n',
    '_posts/2026-3-8-Pier_2.0.markdown': '---\ntitle: Pier\ncategories: Sea News\n---\nWords.\n',
    '_posts/2026-03-09-tide.md':
      '---\ntitle: Tide\nredirect_from: /old-tide.html\n---\nSee [a](/log/sea/news/2026/Pier_2.0/#top), [b](https://tides.example/log/old-tide.html) and [c](2026-3-8-Pier_2.0.markdown).\n',
  })
  expect(movedIn(out)).toEqual(['2026/tide/index.html', 'old-tide.html', 'sea/news/2026/Pier_2.0/index.html'])
  expect(read(out, 'sea/news/2026/Pier_2.0/index.html')).toContain('url=/2026/03/08/pier-2-0"')
  expect(edition.problems.map(({ code }) => code)).not.toContain('dead-link')
  const stories = [...edition.files].filter(([path]) => path.startsWith('stories/')).map(([, json]) => json)
  const links = [...stories.join('').matchAll(/href=\\"([^"\\]*)/g)].map(([, address]) => address)
  expect(links).toEqual([
    '/~index/../2026/03/08/pier-2-0#at-top',
    '/~index/../2026/03/09/tide',
    '/~index/../2026/03/08/pier-2-0',
  ])
})

test('a folder of Hugo keeps its addresses, in each of its languages', async () => {
  const { out } = await makePages({
    'hugo.toml':
      'title = "Tides"\nbaseURL = "https://tides.example/"\n[permalinks]\nnews = "/:section/:year/:slug/"\n[languages.en]\nweight = 1\n[languages.fr]\nweight = 2\n',
    'content/posts/the-pier/index.md':
      '---\ntitle: Pier\ndate: 2026-03-08\naliases: [pier-of-old, /older/pier/]\n---\nWords.\n',
    'content/posts/the-pier/index.fr.md': '---\ntitle: La jetée\ndate: 2026-03-08\n---\nMots.\n',
    'content/news/tide.md': '---\ntitle: The Tide\ndate: 2026-03-09\n---\nWords.\n',
  })
  expect(movedIn(out)).toEqual([
    'fr/posts/the-pier/index.html',
    'news/2026/the-tide/index.html',
    'older/pier/index.html',
    'posts/pier-of-old/index.html',
    'posts/the-pier/index.html',
  ])
  expect(read(out, 'fr/posts/the-pier/index.html')).toContain('url=/2026/03/08/the-pier-fr"')
})
