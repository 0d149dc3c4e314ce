// @vitest-environment node
import { expect, test } from 'vitest'
import type { Site } from '../../../src/contract/edition.ts'
import { type Files, bundleFiles } from '../workspace.ts'

const PIER = '---\ntitle: Pier\ndate: 2026-03-08\n---\nA text.\n'

test.for<[rule: string, files: Files, site: Partial<Site>]>([
  [
    'Jekyll',
    {
      '_config.yml':
        'title: Quay\ndescription: >-\n  News of <b>the quay</b>.\nlang: en-GB\nurl: https://quay.example\nbaseurl: /news\n',
      '_posts/2026-03-08-pier.md': PIER,
    },
    { title: 'Quay', description: 'News of the quay.', locale: 'en-GB', url: 'https://quay.example/news' },
  ],
  [
    'Jekyll without a title, for which its address stands',
    {
      '_config.yml': 'url: https://www.quay.example\n',
      '_posts/2026-03-08-pier.md': PIER,
    },
    { title: 'quay.example', locale: 'en', url: 'https://www.quay.example' },
  ],
  [
    'Hugo in TOML, in any case',
    {
      'config.toml':
        'BaseURL = "https://quay.example/"\nlanguageCode = "fr-fr"\ntitle = "Quai"\n[params]\ndescription = "Le quai"\n',
      'content/pier.md': PIER,
    },
    { title: 'Quai', description: 'Le quai', locale: 'fr-FR', url: 'https://quay.example' },
  ],
  [
    'Hugo’s main language',
    {
      'hugo.json': JSON.stringify({
        title: 'All',
        defaultContentLanguage: 'de',
        languages: { en: { title: 'Quay' }, de: { title: 'Kai', params: { description: 'Am Kai' } } },
      }),
      'content/pier.md': PIER,
    },
    { title: 'Kai', description: 'Am Kai', locale: 'de' },
  ],
  [
    'Eleventy’s data in JSON',
    {
      '.eleventy.js': 'module.exports = {}\n',
      '_data/metadata.json': '{"title":"Quay","url":"https://quay.example/","language":"nl","description":"De kade"}',
      'posts/pier.md': PIER,
    },
    { title: 'Quay', description: 'De kade', locale: 'nl', url: 'https://quay.example' },
  ],
  [
    'Eleventy’s data in a folder of another name',
    {
      '.eleventy.js': 'module.exports = () => ({ dir: { input: "src", includes: "a", data: "../data" } })\n',
      'data/site.json': '{"title":"Quay","description":"The quay"}',
      'src/posts/pier.md': PIER,
      'package.json': '{"name":"other"}',
    },
    { title: 'Quay', description: 'The quay' },
  ],
  [
    'the first page of Zola',
    {
      'zola.toml': 'base_url = "https://quay.example"\n',
      'content/_index.md': '+++\ntitle = "Quay"\ndescription = "The quay"\n+++\n',
      'content/pier.md': PIER,
    },
    { title: 'Quay', description: 'The quay', url: 'https://quay.example' },
  ],
  [
    'Eleventy’s data in a script, which is not run',
    {
      'eleventy.config.js': 'export default () => { throw new Error() }\n',
      'src/_data/site.js':
        'export default {\n  title: "Quay",\n  url: process.env.URL || "http://localhost",\n  description: `By ${name}`,\n}\nthrow new Error()\n',
      'src/posts/pier.md': PIER,
      'package.json': '{"name":"quay-site","description":"The quay"}',
    },
    { title: 'Quay', description: 'The quay', locale: 'en' },
  ],
  [
    'Astro',
    {
      'astro.config.mjs': "export default defineConfig({\n  site: 'https://quay.example/',\n  base: '/news',\n})\n",
      'src/consts.ts': "export const SITE_TITLE = 'Quay'\nexport const SITE_DESCRIPTION = 'The quay'\n",
      'src/content/blog/pier.md': PIER,
    },
    { title: 'Quay', description: 'The quay', url: 'https://quay.example/news' },
  ],
  [
    'package.json as the last source',
    { 'package.json': '{"name":"quay","description":"The quay"}', 'posts/pier.md': PIER },
    { title: 'quay', description: 'The quay' },
  ],
  [
    'site.yaml first',
    {
      'site.yaml': 'title: Ours\nurl: https://ours.example\n',
      '_config.yml': 'title: Theirs\ndescription: The quay\nlang: sv\nurl: https://theirs.example\n',
      '_posts/2026-03-08-pier.md': PIER,
    },
    { title: 'Ours', description: 'The quay', locale: 'sv', url: 'https://ours.example' },
  ],
])('takes the settings of the site from %s', async ([, files, site]) => {
  const { index, edition } = await bundleFiles(files)
  expect(edition.problems).toEqual([])
  expect(index.manifest.site).toMatchObject(site)
})

test.for(['https://example.org/', 'http://localhost:1313/', '/', 'javascript:alert(1)'])(
  'the address %s is no address of a site',
  async (baseURL) => {
    const { index } = await bundleFiles({ 'hugo.yaml': `baseURL: "${baseURL}"\n`, 'content/pier.md': PIER })
    expect(index.manifest.site.url).toBeUndefined()
  },
)

test('broken settings of another system are not our error', async () => {
  const { index, edition } = await bundleFiles({ 'hugo.toml': 'title = [\n', 'content/pier.md': PIER })
  expect(edition.problems).toEqual([])
  expect(index.manifest.site.title).toBe('Broadsheet')
})

test('Jekyll’s defaults apply by folder and type, the narrower ones last, and front matter counts more', async () => {
  const { index } = await bundleFiles({
    '_config.yml': `defaults:
  - scope: { path: _posts/closed }
    values: { published: false }
  - scope: { path: '' }
    values: { topics: [Everything] }
  - scope: { path: '', type: posts }
    values: { topics: [Posts] }
  - scope: { path: _posts/sky }
    values: { topics: [Sky] }
`,
    '_posts/2026-03-08-pier.md': PIER,
    '_posts/sky/2026-03-08-cloud.md': PIER,
    '_posts/closed/2026-03-08-secret.md': PIER,
    'notes/own.md': PIER.replace('date:', 'topics: [Own]\ndate:'),
  })
  expect(
    index
      .stories()
      .map(({ id, topics }) => `${id} ${topics.join()}`)
      .sort(),
  ).toEqual(['2026/03/08/cloud sky', '2026/03/08/own own', '2026/03/08/pier posts'])
})

test('Eleventy’s data of a folder can hold its files back', async () => {
  const { index } = await bundleFiles({
    '.eleventy.js': '',
    'blog/pier.md': PIER,
    'later/later.json': '{"published":false,"tags":"posts"}',
    'later/quay.md': PIER,
  })
  expect(index.stories().map(({ id }) => id)).toEqual(['2026/03/08/pier'])
})
