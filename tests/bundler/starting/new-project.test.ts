// @vitest-environment node
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv } from 'ajv'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { editorSchemas } from '../../../src/bundler/schemas/editor-schemas.ts'
import { siteFile, yamlValue } from '../../../src/bundler/starting/site-file.ts'
import { startProject } from '../../../src/bundler/starting/start-project.ts'
import { recogniseFolder, suggestedTitle } from '../../../src/bundler/starting/recognise-folder.ts'
import { SITE_NAMES } from '../../../src/bundler/yaml-advice/field-names.ts'
import { NOW, bundleFolder, filesBelow, publisher, writeFiles } from '../workspace.ts'
import { ANSWERS, start } from './start-folder.ts'

const FONT = readFileSync(join(import.meta.dirname, '../../../src/ui/fonts/public-sans.woff2'))

const PROJECT = [
  '.github/workflows/publish.yml',
  '.gitignore',
  '.vscode/extensions.json',
  '.vscode/settings.json',
  'README.md',
  '_data/organizations/quillmark.example.md',
  '_data/topics/01-harbour.yaml',
  '_data/topics/02-weather.yaml',
  '_news/2026-11-22-a-ferry-waits-for-the-school-bus.md',
  '_news/2026-11-22-how-we-measure-the-wind.md',
  '_news/2026-11-23-the-harbour-that-taught-a-camera-to-read-the-tide.md',
  'assets/images/harbour.svg',
  'assets/images/logo.svg',
  'assets/images/organizations/quillmark.example.svg',
  'package.json',
  'site.yaml',
]

test('an empty folder becomes a site whose build has one warning, that it has no url', async () => {
  const { folder, started, paths } = await start({})
  expect(paths()).toEqual(PROJECT)
  expect([...started.written].toSorted()).toEqual(PROJECT)
  expect(started).toMatchObject({ kept: [], changed: [], notes: [], next: ['npm install', 'npm start'] })
  const { edition, index } = await bundleFolder(folder, { base: '/' })
  expect(edition.problems.map(({ code }) => code)).toEqual(['no-url'])
  expect(edition.fields).toEqual([])
  expect(edition.future).toEqual([])
  expect(index.manifest.topics.map(({ name }) => name)).toEqual(['Harbour', 'Weather'])
  const stories = index.stories()
  expect(stories).toHaveLength(3)
  const full = stories.find(({ title }) => title.includes('camera'))
  expect(full).toMatchObject({ provider: 'quillmark.example', tags: ['tides', 'cameras'], authors: ['Odile Farrant'] })
  expect(full?.image?.src).toContain('harbour.svg')
  expect(full?.related).toHaveLength(1)
  const own = stories.find(({ title }) => title.includes('wind'))
  expect(own?.url).toBeUndefined()
  expect(own?.body).toContain('<table>')
})

test('the outlet of the examples has the logo that is in the folder', async () => {
  const { folder } = await start({})
  const { index } = await bundleFolder(folder)
  const outlet = index.providers().find(({ domain }) => domain === 'quillmark.example')
  expect(outlet).toMatchObject({ name: 'Quillmark', logo: expect.stringContaining('quillmark.example.svg') as string })
})

test('the examples are never in the future, even in the first minute of a day', async () => {
  const now = new Date('2026-03-01T00:00:30Z')
  const { folder, paths } = await start({}, ANSWERS, now)
  const { edition } = await bundleFolder(folder, { now })
  expect(edition.future).toEqual([])
  expect(
    paths()
      .filter((path) => path.startsWith('_news/'))
      .map((path) => path.slice(6, 16)),
  ).toEqual(['2026-02-28', '2026-02-28', '2026-03-01'])
})

test('site.yaml shows every field, and each can be used by removing its #', async () => {
  const { folder, text } = await start({})
  const all = text('site.yaml').replace(/^# (\w+: )/gm, '$1')
  expect(Object.keys(parse(all) as object).toSorted()).toEqual([...SITE_NAMES.read].toSorted())
  expect(Object.keys(parse(text('site.yaml')) as object)).toEqual(['title', 'locale'])
  writeFileSync(join(folder, 'site.yaml'), all)
  // The only files that a field names and a new project does not have.
  writeFiles(folder, { 'assets/fonts/headline.woff2': FONT, 'assets/fonts/text.woff2': FONT })
  const { edition, index } = await bundleFolder(folder, { base: '/' })
  expect(edition.problems).toEqual([])
  expect(index.manifest.site.home).toEqual(['harbour', 'weather'])
})

test('answers with any characters arrive in site.yaml as they are', () => {
  const titles = [
    'Tide: "News" #1 \\ {now}',
    'yes',
    '12:30',
    '2026-11-22',
    '- a',
    'Ärger’s Blatt',
    'no',
    '港',
    "'x'",
    '@home',
    ' ',
  ]
  const read = (title: string) => parse(siteFile({ title, locale: 'de', url: 'https://tide.example/a' })) as unknown
  for (const title of titles) expect(read(title)).toEqual({ title, locale: 'de', url: 'https://tide.example/a' })
  expect(siteFile(ANSWERS)).toContain('\ntitle: My News\n')
  expect(yamlValue({ a: ['b', 1, true], 'c d': null })).toBe('{ a: [b, 1, true], c d: null }')
})

describe('editors', () => {
  test('the files of a project fit their schemas', async () => {
    const { text, paths } = await start({})
    const schemas = editorSchemas()
    const ajv = new Ajv({ allowUnionTypes: true, strictTypes: false })
    ajv.addVocabulary(['patternErrorMessage'])
    const fits = (schema: string, value: unknown) => {
      const validate = ajv.compile(schemas[schema] ?? {})
      return { isValid: validate(value), errors: validate.errors }
    }
    const matter = (path: string): unknown => parse(/^---\n([^]*?)\n---/.exec(text(path))?.[1] ?? '')
    const all = paths().flatMap((path): [string, unknown][] => {
      if (path.startsWith('_news/')) return [['article.json', matter(path)]]
      if (path.startsWith('_data/topics')) return [['topic.json', parse(text(path))]]
      if (path.startsWith('_data/org')) return [['organization.json', matter(path)]]
      return path === 'site.yaml' ? [['site.json', parse(text(path))]] : []
    })
    expect(all).toHaveLength(7)
    for (const [schema, value] of all) expect(fits(schema, value)).toEqual({ isValid: true, errors: null })
  })

  test('every YAML file names a schema that the package has, by a path from its own folder', async () => {
    const { text, paths, folder } = await start({})
    const named = paths()
      .filter((path) => path.endsWith('.yaml'))
      .map((path) => {
        const schema = /^# yaml-language-server: \$schema=(\S+)\n/.exec(text(path))?.[1] ?? ''
        return join(path, '..', schema)
      })
    const below = 'node_modules/broadsheet/lib/schemas/'
    expect(named).toEqual([`${below}topic.json`, `${below}topic.json`, `${below}site.json`])
    const settings = JSON.parse(readFileSync(join(folder, '.vscode/settings.json'), 'utf8')) as Record<string, object>
    const wired = Object.keys(settings['yaml.schemas'] ?? {})
    for (const path of [...named, ...wired.map((one) => join(one))]) {
      expect(path.startsWith(below)).toBe(true)
      expect(Object.keys(editorSchemas())).toContain(path.slice(below.length))
    }
  })
})

describe('a folder with files', () => {
  test('no file is overwritten, and those that were kept are named', async () => {
    const before = {
      'README.md': '# Mine\n',
      'site.yaml': 'title: Mine\n',
      '_data/topics/01-harbour.yaml': 'name: Quay\n',
      'assets/images/logo.svg': '<svg/>',
      '.vscode/settings.json': '{}',
      '.github/workflows/publish.yml': 'name: Mine\n',
      'notes/todo.txt': 'x',
    }
    const { started, text, folder } = await start(before)
    for (const [path, content] of Object.entries(before)) expect(text(path)).toBe(content)
    expect([...started.kept].toSorted()).toEqual(
      Object.keys(before)
        .filter((path) => !path.startsWith('notes'))
        .toSorted(),
    )
    const { edition } = await bundleFolder(folder)
    expect(edition.ok).toBe(true)
    expect(edition.site.title).toBe('Mine')
  })

  test('a second start changes no byte', async () => {
    const { folder } = await start({ '.gitignore': '*.log' })
    const before = filesBelow(folder)
    const recognised = await recogniseFolder(folder)
    expect(recognised).toMatchObject({ needsTitle: false, siteFile: 'site.yaml' })
    const started = startProject(recognised, undefined, NOW)
    expect(started.written).toEqual([])
    expect(started.changed).toEqual([])
    expect(filesBelow(folder)).toEqual(before)
  })

  test('settings in site.yml stay the settings', async () => {
    const { started, paths, folder } = await start({ 'site.yml': 'title: Mine\n' })
    expect(started.kept).toEqual(['site.yml'])
    expect(paths()).not.toContain('site.yaml')
    expect((await bundleFolder(folder)).edition.site.title).toBe('Mine')
  })

  test('.gitignore gets the lines that it lacks, in its own line ends', async () => {
    const { text, started } = await start({ '.gitignore': 'node_modules\r\n/dist/\r\n*.log' })
    expect(text('.gitignore')).toBe('node_modules\r\n/dist/\r\n*.log\r\n.broadsheet/\r\n')
    expect(started.changed).toEqual([{ file: '.gitignore', added: '.broadsheet/' }])
  })

  test('an empty folder “content” is not taken for the content', async () => {
    const { recognised, text } = await start({ 'content/readme.txt': 'x' })
    expect(recognised).toMatchObject({ content: '', contentOption: ' --content .' })
    expect(JSON.parse(text('package.json'))).toMatchObject({ scripts: { dev: 'broadsheet dev --content .' } })
    expect(text('.github/workflows/publish.yml')).toContain('broadsheet build --content . --base')
  })
})

test('a file in place of the folder is left as it is', async () => {
  const folder = join(publisher({ 'my-news': 'a file' }), 'my-news')
  const recognised = await recogniseFolder(folder)
  expect(() => startProject(recognised, ANSWERS, NOW)).toThrow('EEXIST')
  expect(readFileSync(folder, 'utf8')).toBe('a file')
})

test('a title is suggested from the name of the folder', () => {
  expect(suggestedTitle('/a/my-news')).toBe('My News')
  expect(suggestedTitle('/a/tide_and.time')).toBe('Tide And Time')
  expect(suggestedTitle('/a/2026')).toBe('My News')
  expect(suggestedTitle('/a/港の新聞')).toBe('港の新聞')
  expect(suggestedTitle('/a/Zeitung für Köln')).toBe('Zeitung für Köln')
})
