import { expect, test } from 'vitest'
import { fnv1a } from '../../src/contract/fnv1a.ts'
import { rowsOfIds } from '../../src/data/catalogue/rows-of-ids.ts'

const quarterOf = (time: string) => Date.parse(time) / 900_000

test('rows are found by the ids of their articles, also when the day of an id is another than that of the time', () => {
  const articles = [
    ['2026/11/22/a', '2026-11-22T10:00:00Z'],
    ['2026/11/22/b', '2026-11-21T15:00:00Z'],
    ['2026/11/20/c', '2026-11-20T00:00:00Z'],
    ['2026/11/20/a', '2026-11-20T23:45:00Z'],
    ['2020/06/10/d', '2026-06-10T10:00:00Z'],
  ] as const
  const time = Uint32Array.from(articles, ([, one]) => quarterOf(one))
  const hashes = Uint32Array.from(articles, ([id]) => fnv1a(id) >>> 8)
  const rowsOf = (...ids: string[]) => [...rowsOfIds({ size: articles.length, time }, hashes, ids)]
  expect(rowsOf('2026/11/22/b', '2026/11/20/c', '2026/11/21/a', '1999/01/01/z', 'no id')).toEqual([0, 1, 1, 0, 0])
  // An article of another year may have the same hash by chance.
  expect(rowsOf('2020/06/10/d')).toEqual([0, 0, 0, 0, 0])
  expect(rowsOf()).toEqual([0, 0, 0, 0, 0])
})
