import { beforeEach, expect, test, vi } from 'vitest'
import { PREFERENCES_KEY, parsePreferences } from '../../src/state/preference-choices.ts'

const load = async () => {
  vi.resetModules()
  return import('../../src/state/preferences.ts')
}

beforeEach(() => {
  localStorage.clear()
  delete document.documentElement.dataset['theme']
  delete document.documentElement.dataset['size']
})

const DEFAULTS = { theme: 'auto', density: 'cards', size: 'regular', slash: 'on', keep: 'auto' }

test.each([
  ['without stored text, all preferences have their defaults', null, DEFAULTS],
  [
    'stored choices are restored',
    '{"theme":"dark","density":"compact","size":"large","slash":"off","keep":"auto"}',
    { theme: 'dark', density: 'compact', size: 'large', slash: 'off', keep: 'auto' },
  ],
  ['an unknown choice becomes the default', '{"theme":"sepia","density":"cards"}', DEFAULTS],
  ['text that is not JSON gives the defaults', '{"theme":', DEFAULTS],
  ['JSON that is not an object gives the defaults', '7', DEFAULTS],
  ['the JSON value null gives the defaults', 'null', DEFAULTS],
])('%s', (_, text, expected) => {
  expect(parsePreferences(text)).toEqual(expected)
})

test('a choice is stored and set on the document', async () => {
  const { setPreferences } = await load()
  setPreferences({ theme: 'dark' })
  expect(document.documentElement.dataset['theme']).toBe('dark')
  expect(JSON.parse(localStorage.getItem(PREFERENCES_KEY) ?? '')).toMatchObject({ theme: 'dark' })
  setPreferences({ theme: 'auto' })
  expect(document.documentElement.dataset['theme']).toBeUndefined()
})

test('a choice lasts while the page is open when storage is blocked', async () => {
  vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new DOMException('blocked', 'SecurityError')
  })
  const { setPreferences } = await load()
  setPreferences({ size: 'large' })
  expect(document.documentElement.dataset['size']).toBe('large')
})
