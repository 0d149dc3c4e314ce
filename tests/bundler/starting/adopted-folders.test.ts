// @vitest-environment node
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { packageVersion } from '../../../src/bundler/system/version.ts'
import { type Files, bundleFolder, filesBelow, publisher } from '../workspace.ts'
import { start } from './start-folder.ts'

const post = (title: string, fields = '') => `---\ntitle: ${title}\n${fields}---\nThe text of ${title}.\n`

/** Folders as their systems make them, with two articles each. */
const FOLDERS: Readonly<Record<string, Files>> = {
  jekyll: {
    '_config.yml': 'title: Quay Letters\nurl: https://quay.example\n',
    '_posts/2026-03-08-pier.md': post('Pier', 'layout: post\ncategories: harbour\n'),
    '_posts/2026-04-01-crane.md': post('Crane', 'layout: post\n'),
    '_layouts/post.html': '{{ content }}',
    'about.md': '---\nlayout: page\ntitle: About\n---\nWho we are.\n',
    Gemfile: 'gem "jekyll"\n',
  },
  hugo: {
    'hugo.toml': 'title = "Quay Letters"\nbaseURL = "https://quay.example/"\n',
    'content/posts/pier.md': post('Pier', 'date: 2026-03-08\n'),
    'content/posts/crane.md': post('Crane', 'date: 2026-04-01\n'),
    'content/about.md': '---\ntitle: About\n---\nWho we are.\n',
    'layouts/index.html': '<p>',
  },
  eleventy: {
    'eleventy.config.js': 'export default () => ({ dir: { input: "src" } })\n',
    'package.json':
      '{\n\t"name": "quay",\n\t"scripts": {\n\t\t"start": "eleventy --serve",\n\t\t"build": "eleventy"\n\t}\n}\n',
    '.gitignore': 'node_modules\n_site\n',
    'src/_data/site.json': '{"title": "Quay Letters", "url": "https://quay.example"}',
    'src/posts/pier.md': post('Pier', 'date: 2026-03-08\n'),
    'src/posts/crane.md': post('Crane', 'date: 2026-04-01\n'),
    'src/_includes/base.njk': '{{ content }}',
  },
  astro: {
    'astro.config.mjs': "export default { site: 'https://quay.example' }\n",
    'package.json': '{ "name": "quay", "scripts": { "dev": "astro dev" } }\n',
    'src/consts.ts': "export const SITE_TITLE = 'Quay Letters'\n",
    'src/content/blog/pier.md': post('Pier', 'pubDate: 2026-03-08\n'),
    'src/content/blog/crane.md': post('Crane', 'pubDate: 2026-04-01\n'),
  },
}

const UNTITLED: Readonly<Record<string, Files>> = {
  obsidian: {
    '.obsidian/app.json': '{}',
    'News/Pier.md': post('Pier', 'date: 2026-03-08\n'),
    'News/Crane.md': post('Crane', 'date: 2026-04-01\n'),
  },
  markdown: {
    'stories/pier.md': post('Pier', 'date: 2026-03-08\n'),
    'stories/crane.md': post('Crane', 'date: 2026-04-01\n'),
  },
}

/** What a reader gets of a folder, without what may change when the site gets its title. */
async function published(folder: string) {
  const { edition, index } = await bundleFolder(folder, { base: '/' })
  const stories = index.stories().map(({ id, title, topics, body }) => ({ id, title, topics, body }))
  return { title: edition.site.title, problems: edition.problems, stories }
}

describe.each(Object.keys(FOLDERS))('a folder of %s', (system) => {
  const files = FOLDERS[system] ?? {}

  test('gets what publishes it and nothing else, and has the same stories as before', async () => {
    const before = await published(publisher(files))
    expect(before).toMatchObject({ title: 'Quay Letters', problems: [] })
    expect(before.stories.map(({ title }) => title).toSorted()).toEqual(['Crane', 'Pier'])
    const { folder, started, recognised, text, paths } = await start(files)
    expect(recognised.found?.reading).toMatchObject({ layout: system, articles: 2 })
    expect(await published(folder)).toEqual(before)
    const added = ['.github/workflows/publish.yml', '.gitignore', 'package.json']
    expect(paths()).toEqual([...new Set([...Object.keys(files), ...added])].toSorted())
    for (const [path, content] of Object.entries(files)) if (!added.includes(path)) expect(text(path)).toBe(content)
    expect([...started.written, ...started.changed.map(({ file }) => file)].toSorted()).toEqual(added)
    expect(started.notes).toEqual([])
  })
})

describe.each(Object.keys(UNTITLED))('a folder of %s', (system) => {
  test('gets a site.yaml with its title as well', async () => {
    const { folder, recognised, started, text } = await start(UNTITLED[system] ?? {})
    expect(recognised.found?.reading).toMatchObject({ layout: system, articles: 2 })
    expect([...started.written].toSorted()).toEqual([
      '.github/workflows/publish.yml',
      '.gitignore',
      'package.json',
      'site.yaml',
    ])
    expect(parse(text('site.yaml'))).toEqual({ title: 'My News', locale: 'en' })
    const { title, problems, stories } = await published(folder)
    expect({ title, problems: problems.map(({ code }) => code) }).toEqual({ title: 'My News', problems: ['no-url'] })
    expect(stories).toHaveLength(2)
  })
})

test('scripts of a folder of Eleventy get names that are free, and the next command is one of them', async () => {
  const { text, started } = await start(FOLDERS['eleventy'] ?? {})
  expect(text('package.json')).toBe(`{
	"name": "quay",
	"scripts": {
		"start": "eleventy --serve",
		"build": "eleventy",
		"broadsheet:start": "broadsheet build && broadsheet serve",
		"broadsheet:dev": "broadsheet dev",
		"broadsheet:build": "broadsheet build",
		"broadsheet:check": "broadsheet check"
	},
	"devDependencies": {
		"broadsheet": "^${packageVersion()}"
	}
}
`)
  expect(text('.gitignore')).toBe('node_modules\n_site\ndist/\n.broadsheet/\n')
  expect(started.next).toEqual(['npm install', 'npm run broadsheet:start'])
})

test('commands of a folder of Hugo are told that its folder “content” is a part of the site', async () => {
  const { text } = await start(FOLDERS['hugo'] ?? {})
  expect(JSON.parse(text('package.json'))).toMatchObject({
    scripts: {
      start: 'broadsheet build --content . && broadsheet serve',
      dev: 'broadsheet dev --content .',
      check: 'broadsheet check --content .',
    },
  })
})

test('articles in a folder “content” of a project stay there, and get their site.yaml there', async () => {
  const { folder, recognised, text } = await start({ 'content/_news/2026-03-08-pier.md': post('Pier'), LICENSE: 'x' })
  expect(recognised).toMatchObject({ content: 'content/', contentOption: '' })
  expect(text('content/site.yaml')).toContain('$schema=../node_modules/broadsheet/lib/schemas/site.json\n')
  expect([...filesBelow(folder).keys()]).not.toContain('site.yaml')
  expect((await published(join(folder, 'content'))).stories).toHaveLength(1)
})

test('a folder that a system laid out and that has no articles yet gets no examples', async () => {
  const { recognised, paths } = await start({ 'hugo.toml': 'title = "Quay Letters"\n', 'content/.gitkeep': '' })
  expect(recognised.found?.reading).toMatchObject({ layout: 'hugo', articles: 0 })
  expect(paths().filter((path) => path.endsWith('.md'))).toEqual([])
})

test('Markdown without dates is no content, so the folder gets the examples', async () => {
  const { recognised, paths, folder } = await start({
    'README.md': '# A project\n',
    'docs/use.md': '# How to use it\n',
  })
  expect(recognised.found).toBeUndefined()
  expect(paths().filter((path) => path.startsWith('_news/'))).toHaveLength(3)
  expect((await published(folder)).problems.map(({ code }) => code)).toEqual(['no-url'])
})

test('a project of pnpm is installed by pnpm, here and in the workflow', async () => {
  const { started, text } = await start({ ...FOLDERS['jekyll'], 'pnpm-lock.yaml': 'lockfileVersion: 9\n' })
  expect(started.next).toEqual(['pnpm install', 'pnpm start'])
  expect(text('.github/workflows/publish.yml')).toContain('run: pnpm exec broadsheet build --base')
})
