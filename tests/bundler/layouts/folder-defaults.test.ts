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
    'Eleventy’s ignored folders and files',
    {
      'eleventy.config.js': [
        'export default (config) => {',
        '  // config.ignores.add("blog/pier.md")',
        '  if (process.env.ELEVENTY_RUN_MODE === "build") config.ignores.add("./later/**")',
        "  config.ignores.add('blog/*.later.md')",
        '  if (process.env.NODE_ENV === "production") config.ignores.add(folders.later)',
        '  else config.ignores.add("blog/**")',
        '  config.watchIgnores.add("blog")',
        '}\n',
      ].join('\n'),
      'blog/pier.md': post('Pier'),
      'blog/shoal.later.md': post('Shoal'),
      'later/quay.md': post('Quay'),
      'news/later.md': post('Later', 'draft: true\n'),
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

const SCRIPTS = {
  'lib/later.js': 'export const isLater = (data) => data.season === "later"\nexport default isLater\n',
  'lib/dates.cjs': 'module.exports = { isLater: ({ season }) => ["later", "never"].includes(season) }\n',
}
const inFolder = (text: string): Files => ({ ...SCRIPTS, 'blog/blog.11tydata.js': text })
const forAll = (text: string): Files => ({ ...SCRIPTS, 'eleventy.config.js': text })

test.for<[name: string, files: Files]>([
  [
    'a condition',
    inFolder('export default { eleventyComputed: { permalink: (data) => (data.season ? false : data.permalink) } }'),
  ],
  [
    'the usual draft pattern',
    inFolder(`module.exports = () => ({ layout: "post", eleventyComputed: {
      eleventyExcludeFromCollections: (data) => { if (data.season && !process.env.BUILD_DRAFTS) { return true } return data.eleventyExcludeFromCollections },
    } })`),
  ],
  [
    'another function of the script',
    inFolder(
      'const shown = ({ season }) => !(season === "later" && process.env.NODE_ENV === "production")\nmodule.exports = { eleventyComputed: { permalink: (data) => shown(data) ? `/blog/${data.page.fileSlug}/` : false } }',
    ),
  ],
  [
    'a function of another file',
    inFolder(
      'import { isLater } from "../lib/later.js"\nexport default { eleventyComputed: { draft: (data) => isLater(data) } }',
    ),
  ],
  [
    'a default of another file',
    inFolder('import later from "../lib/later"\nexport default { eleventyComputed: { draft: (data) => later(data) } }'),
  ],
  [
    'a function that is required',
    inFolder(
      'const { isLater } = require("../lib/dates.cjs")\nmodule.exports = { permalink: (data) => isLater(data) ? false : undefined }',
    ),
  ],
  [
    'words of a text',
    inFolder(
      'export default { eleventyComputed: { published: ({ season = "" }) => !season.trim().toLowerCase().startsWith("lat") } }',
    ),
  ],
  [
    'the name of the file',
    inFolder('export default { permalink: ({ page }) => page.inputPath.endsWith("/quay.md") ? false : undefined }'),
  ],
  [
    'one computed field by another',
    inFolder(
      'export default { eleventyComputed: { isLater: (data) => Boolean(data.season), permalink: (data) => data.isLater ? false : data.permalink } }',
    ),
  ],
  [
    'all that it does not know',
    inFolder(
      'export default { eleventyComputed: { draft: (data) => unknown(data) ? data.season === "later" : Boolean(data.season) } }',
    ),
  ],
  [
    'data of all articles',
    {
      '_data/eleventyComputed.js':
        'export default { permalink: (data) => data.season === "later" ? false : data.permalink }',
    },
  ],
  [
    'a preprocessor',
    forAll(
      'export default function (config) { config.addPreprocessor("drafts", "*", (data, content) => { if (data.season === "later" && process.env.ELEVENTY_RUN_MODE === "build") { return false } }) }',
    ),
  ],
  [
    'a preprocessor that sets fields',
    forAll(
      'export default (config) => { config.addPreprocessor("later", "njk,md", (data) => { if (data.season) { data.permalink = false; data.eleventyExcludeFromCollections = true } }) }',
    ),
  ],
  [
    'global data',
    forAll(
      'module.exports = function (config) { const isBuild = process.env.ELEVENTY_RUN_MODE !== "serve"; config.addGlobalData("eleventyComputed.permalink", () => (data) => (data.season && isBuild) ? false : data.permalink) }',
    ),
  ],
  [
    'a plugin of its own',
    {
      ...forAll('import later from "./lib/plugin.js"\nexport default (config) => { config.addPlugin(later) }'),
      'lib/plugin.js':
        'export default function (config) { config.addPreprocessor("later", "*", (data) => data.season === "later" ? false : undefined) }',
    },
  ],
])('an article that a script of Eleventy holds back by %s is not published', async ([, files]) => {
  const found = await read({
    ...(!Object.hasOwn(files, 'eleventy.config.js') && { '.eleventy.js': '' }),
    'blog/pier.md': post('Pier'),
    'blog/quay.md': post('Quay', 'season: later\n'),
    ...files,
  })
  expect(found).toMatchObject({ published: ['Pier'], errors: [] })
  expect(found.held).toEqual([expect.stringMatching(/^1 (?:draft|unlisted|unpublished)$/)])
})

test.for([
  'eleventyComputed: { title: (data) => shorten(data.title), image: (data) => findImage(data) }',
  'eleventyComputed: { draft: (data) => data.season === "winter" }',
  'eleventyComputed: { permalink: (data) => (data.draft ? false : data.permalink) }',
  'eleventyComputed: { permalink: (data) => (env.isProduction && data.draft ? false : data.permalink) }',
  'eleventyComputed: { permalink: (data) => (data.page.date > new Date() ? false : `/${slugify(data.title)}/`) }',
  'eleventyComputed: { published: (data) => data.postDates?.published || data.page.date }',
  'permalink: ({ page }) => `/blog/${page.fileSlug}/`',
  'permalink: (data) => addressOf(data)',
  'permalink: (data) => { for (const one of data.parts ?? []) { if (one) return "/a/" } return "/b/" }',
  'draft: false, tags: ["posts"]',
])('the script of Eleventy “%s” leaves no article out and is no problem', async (fields) => {
  expect(
    await read({
      '.eleventy.js': '',
      'blog/blog.11tydata.js': `module.exports = {\n  ${fields}\n}\n`,
      'blog/pier.md': post('Pier'),
    }),
  ).toEqual({ published: ['Pier'], held: [], errors: [] })
})

test.for<[fields: string, line: number]>([
  ['eleventyComputed: {\n    permalink: (data) => (isLater(data) ? false : data.permalink)\n  }', 3],
  ['eleventyExcludeFromCollections: isLater()', 2],
  ['eleventyComputed: { draft: (data) => data.fleet.isLate }', 2],
  ['permalink: (data) => { switch (data.season) { case "winter": return false } return "/a/" }', 2],
])(
  'an article that Eleventy’s script “%s” may hold back is an error until its front matter decides',
  async ([fields, line]) => {
    const build = (quay: string) =>
      bundleFiles(
        {
          '.eleventy.js': '',
          '_data/fleet.json': '{}',
          'blog/blog.11tydata.js': `module.exports = {\n  ${fields}\n}\n`,
          'blog/pier.md': post('Pier', 'published: true\n'),
          'blog/quay.md': post('Quay', quay),
          'blog/shoal.md': post('Shoal', 'draft: true\n'),
        },
        { skipInvalid: true },
      )
    const { edition, index } = await build('')
    const found = edition.problems.filter(({ code }) => code === 'computed-field')
    expect(found.map(({ file, severity }) => `${severity} ${file}`)).toEqual(['error blog/quay.md'])
    expect(found[0]?.message).toContain(
      `blog/blog.11tydata.js gives “${/permalink|draft|eleventyE\w+/.exec(fields)?.[0]}” a value in line ${line}`,
    )
    expect(index.stories().map(({ title }) => title)).toEqual(['Pier'])
    const decided = await build('published: true\n')
    expect(decided.index.stories()).toHaveLength(2)
  },
)

test('a script that is not understood is an error where it names a field that holds articles back', async () => {
  const files = {
    '.eleventy.js': '',
    'blog/blog.11tydata.ts': 'export default { title: "A" as string, draft: isLater() as boolean }',
    'blog/pier.md': post('Pier'),
    'news/news.11tydata.ts': 'export default { layout: "post" as string }',
    'news/quay.md': post('Quay'),
  }
  expect(await read(files)).toMatchObject({ published: ['Quay'], errors: ['computed-field blog/pier.md'] })
})
