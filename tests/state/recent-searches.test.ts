import { act, renderHook } from '@testing-library/react'
import { beforeEach, expect, test } from 'vitest'
import {
  addRecentSearch,
  clearRecentSearches,
  parseSearches,
  removeRecentSearch,
  useRecentSearches,
} from '../../src/state/recent-searches.ts'

const KEY = 'broadsheet:/:searches'

beforeEach(() => {
  clearRecentSearches()
})

test.each([
  ['nothing is stored', undefined, []],
  ['the value is no list', { a: 1 }, []],
  ['entries are no queries', ['fog', 7, '', ' ', null], ['fog']],
  ['an entry is too long for an address', ['x'.repeat(201), 'fog'], ['fog']],
  ['an entry is repeated', ['fog', 'tide', 'fog'], ['fog', 'tide']],
])('stored searches are checked: %s', (_, value, expected) => {
  expect(parseSearches(value)).toEqual(expected)
})

test('the newest search is first, a repeated one moves up, and the ninth drops the oldest', () => {
  const { result } = renderHook(useRecentSearches)
  act(() => {
    for (const query of ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', ' a ', 'i']) addRecentSearch(query)
  })
  expect(result.current).toEqual(['i', 'a', 'h', 'g', 'f', 'e', 'd', 'c'])
  expect(JSON.parse(localStorage.getItem(KEY) ?? '')).toEqual({ version: 1, value: result.current })
})

test('an empty search is not kept', () => {
  const { result } = renderHook(useRecentSearches)
  act(() => addRecentSearch('  '))
  expect(result.current).toEqual([])
})

test('searches are removed one by one and all at once', () => {
  const { result } = renderHook(useRecentSearches)
  act(() => ['a', 'b', 'c'].forEach(addRecentSearch))
  act(() => removeRecentSearch('b'))
  expect(result.current).toEqual(['c', 'a'])
  act(clearRecentSearches)
  expect(result.current).toEqual([])
  expect(localStorage.getItem(KEY)).toBeNull()
})
