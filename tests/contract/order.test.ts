import { expect, test } from 'vitest'
import { compareLatest, rankOf, topScore } from '../../src/contract/order.ts'

const DAY = 86_400

test('sorts the newest first, and articles of the same time always in the same order', () => {
  const list = [
    { id: '2020/06/10/b', time: '2020-06-10T00:00:00Z' },
    { id: '2020/06/11/a', time: '2020-06-11T00:00:00Z' },
    { id: '2020/06/10/c', time: '2020-06-10T00:00:00Z' },
  ]
  const sorted = list.toSorted(compareLatest)
  expect(sorted[0]?.id).toBe('2020/06/11/a')
  expect(list.toReversed().toSorted(compareLatest)).toEqual(sorted)
})

test.each([
  [{ heat: 60, quality: 40 }, 60],
  [{ quality: 40 }, 40],
  [{ heat: 0, quality: 40 }, 0],
  [{}, -1],
])('the rank of %j is %d', (article, rank) => {
  expect(rankOf(article)).toBe(rank)
})

test('two days of age halve a rank', () => {
  expect(topScore(79, 2 * DAY)).toBeCloseTo(topScore(39, 0))
})

test('an unknown rank scores below a known one of any age', () => {
  expect(topScore(-1, 0)).toBeLessThan(topScore(0, 40 * 365 * DAY))
})

test('a second of age still matters after thirty years', () => {
  expect(topScore(10, 30 * 365 * DAY)).toBeGreaterThan(topScore(10, 30 * 365 * DAY + 1))
})
