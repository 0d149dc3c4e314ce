// @vitest-environment node
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type ProblemCase, expectProblems } from '../fault-table.ts'
import { type Files, article, bundleFiles, problemLines } from '../workspace.ts'

const organization = (domain: string, name: string, images: readonly object[] = []) =>
  `---\n_id: ${domain}\nname: ${JSON.stringify(name)}\ndomain: ${domain}\nimages: ${JSON.stringify(images)}\n---\n`

const by = (domain: string, images?: readonly object[], name = 'Outlet') =>
  article({ webUrl: `https://${domain}/story`, provider: { name, domain, ...(images && { images }) } })

const LOGOS = 'assets/images/organizations'

/** Returns the outlet of the only article. */
async function providerOf(files: Files) {
  const bundled = await bundleFiles(files)
  const [provider] = bundled.index.providers()
  for (const src of [provider?.logo, provider?.logoLarge]) {
    if (src?.startsWith('assets/')) expect(existsSync(join(bundled.out, decodeURIComponent(src)))).toBe(true)
  }
  return { ...bundled, provider }
}

test.each<[rule: string, files: Files, expected: object]>([
  [
    'takes the logo from the article’s provider',
    { '_news/a.md': by('a.example', [{ url: 'https://cdn.example/a.png', width: 50 }]) },
    { logo: 'https://cdn.example/a.png' },
  ],
  [
    'finds the file of a logo by its address on the old site',
    {
      '_news/a.md': by('a.example', [{ url: `https://old.example/sub/${LOGOS}/a.example-50x50.jpg`, width: 50 }]),
      [`${LOGOS}/a.example-50x50.jpg`]: 'x',
    },
    { logo: `${LOGOS}/a.example-50x50.jpg` },
  ],
  [
    'finds the file of a logo when the old site was in a folder named assets',
    {
      '_news/a.md': by('a.example', [{ url: `https://old.example/assets/site/${LOGOS}/a.example-50x50.jpg` }]),
      [`${LOGOS}/a.example-50x50.jpg`]: 'x',
    },
    { logo: `${LOGOS}/a.example-50x50.jpg` },
  ],
  [
    'prefers a file of the folder to a larger picture of another site',
    {
      '_news/a.md': by('a.example', [{ url: 'https://cdn.example/a.png', width: 50 }]),
      '_data/organizations/a.example.md': organization('a.example', 'A', [{ url: '/assets/own.png', width: 16 }]),
      'assets/own.png': 'x',
    },
    { name: 'A', logo: 'assets/own.png' },
  ],
  [
    'uses a file that is named after the outlet',
    { '_news/a.md': by('a.example'), [`${LOGOS}/a.example-50x50.png`]: 'x' },
    { logo: `${LOGOS}/a.example-50x50.png` },
  ],
  [
    'takes the smallest logo that is large enough for each size',
    {
      '_news/a.md': by('a.example'),
      '_data/organizations/a.example.md': organization('a.example', 'A', [
        { url: '/assets/400.png', width: 400 },
        { url: '/assets/16.png', width: 16 },
        { url: '/assets/50.png', width: 50 },
        { url: '/assets/100.png', width: 100 },
      ]),
      'assets/16.png': '',
      'assets/50.png': '',
      'assets/100.png': '',
      'assets/400.png': '',
    },
    { logo: 'assets/50.png', logoLarge: 'assets/100.png' },
  ],
  [
    'prefers the article’s logo to others of the same size',
    {
      '_news/a.md': by('a.example', [{ url: '/assets/article.png', width: 50 }]),
      '_data/organizations/a.example.md': organization('a.example', 'A', [{ url: '/assets/org.png', width: 50 }]),
      'assets/article.png': '',
      'assets/org.png': '',
      [`${LOGOS}/a.example-50x50.png`]: '',
    },
    { logo: 'assets/article.png' },
  ],
  [
    'prefers the organization’s logo to a file of the same size that is named after the outlet',
    {
      '_news/a.md': by('a.example'),
      '_data/organizations/a.example.md': organization('a.example', 'A', [{ url: '/assets/org.png', width: 50 }]),
      'assets/org.png': '',
      [`${LOGOS}/a.example-50x50.png`]: '',
    },
    { logo: 'assets/org.png' },
  ],
  [
    'takes a logo of 40 pixels for small tiles, and one of 80 for large tiles',
    {
      '_news/a.md': by('a.example'),
      [`${LOGOS}/a.example-39x39.png`]: '',
      [`${LOGOS}/a.example-40x40.png`]: '',
      [`${LOGOS}/a.example-79x79.png`]: '',
      [`${LOGOS}/a.example-80x80.png`]: '',
      [`${LOGOS}/a.example-400x400.png`]: '',
    },
    { logo: `${LOGOS}/a.example-40x40.png`, logoLarge: `${LOGOS}/a.example-80x80.png` },
  ],
  [
    'ignores case and www. in file names',
    { '_news/a.md': by('a.example'), [`${LOGOS}/WWW.A.example-50x50.PNG`]: '' },
    { logo: `${LOGOS}/WWW.A.example-50x50.PNG` },
  ],
  [
    'takes the domain of an organization from its _id',
    { '_news/a.md': by('a.example'), '_data/organizations/x.md': '---\n_id: www.A.example\nname: By id\n---\n' },
    { domain: 'a.example', name: 'By id' },
  ],
  [
    'takes a logo that is too small when there is no other',
    { '_news/a.md': by('a.example', [{ url: 'https://a.example/i.png', width: 16 }]) },
    { logo: 'https://a.example/i.png' },
  ],
  [
    'encodes spaces in the name of a logo',
    { '_news/a.md': by('a.example', [{ url: '/assets/my logo.svg' }]), 'assets/my logo.svg': '' },
    { logo: 'assets/my%20logo.svg' },
  ],
  [
    'ignores case and www. in domains',
    {
      '_news/a.md': article({ provider: { name: 'A', domain: 'WWW.A.example' } }),
      '_data/organizations/a.md': organization('www.a.example', 'The A'),
    },
    { domain: 'a.example', name: 'The A' },
  ],
  [
    'takes the outlet from the link when there is no provider',
    { '_news/a.md': article() },
    { domain: 'outlet.example', name: 'outlet.example' },
  ],
  [
    'takes the site as outlet when there is no provider and no link',
    { '_news/a.md': article({ webUrl: undefined }, 'Text.'), 'site.yaml': 'title: Tide\nurl: https://tide.example\n' },
    { domain: 'tide.example', name: 'Tide' },
  ],
])('%s', async (_, files, expected) => {
  const { provider } = await providerOf(files)
  expect(provider).toMatchObject(expected)
})

test('uses a single logo for small and large tiles', async () => {
  const { provider } = await providerOf({ '_news/a.md': by('a.example'), [`${LOGOS}/a.example-50x50.png`]: '' })
  expect(provider).toEqual({ domain: 'a.example', name: 'Outlet', logo: `${LOGOS}/a.example-50x50.png` })
})

test('warns about a missing logo, and does not refer to it', async () => {
  const bundled = await providerOf({ '_news/a.md': by('a.example', [{ url: '/assets/gone.png' }]) })
  expect(problemLines(bundled)).toEqual(['warning missing-asset _news/a.md:5:66 provider.images[0].url'])
  expect(bundled.provider).toEqual({ domain: 'a.example', name: 'Outlet' })
})

test('takes the most frequent name of an outlet, and the first in code order when two are equally frequent', async () => {
  const name = (at: number, name: string) => ({
    [`_news/2020-06-1${at}-a.md`]: article({
      webUrl: `https://a.example/${at}`,
      provider: { name, domain: 'a.example' },
    }),
  })
  const most = await providerOf({ ...name(1, 'A Times'), ...name(2, 'Times'), ...name(3, 'Times') })
  expect(most.provider?.name).toBe('Times')
  const equal = await providerOf({ ...name(1, 'b'), ...name(2, 'B') })
  expect(equal.provider?.name).toBe('B')
})

test('finds the folder’s logo for outlets of related stories', async () => {
  const { index } = await bundleFiles({
    '_news/a.md': article({
      related: [{ title: 'R', webUrl: 'https://b.example/r', provider: { domain: 'www.b.example' } }],
    }),
    '_data/organizations/b.example.md': organization('b.example', 'Bee', [{ url: '/assets/b.svg' }]),
    'assets/b.svg': '',
  })
  const [shard] = index.parts()[0]?.stories ?? []
  const place = shard?.stories[0]?.related[0]?.provider ?? -1
  expect(shard?.providers[place]).toEqual({ domain: 'b.example', name: 'Bee', logo: 'assets/b.svg' })
  // Readers can filter by outlets of articles only.
  expect(index.providers().map(({ domain }) => domain)).toEqual(['outlet.example'])
})

test('keeps the file of a logo that only a draft names when other articles have that outlet', async () => {
  const { index, out } = await bundleFiles({
    '_news/2020-06-10-draft.md': article({
      published: false,
      provider: { domain: 'b.example', images: [{ url: `/${LOGOS}/b.example-50x50.png` }] },
    }),
    '_news/2020-06-11-kept.md': by('b.example'),
    [`${LOGOS}/b.example-50x50.png`]: 'x',
  })
  expect(index.providers()[0]?.logo).toBe(`${LOGOS}/b.example-50x50.png`)
  expect(existsSync(join(out, `${LOGOS}/b.example-50x50.png`))).toBe(true)
})

test('the catalogue alone has the description of an outlet', async () => {
  const about = 'Harbours, tides &amp; the price of rope.'
  const { index, edition } = await bundleFiles({
    '_news/2020-06-10-a.md': by('a.example'),
    '_data/organizations/a.example.md': `---\nname: A\ndomain: a.example\ndescription: ${JSON.stringify(about)}\n---\n`,
  })
  expect(index.providers()).toEqual([
    { domain: 'a.example', name: 'A', description: 'Harbours, tides & the price of rope.' },
  ])
  const withDescription = [...edition.files].flatMap(([path, text]) => (text.includes('price of rope') ? [path] : []))
  expect(withDescription).toEqual([expect.stringMatching(/^catalogue\//)])
})

const OUTLET = '_data/organizations/q.md'

test.for<ProblemCase>([
  [
    'warns once about an outlet that is probably misspelt',
    {
      [OUTLET]: '---\nname: Quillmark\ndomain: quillmark.example\n---\n',
      '_news/2020-06-10-a.md': article({
        webUrl: 'https://q.example/1',
        provider: { name: 'Quillmark', domain: 'quilmark.example' },
      }),
      '_news/2020-06-11-b.md': article({ webUrl: 'https://q.example/2', provider: { domain: 'quilmark.example' } }),
      '_news/2020-06-12-c.md': article({ webUrl: 'https://other.example/3', provider: { name: 'Quillmakr' } }),
      '_news/2020-06-13-d.md': article({ webUrl: 'https://unlike.example/4', provider: { name: 'Tidewrack' } }),
    },
    [
      [
        'warning unknown-outlet _news/2020-06-10-a.md:5:40 provider.domain',
        'There is no outlet “quilmark.example” in _data/organizations, so it becomes a new outlet; 2 articles name it.',
        'Did you mean “quillmark.example”?',
      ],
      ['warning unknown-outlet _news/2020-06-12-c.md:5:19 provider.name', '“Quillmakr”', 'Did you mean “Quillmark”?'],
    ],
  ],
])('%s', async ([, files, expected]) => {
  await expectProblems(files, expected)
})
