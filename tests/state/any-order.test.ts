import * as fc from 'fast-check'
import { beforeEach, expect, test } from 'vitest'
import { FakeDatabase } from './fake-database.ts'
import { closeTabs, type FakeTab, openTab, reportStorage } from './fake-tabs.ts'
import { type Change, type Entries, Model } from './model.ts'

// Tabs do anything in any order, and a page may be closed at any moment. What they show and store is compared to a model.

const ACTS = [
  'save',
  'unsave',
  'read',
  'unread',
  'hide',
  'unhide',
  'follow topic',
  'unfollow topic',
  'follow outlet',
  'unfollow outlet',
  'add rule',
  'remove rule',
] as const

type Act = (typeof ACTS)[number]

/** `at` is the time of a mark and the end of a rule, and different for every act. */
interface Performed {
  readonly act: Act
  readonly names: readonly string[]
  readonly at: number
}

const articleId = (name: string) => `2026/01/02/${name}`
/** Far in the future, so that rules do not end during the test. */
const END = 9_000_000_000_000

/** Performs an act in a tab. @returns its undo */
function perform({ marks, follows, rules }: FakeTab, { act, names, at }: Performed): () => void {
  const ids = names.map(articleId)
  const [name = ''] = names
  const sameRule = () => rules.getRules().find(({ value }) => value === name)?.id ?? ''
  const acts: { readonly [A in Act]: () => () => void } = {
    save: () => marks.saveStories(new Map(ids.map((id) => [id, { at }]))).undo,
    unsave: () => marks.unsaveStory(articleId(name)).undo,
    read: () => marks.markRead(ids, at).undo,
    unread: () => marks.markUnread(ids).undo,
    hide: () => marks.hideStories(ids, at).undo,
    unhide: () => marks.unhideStories(ids).undo,
    'follow topic': () => follows.follow('topic', name),
    'unfollow topic': () => follows.unfollow('topic', name),
    'follow outlet': () => follows.follow('outlet', name),
    'unfollow outlet': () => follows.unfollow('outlet', name),
    'add rule': () => rules.addRule({ kind: 'words', value: name, until: END + at }) ?? (() => {}),
    'remove rule': () => rules.removeRule(sameRule()),
  }
  return acts[act]()
}

/** Returns what an act changes in a model. */
function changeOf(model: Model, { act, names, at }: Performed): Change {
  const entries = (kind: string, value: number | undefined) => names.map((name) => [`${kind}/${name}`, value] as const)
  const changes: { readonly [A in Act]: () => Change } = {
    save: () => entries('saved', at),
    unsave: () => entries('saved', undefined).slice(0, 1),
    read: () => model.absent(entries('read', at)),
    unread: () => entries('read', undefined),
    hide: () => model.absent(entries('hidden', at)),
    unhide: () => entries('hidden', undefined),
    'follow topic': () => entries('topic', 1).slice(0, 1),
    'unfollow topic': () => entries('topic', undefined).slice(0, 1),
    'follow outlet': () => entries('outlet', 1).slice(0, 1),
    'unfollow outlet': () => entries('outlet', undefined).slice(0, 1),
    'add rule': () => entries('rule', END + at).slice(0, 1),
    'remove rule': () => entries('rule', undefined).slice(0, 1),
  }
  return changes[act]()
}

const nameOf = (id: string) => id.replace(articleId(''), '')

/** What a tab shows, in the form of a model. */
function shownBy({ marks, follows, rules }: FakeTab): Entries {
  const { saved, read, hidden } = marks.getMarks()
  return new Map([
    ...[...saved].map(([id, { at }]) => [`saved/${nameOf(id)}`, at] as const),
    ...[...read].map(([id, at]) => [`read/${nameOf(id)}`, at] as const),
    ...[...hidden].map(([id, at]) => [`hidden/${nameOf(id)}`, at] as const),
    ...follows.getFollows().topics.map((id) => [`topic/${id}`, 1] as const),
    ...follows.getFollows().outlets.map((id) => [`outlet/${id}`, 1] as const),
    ...rules.getRules().map(({ value, until }) => [`rule/${value}`, until ?? 0] as const),
  ])
}

const sorted = (entries: Entries) => [...entries].sort(([a], [b]) => (a < b ? -1 : 1))

/** The part of entries whose names begin with a letter. */
const partOf = (entries: Entries, letter: string, isPart: (key: string) => boolean = () => true): Entries =>
  new Map([...entries].filter(([key]) => key.split('/')[1]?.startsWith(letter) && isPart(key)))

/** The marks that have been committed. */
function storedIn({ records }: FakeDatabase): Entries {
  const entries = [...records].filter(([key]) => isMark(key))
  return new Map(
    entries.map(
      ([key, value]) => [nameOf(key), typeof value === 'number' ? value : (value as { at: number }).at] as const,
    ),
  )
}

const isMark = (key: string) => /^(saved|read|hidden)\//.test(key)

beforeEach(closeTabs)

const tabIndex = fc.constantFrom(0, 1)
const actArbitrary = fc.constantFrom(...ACTS)
const digits = fc.uniqueArray(fc.constantFrom('0', '1'), { minLength: 1 })

test('marks, follows and rules survive any order of acts, undos, imports and reloads in two tabs', async () => {
  const step = fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({ do: fc.constant('act' as const), tab: tabIndex, act: actArbitrary, names: digits }),
    },
    { weight: 4, arbitrary: fc.record({ do: fc.constant('undo' as const), tab: tabIndex, which: fc.nat() }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('import' as const), tab: tabIndex, names: digits }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('reload' as const), tab: tabIndex }) },
  )
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 30, size: 'max' }), async (steps) => {
      closeTabs()
      localStorage.clear()
      const database = new FakeDatabase()
      const model = new Model()
      const open = async () => {
        const page = await openTab(database)
        await database.commitAll()
        return { page, undos: [] as (() => void)[] }
      }
      const tabs = [await open(), await open()]
      for (const [at, step] of steps.entries()) {
        const tab = tabs[step.tab]
        if (!tab) continue
        if (step.do === 'act') {
          const performed = { act: step.act, names: step.names, at: at + 1 }
          const undoModel = model.apply(changeOf(model, performed))
          const undo = perform(tab.page, performed)
          tab.undos.push(() => {
            undo()
            undoModel()
          })
        } else if (step.do === 'undo') {
          tab.undos[step.which % Math.max(1, tab.undos.length)]?.()
        } else if (step.do === 'import') {
          const times = Object.fromEntries(step.names.map((name) => [articleId(name), at + 1]))
          const entries = (kind: string, value: number) => step.names.map((name) => [`${kind}/${name}`, value] as const)
          const undoModel = model.apply(
            model.absent([
              ...['saved', 'read', 'hidden'].flatMap((kind) => entries(kind, at + 1)),
              ...['topic', 'outlet'].flatMap((kind) => entries(kind, 1)),
              ...entries('rule', END + at + 1),
            ]),
          )
          const importing = tab.page.transfer.importBackup({
            kind: 'broadsheet backup',
            version: 1,
            saved: times,
            read: times,
            hidden: times,
            readLines: { lines: [], unread: {} },
            follows: { topics: step.names, outlets: step.names },
            rules: step.names.map((value) => ({ kind: 'words', value, until: END + at + 1 })),
            preferences: {},
            searches: [],
          })
          await database.commitAll()
          const { undo } = await importing
          tab.undos.push(() => {
            undo()
            undoModel()
          })
        } else {
          tab.page.kill()
          tabs[step.tab] = await open()
        }
        await database.commitAll()
        reportStorage()
        for (const { page } of tabs) expect(sorted(shownBy(page))).toEqual(sorted(model.entries))
      }
      const next = await open()
      expect(sorted(shownBy(next.page))).toEqual(sorted(model.entries))
      expect(next.page.visits.readVisitRecord().lost).toBe(0)
    }),
    { numRuns: 40 },
  )
})

test('whatever is being written meanwhile, tabs agree in the end, and a closed page has stored whole acts', async () => {
  const step = fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({
        do: fc.constant('act' as const),
        tab: tabIndex,
        act: actArbitrary,
        names: digits,
        isShared: fc.boolean(),
      }),
    },
    { weight: 3, arbitrary: fc.record({ do: fc.constant('undo' as const), tab: tabIndex, which: fc.nat() }) },
    { weight: 5, arbitrary: fc.record({ do: fc.constant('commit' as const), tab: tabIndex }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('report' as const), tab: tabIndex }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('kill' as const), tab: tabIndex }) },
  )
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40, size: 'max' }), async (steps) => {
      closeTabs()
      localStorage.clear()
      const database = new FakeDatabase()
      // Each tab has names of its own, which begin with its letter. Names with s are used by both.
      const open = async (letter: string) => ({
        letter,
        page: await openTab(database),
        undos: [] as (() => void)[],
        model: new Model(),
        /** The marks after each act since the last one that is certainly stored. */
        history: [new Map()] as Entries[],
      })
      const tabs = [await open('a'), await open('b')]
      for (const [at, step] of steps.entries()) {
        const tab = tabs[step.tab]
        if (!tab) continue
        const { letter, page, model } = tab
        if (step.do === 'act') {
          const names = step.names.map((name) => (step.isShared ? 's' : letter) + name)
          const performed = { act: step.act, names, at: at + 1 }
          const undoModel = step.isShared ? () => {} : model.apply(changeOf(model, performed))
          const undo = perform(page, performed)
          tab.undos.push(() => {
            undo()
            undoModel()
          })
        } else if (step.do === 'undo') {
          tab.undos[step.which % Math.max(1, tab.undos.length)]?.()
        } else if (step.do === 'commit') {
          await database.commitNext()
          if (database.isIdle) for (const one of tabs) one.history.splice(0, one.history.length - 1)
        } else if (step.do === 'report') {
          reportStorage()
        } else {
          page.kill()
          await database.commitAll()
          const reopened = await open(letter)
          tabs[step.tab] = reopened
          // What this page had stored is the state after one of its acts.
          const stored = partOf(storedIn(database), letter)
          expect(tab.history.map(sorted)).toContainEqual(sorted(stored))
          const local = partOf(model.entries, letter, (key) => !isMark(key))
          reopened.model.entries = new Map([...local, ...stored])
          reopened.history = [stored]
        }
        if (step.do !== 'kill') tab.history.push(partOf(model.entries, letter, isMark))
      }
      await database.commitAll()
      reportStorage()
      // The reader looks at each tab again.
      document.dispatchEvent(new Event('visibilitychange'))
      await database.commitAll()
      for (const { page, letter, model } of tabs)
        expect(sorted(partOf(shownBy(page), letter))).toEqual(sorted(partOf(model.entries, letter)))
      const next = await openTab(database)
      await database.commitAll()
      for (const { page } of tabs) expect(sorted(shownBy(page))).toEqual(sorted(shownBy(next)))
      expect(next.visits.readVisitRecord().lost).toBe(0)
    }),
    { numRuns: 40 },
  )
})
