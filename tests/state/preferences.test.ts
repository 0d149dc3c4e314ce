import { beforeEach, expect, test, vi } from 'vitest'
import {
  applyPreferences,
  DEFAULT_PREFERENCES,
  PREFERENCES_FORM,
  PREFERENCES_KEY,
  showsPicture,
} from '../../src/state/preference-choices.ts'
import { readStored } from '../../src/state/stored-form.ts'
import { blockStorage } from './blocked-storage.ts'

const load = async () => {
  vi.resetModules()
  return import('../../src/state/preferences.ts')
}

const { dataset } = document.documentElement

beforeEach(() => {
  localStorage.clear()
  applyPreferences(DEFAULT_PREFERENCES)
})

test('the defaults are those of a reader who has chosen nothing', () => {
  expect(readStored(null, PREFERENCES_FORM)).toEqual({
    theme: 'auto',
    density: 'cards',
    size: 'regular',
    face: 'serif',
    images: 'auto',
    start: 'front',
    keys: 'on',
    language: 'auto',
    clock: 'auto',
    scrollRead: 'off',
    hideRead: 'off',
    opens: 'here',
    keep: 'auto',
  })
})

test.each([
  [
    'an unknown choice becomes the default',
    '{"version":1,"value":{"theme":"sepia","size":"large"}}',
    { size: 'large' },
  ],
  ['a choice of another type becomes the default', '{"version":1,"value":{"clock":12}}', {}],
  ['text that is not JSON gives the defaults', '{"theme":', {}],
  ['JSON that is not an object gives the defaults', '7', {}],
  ['the JSON value null gives the defaults', 'null', {}],
])('%s', (_, text, expected) => {
  expect(readStored(text, PREFERENCES_FORM)).toEqual({ ...DEFAULT_PREFERENCES, ...expected })
})

test('a choice that another tab made before the script ran is set on the document', async () => {
  localStorage.setItem(PREFERENCES_KEY, '{"version":1,"value":{"theme":"dark"}}')
  await load()
  expect(dataset['theme']).toBe('dark')
})

test('a choice is stored and set on the document', async () => {
  const { setPreferences, getPreferences } = await load()
  setPreferences({ theme: 'dark', face: 'sans', size: 'small' })
  expect({ ...dataset }).toMatchObject({ theme: 'dark', face: 'sans', size: 'small' })
  expect(readStored(localStorage.getItem(PREFERENCES_KEY), PREFERENCES_FORM)).toEqual(getPreferences())
  setPreferences({ theme: 'auto', face: 'serif', size: 'regular' })
  for (const name of ['theme', 'face', 'size']) expect(dataset[name]).toBeUndefined()
})

test('a choice lasts while the page is open when storage is blocked', async () => {
  blockStorage('setItem')
  const { setPreferences } = await load()
  setPreferences({ size: 'large' })
  expect(dataset['size']).toBe('large')
})

const OTHER_SITE = 'https://outlet.example/p.jpg'

test.each([
  ['auto', false, true, true],
  ['auto', true, false, false],
  ['all', true, true, true],
  ['own', false, true, false],
  ['own', true, true, false],
  ['none', false, false, false],
] as const)(
  'with the images “%s”, saving data: %s, own pictures are shown: %s, others: %s',
  (images, saveData, own, other) => {
    vi.stubGlobal('navigator', { connection: { saveData } })
    expect(showsPicture('/data/assets/p.jpg', { images })).toBe(own)
    expect(showsPicture(`${location.origin}/p.jpg`, { images })).toBe(own)
    expect(showsPicture(OTHER_SITE, { images })).toBe(other)
  },
)

test('the choices of the publisher count until the reader makes another one, also after that of something else', async () => {
  dataset['defaults'] = JSON.stringify({ density: 'compact', language: 'de', theme: 'pink' })
  try {
    const first = await load()
    expect(first.getPreferences()).toEqual({ ...DEFAULT_PREFERENCES, density: 'compact', language: 'de' })
    first.setPreferences({ density: 'cards' })
    expect((await load()).getPreferences()).toMatchObject({ density: 'cards', language: 'de' })
  } finally {
    delete dataset['defaults']
  }
})
