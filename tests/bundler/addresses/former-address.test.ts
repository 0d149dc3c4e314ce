// @vitest-environment node
import { expect, test } from 'vitest'
import { articleAddress } from '../../../src/bundler/addresses/article-address.ts'
import { fileNameOf } from '../../../src/bundler/addresses/file-name.ts'
import type { FormerSite } from '../../../src/bundler/addresses/former-site.ts'

const SITE: FormerSite = {
  generator: 'jekyll',
  base: '',
  content: [],
  languages: {},
  suffixes: [],
  language: 'en',
  permalinks: {},
}

function addressOf(site: Partial<FormerSite>, path: string, data: Readonly<Record<string, unknown>> = {}) {
  return articleAddress({
    data,
    path,
    file: fileNameOf(path),
    time: '2026-03-09T04:30:00Z',
    writtenDate: data['date'],
    title: 'The Pier Opens',
    site: { urls: ['https://paper.example'], former: { ...SITE, ...site } },
  })
}

test.each<
  [path: string, site: Partial<FormerSite>, data: Readonly<Record<string, unknown>>, former: string | undefined]
>([
  // The page of 2026/03/08/pier is at this address anyway.
  ['_posts/2026-03-08-pier.md', {}, {}, undefined],
  ['_posts/2026-3-8-Pier_3.0.md', {}, {}, '2026/03/08/Pier_3.0.html'],
  ['_posts/2026-03-08-pier.md', {}, { categories: 'Sea Sky' }, 'sea/sky/2026/03/08/pier.html'],
  [
    '_posts/2026-03-08-pier.md',
    {},
    { categories: ['Open Sea'], category: 'News' },
    'news/open sea/2026/03/08/pier.html',
  ],
  ['tides/_posts/2026-03-08-pier.md', { permalink: 'pretty' }, {}, 'tides/2026/03/08/pier/'],
  ['_posts/2026-03-08-pier.md', { permalink: '/blog/:title/' }, {}, 'blog/pier/'],
  ['_posts/2026-03-08-pier.md', { permalink: '/blog/:title' }, { slug: 'other' }, 'blog/other'],
  ['_posts/2026-03-08-pier.md', { permalink: 'none' }, {}, 'pier.html'],
  ['_posts/2026-03-08-pier.md', { permalink: 'ordinal' }, {}, '2026/067/pier.html'],
  ['_posts/2026-03-08-pier.md', { permalink: 'weekdate' }, {}, '2026/W10/Sun/pier.html'],
  [
    '_posts/2026-03-08-pier.md',
    { permalink: '/:short_year/:i_month/:i_day/:long_month/:slug' },
    {},
    '26/3/8/March/pier',
  ],
  // The date of the front matter counts, on the clock of its author.
  ['_posts/2026-03-01-pier.md', {}, { date: '2026-03-08 23:30:00 -0500' }, '2026/03/08/pier.html'],
  // With a time zone in its settings, Jekyll writes all days as they are there. The time is 2026-03-09T04:30:00Z.
  [
    '_posts/2026-03-08-pier.md',
    { timeZone: 'Europe/Berlin' },
    { date: '2026-03-08 23:30:00 -0500' },
    '2026/03/09/pier.html',
  ],
  ['_posts/2026-03-01-pier.md', { timeZone: 'Europe/Berlin' }, { date: '2026-03-08' }, '2026/03/08/pier.html'],
  ['_posts/2026-03-08-pier.md', { permalink: '/:hour-:minute/:title' }, { date: '2026-03-08 9:30' }, '09-30/pier'],
  ['_posts/2026-03-08-pier.md', { permalinks: { posts: '/news/:year/:title/' } }, {}, 'news/2026/pier/'],
  ['_posts/2026-03-08-pier.md', {}, { permalink: '/tales/:title/' }, 'tales/pier/'],
  ['_posts/2026-03-08-pier.md', { permalink: '/:nothing/:title/' }, {}, undefined],
  ['_posts/2026-03-08-pier.md', {}, { permalink: '/feeds/:title.json' }, undefined],
  ['_recipes/soups/fish.md', { permalinks: { recipes: '/:collection/:path/' } }, {}, 'recipes/soups/fish/'],
  ['_recipes/soups/fish.md', {}, {}, 'recipes/soups/fish.html'],
  ['about/harbour.md', {}, {}, 'about/harbour.html'],
  ['about/harbour.md', { permalink: '/:title/' }, {}, 'about/harbour/'],
  ['site/_posts/2026-03-08-pier.md', { base: 'site/', permalink: '/:categories/:title/' }, {}, 'pier/'],
])('Jekyll had %s at its address', (path, site, data, former) => {
  expect(addressOf(site, path, data).former).toBe(former)
})

test.each<
  [path: string, site: Partial<FormerSite>, data: Readonly<Record<string, unknown>>, former: string | undefined]
>([
  ['content/posts/The Pier.md', {}, {}, 'posts/the-pier/'],
  ['content/posts/2026/pier.md', {}, {}, 'posts/2026/pier/'],
  ['content/posts/2026-03-08-pier/index.md', {}, {}, 'posts/2026-03-08-pier/'],
  ['content/posts/pier.md', {}, { slug: 'other' }, 'posts/other/'],
  [
    'content/posts/pier.md',
    { permalinks: { posts: '/:year/:month/:title/' } },
    { date: '2026-03-08' },
    '2026/03/the-pier-opens/',
  ],
  [
    'content/blog/2020/pier.md',
    { permalinks: { blog: '/:section/:year/:month/:day/:slug/' } },
    { date: '2026-03-08' },
    'blog/2026/03/08/the-pier-opens/',
  ],
  ['content/a/b/c/pier.md', { permalinks: { a: '/:sections[1:]/:slugorfilename/' } }, {}, 'b/c/pier/'],
  ['content/posts/pier.fr.md', { suffixes: ['en', 'fr'] }, {}, 'fr/posts/pier/'],
  ['content/posts/pier.en.md', { suffixes: ['en', 'fr'] }, {}, 'posts/pier/'],
  ['content/fr/posts/pier.md', { languages: { 'content/en/': 'en', 'content/fr/': 'fr' } }, {}, 'fr/posts/pier/'],
  ['content/en/posts/pier.md', { languages: { 'content/en/': 'en', 'content/fr/': 'fr' } }, {}, 'posts/pier/'],
])('Hugo had %s at its address', (path, site, data, former) => {
  expect(addressOf({ generator: 'hugo', content: ['content/'], ...site }, path, data).former).toBe(former)
})

test.each<
  [
    path: string,
    generator: FormerSite['generator'],
    data: Readonly<Record<string, unknown>>,
    former: string | undefined,
  ]
>([
  ['src/blog/2026-03-08-pier.md', 'eleventy', {}, 'blog/pier/'],
  ['posts/pier/index.md', 'eleventy', {}, 'posts/pier/'],
  ['src/blog/pier.md', 'eleventy', { permalink: '/notes/{{ page.fileSlug }}/' }, 'notes/pier/'],
  [
    'src/blog/pier.md',
    'eleventy',
    { permalink: '/{{ page.date | date: "%Y/%m" }}/{{ title | slugify }}/index.html', date: '2026-03-08' },
    '2026/03/the-pier-opens/index.html',
  ],
  ['src/blog/pier.md', 'eleventy', { permalink: '/{{ something | else }}/' }, undefined],
  ['src/content/blog/pier.md', 'astro', {}, 'blog/pier/'],
  ['src/content/blog/pier.md', 'astro', { slug: 'other' }, 'blog/other/'],
])('%s was at its address on a site of %s', (path, generator, data, former) => {
  expect(addressOf({ generator, content: [] }, path, data).former).toBe(former)
})

test('an article keeps every address that it names, and that of its permalink', () => {
  const { id, aliases } = addressOf({}, '_posts/2026-03-08-pier.md', {
    permalink: '/old/pier.html',
    redirect_from: [
      '/older/pier/',
      'https://paper.example/oldest/pier',
      'https://elsewhere.example/pier',
      '/2026/03/08/pier/',
    ],
    aliases: '/a/pier, /b/pier',
    alias: ['/c/pi%C3%A8r/', null, 7, ['x']],
  })
  expect(id).toBe('2026/03/08/pier')
  expect(aliases).toEqual(['a/pier', 'b/pier', 'c/pièr/', 'older/pier/', 'oldest/pier', 'old/pier.html'])
})

test('aliases of Hugo without a slash at their beginning are beside the page, those of Obsidian are names', () => {
  const data = { aliases: ['the-pier', '/tides/pier/'] }
  const { aliases } = addressOf({ generator: 'hugo', content: ['content/'] }, 'content/posts/pier.md', data)
  expect(aliases).toEqual(['posts/the-pier', 'tides/pier/'])
  const noted = addressOf({ generator: 'eleventy' }, 'notes/pier.md', data)
  expect([noted.aliases, noted.names]).toEqual([['tides/pier/'], ['the-pier']])
})
