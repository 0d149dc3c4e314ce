import { deflateRawSync } from 'node:zlib'
import * as fc from 'fast-check'
import { beforeEach, expect, test } from 'vitest'
import { type Backup, parseBackup } from '../../src/state/backup.ts'
import { DEFAULT_PREFERENCES } from '../../src/state/preference-choices.ts'
import { backupFromLink, linkFromBackup } from '../../src/state/transfer-link.ts'
import { FakeDatabase } from './fake-database.ts'
import { closeTabs, type FakeTab, openTab, reportStorage } from './fake-tabs.ts'

const PAGE = 'https://news.example/saved'

const EMPTY: Backup = {
  kind: 'broadsheet backup',
  version: 1,
  saved: {},
  read: {},
  hidden: {},
  readLines: { lines: [], unread: {} },
  follows: { topics: [], outlets: [] },
  rules: [],
  preferences: {},
  searches: [],
}

const FULL: Backup = {
  ...EMPTY,
  saved: { '2026/01/02/fog': 5 },
  read: { '2026/01/02/tide': 7 },
  hidden: { '2026/01/02/reef': 9 },
  readLines: { lines: [{ topic: 'sea', until: 8, at: 9 }], unread: { '2026/01/02/sand': 10 } },
  follows: { topics: ['sea'], outlets: ['amber.example'] },
  rules: [
    { kind: 'words', value: 'fog horn', topic: 'sea', until: 99_999_999_999_999 },
    { kind: 'outlet', value: 'tideline.example' },
  ],
  preferences: { theme: 'dark', keys: 'off' },
  searches: ['fog'],
}

const hashOf = (link: string) => new URL(link).hash

const articleId = fc
  .tuple(fc.integer({ min: 1000, max: 2999 }), fc.integer({ min: 10, max: 12 }), fc.integer({ min: 10, max: 28 }))
  .chain(([year, month, day]) =>
    fc.string({ minLength: 1 }).map((slug) => `${year}/${month}/${day}/${slug.replaceAll('/', '-')}`),
  )
const times = fc
  .uniqueArray(fc.tuple(articleId, fc.nat()), { selector: ([one]) => one, maxLength: 40 })
  .map((entries) => Object.fromEntries(entries))

beforeEach(() => {
  localStorage.clear()
  closeTabs()
})

async function openLoaded(): Promise<{ readonly tab: FakeTab; readonly database: FakeDatabase }> {
  const database = new FakeDatabase()
  const tab = await openTab(database)
  await database.commitAll()
  return { tab, database }
}

async function importInto(
  database: FakeDatabase,
  tab: FakeTab,
  ...args: Parameters<FakeTab['transfer']['importBackup']>
) {
  const imported = tab.transfer.importBackup(...args)
  await database.commitAll()
  return imported
}

test('a link transfers everything but recent searches unchanged', async () => {
  await fc.assert(
    fc.asyncProperty(times, times, times, async (saved, read, hidden) => {
      const backup = { ...FULL, saved, read, hidden }
      const link = await linkFromBackup(backup, PAGE)
      expect(new URL(link).href).toBe(link)
      expect(await backupFromLink(hashOf(link))).toEqual({ ...backup, searches: [] })
    }),
    { numRuns: 60 },
  )
})

test.each([
  ['150', {}, 150],
  ['as many as asked', { maxRead: 7 }, 7],
  ['no', { maxRead: 0 }, 0],
])('of many read and hidden marks, a link has %s, the most recent ones', async (_, options, count) => {
  const many = Object.fromEntries(Array.from({ length: 1000 }, (_, index) => [`2026/01/01/story-${index}`, index]))
  const backup = await backupFromLink(
    hashOf(await linkFromBackup({ ...EMPTY, read: many, hidden: many }, PAGE, options)),
  )
  for (const marks of [backup?.read, backup?.hidden]) {
    const all = Object.values(marks ?? {})
    expect(all).toHaveLength(count)
    expect(Math.min(1000, ...all)).toBe(1000 - count)
  }
})

test('a link with a few saved stories, follows and rules fits into a QR code', async () => {
  const saved = Object.fromEntries(
    ['harbour-walls-hold-in-the-storm', 'a-lamp-for-lindmoor', 'fog-over-port-ansel', 'the-reef-that-sings'].map(
      (slug, index) => [`2026/11/2${index}/${slug}`, 1_795_000_000_000 + index * 7_654_321],
    ),
  )
  const link = await linkFromBackup({ ...FULL, saved, read: {}, hidden: {}, preferences: DEFAULT_PREFERENCES }, PAGE)
  // Version 20 of QR codes holds 858 bytes with little error correction, and phones read it from a screen.
  expect(link.length).toBeLessThan(600)
})

test.each([
  ['no text', ''],
  ['the id of an element', '#main'],
  ['a truncated code', '#marks=q1YqTixL'],
  ['a code of other data', '#marks=AAAA'],
  ['an empty code', '#marks='],
])('a fragment with %s gives no backup', async (_, hash) => {
  expect(await backupFromLink(hash)).toBeUndefined()
})

test('a link of an earlier release is read', async () => {
  // {"saved":{"2026/01/02/fog":5},"read":{"2026/01/02/tide":7}}
  const hash = '#marks=q1YqTixLTVGyqlYyMjAy0zcw1Dcw0k_LT1eyMq3VUSpKTUSXK8lMSVWyMq-tBQA'
  expect(await backupFromLink(hash)).toEqual({
    ...EMPTY,
    saved: { '2026/01/02/fog': 5 },
    read: { '2026/01/02/tide': 7 },
  })
})

test('a short link that unpacks to gigabytes gives no backup', async () => {
  const code = deflateRawSync(`{"saved":{},"read":{},"x":"${' '.repeat(6_000_000)}"}`).toString('base64url')
  expect(code.length).toBeLessThan(10_000)
  expect(await backupFromLink(`#marks=${code}`)).toBeUndefined()
})

test('parsing any text returns valid marks or nothing and never throws', async () => {
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.string(), fc.json()), async (text) => {
      const parsed = parseBackup(text)
      for (const [key, at] of Object.entries({ ...parsed?.saved, ...parsed?.read })) {
        expect(key).toMatch(/^\d{4}\/\d{2}\/\d{2}\/[^/]+$/)
        expect(Number.isFinite(at)).toBe(true)
      }
      await backupFromLink(`#marks=${text}`)
    }),
    { numRuns: 300 },
  )
})

test.each([
  [
    'a file of an earlier release',
    '{"saved":{"2026/01/02/a":5,"__proto__":1,"2026/01/02/b":"soon","x":1},"read":[1,2],"more":true}',
    { ...EMPTY, saved: { '2026/01/02/a': 5 } },
  ],
  [
    'a backup of version 1 with invalid parts',
    '{"kind":"broadsheet backup","version":1,"saved":{"2026/01/02/a":5},"read":7,"hidden":{"2026/01/02/c":6},' +
      '"follows":{"topics":["sea",7],"outlets":"all"},"rules":[{"kind":"words","value":"fog"},{"kind":"words"},null],' +
      '"preferences":{"theme":"dark","size":"vast","more":1},"searches":["fog",""]}',
    {
      ...EMPTY,
      saved: { '2026/01/02/a': 5 },
      hidden: { '2026/01/02/c': 6 },
      follows: { topics: ['sea'], outlets: [] },
      rules: [{ kind: 'words', value: 'fog' }],
      preferences: { theme: 'dark' },
      searches: ['fog'],
    },
  ],
  ['a backup with nothing in it', '{"kind":"broadsheet backup"}', EMPTY],
  ['a file of another program', '{"kind":"bookmarks","saved":{},"read":{}}', undefined],
  ['a file without marks', '{"a":1}', undefined],
  ['no JSON', 'saved,read', undefined],
])('%s is read as far as it is valid', (_, text, expected) => {
  expect(parseBackup(text)).toEqual(expected)
})

test('a backup of one browser is imported by an empty one, and exported again unchanged', async () => {
  const { tab, database } = await openLoaded()
  const { summary } = await importInto(database, tab, FULL)
  expect(summary).toEqual({
    saved: 1,
    read: 1,
    hidden: 1,
    lines: 1,
    topics: 1,
    outlets: 1,
    rules: 2,
    preferences: 2,
    searches: 1,
  })
  const exported = await tab.transfer.exportBackup()
  expect(exported).toEqual({ ...FULL, preferences: { ...DEFAULT_PREFERENCES, ...FULL.preferences } })
  expect(parseBackup(JSON.stringify(exported))).toEqual(exported)
  expect(await backupFromLink(hashOf(await tab.transfer.transferLink(PAGE)))).toEqual({ ...FULL, searches: [] })
})

test('an import changes and removes nothing, counts what it adds, and adds nothing twice', async () => {
  const { tab, database } = await openLoaded()
  tab.marks.markRead(['2026/01/02/tide'], 3)
  tab.follows.follow('topic', 'air')
  tab.follows.follow('topic', 'sea')
  tab.rules.addRule({ kind: 'outlet', value: 'tideline.example', until: Date.now() + 1_000_000 })
  await database.commitAll()
  const { summary } = await importInto(database, tab, FULL)
  expect(summary).toMatchObject({ saved: 1, read: 0, topics: 0, outlets: 1, rules: 1 })
  expect(tab.marks.getMarks().read.get('2026/01/02/tide')).toBe(3)
  expect(tab.follows.getFollows()).toEqual({ topics: ['air', 'sea'], outlets: ['amber.example'] })
  expect(tab.rules.getRules().map(({ value }) => value)).toEqual(['tideline.example', 'fog horn'])
  expect((await importInto(database, tab, FULL)).summary).toEqual({
    saved: 0,
    read: 0,
    hidden: 0,
    lines: 0,
    topics: 0,
    outlets: 0,
    rules: 0,
    preferences: 0,
    searches: 0,
  })
})

test('undoing an import leaves what was there before and what was changed since', async () => {
  const { tab, database } = await openLoaded()
  tab.follows.follow('topic', 'sea')
  const before = await tab.transfer.exportBackup()
  const { undo } = await importInto(database, tab, FULL)
  tab.marks.markRead(['2026/01/03/new'], 3)
  undo()
  await database.commitAll()
  expect(await tab.transfer.exportBackup()).toEqual({ ...before, read: { '2026/01/03/new': 3 } })
  reportStorage()
})

test('parts of a backup can be imported by themselves', async () => {
  const { tab, database } = await openLoaded()
  const { summary } = await importInto(database, tab, FULL, { parts: ['rules'] })
  expect(summary).toMatchObject({ saved: 0, topics: 0, rules: 2, preferences: 0 })
})
