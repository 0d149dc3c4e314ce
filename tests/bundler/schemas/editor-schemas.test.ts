// @vitest-environment node
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv } from 'ajv'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { editorSchemas } from '../../../src/bundler/schemas/editor-schemas.ts'
import { groupSchema, text } from '../../../src/bundler/schemas/field-schema.ts'
import { SITE_FIELDS } from '../../../src/bundler/schemas/site-fields.ts'
import {
  ARTICLE_NAMES,
  type KnownNames,
  ORGANIZATION_NAMES,
  SITE_NAMES,
  TOPIC_NAMES,
} from '../../../src/bundler/yaml-advice/field-names.ts'
import { type Files, article, bundleFiles, fixture, problemLines } from '../workspace.ts'

const FONT = readFileSync(join(import.meta.dirname, '../../../src/ui/fonts/public-sans.woff2'))
const CONTENT = join(import.meta.dirname, '../../../content')
const NAMES: Readonly<Record<string, KnownNames>> = {
  'site.json': SITE_NAMES,
  'article.json': ARTICLE_NAMES,
  'topic.json': TOPIC_NAMES,
  'organization.json': ORGANIZATION_NAMES,
}

const schemas = editorSchemas()
// An unknown keyword is an error, so a misspelt one is found.
const ajv = new Ajv({ allErrors: true, allowUnionTypes: true, strictTypes: false })
ajv.addVocabulary(['patternErrorMessage'])
const validators = new Map(Object.entries(schemas).map(([file, schema]) => [file, ajv.compile(schema)]))

/** Returns what a schema says against a value; nothing when it fits. */
function faults(file: string, value: unknown): string[] {
  const validate = validators.get(file)
  if (!validate) throw new Error(`There is no ${file}.`)
  validate(value)
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)
}

const frontMatter = (markdown: string): unknown => parse(/^---\n([^]*?)\n---/.exec(markdown)?.[1] ?? '')

const isGroup = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Paths of all fields of a schema that have no description. */
function undescribed(schema: unknown, path = ''): string[] {
  if (Array.isArray(schema)) return schema.flatMap((one) => undescribed(one, path))
  if (!isGroup(schema)) return []
  return Object.entries(schema).flatMap(([keyword, value]) => {
    if (keyword !== 'properties' || !isGroup(value)) return undescribed(value, path)
    return Object.entries(value).flatMap(([name, field]) => [
      ...(isGroup(field) && typeof field['description'] === 'string' ? [] : [`${path}/${name}`]),
      ...undescribed(field, `${path}/${name}`),
    ])
  })
}

const propertiesOf = (schema: object | undefined) => Object.keys((schema as { properties: object }).properties)

test('the schemas have the names that the bundler knows, and no others', () => {
  for (const [file, names] of Object.entries(NAMES))
    expect({ file, names: propertiesOf(schemas[file]).toSorted() }).toEqual({ file, names: [...names.all].toSorted() })
  expect(Object.keys(schemas).toSorted()).toEqual(Object.keys(NAMES).toSorted())
})

test('every field of a schema has a description, those inside of other fields too', () => {
  expect(Object.values(schemas).flatMap((schema) => undescribed(schema))).toEqual([])
  expect(undescribed({ properties: { a: { anyOf: [{ properties: { b: {} } }] } } })).toEqual(['/a', '/a/b'])
})

test('a field that the bundler reads and a schema does not describe is an error, and so is the reverse', () => {
  const names: KnownNames = { all: new Set(['a', 'b', 'c']), read: ['a', 'b'] }
  const [a, b, d] = [text('A.'), text('B.'), text('D.')]
  expect(() => groupSchema('x', names, { a }, true)).toThrow('“b” of x has no description')
  expect(() => groupSchema('x', names, { a, b, d }, true)).toThrow('“d” of x, which is not read')
  expect(groupSchema('x', names, { a, b }, false)).toMatchObject({ properties: { c: {} }, additionalProperties: false })
})

test('the files of the built-in edition fit', () => {
  const read = (path: string) => readFileSync(join(CONTENT, path), 'utf8')
  const all = (folder: string) => readdirSync(join(CONTENT, folder)).map((name) => `${folder}/${name}`)
  const wrong = [
    ['site.json', 'site.yaml', parse(read('site.yaml'))] as const,
    ...all('_news').map((path) => ['article.json', path, frontMatter(read(path))] as const),
    ...all('_data/topics').map((path) => ['topic.json', path, parse(read(path))] as const),
    ...all('_data/organizations').map((path) => ['organization.json', path, frontMatter(read(path))] as const),
  ].flatMap(([schema, path, value]) => faults(schema, value).map((fault) => `${path}: ${fault}`))
  expect(wrong).toEqual([])
})

test('an article with every field fits', () => {
  const value = frontMatter(fixture('everything.md').toString())
  expect(faults('article.json', value)).toEqual([])
  expect(Object.keys(value as object).length).toBeGreaterThan(15)
})

test('the bundler accepts the examples of all fields of site.yaml', async () => {
  const site = Object.fromEntries(Object.entries(SITE_FIELDS).map(([name, { examples }]) => [name, examples[0]]))
  expect(faults('site.json', site)).toEqual([])
  const bundled = await bundleFiles({
    'site.yaml': JSON.stringify(site),
    'assets/fonts/headline.woff2': FONT,
    'assets/fonts/text.woff2': FONT,
    '_news/2020-06-10-story.md': article({ topics: ['Harbour', 'Weather'] }),
  })
  expect(problemLines(bundled)).toEqual([])
})

/** [what is written, its schema, the fields] */
type Case = readonly [what: string, schema: string, fields: Readonly<Record<string, unknown>>]

const ACCEPTED: readonly Case[] = [
  ['a title in digits', 'article.json', { title: 1984 }],
  ['a title that YAML reads as a flag', 'article.json', { title: true }],
  ['empty fields', 'article.json', { title: 'A', excerpt: null, topics: null, images: null, provider: null }],
  ['one text in place of lists', 'article.json', { title: 'A', topics: 'Sea', tags: 'tides', aliases: '/a/' }],
  ['numbers in quotes', 'article.json', { title: 'A', heat: '12.5', quality: '-1' }],
  ['a day alone', 'article.json', { title: 'A', publishedDateTime: '2020-06-10' }],
  ['a day in digits', 'article.json', { title: 'A', date: 20_200_610, publishedDateTime: undefined }],
  ['a date in words', 'article.json', { title: 'A', publishedDateTime: '10 June 2020' }],
  ['addresses of pictures', 'article.json', { title: 'A', images: ['https://a.example/a.png'] }],
  ['one picture', 'article.json', { title: 'A', images: { url: 'https://a.example/a.png', width: 'auto' } }],
  ['published: yes', 'article.json', { title: 'A', published: 'yes' }],
  ['coverage: false', 'article.json', { title: 'A', coverage: false }],
  ['one related story', 'article.json', { title: 'A', related: { title: 'B', webUrl: 'https://b.example/b' } }],
  ['a permalink that is false', 'article.json', { title: 'A', permalink: false }],
  ['a topic with an id alone', 'topic.json', { _id: 'sea' }],
  ['an outlet of another system', 'organization.json', { _id: 'outlet.example', taxonomy: 'x', otherNames: ['y'] }],
  ['a site with nothing', 'site.json', {}],
  ['a site with empty fields', 'site.json', { title: null, accent: null, home: null, pages: null }],
  ['a site with colours for one theme', 'site.json', { accent: { dark: '#abcdef' }, paper: { light: null } }],
  ['a site with one font and one link', 'site.json', { footer: { label: 'A', url: '/a' }, bands: '3' }],
  ['a site in another spelling', 'site.json', { lang: 'de', home: 'Sea', pages: '20', accent: '#ABCDEF' }],
]

const REFUSED: readonly Case[] = [
  ['an article without a title', 'article.json', { title: undefined }],
  ['a list as a title', 'article.json', { title: ['A'] }],
  ['an address without https', 'article.json', { title: 'A', webUrl: 'outlet.example/a' }],
  ['words in place of a number', 'article.json', { title: 'A', heat: { much: true } }],
  ['a text in place of a list of groups', 'article.json', { title: 'A', related: 'B' }],
  ['a related story without a title', 'article.json', { title: 'A', related: [{ webUrl: 'https://b.example/b' }] }],
  ['published without a value', 'article.json', { title: 'A', published: null }],
  ['a topic without a name', 'topic.json', { description: 'The sea.' }],
  ['a misspelt field of a topic', 'topic.json', { name: 'Sea', keyword: ['a'] }],
  ['an outlet without a domain', 'organization.json', { name: 'Outlet' }],
  ['a misspelt field of the site', 'site.json', { titel: 'A' }],
  ['a colour in words', 'site.json', { accent: 'blue' }],
  ['an address of the site without https', 'site.json', { url: 'news.example' }],
  ['a misspelt theme of a colour', 'site.json', { paper: { ligth: '#ffffff' } }],
  ['a density that does not exist', 'site.json', { interface: { density: 'small' } }],
  ['too many bands', 'site.json', { bands: 13 }],
  ['too many pages', 'site.json', { pages: 100_001 }],
  ['an unknown choice of pictures', 'site.json', { pictures: 'small' }],
  ['a name for a field that the format does not have', 'site.json', { fields: { teaser: 'standfirst' } }],
]

const FOLDERS: Readonly<Record<string, string>> = { 'topic.json': 'topics', 'organization.json': 'organizations' }

/** One file for each case, with the title or name that it needs to be told from the others. */
function fileOf([, schema, fields]: Case, at: number): Files {
  const folder = FOLDERS[schema]
  if (folder) return { [`_data/${folder}/${at}.yaml`]: JSON.stringify(fields) }
  return { [`_news/2020-06-10-story-${at}.md`]: article({ webUrl: `https://outlet.example/${at}`, ...fields }) }
}

/** Builds a folder with a file for each case that is not of site.yaml, and returns which of the cases have problems. */
async function casesWithProblems(cases: readonly Case[]): Promise<string[]> {
  const inOneFolder = cases.filter(([, schema]) => schema !== 'site.json')
  const files = inOneFolder.map((one, at) => fileOf(one, at))
  const { edition } = await bundleFiles(Object.assign({}, ...files) as Files)
  const broken = new Set(edition.problems.map(({ file }) => file))
  const found = inOneFolder.filter((_, at) => Object.keys(files[at] ?? {}).some((file) => broken.has(file)))
  const sites = cases.filter(([, schema]) => schema === 'site.json')
  for (const one of sites) {
    const bundled = await bundleFiles({
      'site.yaml': JSON.stringify(one[2]),
      '_news/2020-06-10-a.md': article({ topics: ['Sea'] }),
    })
    if (problemLines(bundled).length > 0) found.push(one)
  }
  return found.map(([what]) => what)
}

const casesWithFaults = (cases: readonly Case[]) =>
  cases
    .filter(([, schema, fields]) => faults(schema, JSON.parse(JSON.stringify(fields))).length > 0)
    .map(([what]) => what)

test('the schemas accept what the bundler accepts', async () => {
  expect(await casesWithProblems(ACCEPTED)).toEqual([])
  expect(casesWithFaults(ACCEPTED)).toEqual([])
})

test('the schemas refuse what the bundler reports', async () => {
  const all = REFUSED.map(([what]) => what).toSorted()
  expect((await casesWithProblems(REFUSED)).toSorted()).toEqual(all)
  expect(casesWithFaults(REFUSED).toSorted()).toEqual(all)
})
