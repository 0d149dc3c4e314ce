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
  ['nothing stored', null, DEFAULTS],
  [
    'what was chosen',
    '{"theme":"dark","density":"compact","size":"large","slash":"off","keep":"auto"}',
    { theme: 'dark', density: 'compact', size: 'large', slash: 'off', keep: 'auto' },
  ],
  ['a choice that no longer exists', '{"theme":"sepia","density":"cards"}', DEFAULTS],
  ['text that is not JSON', '{"theme":', DEFAULTS],
  ['JSON that is no object', '7', DEFAULTS],
  ['null', 'null', DEFAULTS],
])('%s', (_, text, expected) => {
  expect(parsePreferences(text)).toEqual(expected)
})

test('a choice is kept and marked on the document', async () => {
  const { setPreferences } = await load()
  setPreferences({ theme: 'dark' })
  expect(document.documentElement.dataset['theme']).toBe('dark')
  expect(JSON.parse(localStorage.getItem(PREFERENCES_KEY) ?? '')).toMatchObject({ theme: 'dark' })
  setPreferences({ theme: 'auto' })
  expect(document.documentElement.dataset['theme']).toBeUndefined()
})

test('blocked storage holds the choice as long as the page is open', async () => {
  vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new DOMException('blocked', 'SecurityError')
  })
  const { setPreferences } = await load()
  setPreferences({ size: 'large' })
  expect(document.documentElement.dataset['size']).toBe('large')
})
