import { act, renderHook } from '@testing-library/react'
import { beforeEach, expect, test, vi } from 'vitest'
import { storedValue } from '../../src/state/stored-value.ts'
import { blockStorage } from './blocked-storage.ts'

const KEY = 'broadsheet:/:sample'

const parse = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : []

/** A page with the value, in version 2. Version 0 was a text with commas; version 1 had the list in an object. */
const openPage = (version = 2) =>
  storedValue({
    name: 'sample',
    version,
    parse,
    migrate: (value, from) =>
      from === 0
        ? String(value).split(',')
        : typeof value === 'object' && value !== null && 'list' in value
          ? value.list
          : [],
  })

const add = (page: ReturnType<typeof openPage>, entry: string) => page.set((now) => [...now, entry])

/** What the browser does in the pages of other tabs when one tab has stored something. */
const reportToOtherTabs = (key: string | null = KEY) => window.dispatchEvent(new StorageEvent('storage', { key }))

beforeEach(() => localStorage.clear())

test('a value is stored with its version, and read by the next page', () => {
  add(openPage(), 'fog')
  expect(localStorage.getItem(KEY)).toBe('{"version":2,"value":["fog"]}')
  expect(openPage().get()).toEqual(['fog'])
})

test('the default value is not stored', () => {
  const page = openPage()
  add(page, 'fog')
  page.set(() => [])
  expect(localStorage.getItem(KEY)).toBeNull()
})

test.each([
  ['a value without a version', '"fog,tide"', ['fog', 'tide']],
  ['a value of the version before', '{"version":1,"value":{"list":["fog","tide"]}}', ['fog', 'tide']],
  ['a value of this version', '{"version":2,"value":["fog","tide"]}', ['fog', 'tide']],
  ['what is understood of a newer version', '{"version":3,"value":["fog",{"text":"tide"}]}', ['fog']],
  ['the default of a damaged text', '{"version":2,', []],
  ['the default of a damaged value', '{"version":2,"value":7}', []],
])('a page reads %s', (_, text, expected) => {
  localStorage.setItem(KEY, text)
  expect(openPage().get()).toEqual(expected)
})

test('an older or newer form stays as it is on the device until something changes', () => {
  for (const text of ['"fog"', '{"version":3,"value":["fog"]}']) {
    localStorage.setItem(KEY, text)
    const page = openPage()
    page.get()
    page.set((now) => now)
    expect(localStorage.getItem(KEY)).toBe(text)
    add(page, 'tide')
    expect(localStorage.getItem(KEY)).toBe('{"version":2,"value":["fog","tide"]}')
  }
})

test('a change of another tab arrives, and draws the page again', () => {
  const page = openPage()
  const { result } = renderHook(page.use)
  const changes: unknown[] = []
  page.watch((now, before) => changes.push([before, now]))
  const other = openPage()
  add(other, 'fog')
  act(() => void reportToOtherTabs())
  expect(result.current).toEqual(['fog'])
  expect(changes).toEqual([[[], ['fog']]])
  localStorage.clear()
  act(() => void reportToOtherTabs(null))
  expect(result.current).toEqual([])
})

test('two tabs that change the value before they hear of each other keep both changes', () => {
  const [one, other] = [openPage(), openPage()]
  add(one, 'fog')
  add(other, 'tide')
  reportToOtherTabs()
  expect(one.get()).toEqual(['fog', 'tide'])
  expect(other.get()).toEqual(['fog', 'tide'])
})

test('a change lasts while the page is open when storage is full, and is stored with the next one', () => {
  const page = openPage()
  blockStorage('setItem')
  add(page, 'fog')
  reportToOtherTabs()
  expect(page.get()).toEqual(['fog'])
  expect(openPage().get()).toEqual([])
  vi.unstubAllGlobals()
  add(page, 'tide')
  expect(openPage().get()).toEqual(['fog', 'tide'])
})

test('a change lasts while the page is open when storage is blocked', () => {
  blockStorage('getItem', 'setItem', 'removeItem')
  const page = openPage()
  add(page, 'fog')
  add(page, 'tide')
  expect(page.get()).toEqual(['fog', 'tide'])
  vi.unstubAllGlobals()
  expect(localStorage.getItem(KEY)).toBeNull()
})

test('the value is the same object until it changes', () => {
  const page = openPage()
  add(page, 'fog')
  const before = page.get()
  reportToOtherTabs()
  page.set((now) => now)
  expect(page.get()).toBe(before)
})
