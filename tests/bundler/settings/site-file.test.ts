// @vitest-environment node
import { describe, expect, test } from 'vitest'
import { readSite } from '../../../src/bundler/settings/read-site.ts'
import { type ProblemCase, ARTICLE_PATH, expectProblems } from '../fault-table.ts'
import { type Files, article, bundleFiles, problemLines } from '../workspace.ts'

const VALID: Files = { [ARTICLE_PATH]: article({ topics: ['Sea'] }) }

test.for<ProblemCase>([
  [
    'warns about a second document in site.yaml',
    { ...VALID, 'site.yaml': 'title: Tide\n---\nurl: https://tide.example\n' },
    [['warning second-document site.yaml:2:1', 'Only the first document of this file is read']],
  ],
  [
    'warns about an unknown field of site.yaml',
    { ...VALID, 'site.yaml': 'title: Tide\nacent: blue\n' },
    [['warning unknown-field site.yaml:2:1 acent', 'so it is not read', 'Did you mean “accent”?']],
  ],
  [
    'explains that a colour without quotes is a comment',
    { ...VALID, 'site.yaml': 'accent: #1d4ed8\n' },
    [['error invalid-colour site.yaml:1:9 accent', 'a # after a space begins a comment', 'accent: "#1d4ed8".']],
  ],
  [
    'explains that a title that begins with # is a comment',
    { ...VALID, 'site.yaml': 'title: #1 of the coast\ndescription: # none yet\n' },
    [['error yaml-comment-in-text site.yaml:1:8 title', 'begins a comment', 'title: "#1 of the coast".']],
  ],
  ['accepts a comment in place of a colour', { ...VALID, 'site.yaml': 'accent: # none yet\n' }, []],
  [
    'reports a colour that is given by its name',
    { ...VALID, 'site.yaml': 'accent: blue\n' },
    [['error invalid-colour site.yaml:1:9 accent', 'Write six hexadecimal digits after #']],
  ],
  [
    'warns about an unknown topic of the home page',
    { ...VALID, 'site.yaml': 'home:\n  - Sea\n  - Sky\n' },
    [['warning unknown-topic site.yaml:3:5 home[1]', 'There is no topic “Sky”, so the front page has no band']],
  ],
  [
    'reports a list in place of a value only once',
    { ...VALID, 'site.yaml': 'url: [https://a.example]\nlocale: [en]\npages: [1]\n' },
    [
      ['error wrong-type site.yaml:1:6 url', 'expected text'],
      ['error wrong-type site.yaml:2:9 locale', 'expected text'],
      ['error wrong-type site.yaml:3:8 pages', 'Found a list, expected a number.'],
    ],
  ],
])('%s', async ([, files, expected]) => {
  await expectProblems(files, expected)
})

test('takes the site’s title from site.yaml, or from a Jekyll configuration when there is no site.yaml', async () => {
  const site =
    'title: Tide\ndescription: "A &amp; B"\nurl: https://tide.example/\nlocale: pt_BR\naccent: "#1D4ED8"\nhome: [Town]\n'
  const jekyll = 'title: Jekyll\nlang: de\nbaseurl: /x\nurl: https://x.example\n'
  const news = { [ARTICLE_PATH]: article({ topics: ['Town'] }) }
  const withSite = await bundleFiles({ ...news, 'site.yaml': site, '_config.yml': jekyll })
  expect(withSite.edition.problems).toEqual([])
  expect(withSite.index.manifest.site).toEqual({
    title: 'Tide',
    description: 'A & B',
    url: 'https://tide.example',
    locale: 'pt-BR',
    accent: '#1d4ed8',
    home: ['town'],
  })
  const withoutSite = await bundleFiles({ ...news, '_config.yml': jekyll })
  expect(withoutSite.index.manifest.site).toEqual({ title: 'Jekyll', locale: 'de', home: [] })
})

test('reports each mistake in site.yaml with its place', async () => {
  const bundled = await bundleFiles({
    [ARTICLE_PATH]: article({ topics: ['Harbours'] }),
    'site.yaml': 'titel: x\nurl: ftp://x.example\nlocale: "!"\naccent: blue\nhome:\n  - Harbour\n',
  })
  expect(problemLines(bundled).toSorted()).toEqual([
    'error invalid-colour site.yaml:4:9 accent',
    'error invalid-locale site.yaml:3:9 locale',
    'error unsafe-link site.yaml:2:6 url',
    'warning unknown-field site.yaml:1:1 titel',
    'warning unknown-topic site.yaml:6:5 home[0]',
  ])
  expect(bundled.edition.problems.find(({ field }) => field === 'home[0]')?.hint).toBe('Did you mean “harbours”?')
})

describe('the number of article pages', () => {
  const read = (line: string) => {
    const { pages, problems } = readSite({ path: 'site.yaml', text: `title: X\n${line}\n` })
    return { pages, codes: problems.map(({ code }) => code) }
  }

  test.each([
    ['', 1000],
    ['pages:', 1000],
    ['pages: 0', 0],
    ['pages: 25', 25],
    ['pages: "25"', 25],
    ['pages: 100000', 100_000],
  ])('with the line %j gives a page to %i articles', (line, pages) => {
    expect(read(line)).toEqual({ pages, codes: [] })
  })

  test.each(['-1', '1.5', 'all', '1e3', '100001', '""', 'true', '.inf'])(
    'rejects “pages: %s” and keeps the default',
    (value) => {
      expect(read(`pages: ${value}`)).toEqual({ pages: 1000, codes: ['invalid-pages'] })
    },
  )

  test('rejects a list of numbers as the number of pages', () => {
    expect(read('pages: [1]')).toEqual({ pages: 1000, codes: ['wrong-type'] })
  })
})

describe('the sites that may embed topics', () => {
  const hostsOf = (yaml: string) => {
    const { embedHosts, problems } = readSite({ path: 'site.yaml', text: `title: X\n${yaml}\n` })
    return { embedHosts, codes: problems.map(({ code }) => code) }
  }

  test.each([
    ['', undefined],
    ['embed:', undefined],
    ['embed: []', []],
    ['embed: https://A.example/', ['https://a.example']],
    [
      'embed: [https://a.example, "https://*.b.example", "http://localhost:3000"]',
      ['https://a.example', 'https://*.b.example', 'http://localhost:3000'],
    ],
  ])('with the line %j lets these sites embed topics: %j', (yaml, embedHosts) => {
    expect(hostsOf(yaml)).toEqual({ embedHosts, codes: [] })
  })

  test.each([
    "https://a.example; script-src 'unsafe-inline'",
    'https://a.example https://b.example',
    'https://a.example/path',
    'a.example',
    '*',
    'javascript:alert(1)',
    'https://a.example\\n  X-Evil: 1',
  ])('rejects %j, so that no other site may embed topics', (host) => {
    expect(hostsOf(`embed: ["${host}"]`)).toEqual({ embedHosts: [], codes: ['invalid-embed-host'] })
  })

  test('allows no other site when “embed” is a group of fields', () => {
    expect(hostsOf('embed: {a: b}')).toEqual({ embedHosts: [], codes: ['wrong-type'] })
  })
})
