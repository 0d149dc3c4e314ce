// @vitest-environment jsdom
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { attackFolders } from '../attacks.ts'
import { makeSite, pagesIn } from '../make-site.ts'
import {
  type Files,
  article,
  filesBelow,
  fixture,
  fixtureNames,
  publisher,
  temporaryFolder,
  writeFiles,
} from '../workspace.ts'
import {
  SITE,
  harmless,
  kindOf,
  parseShapes,
  unsafePartsOfOembed,
  unsafePartsOfPage,
  unsafePartsOfSite,
} from './find-unsafe-pages.ts'

/** Writes the site of a publisher's folder, and returns its path. */
async function writeSite(files: Files): Promise<string> {
  const out = join(temporaryFolder(), 'site')
  await makeSite(publisher(files), out, { skipInvalid: true })
  return out
}

beforeAll(async () => {
  const related = Array.from({ length: 3 }, (_, at) => ({
    title: `Related ${at}`,
    webUrl: `https://second.example/${at}`,
    publishedDateTime: '2020-06-09',
    excerpt: 'Words.',
    type: at ? 'video' : 'article',
    provider: { name: 'Second', domain: 'second.example' },
    images: [{ url: 'https://second.example/a.png', width: 4, height: 3 }],
  }))
  const rich = (more: Readonly<Record<string, unknown>>) =>
    article({
      excerpt: 'An excerpt of some words.',
      topics: ['Sea'],
      provider: { name: 'Outlet', domain: 'outlet.example' },
      images: [{ url: 'assets/a.svg', width: 1200, height: 630, title: 'Sun', attribution: 'Somebody' }],
      related,
      quality: 4,
      heat: 3,
      ...more,
    })
  const files: Files = {
    'site.yaml': `title: T\nurl: ${SITE}\naccent: "#123456"\n`,
    'assets/a.svg': '<svg/>',
    '_data/topics/1.yaml': 'name: Sea\ndescription: Water.\nimages: [{ url: assets/a.svg }]\n',
    // The document of a topic without stories says so, with the name of the topic.
    '_data/topics/2.yaml': 'name: Land\n',
    '_data/organizations/1.md': '---\nname: Outlet\ndomain: outlet.example\nimages: [{ url: assets/a.svg }]\n---\n',
    '_news/2020-06-10-a.md': rich({}),
    '_news/2020-06-10-b.md': rich({ type: 'video', images: undefined, locale: 'ar', webUrl: undefined }),
    '_news/2020-06-10-c.md': rich({
      images: [{ url: 'https://outlet.example/a.png' }],
      publishedDateTime: '2020-06-10',
      webUrl: 'https://outlet.example/c',
    }),
    ...Object.fromEntries(
      Array.from({ length: 20 }, (_, at) => [
        `_news/2020-05-${10 + at}-s.md`,
        rich({ title: 'Long '.repeat(at * 3 + 1), webUrl: `https://outlet.example/long/${at}` }),
      ]),
    ),
  }
  const sites: readonly Files[] = [
    files,
    { 'site.yaml': files['site.yaml'] ?? '' },
    // The nameplate of a site without a title is a drawing.
    { '_news/2020-06-10-a.md': rich({}) },
  ]
  for (const site of sites) {
    const out = await writeSite(site)
    for (const path of pagesIn(out).filter((one) => one.endsWith('.html'))) {
      const { shapes } = parseShapes(readFileSync(join(out, path), 'utf8'))
      for (const shape of shapes) harmless[kindOf(path)].add(shape)
    }
    expect(unsafePartsOfSite(out)).toEqual([])
  }
}, 60_000)

describe('the search for unsafe parts', () => {
  test.each([
    ['<img src="x" onerror="x">', 'img onerror'],
    ['<script>evil()</script>', 'scripts'],
    ['<p style="x">a</p>', 'p style'],
    ['<a href="javascript:x">a</a>', 'href="javascript:x"'],
    ['<a href="data:text/html,x">a</a>', 'href="data:'],
    ['<a href="//evil.example/">a</a>', 'href="//evil'],
    ['<a href="https://a@evil.example/">a</a>', 'href="https://a@'],
    ['<a href="/data/assets/%2e%2e/x">a</a>', 'leads up'],
    ['<iframe></iframe>', 'iframe'],
    ['<object></object>', 'object'],
    ['<meta http-equiv="refresh" content="0">', 'policy'],
    ['<base href="https://evil.example/">', 'base'],
    ['\u202E', 'direction mark'],
  ])('finds %s in a page', async (evil, fault) => {
    const out = await writeSite({ '_news/2020-06-10-a.md': article() })
    for (const path of ['2020/06/10/a.html', 'embed/index.html']) {
      const html = readFileSync(join(out, path), 'utf8').replace('</body>', () => `${evil}</body>`)
      expect(unsafePartsOfPage(html, kindOf(path)).join('\n')).toContain(fault)
    }
  })

  test.each([
    [{ type: 'link', author_url: 'javascript:alert(1)' }, 'author_url'],
    [{ type: 'link', html: '<b>' }, 'html'],
    [{ type: 'rich', html: '<iframe src="https://evil.example/"></iframe>' }, 'src'],
    [{ type: 'rich', html: '<iframe></iframe><script></script>' }, 'html'],
  ])('finds an unsafe part in the oEmbed document %j', (answer, fault) => {
    expect(unsafePartsOfOembed(JSON.stringify(answer))).toContainEqual(expect.stringContaining(fault))
  })
})

test.each([
  ['another site', (page: string) => page.replaceAll('/2020/06/10/b', '//evil.example/b')],
  ['a script', (page: string) => page.replace('</html>', '<script>evil()</script></html>')],
])('the search for unsafe parts finds %s in a page at an old address', async (_, change) => {
  const out = await writeSite({ '_news/2020-06-10-a.md': article({ slug: 'b' }) })
  const path = join(out, '2020/06/10/a/index.html')
  expect(unsafePartsOfSite(out)).toEqual([])
  writeFileSync(path, change(readFileSync(path, 'utf8')))
  expect(unsafePartsOfSite(out)).toHaveLength(1)
})

const CORPUS = fixtureNames('hostile')
const CORPUS_FILES = Object.fromEntries(CORPUS.map((name) => [`_news/2020-06-10-${name}`, fixture(`hostile/${name}`)]))

test.each([`title: News\nurl: ${SITE}\n`, 'title: News\n'])(
  'a site of hostile articles is harmless with the settings %j',
  async (site) => {
    const out = await writeSite({ ...CORPUS_FILES, 'site.yaml': site })
    expect(unsafePartsOfSite(out)).toEqual([])
    const pages = pagesIn(out).filter((path) => path.startsWith('2020/06/10/'))
    expect(pages.length).toBeGreaterThan(CORPUS.length / 2)
  },
)

test('names of a site, a topic and an outlet are shown as text when they are markup', async () => {
  const evil = `"'></title></noscript><script>alert(1)</script><img src=x onerror=alert(2)> $& \u202E`
  const out = await writeSite({
    'site.yaml': JSON.stringify({ title: evil, description: evil, url: SITE }),
    '_data/topics/x.yaml': JSON.stringify({ name: evil, description: evil }),
    '_news/2020-06-10-a.md': article({
      title: evil,
      excerpt: evil,
      topics: [evil],
      provider: { name: evil, domain: '\u202Eoutlet.example\u202C' },
      related: [{ title: evil, webUrl: 'https://b.example/', provider: { name: evil, domain: '\u202Eb.example' } }],
      images: [
        {
          url: 'https://outlet.example/a.png',
          title: evil,
          attribution: evil,
          alt: evil,
          caption: evil,
          width: 3,
          height: 2,
        },
      ],
    }),
  })
  expect(unsafePartsOfSite(out)).toEqual([])
  const page = parseShapes(readFileSync(join(out, '2020/06/10/a.html'), 'utf8')).document
  expect(page.title).toContain('<script>alert(1)</script>')
  expect(page.querySelector('#root h1')?.textContent).toContain('<img src=x onerror=alert(2)>')
})

test('a site is harmless with any attack in any field', async () => {
  let pages = 0
  await fc.assert(
    fc.asyncProperty(attackFolders, async (files) => {
      // Most attacks are not valid as the address of a site, and without an address there are no oEmbed documents.
      const settings = JSON.parse(String(files['site.yaml'])) as object
      const out = await writeSite({ ...files, 'site.yaml': JSON.stringify({ ...settings, url: SITE }) })
      expect(unsafePartsOfSite(out)).toEqual([])
      pages += pagesIn(out).filter((path) => path.startsWith('2020/')).length
    }),
    { numRuns: 20 },
  )
  // Many articles must be published, or the test checks nothing.
  expect(pages).toBeGreaterThan(10)
}, 120_000)

test('names that lead to other folders change no file outside the site', async () => {
  const names = [
    '..',
    '.',
    '../../escape',
    '/etc/passwd',
    '..\\..\\escape',
    '%2e%2e%2fescape',
    'index',
    '404',
    '~',
    'a\u0000b',
  ]
  const around = temporaryFolder()
  writeFiles(around, { 'escape.html': 'kept', 'escape/index.html': 'kept', 'deep/escape.json': 'kept' })
  const [content, out] = [join(around, 'deep/content'), join(around, 'deep/site')]
  mkdirSync(content, { recursive: true })
  writeFiles(content, {
    'site.yaml': `title: News\nurl: ${SITE}\n`,
    '_news/2020-06-10-....md': article(),
    '_news/2020-06-10-..%2f..%2fescape.md': article(),
    '_news/2020-06-10-..\\..\\escape.md': article(),
    '_news/2020-06-10-index.md': article(),
    '_news/2020-06-11-$(id) `id` ;.md': article({ topics: names }),
    'assets/..%2f..%2fescape.svg': '<svg/>',
    ...Object.fromEntries(
      names.map((name, at) => [
        `_data/topics/${at}.yaml`,
        JSON.stringify({ _id: name, name: `Topic ${at}`, image: name }),
      ]),
    ),
  })
  const others = () => [...filesBelow(around)].filter(([path]) => !/^deep\/(?:site|content)\//.test(path))
  const before = others()
  await makeSite(content, out, { skipInvalid: true })
  expect(others()).toEqual(before)
  expect(unsafePartsOfSite(out)).toEqual([])
  // A page with the name index would be the page of its folder.
  expect(pagesIn(out)).not.toContain('topics/index.html')
  expect(pagesIn(out)).not.toContain('2020/06/10/index.html')
})
