import { beforeEach, expect, test } from 'vitest'
import type { SavedStory } from '../../src/state/marks.ts'
import { FakeDatabase, settle } from './fake-database.ts'
import { closeTabs, openTab, reportStorage } from './fake-tabs.ts'

const id = (name: string | number) => `2026/01/02/${name}`

const story = (at: number): SavedStory => ({
  at,
  card: {
    id: id('fog'),
    title: 'Fog',
    time: '2026-01-02T08:00:00Z',
    dayOnly: false,
    type: 'article',
    provider: { domain: 'amber.example', name: 'Amber' },
    topics: [],
  },
})

const savedAs = (name: string, mark: SavedStory) => new Map([[id(name), mark]])

beforeEach(() => {
  localStorage.clear()
  closeTabs()
})

const openLoaded = async (database: FakeDatabase) => {
  const tab = await openTab(database)
  await database.commitAll()
  reportStorage()
  return tab
}

test('marks of releases without a version are read, and get one', async () => {
  const database = new FakeDatabase([
    [`saved/${id('fog')}`, { at: 5 }],
    [`read/${id('tide')}`, 7],
    [`read/${id('half')}`, 'soon'],
    ['saved/', { at: 1 }],
  ])
  const { marks } = await openLoaded(database)
  expect(marks.getMarks()).toMatchObject({
    isReady: true,
    saved: savedAs('fog', { at: 5 }),
    read: new Map([[id('tide'), 7]]),
    hidden: new Map(),
  })
  expect(database.records.get('version')).toBe(1)
})

test('marks of version 1 are read, and a newer version stays as it is', async () => {
  const database = new FakeDatabase([
    ['version', 2],
    [`hidden/${id('tide')}`, 7],
    [`pinned/${id('tide')}`, 7],
  ])
  const { marks } = await openLoaded(database)
  marks.markRead([id('fog')], 9)
  await database.commitAll()
  expect(marks.getMarks().hidden).toEqual(new Map([[id('tide'), 7]]))
  expect([...database.records.keys()]).toEqual([
    'version',
    `hidden/${id('tide')}`,
    `pinned/${id('tide')}`,
    `read/${id('fog')}`,
  ])
  expect(database.records.get('version')).toBe(2)
})

test('undoing a removal restores all that was kept of the story', async () => {
  const database = new FakeDatabase()
  const { marks } = await openLoaded(database)
  marks.saveStories(savedAs('fog', story(5)))
  const { undo } = marks.unsaveStory(id('fog'))
  undo()
  await database.commitAll()
  expect((await openLoaded(database)).marks.getMarks().saved).toEqual(savedAs('fog', story(5)))
})

test('removing all marks empties the database, and its undo brings back every one', async () => {
  const database = new FakeDatabase()
  const { marks } = await openLoaded(database)
  marks.saveStories(savedAs('fog', story(5)))
  marks.markRead([id('fog'), id('tide')], 7)
  marks.hideStories([id('reef')], 9)
  const { saved, read, hidden } = marks.getMarks()
  const { undo } = marks.removeAllMarks()
  await database.commitAll()
  expect([...database.records.keys()]).toEqual(['version'])
  undo()
  await database.commitAll()
  expect((await openLoaded(database)).marks.getMarks()).toMatchObject({ saved, read, hidden })
})

test('undoing a save after the story was loaded removes it', async () => {
  const { marks } = await openLoaded(new FakeDatabase())
  const { undo } = marks.saveStories(savedAs('fog', { at: 5 }))
  marks.saveStories(savedAs('fog', story(5)))
  undo()
  expect(marks.getMarks().saved.size).toBe(0)
})

test('marking all as read keeps the times of those that were read, and its undo too', async () => {
  const { marks } = await openLoaded(new FakeDatabase())
  marks.markRead([id('fog')], 5)
  const { undo } = marks.markRead([id('fog'), id('tide')], 9)
  expect(Object.fromEntries(marks.getMarks().read)).toEqual({ [id('fog')]: 5, [id('tide')]: 9 })
  undo()
  expect(Object.fromEntries(marks.getMarks().read)).toEqual({ [id('fog')]: 5 })
})

test('undoing an act leaves alone what was changed since', async () => {
  const { marks } = await openLoaded(new FakeDatabase())
  const { undo } = marks.markRead([id('fog'), id('tide')], 5)
  marks.markUnread([id('fog')])
  marks.markRead([id('fog')], 9)
  undo()
  expect(Object.fromEntries(marks.getMarks().read)).toEqual({ [id('fog')]: 9 })
})

test('an act before the marks are loaded counts, and its undo restores what was stored', async () => {
  const database = new FakeDatabase([[`read/${id('fog')}`, 5]])
  const { marks } = await openTab(database)
  const { undo } = marks.markUnread([id('fog')])
  const undone = marks.markRead([id('tide')])
  undone.undo()
  await database.commitAll()
  expect(marks.getMarks().read.size).toBe(0)
  undo()
  await database.commitAll()
  expect(Object.fromEntries(marks.getMarks().read)).toEqual({ [id('fog')]: 5 })
})

test('of more than 20,000 read marks the oldest are dropped, and undoing brings them back', async () => {
  const database = new FakeDatabase()
  const { marks } = await openLoaded(database)
  const ids = (count: number, name: string) => Array.from({ length: count }, (_, index) => id(`${name}-${index}`))
  marks.markRead(ids(10_000, 'old'), 1)
  marks.markRead(ids(10_000, 'new'), 2)
  const { undo } = marks.markRead(ids(5, 'more'), 3)
  expect(marks.getMarks().read.size).toBe(19_000)
  expect(marks.getMarks().read.has(id('more-4'))).toBe(true)
  expect([...marks.getMarks().read.values()].filter((at) => at === 2)).toHaveLength(10_000)
  undo()
  await database.commitAll()
  expect((await openLoaded(database)).marks.getMarks().read.size).toBe(20_000)
})

test('an act is stored as a whole although the page is closed at once', async () => {
  const database = new FakeDatabase()
  const tab = await openLoaded(database)
  tab.marks.markRead(Array.from({ length: 3000 }, (_, index) => id(index)))
  await settle()
  tab.kill()
  await database.commitAll()
  expect((await openLoaded(database)).marks.getMarks().read.size).toBe(3000)
})

test('what cannot be stored lasts as long as the page, and the page says why', async () => {
  const database = new FakeDatabase()
  const { marks } = await openLoaded(database)
  database.isFull = true
  marks.saveStories(savedAs('fog', story(5)))
  await database.commitAll()
  expect(marks.getMarks()).toMatchObject({ problem: 'full', saved: savedAs('fog', story(5)) })
})

test('two tabs that change one mark at the same time agree on what was stored last', async () => {
  const database = new FakeDatabase()
  const [one, other] = [await openLoaded(database), await openLoaded(database)]
  one.marks.hideStories([id('fog')], 5)
  other.marks.hideStories([id('fog')], 9)
  await database.commitAll()
  expect(one.marks.getMarks().hidden).toEqual(new Map([[id('fog'), 9]]))
  expect(other.marks.getMarks().hidden).toEqual(new Map([[id('fog'), 9]]))
})

test('what another tab has written does not replace a change that is made while it is read', async () => {
  const database = new FakeDatabase()
  const [one, other] = [await openLoaded(database), await openLoaded(database)]
  one.marks.hideStories([id('fog')], 5)
  await settle()
  await database.commitNext()
  // Now the other tab is reading the mark.
  other.marks.hideStories([id('fog')], 9)
  await database.commitAll()
  expect(database.records.get(`hidden/${id('fog')}`)).toBe(9)
  expect(other.marks.getMarks().hidden).toEqual(new Map([[id('fog'), 9]]))
  expect(one.marks.getMarks().hidden).toEqual(new Map([[id('fog'), 9]]))
})

test.each([
  ['removes the last saved story', 1],
  ['removes one of two saved stories', 2],
])('nothing is reported as lost when the reader %s', async (_, count) => {
  const database = new FakeDatabase()
  const { marks } = await openLoaded(database)
  for (let index = 0; index < count; index++) marks.saveStories(savedAs(String(index), story(index)))
  await database.commitAll()
  marks.unsaveStory(id(0))
  await database.commitAll()
  const next = await openLoaded(database)
  expect(next.visits.readVisitRecord()).toMatchObject({ lost: 0, saved: count - 1 })
})

test('nothing is reported as lost when a page is closed while the last saved story is removed', async () => {
  const database = new FakeDatabase()
  const tab = await openLoaded(database)
  tab.marks.saveStories(savedAs('fog', story(5)))
  await database.commitAll()
  const record = localStorage.getItem('broadsheet:/:visits') ?? ''
  tab.marks.unsaveStory(id('fog'))
  await database.commitAll()
  // The page was closed before it could count.
  localStorage.setItem('broadsheet:/:visits', record)
  expect((await openLoaded(database)).visits.readVisitRecord().lost).toBe(0)
})

test('saved stories that the browser has deleted are reported until stories are saved again', async () => {
  const database = new FakeDatabase()
  const tab = await openLoaded(database)
  tab.marks.saveStories(savedAs('fog', story(5)))
  await database.commitAll()
  tab.kill()
  database.clear()
  const next = await openLoaded(database)
  expect(next.visits.readVisitRecord()).toMatchObject({ lost: 1, saved: 0 })
  next.marks.markRead([id('tide')])
  await database.commitAll()
  const later = await openLoaded(database)
  expect(later.visits.readVisitRecord().lost).toBe(1)
  later.marks.saveStories(savedAs('fog', story(9)))
  await database.commitAll()
  expect(later.visits.readVisitRecord()).toMatchObject({ lost: 0, saved: 1 })
})
