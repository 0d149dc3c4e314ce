// @vitest-environment node
import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { Assets, assetOf, assetRules, publishedPath } from '../../../src/bundler/values/assets.ts'
import { plainLayout } from '../../../src/bundler/layouts/layout.ts'
import {
  type Files,
  PNG,
  bundleFiles,
  bundleFolder,
  problemLines,
  publisher,
  temporaryFolder,
  writeFiles,
} from '../workspace.ts'

const withLink = (href: string) => `---\ntitle: Pier\ndate: 2026-03-08\n---\nSee the [plan](${href}).\n`
const withPicture = (src: string) => `---\ntitle: Pier\ndate: 2026-03-08\n---\nA text.\n\n![The quay](${src})\n`

test.for<[rule: string, files: Files, published: string]>([
  [
    'beside the article',
    { 'hugo.yaml': '', 'content/posts/pier/index.md': withLink('plan.pdf'), 'content/posts/pier/plan.pdf': 'x' },
    'content/posts/pier/plan.pdf',
  ],
  [
    'at the root of the site',
    { '_config.yml': '', '_posts/2026-03-08-pier.md': withLink('/files/Plan.PDF'), 'files/Plan.PDF': 'x' },
    'files/Plan.PDF',
  ],
])('a link leads to a file %s', async ([, files, published]) => {
  const bundled = await bundleFiles(files)
  expect(problemLines(bundled)).toEqual([])
  expect(bundled.edition.assets).toEqual([`assets/~/${published}`])
  expect(bundled.index.stories()[0]?.body).toContain(`href="/~index/assets/~/${published}"`)
})

test.for<[rule: string, src: string, path: string, picture: string, more: Files]>([
  [
    'beside the article of a bundle',
    'quay.png',
    'content/posts/pier/index.md',
    'content/posts/pier/quay.png',
    { 'hugo.yaml': '' },
  ],
  [
    'below a bundle',
    './img/quay.png',
    'content/posts/pier/index.md',
    'content/posts/pier/img/quay.png',
    { 'hugo.yaml': '' },
  ],
  ['at the root of Hugo’s site', '/img/quay.png', 'content/posts/pier.md', 'static/img/quay.png', { 'hugo.yaml': '' }],
  [
    'below the path of the site',
    '/news/img/quay.png',
    'content/posts/pier.md',
    'static/img/quay.png',
    { 'hugo.yaml': 'baseURL: https://quay.example/news/\n' },
  ],
  [
    'at the address of the site',
    'https://quay.example/img/quay.png',
    'content/posts/pier.md',
    'static/img/quay.png',
    { 'hugo.yaml': 'baseURL: https://quay.example/\n' },
  ],
  [
    'at the root of Jekyll’s site',
    '/images/quay.png',
    '_posts/2026-03-08-pier.md',
    'images/quay.png',
    { '_config.yml': '' },
  ],
  [
    'without a slash at the root',
    'images/quay.png',
    '_posts/2026-03-08-pier.md',
    'images/quay.png',
    { '_config.yml': '' },
  ],
  [
    'below a base path',
    '/news/images/quay.png',
    '_posts/2026-03-08-pier.md',
    'images/quay.png',
    { '_config.yml': 'baseurl: /news\n' },
  ],
  ['in Astro’s public/', '/quay.png', 'src/content/blog/pier.md', 'public/quay.png', { 'astro.config.mjs': '' }],
  [
    'in a folder above',
    '../../assets/images/quay.png',
    'src/content/blog/pier.md',
    'src/assets/images/quay.png',
    { 'astro.config.mjs': '' },
  ],
  [
    'in Eleventy’s input',
    '/_img/quay.png',
    'src/blog/pier.md',
    'src/_img/quay.png',
    { '.eleventy.js': 'x = { dir: { input: "src" } }' },
  ],
  ...['{ "assets/img": "img" }', '{ "./assets/img/": "/img/" }', '{ "assets": "/" }', '{ "assets/**/*": "." }'].map(
    (copied): [string, string, string, string, Files] => [
      `that Eleventy copies by ${copied}`,
      '/img/quay.png',
      'src/blog/pier.md',
      'assets/img/quay.png',
      {
        '.eleventy.js': `module.exports = (config) => { config.addPassthroughCopy(${copied}); return { dir: { input: "src" } } }`,
      },
    ],
  ),
  ['by name in a vault', 'quay.png', 'Sea/pier.md', 'Attachments/2026/quay.png', { '.obsidian/app.json': '{}' }],
  ['with spaces in its name', 'a%20quay.png', 'posts/pier.md', 'posts/a quay.png', {}],
])('finds and publishes a picture %s', async ([, src, path, picture, more]) => {
  const bundled = await bundleFiles({
    ...more,
    [path]: withPicture(src),
    [picture]: PNG,
    [`${picture}.unused.png`]: PNG,
  })
  expect(problemLines(bundled)).toEqual([])
  expect(bundled.edition.assets).toEqual([publishedPath(picture)])
  const published = publishedPath(picture).split('/').map(encodeURIComponent).join('/')
  expect(bundled.index.stories()[0]?.body).toContain(published)
})

test('no two files are published at one address', () => {
  const paths = ['assets/a.png', 'a.png', 'assets/~/a.png', '~/a.png', 'assets/~/assets/~/a.png', 'static/a.png']
  expect(new Set(paths.map(publishedPath)).size).toBe(paths.length)
  for (const path of paths) expect(assetOf({ src: publishedPath(path) })).toBe(path)
})

test.for(['../../secret.png', '/../secret.png', '..%2f..%2fsecret.png', '../..\\secret.png', 'file:///etc/passwd'])(
  'the reference %s leads to nothing',
  (reference) => {
    const assets = new Assets(['secret.png', 'posts/a.png'], undefined, {
      ...assetRules(plainLayout('markdown')),
      roots: [],
      byName: false,
    })
    const result = assets.resolve(reference, 'posts/pier.md')
    expect('src' in result && result.asset !== 'secret.png').toBe(false)
    if (reference.startsWith('file:')) expect(result).toEqual({ unsafe: true })
  },
)

test('a link to a picture outside of the folder is not followed', async () => {
  const outside = temporaryFolder()
  writeFiles(outside, { 'secret.png': 'SECRET' })
  const folder = publisher({ 'posts/pier.md': withPicture('quay.png') })
  symlinkSync(join(outside, 'secret.png'), join(folder, 'posts/quay.png'))
  const bundled = await bundleFolder(folder)
  expect(bundled.edition.assets).toEqual([])
  expect(problemLines(bundled).map((line) => line.split(':')[0])).toEqual(['warning missing-asset posts/pier.md'])
})

test('scripts and settings are not published, although an article shows them', async () => {
  const { edition } = await bundleFiles({
    '_config.yml': '',
    'secrets.yml': 'x: 1\n',
    '_posts/2026-03-08-pier.md': withPicture('/secrets.yml'),
  })
  expect(edition.assets).toEqual([])
})

test('in our own format a picture may be written as it lies beside the articles', async () => {
  const bundled = await bundleFiles({
    '_news/2026/2026-03-08-pier.md': withPicture('../assets/quay.png'),
    '_news/2026-03-08-quay.md': withPicture('../assets/quay.png'),
    'assets/quay.png': PNG,
  })
  expect(problemLines(bundled)).toEqual([])
  expect(bundled.edition.assets).toEqual(['assets/quay.png'])
})

test('a picture of a draft is not published', async () => {
  const { edition } = await bundleFiles({
    '_posts/2026-03-08-pier.md': '---\ntitle: Pier\n---\nA text.\n',
    '_drafts/quay.md': withPicture('/quay.png'),
    'quay.png': PNG,
  })
  expect(edition.assets).toEqual([])
})
