import { describe, expect, test } from 'vitest'
import type { Manifest } from '../../src/contract/edition.ts'
import type { CatalogueColumns, Directory } from '../../src/contract/part.ts'
import { loadCatalogue, placeOf, select } from '../../src/data/catalogue.ts'
import { parseFilter } from '../../src/data/filter.ts'
import { descendantsOf } from '../../src/data/topics.ts'

const DAY = 86_400
const NEWEST = 1_600_000_000

const topic = (id: string, parent?: string) => ({
  id,
  name: id,
  ink: 1,
  count: 1,
  providers: 1,
  sources: [],
  front: 'x',
  ...(parent && { parent }),
})
const provider = (domain: string) => ({ domain, name: domain })
const topics = [topic('ai'), topic('vision', 'ai'), topic('language', 'ai'), topic('space')]

/** Rows of two parts, each with its own tables. The second part is newer. */
const rows: Record<string, CatalogueColumns> = {
  '2019': {
    topics: ['space', 'vision'],
    providers: [provider('b.example')],
    types: ['article'],
    sets: [[0], [1]],
    time: [NEWEST - 100 * DAY, -DAY],
    set: [0, 1],
    provider: [0, 0],
    type: [0, 0],
    rank: [90, -1],
    reports: [],
  },
  '2020': {
    topics: ['vision', 'language'],
    providers: [provider('a.example'), provider('b.example')],
    types: ['video', 'article'],
    sets: [[0, 1], [1]],
    time: [NEWEST, -DAY, -DAY],
    set: [0, 1, 0],
    provider: [0, 1, 1],
    type: [1, 0, 1],
    rank: [10, 50, 40],
    reports: [],
  },
}
const nothing = { cards: [], stories: [], similar: [], search: [] }
const directories: Record<string, Directory> = {
  '2019': { ...nothing, cards: [['2019', 2, 'p']] },
  '2020': {
    ...nothing,
    cards: [
      ['2020-08', 1, 'q'],
      ['2020-09', 2, 'r'],
    ],
  },
}
const manifest = {
  parts: [
    { key: '2019', count: 2, rows: 'x', directory: 'x' },
    { key: '2020', count: 3, rows: 'x', directory: 'x' },
  ],
} as unknown as Manifest

const load = (columns = rows) =>
  loadCatalogue(manifest, {
    rows: (part) => Promise.resolve(columns[part.key] as CatalogueColumns),
    directory: (part) => Promise.resolve(directories[part.key] as Directory),
  })

/**
 * The same rows with two events. Rows 1, 2 and 3 report the first one; row 1 is in the other part and row 3 is the lead.
 * Row 4 is the only report of its event in this edition.
 */
const rowsOfEvents: typeof rows = {
  '2019': { ...(rows['2019'] as CatalogueColumns), reports: [[1, 5, 2]] },
  '2020': {
    ...(rows['2020'] as CatalogueColumns),
    reports: [
      [0, 5, 1],
      [1, 5, 0],
      [2, 6, 0],
    ],
  },
}
const findStories = async (search: string) =>
  select(await load(rowsOfEvents), parseFilter(search), descendantsOf(topics))
const find = async (search: string) => select(await load(), parseFilter(search), descendantsOf(topics))

describe('select', () => {
  test.each([
    ['', [2, 3, 4, 0, 1]],
    ['?sort=top', [3, 4, 2, 0, 1]],
    ['?topic=space', [0]],
    ['?topic=ai', [2, 3, 4, 1]],
    ['?topic=space&topic=language', [2, 3, 4, 0]],
    ['?source=b.example', [3, 4, 0, 1]],
    ['?topic=ai&source=b.example&type=article', [4, 1]],
    ['?since=24h', [2, 3]],
    ['?type=podcast', []],
    ['?topic=unknown', []],
  ])('the filter “%s” finds the rows %j', async (search, found) => {
    expect([...(await find(search)).rows]).toEqual(found)
  })

  test('the counts of a group ignore the choices in that group', async () => {
    const { providers, topics: counts, types } = await find('?source=a.example')
    expect(Object.fromEntries(providers)).toEqual({ 'a.example': 1, 'b.example': 4 })
    expect(counts.get('vision')).toBe(1)
    expect(Object.fromEntries(types)).toEqual({ article: 1, video: 0 })
  })

  test('an article in two child topics counts once in the parent', async () => {
    const { topics: counts } = await find('')
    expect(Object.fromEntries(counts)).toEqual({ ai: 4, vision: 3, language: 3, space: 1 })
  })
})

describe('select, when several articles report one event', () => {
  test.each([
    ['the event has the place of its lead', '', [3, 4, 0]],
    ['the event has the rank of its lead', '?sort=top', [3, 4, 0]],
    ['a filter that hides the lead shows the next report', '?source=a.example', [2]],
    ['a filter can leave the report of an older part', '?type=article&source=b.example', [4, 0, 1]],
    ['a filter that leaves one report shows it', '?since=24h&type=article', [2]],
    ['with every report, each row has a place', '?reports=all', [2, 3, 4, 0, 1]],
    ['with every report, filters find single rows', '?reports=all&source=b.example', [3, 4, 0, 1]],
  ])('%s (filter “%s”)', async (_, search, found) => {
    expect([...(await findStories(search)).rows]).toEqual(found)
  })

  test('a choice counts the event once, if any of its reports has it', async () => {
    const { providers, topics: counts, types } = await findStories('')
    expect(Object.fromEntries(providers)).toEqual({ 'a.example': 1, 'b.example': 3 })
    expect(Object.fromEntries(types)).toEqual({ article: 3, video: 1 })
    expect(Object.fromEntries(counts)).toEqual({ ai: 2, vision: 2, language: 2, space: 1 })
  })

  test('with every report, the counts are those of the rows', async () => {
    const every = await findStories('?reports=all&source=b.example')
    const single = await find('?source=b.example')
    expect({ ...every, rows: undefined }).toEqual({ ...single, rows: undefined })
  })

  test('the counts are the numbers of places that another choice would find', async () => {
    for (const [search, group, name] of [
      ['?type=article', 'providers', 'b.example'],
      ['?source=b.example', 'topics', 'vision'],
      ['?topic=language', 'types', 'video'],
    ] as const) {
      const count = (await findStories(search))[group].get(name)
      const param = { providers: 'source', topics: 'topic', types: 'type' }[group]
      expect((await findStories(`${search}&${param}=${name}`)).rows.length).toBe(count)
    }
  })
})

test('the catalogue lists the providers of all parts once each', async () => {
  expect((await load()).providers).toEqual([provider('b.example'), provider('a.example')])
})

test('each row names the shard and the position of its card', async () => {
  const catalogue = await load()
  expect([0, 1, 2, 3, 4].map((row) => placeOf(catalogue, row))).toEqual([
    { key: '2019', hash: 'p', index: 0 },
    { key: '2019', hash: 'p', index: 1 },
    { key: '2020-08', hash: 'q', index: 0 },
    { key: '2020-09', hash: 'r', index: 0 },
    { key: '2020-09', hash: 'r', index: 1 },
  ])
})

test('an edition without articles has an empty catalogue', async () => {
  const catalogue = await loadCatalogue({ parts: [] } as unknown as Manifest, {
    rows: () => Promise.reject(new Error('nothing to load')),
    directory: () => Promise.reject(new Error('nothing to load')),
  })
  expect(select(catalogue, parseFilter(''), descendantsOf([])).rows.length).toBe(0)
})
