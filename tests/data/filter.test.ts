import { expect, test } from 'vitest'
import { NO_FILTER, countFilters, formatFilter, parseFilter } from '../../src/data/filter.ts'

test.each([
  ['', ''],
  ['?topic=ai&topic=chips', '?topic=ai&topic=chips'],
  ['?topic=ai&topic=ai', '?topic=ai'],
  ['?source=a.example&type=video&since=7d&sort=top', '?source=a.example&type=video&since=7d&sort=top'],
  ['?since=9d&sort=bottom&colour=red', ''],
  ['?sort=latest', ''],
  ['?reports=all', '?reports=all'],
  ['?reports=all&topic=ai', '?topic=ai&reports=all'],
  ['?reports=one', ''],
  ['?topic=%E6%BD%AE', '?topic=%E6%BD%AE'],
  ['?topic=', ''],
])('the query string “%s” is parsed and written as “%s”', (search, written) => {
  expect(formatFilter(parseFilter(search))).toBe(written)
})

test('sorting and listing every report do not count as filters', () => {
  expect(countFilters({ ...NO_FILTER, reports: 'all' })).toBe(0)
  expect(countFilters({ ...NO_FILTER, sort: 'top' })).toBe(0)
  expect(countFilters(parseFilter('?topic=a&topic=b&source=c&type=video&since=24h'))).toBe(5)
})
