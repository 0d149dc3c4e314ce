// @vitest-environment node
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import type { FeedResult, ImportResult } from '../../../src/bundler/importing/import-result.ts'
import { bundleFolder } from '../workspace.ts'
import { ANSWERS } from './feed-answers.ts'
import { startFeedServer } from './feed-server.ts'
import { importFolder } from './import-to.ts'

const server = await startFeedServer()
const folder = importFolder()
const names = Object.keys(ANSWERS)
/** They are only where others lead. */
const places = new Set(['new-place', 'new-place-for-now'])
/** The others get as much time as they want, since a busy machine is slow, too. */
const slow = new Set(['slow-head', 'slow-body'])
const addressesOf = (some: readonly string[]) => some.map((name) => `${server.origin}/${name}`)
const sources = addressesOf(names.filter((name) => !places.has(name) && !slow.has(name)))
const limits = { bytes: 3_000_000 }

let result: ImportResult

beforeAll(async () => {
  const late = await folder.run(addressesOf([...slow]), { limits: { head: 100, whole: 200 } })
  const others = await folder.run(sources, { limits })
  result = { ...others, feeds: [...late.feeds, ...others.feeds] }
})

const feedAt = (name: string): FeedResult => {
  const feed = result.feeds.find(({ source }) => source === `${server.origin}/${name}`)
  if (!feed) throw new Error(`There is no result for ${name}.`)
  return feed
}

const textsOf = (name: string) => feedAt(name).files.map((path) => folder.read(path))

test.each([
  ['slow-head', 'slow'],
  ['slow-body', 'slow'],
  ['endless', 'too-large'],
  ['announced-as-huge', 'too-large'],
  ['shorter-than-announced', 'broke-off'],
  ['gzip-bomb', 'too-large'],
  ['reset', 'broke-off'],
  ['reset-in-the-body', 'broke-off'],
  ['no-http', 'no-http'],
  ['leads-in-circles', 'redirects'],
  ['leads-nowhere', 'status-302'],
  ['leads-to-a-file', 'redirects'],
  ['leads-to-no-address', 'redirects'],
  ['not-found', 'status-404'],
  ['gone-for-good', 'status-410'],
  ['forbidden', 'status-403'],
  ['needs-a-password', 'status-401'],
  ['fault', 'status-500'],
  ['no-content', 'status-204'],
  ['gzip-cut-off', 'broken-archive'],
  ['gzip-only-said', 'broken-archive'],
  ['unknown-compression', 'unknown-encoding'],
  ['web-page', 'web-page'],
  ['a-picture', 'not-text'],
  ['empty', 'empty'],
  ['only-spaces', 'empty'],
  ['plain-text', 'no-feed'],
  ['other-xml', 'no-feed'],
  ['other-json', 'no-feed'],
  ['broken-json', 'no-feed'],
  ['broken-xml', 'broken'],
  ['cut-off', 'cut-off'],
  ['external-entity', 'broken'],
  ['nested-too-deeply', 'broken'],
])('%s fails because of “%s”, says why and what to do, and writes nothing', (name, code) => {
  const { state, error, files } = feedAt(name)
  expect({ state, code: error?.code, files }).toEqual({ state: 'failed', code, files: [] })
  for (const sentence of [error?.message, error?.hint]) expect(sentence).toMatch(/^[A-Z].{8,}$/s)
})

test.each([
  ['moved-for-good', 'The moved story'],
  ['moved-for-now', 'The moved-for-now story'],
  ['gzip', 'The gzip story'],
  ['brotli', 'The brotli story'],
  ['deflate', 'The deflate story'],
  ['latin-said-to-be-utf-8', 'The café story'],
  ['latin-nowhere-said', 'The crème story'],
  ['utf-16', 'The wide story'],
  ['unknown-charset', 'The unknown-charset story'],
  ['with-a-mark', 'The marked story'],
  ['said-to-be-a-picture', 'The picture story'],
  ['without-a-type', 'The typeless story'],
  ['no-titles', 'A first sentence.'],
])('%s is imported', (name, title) => {
  expect(textsOf(name)).toEqual([expect.stringContaining(`title: ${JSON.stringify(title)}\n`)])
})

test('a web page is no feed, but names its own', () => {
  expect(feedAt('web-page').error?.hint).toBe(`Its feed is ${server.origin}/real-feed`)
})

test('a feed that moved for good is said, and one that moved for now is not', () => {
  expect(feedAt('moved-for-good').movedTo).toBe(`${server.origin}/new-place`)
  expect(feedAt('moved-for-now').movedTo).toBeUndefined()
})

test('a feed without stories is imported, and so is an answer that it has not changed', () => {
  expect(feedAt('without-stories')).toMatchObject({ state: 'imported', files: [] })
  expect(feedAt('not-modified-without-being-asked').state).toBe('unchanged')
})

test('entities that a feed declares stay as they are written', () => {
  expect(textsOf('entity-bomb')).toEqual([expect.stringMatching(/title: "&(?:amp;)?j;"/)])
})

test('stories without a date, with a senseless one and with one in the future get the time of the import', () => {
  const feed = feedAt('dates-nobody-can-read')
  expect(feed.oddities).toEqual({ 'no-date': 3, 'future-date': 1 })
  for (const text of textsOf('dates-nobody-can-read')) expect(text).toContain('publishedDateTime: 2026-11-23T12:00:00Z')
})

test('stories with one guid for all are told apart by their links, and those with one link by their guids', () => {
  expect(feedAt('one-guid-for-all').files).toHaveLength(3)
  expect(feedAt('one-link-for-all').files).toHaveLength(2)
})

test('a story without a link has its description as its text', () => {
  expect(textsOf('no-links')[0]).toMatch(/_id: "no-link"\n---\n\n<div>\n<p>The whole text\.<\/p>/)
})

test('relative addresses are those of the site', () => {
  const [text = ''] = textsOf('relative-links')
  expect(text).toContain('webUrl: "https://quillmark.example/2026/relative"')
  expect(text).toContain('- url: "https://quillmark.example/2026/p.png"')
})

test('a text that is too long is left out, and the story stays', () => {
  expect(feedAt('huge-story').oddities).toEqual({ 'long-text': 1 })
  expect(textsOf('huge-story')[0]?.length).toBeLessThan(500)
})

test('dangerous addresses, scripts and attributes are dropped', () => {
  expect(textsOf('dangerous-links').join('')).toContain('words')
  expect(textsOf('dangerous-links').join('')).not.toMatch(/script:|alert|onclick|data:/)
})

test('no name of a feed leads out of the folder', () => {
  const [path = ''] = feedAt('out-of-the-folder').files
  expect(path).toMatch(/^_news\/2026-11-22-[a-z-]+\.md$/)
  expect(existsSync(join(folder.root, 'outside'))).toBe(false)
  expect(readdirSync(folder.root).sort()).toEqual(['.broadsheet', 'content'])
  const allowed =
    /^(?:_news|_data\/organizations|assets\/images\/organizations)\/[\w.-]+$|^_news\/[\p{L}\p{M}\d-]+\.md$/u
  expect(folder.paths().filter((file) => !allowed.test(file))).toEqual([])
})

test('words that mean something in YAML and templates are only words', async () => {
  const { index } = await bundleFolder(folder.content)
  const story = index.stories().find(({ url }) => url === 'https://quillmark.example/yaml')
  expect(story).toMatchObject({ title: '" published: false --- # Injected', tags: ['&anchor *alias {a: b} [c] | >'] })
  expect(story?.excerpt).toBe('--- title: other --- {{ secret }} {% include x %} [[wiki]] `code`')
})

test('what was imported builds without an error, however its feeds misbehaved', async () => {
  const { edition, index } = await bundleFolder(folder.content)
  expect(edition.problems.filter(({ severity }) => severity === 'error')).toEqual([])
  expect(index.stories()).toHaveLength(folder.paths().filter((path) => path.startsWith('_news/')).length)
})

test('the second import writes nothing', async () => {
  const before = folder.paths()
  const second = await folder.run(sources, { limits })
  expect(second.feeds.flatMap(({ files }) => files)).toEqual([])
  expect(folder.paths()).toEqual(before)
})
