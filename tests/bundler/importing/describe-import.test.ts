// @vitest-environment node
import { expect, test } from 'vitest'
import { FeedError } from '../../../src/bundler/feed-reading/feed-error.ts'
import { describeImport, importToJson } from '../../../src/bundler/importing/describe-import.ts'
import type { FeedResult, ImportResult } from '../../../src/bundler/importing/import-result.ts'

const feed = (fields: Partial<FeedResult>): FeedResult => ({
  source: 'https://a.example/feed',
  state: 'imported',
  title: '',
  files: [],
  known: 0,
  empty: 0,
  older: 0,
  oddities: {},
  held: new Map(),
  ...fields,
})

const result = (feeds: readonly FeedResult[], fields: Partial<ImportResult> = {}): ImportResult => ({
  folder: '_news/',
  feeds,
  outlets: [],
  pictures: 0,
  isDry: false,
  ...fields,
})

const FAILED = feed({ state: 'failed', error: new FeedError('status-404', 'The answer is 404.', 'Look for it.') })

const described = (one: ImportResult, hasColour = false) =>
  describeImport(one, { content: 'my-news/', hasColour }).join('\n')

test('says of each feed what was imported, and what is odd about it', () => {
  const whole = feed({
    title: 'Quillmark',
    files: ['_news/a.md', '_news/b.md'],
    known: 1234,
    older: 5,
    empty: 1,
    oddities: { 'no-date': 1, 'future-date': 2, 'long-text': 1 },
    held: new Map([
      ['draft', 3],
      ['odd', 1],
    ]),
    movedTo: 'https://b.example/feed',
  })
  expect(
    described(result([whole], { outlets: ['_data/organizations/a.example.md', 'assets/a.svg', 'assets/b.svg'] })),
  ).toBe(
    `https://a.example/feed  2 new, 1,234 known, 5 older (Quillmark)
  1 story has no date and got the time of the import.
  2 stories are dated in the future and got the time of the import.
  The text of 1 story is too long and was left out.
  1 story has nothing to read, and no file.
  Not imported: 3 drafts, 1 marked “odd”.
  The feed has moved to https://b.example/feed. Use that address from now on.

Wrote 2 new stories to my-news/_news/. 1 feed.
Made 1 outlet and 2 logos.
Delete what you don’t want: it does not come back.`,
  )
})

test('says of each feed that was not imported why, and what to do', () => {
  const waiting = feed({ state: 'waiting', error: new FeedError('wait', 'It waits.', 'Come later.') })
  expect(described(result([FAILED, waiting, feed({ state: 'unchanged' })]))).toBe(
    `https://a.example/feed  failed: The answer is 404.
  Look for it.
https://a.example/feed  waits: It waits.
  Come later.
https://a.example/feed  has not changed.

There is nothing new. 3 feeds, of which 1 failed.`,
  )
  expect(described(result([FAILED]))).toContain('Nothing was imported. 1 feed, of which 1 failed.')
})

test('lists the files of a dry run', () => {
  const dry = result([feed({ files: ['_news/a.md'] })], { isDry: true, outlets: ['_data/organizations/a.md'] })
  expect(described(dry)).toBe(
    `https://a.example/feed  1 new
  + _news/a.md

Would write 1 new story to my-news/_news/. 1 feed.
Would make 1 outlet.`,
  )
})

test('has colours only where they are wanted, and nothing of a feed controls the terminal', () => {
  const odd = feed({ title: '\u001B[2J\u202Eevil\nline' })
  const text = described(result([FAILED, odd]))
  expect(['\u001B', '\u202E', 'evil\nline'].filter((part) => text.includes(part))).toEqual([])
  expect(described(result([FAILED]), true)).toContain('\u001B[31mfailed\u001B[39m')
})

test('is one object for programs', () => {
  const held = new Map([['draft', 1]])
  expect(JSON.parse(importToJson(result([feed({ files: ['_news/a.md'], held }), FAILED])))).toMatchObject({
    ok: false,
    stories: 1,
    feeds: [
      { state: 'imported', files: ['_news/a.md'], held: { draft: 1 } },
      { state: 'failed', error: { code: 'status-404', message: 'The answer is 404.', hint: 'Look for it.' } },
    ],
  })
})

test('counts a single draft as one', () => {
  expect(described(result([feed({ held: new Map([['draft', 1]]) })]))).toContain('Not imported: 1 draft.')
})
