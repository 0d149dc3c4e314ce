// @vitest-environment node
import { expect, test } from 'vitest'
import { firstBuild } from '../rebuild.ts'
import { type Files, bundleFiles, writeFiles } from '../workspace.ts'

const post = (title: string, lines = '') => `---\ntitle: ${title}\ndate: 2026-03-08\n${lines}---\nThe tide rose.\n`

/** Titles of what is published, and why the rest is held back. */
async function read(files: Files) {
  const { edition, index } = await bundleFiles(files, { skipInvalid: true })
  return {
    published: index
      .stories()
      .map(({ title }) => title)
      .sort(),
    held: edition.held.map(({ reason, articles }) => `${articles} ${reason}`),
    errors: edition.problems.filter(({ severity }) => severity === 'error').map(({ code, file }) => `${code} ${file}`),
  }
}

const HUGO: Files = { 'hugo.toml': 'title = "Quay"\n', 'content/posts/pier.md': post('Pier') }
const indexOf = (lines: string) => `---\ntitle: Later\n${lines}---\n`

test.for<[lines: string, held: string]>([
  ['cascade: { draft: true }\n', '1 draft'],
  ['cascade:\n  draft: true\n  author: Mara\n', '1 draft'],
  ['cascade: [{ author: Mara }, { draft: true }]\n', '1 draft'],
  ['cascade: { params: { private: true } }\n', '1 private'],
  ['cascade: { expiryDate: 2026-04-01 }\n', '1 expired'],
  ['cascade: { build: { list: never, render: never } }\n', '1 unlisted'],
  ['cascade: { _build: { render: never } }\n', '1 unlisted'],
  ['cascade: { draft: true, _target: { kind: page } }\n', '1 draft'],
  ['cascade: { draft: true, target: { path: "/later/**" } }\n', '1 draft'],
  ['cascade: { draft: true, target: { path: "{/other,/later}/*", lang: "{en,fr}" } }\n', '1 draft'],
  ['Cascade: { Draft: true }\n', '1 draft'],
])('Hugo’s “%s” in the page of a section holds its articles back', async ([lines, held]) => {
  const files = {
    ...HUGO,
    'content/later/_index.md': indexOf(lines),
    'content/later/quay.md': post('Quay', 'params: { mood: calm }\n'),
  }
  expect(await read(files)).toEqual({ published: ['Pier'], held: [held], errors: [] })
})

test.for<[lines: string]>([
  ['cascade: { draft: true, _target: { kind: section } }\n'],
  ['cascade: { draft: true, _target: { environment: development } }\n'],
  ['cascade: { draft: true, _target: { path: /other/** } }\n'],
  ['cascade: { draft: true, target: { lang: fr } }\n'],
  ['cascade: { draft: false }\n'],
])('Hugo’s “%s” in the page of a section holds nothing back', async ([lines]) => {
  const files = { ...HUGO, 'content/later/_index.md': indexOf(lines), 'content/later/quay.md': post('Quay') }
  expect((await read(files)).published).toEqual(['Pier', 'Quay'])
})

test('Hugo’s cascade of a language holds back the articles in this language', async () => {
  const files: Files = {
    'hugo.toml':
      'title = "Quay"\ndefaultContentLanguage = "en"\n[languages.en]\nweight = 1\n[languages.fr]\nlanguageCode = "fr-FR"\n[languages.fr.cascade]\ndraft = true\n[languages.ja.cascade.params]\nauthor = "Mara"\n',
    'content/posts/pier.md': post('Pier'),
    'content/posts/pier.fr.md': post('La jetée'),
    'content/posts/pier.ja.md': post('埠頭'),
  }
  expect(await read(files)).toEqual({ published: ['Pier', '埠頭'], held: ['1 draft'], errors: [] })
})

test('a cascade is for all folders below, and the nearest one and the article itself count more', async () => {
  const files: Files = {
    ...HUGO,
    'content/_index.md': indexOf('cascade: { author: Mara }\n'),
    'content/later/_index.md': indexOf('cascade: { draft: true }\n'),
    'content/later/deep/quay/index.md': post('Quay'),
    'content/later/own.md': post('Own', 'draft: false\n'),
    'content/later/open/_index.md': indexOf('cascade: { draft: false }\n'),
    'content/later/open/cove.md': post('Cove'),
  }
  expect(await read(files)).toEqual({ published: ['Cove', 'Own', 'Pier'], held: ['1 draft'], errors: [] })
})

test('a cascade in TOML and one in the settings of the site hold articles back', async () => {
  const files: Files = {
    'hugo.toml': 'title = "Quay"\n[[cascade]]\ndraft = true\n[cascade._target]\npath = "/notes/**"\n',
    'content/posts/pier.md': post('Pier'),
    'content/notes/note.md': post('Note'),
    'content/later/_index.md': '+++\ntitle = "Later"\n[cascade]\ndraft = true\n+++\n',
    'content/later/quay.md': post('Quay'),
  }
  expect(await read(files)).toEqual({ published: ['Pier'], held: ['2 draft'], errors: [] })
})

test('the page of a section in French is for French articles', async () => {
  const files: Files = {
    'hugo.toml': 'defaultContentLanguage = "en"\n[languages.en]\n[languages.fr]\n',
    'content/posts/_index.fr.md': indexOf('cascade: { draft: true }\n'),
    'content/posts/pier.md': post('Pier'),
    'content/posts/pier.fr.md': post('Jetée'),
  }
  expect(await read(files)).toMatchObject({ published: ['Pier'], held: ['1 draft'] })
})

test('the page of a section is for articles in its own language only, where Hugo makes a site of each', async () => {
  const files: Files = {
    'hugo.toml': 'defaultContentLanguage = "en"\n[languages.en]\n[languages.fr]\n',
    'content/posts/_index.md': indexOf('cascade: { draft: true }\n'),
    'content/posts/_index.fr.md': indexOf('cascade: { author: Mara }\n'),
    'content/posts/pier.md': post('Pier'),
    'content/posts/pier.fr.md': post('Jetée'),
  }
  expect(await read(files)).toMatchObject({ published: ['Jetée'], held: ['1 draft'] })
  // Without languages in the settings, these are folders like any other.
  const folders: Files = {
    'hugo.toml': 'title = "Quay"\n',
    'content/_index.md': indexOf('cascade: { draft: true }\n'),
    'content/en/pier.md': post('Pier'),
    'content/ja/pier.md': post('埠頭'),
  }
  expect(await read(folders)).toMatchObject({ published: [], held: ['2 draft'] })
})

test('a list of cascades in the settings of a language takes the place of that of the site, and a group adds to it', async () => {
  const settings = (ofSite: string, ofFrench: string): Files => ({
    'hugo.yaml': `defaultContentLanguage: en\ncascade: ${ofSite}\nlanguages: { en: {}, fr: { cascade: ${ofFrench} } }\n`,
    'content/posts/pier.md': post('Pier'),
    'content/posts/pier.fr.md': post('Jetée'),
  })
  const [list, group] = ['[{ author: Mara }]', '{ author: Mara }']
  expect(await read(settings('{ draft: true }', list))).toMatchObject({ published: ['Jetée'], held: ['1 draft'] })
  expect(await read(settings('{ draft: true }', group))).toMatchObject({ published: [], held: ['2 draft'] })
})

test('a cascade that can’t be read, or whose meaning is not certain, is an error', async () => {
  const broken = { ...HUGO, 'content/later/_index.md': '---\ntitle: "A\ncascade: { draft: true }\n---\n' }
  expect((await read({ ...broken, 'content/later/quay.md': post('Quay') })).errors).toEqual([
    'yaml-missing-char content/later/_index.md',
  ])
  const odd = { ...HUGO, 'content/later/_index.md': indexOf('cascade: { draft: perhaps }\n') }
  expect(await read({ ...odd, 'content/later/quay.md': post('Quay') })).toMatchObject({
    published: ['Pier'],
    errors: ['held-back content/later/quay.md'],
  })
})

test('a change of a cascade reads the articles below it again', async () => {
  const page = 'content/later/_index.md'
  const { content, rebuild } = await firstBuild({ ...HUGO, [page]: indexOf(''), 'content/later/quay.md': post('Quay') })
  writeFiles(content, { [page]: indexOf('cascade: { draft: true }\n') })
  expect((await rebuild()).manifest.counts.articles).toBe(1)
  writeFiles(content, { [page]: indexOf('cascade: { author: Mara }\n') })
  expect((await rebuild()).manifest.counts.articles).toBe(2)
})

test.for<[kind: string, files: Files, held: string]>([
  [
    'Jekyll’s defaults',
    {
      '_config.yml': 'defaults:\n  - scope: { path: _posts/later }\n    values: { draft: true, extra: { a: 1 } }\n',
      '_posts/2026-03-08-pier.md': post('Pier'),
      '_posts/later/2026-03-08-quay.md': post('Quay', 'extra: { b: 1 }\n'),
    },
    '1 draft',
  ],
  [
    'a group in Jekyll’s defaults that the article adds to',
    {
      '_config.yml': 'defaults:\n  - scope: { path: _posts/later }\n    values: { meta: { visibility: private } }\n',
      '_posts/2026-03-08-pier.md': post('Pier'),
      '_posts/later/2026-03-08-quay.md': post('Quay', 'meta: { mood: calm }\n'),
    },
    '1 private',
  ],
  [
    'Eleventy’s data of a folder',
    {
      '.eleventy.js': '',
      'blog/pier.md': post('Pier'),
      'later/later.11tydata.json': '{ "eleventyExcludeFromCollections": true }',
      'later/deep/quay.md': post('Quay'),
    },
    '1 unlisted',
  ],
  ...[
    'module.exports = { draft: true, layout: "post" }',
    'export default {\n  // Not yet.\n  layout: "post",\n  nav: { draft: false },\n  permalink: (data) => `/${data.slug}/`,\n  "draft": true,\n};\n',
  ].map((script): [string, Files, string] => [
    `Eleventy’s script ${JSON.stringify(script)}`,
    {
      '.eleventy.js': '',
      'blog/pier.md': post('Pier'),
      'later/later.11tydata.js': script,
      'later/quay.md': post('Quay'),
    },
    '1 draft',
  ]),
  ...['eleventyExcludeFromCollections: true', 'permalink: false', 'draft: "{{ isLater }}"'].map(
    (computed): [string, Files, string] => [
      `Eleventy’s computed field ${computed}`,
      {
        '.eleventy.js': '',
        'blog/pier.md': post('Pier', 'eleventyComputed:\n  permalink: "/{{ title }}/"\n'),
        'later/quay.md': post('Quay', `draft: false\nisLater: true\neleventyComputed:\n  ${computed}\n`),
      },
      computed.startsWith('draft') ? '1 draft' : '1 unlisted',
    ],
  ),
  ...['later/later.11tydata.json', '_data/eleventyComputed.json'].map((path): [string, Files, string] => [
    `Eleventy’s computed fields in ${path}`,
    {
      '.eleventy.js': '',
      'blog/pier.md': post('Pier'),
      'later/quay.md': post('Quay', 'isLater: true\n'),
      [path]: path.startsWith('_data') ? '{"draft":"{{ isLater }}"}' : '{"eleventyComputed":{"draft":"{{ isLater }}"}}',
    },
    '1 draft',
  ]),
  [
    'Eleventy’s list of what it ignores',
    {
      '.eleventy.js': 'module.exports = { dir: { input: "src" } }',
      '.eleventyignore': '# Not yet.\nsrc/later/\n',
      'src/blog/pier.md': post('Pier'),
      'src/later/quay.md': post('Quay', 'draft: true\n'),
      'src/blog/quay.md': post('Quay', 'draft: true\n'),
      'docs/plan.md': post('Plan'),
    },
    '1 draft',
  ],
  [
    'Eleventy’s data of a folder without pages',
    {
      '.eleventy.js': '',
      'blog/pier.md': post('Pier'),
      'later/later.json': '{ "permalink": false }',
      'later/quay.md': post('Quay'),
    },
    '1 unlisted',
  ],
])('%s hold articles back', async ([, files, held]) => {
  expect(await read(files)).toEqual({ published: ['Pier'], held: [held], errors: [] })
})

test.for([
  'module.exports = { nav: { draft: true } }',
  'module.exports = { layout: "draft: true" } // draft: true',
  'module.exports = { draft: true && false }',
  'module.exports = () => ({})',
])('Eleventy’s script %s holds nothing back', async (script) => {
  const files: Files = { '.eleventy.js': '', 'later/later.11tydata.js': script, 'later/quay.md': post('Quay') }
  expect((await read(files)).published).toEqual(['Quay'])
})

test('a field that Eleventy computes from what is not known is an error where it may hold the article back', async () => {
  const files = {
    '.eleventy.js': '',
    'blog/pier.md': post('Pier'),
    'blog/quay.md': post('Quay', 'eleventyComputed:\n  draft: "{% if a %}true{% endif %}"\n'),
  }
  expect(await read(files)).toMatchObject({ published: ['Pier'], errors: ['held-back blog/quay.md'] })
})

test.for<[script: string, warned: boolean]>([
  ['eleventyComputed: { draft: (data) => data.season === "winter" }', true],
  ['eleventyComputed: {\n    permalink: ({ season }) => (season ? "/a/" : false) }', true],
  ['eleventyExcludeFromCollections: isLater()', true],
  ['eleventyComputed: { permalink: (data) => (data.draft ? false : data.permalink) }', false],
  ['permalink: ({ page }) => `/blog/${page.fileSlug}/`', false],
  ['draft: false, tags: ["posts"]', false],
])('of Eleventy’s script “%s” it is said once whether it may hold articles back', async ([fields, warned]) => {
  const { edition } = await bundleFiles({
    '.eleventy.js': '',
    'blog/blog.11tydata.js': `module.exports = {\n  ${fields}\n}\n`,
    'blog/pier.md': post('Pier'),
    'blog/quay.md': post('Quay'),
  })
  const found = edition.problems.filter(({ code }) => code === 'computed-field')
  expect(found.map(({ file }) => file)).toEqual(warned ? ['blog/blog.11tydata.js'] : [])
})
