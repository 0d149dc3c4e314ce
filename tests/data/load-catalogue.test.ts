import { expect, test } from 'vitest'
import type { Manifest } from '../../src/contract/edition.ts'
import type { CatalogueColumns, Directory } from '../../src/contract/part.ts'
import { FLAG, loadCatalogue, placeOf } from '../../src/data/catalogue.ts'

const DAY = 86_400
const NEWEST = 1_600_000_200
const provider = (domain: string) => ({ domain, name: domain })

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
    reports: [[1, 5, 2]],
  },
  '2020': {
    topics: ['vision', 'language'],
    providers: [provider('a.example'), provider('b.example')],
    types: ['video', 'article'],
    sets: [[0, 1], [1]],
    time: [NEWEST - 2 * DAY, 2 * DAY, -DAY],
    set: [0, 1, 0],
    provider: [0, 1, 1],
    type: [1, 0, 1],
    rank: [10, 50, 40],
    reports: [
      [0, 5, 1],
      [1, 5, 0],
    ],
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

const load = () =>
  loadCatalogue(manifest, {
    rows: (part) => Promise.resolve(rows[part.key] as CatalogueColumns),
    directory: (part) => Promise.resolve(directories[part.key] as Directory),
  })

test('the rows of all parts are joined, newest first', async () => {
  const { catalogue, ranks } = await load()
  expect([...catalogue.time]).toEqual([0, 1, 2, 100, 101].map((days) => Math.floor((NEWEST - days * DAY) / 900)))
  expect([...ranks]).toEqual([50, 40, 10, 90, -1])
  expect(catalogue.isSorted).toBe(true)
  expect(catalogue.providers).toEqual([provider('a.example'), provider('b.example')])
  expect([...catalogue.provider].map((index) => catalogue.providers[index]?.domain[0]).join('')).toBe('bbabb')
  const topics = [...catalogue.topicStarts.subarray(0, 5)].map((start, row) =>
    [...catalogue.topicsOfRows.subarray(start, catalogue.topicStarts[row + 1])].map((topic) => catalogue.topics[topic]),
  )
  expect(topics).toEqual([['language'], ['vision', 'language'], ['vision', 'language'], ['space'], ['vision']])
})

test('the reports of an event are in the order of preference, and two outlets are several', async () => {
  const { catalogue } = await load()
  expect(catalogue.events.map((event) => [...event])).toEqual([[0, 2, 4]])
  const report = FLAG.report | FLAG.severalOutlets
  expect([...catalogue.flags]).toEqual([report | FLAG.video, 0, report, 0, report])
})

test('each row names the shard and the position of its card', async () => {
  const { catalogue } = await load()
  expect([0, 1, 2, 3, 4].map((row) => placeOf(catalogue, row))).toEqual([
    { key: '2020-09', hash: 'r', index: 0 },
    { key: '2020-09', hash: 'r', index: 1 },
    { key: '2020-08', hash: 'q', index: 0 },
    { key: '2019', hash: 'p', index: 0 },
    { key: '2019', hash: 'p', index: 1 },
  ])
})
