import { expect, test } from 'vitest'
import { NO_FILTER, cleared, countFilters, formatFilter, parseFilter, toggleIn } from '../../src/data/filter/filter.ts'

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
  ['?all=ai&all=chips&not=sea', '?all=ai&all=chips&not=sea'],
  ['?not-source=a.example', '?not-source=a.example'],
  ['?from=2026-11-01&to=2026-11-22', '?from=2026-11-01&to=2026-11-22'],
  ['?from=0002-11-01&to=2026-13-01', ''],
  ['?since=7d&from=2026-11-01', '?from=2026-11-01'],
  ['?video=1&outlets=several&unread=1&saved=1', '?video=1&outlets=several&unread=1&saved=1'],
  ['?video=yes&outlets=two&unread=&saved=0', ''],
])('the query string “%s” is parsed and written as “%s”', (search, written) => {
  expect(formatFilter(parseFilter(search))).toBe(written)
})

test('sorting and listing every report do not count as filters', () => {
  expect(countFilters({ ...NO_FILTER, reports: 'all' })).toBe(0)
  expect(countFilters({ ...NO_FILTER, sort: 'top' })).toBe(0)
  expect(countFilters(parseFilter('?topic=a&topic=b&source=c&type=video&since=24h'))).toBe(5)
  expect(countFilters(parseFilter('?all=a&not=b&not-source=c&from=2026-01-01&to=2026-01-02&video=1&saved=1'))).toBe(6)
})

test('a choice that is added to one list of topics leaves the others', () => {
  const filter = toggleIn(parseFilter('?topic=a&all=b&not=c&source=a'), 'notTopics', 'a')
  expect(formatFilter(filter)).toBe('?all=b&not=c&not=a&source=a')
  expect(formatFilter(toggleIn(filter, 'notTopics', 'a'))).toBe('?all=b&not=c&source=a')
})

test('clearing keeps the order and every report', () => {
  expect(formatFilter(cleared(parseFilter('?topic=a&saved=1&from=2026-01-01&sort=top&reports=all')))).toBe(
    '?sort=top&reports=all',
  )
})
