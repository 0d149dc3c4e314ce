import { beforeEach, expect, test, vi } from 'vitest'

// Literal texts as releases of Broadsheet have stored them. A new version adds a line and changes none.

beforeEach(() => {
  localStorage.clear()
  vi.resetModules()
})

test.each([
  ['0', '{"theme":"dark","density":"compact","size":"large","slash":"off","keep":"on"}', { keys: 'off' }],
  ['0', '{"theme":"dark","density":"compact","size":"large","slash":"on","keep":"on"}', { keys: 'on' }],
  ['0', '{"theme":"dark","density":"compact","size":"large","keep":"on"}', { keys: 'on' }],
  [
    '1',
    '{"version":1,"value":{"theme":"dark","density":"compact","size":"large","face":"sans","keys":"off","keep":"on"}}',
    { keys: 'off', face: 'sans' },
  ],
])('preferences of version %s are read: %s', async (_, text, expected) => {
  localStorage.setItem('broadsheet:/:preferences', text)
  const { getPreferences } = await import('../../src/state/preferences.ts')
  expect(getPreferences()).toMatchObject({ theme: 'dark', density: 'compact', size: 'large', keep: 'on', ...expected })
})

test.each([
  ['0', '["fog","tide"]'],
  ['1', '{"version":1,"value":["fog","tide"]}'],
])('recent searches of version %s are read: %s', async (_, text) => {
  localStorage.setItem('broadsheet:/:searches', text)
  const { getRecentSearches } = await import('../../src/state/recent-searches.ts')
  expect(getRecentSearches()).toEqual(['fog', 'tide'])
})

test.each([
  // Until version 1, the number of saved stories was not kept when stories were removed.
  [
    '0',
    '{"visits":4,"last":900,"refusedInstall":true,"refusedVersion":"ab12","checkedAt":800,"saved":3}',
    { previous: 0, saved: 0, lost: 0 },
  ],
  [
    '1',
    '{"version":1,"value":{"visits":4,"last":900,"previous":700,"refusedInstall":true,"refusedVersion":"ab12","checkedAt":800,"saved":3,"lost":2}}',
    { previous: 700, saved: 3, lost: 2 },
  ],
])('the record of visits of version %s is read: %s', async (_, text, expected) => {
  localStorage.setItem('broadsheet:/:visits', text)
  const { readVisitRecord } = await import('../../src/state/visit-record.ts')
  expect(readVisitRecord()).toEqual({
    visits: 4,
    last: 900,
    refusedInstall: true,
    refusedVersion: 'ab12',
    checkedAt: 800,
    ...expected,
  })
})

test('follows of version 1 are read, and entries that are no ids are left out', async () => {
  localStorage.setItem(
    'broadsheet:/:follows',
    '{"version":1,"value":{"topics":["sea",7,"air","sea",""],"outlets":["tideline.example"],"more":[]}}',
  )
  const { getFollows } = await import('../../src/state/follows.ts')
  expect(getFollows()).toEqual({ topics: ['sea', 'air'], outlets: ['tideline.example'] })
})

test('rules of version 1 are read, and damaged ones are left out', async () => {
  localStorage.setItem(
    'broadsheet:/:rules',
    '{"version":1,"value":[{"id":"a","kind":"words","value":"fog","topic":"sea","until":99999999999999},' +
      '{"id":"b","kind":"outlet","value":"tideline.example"},{"id":"c","kind":"smell","value":"fog"},' +
      '{"kind":"words","value":"tide"},{"id":"d","kind":"words","value":"tide","until":"soon"},null]}',
  )
  const { getRules } = await import('../../src/state/rules.ts')
  expect(getRules()).toEqual([
    { id: 'a', kind: 'words', value: 'fog', topic: 'sea', until: 99999999999999 },
    { id: 'b', kind: 'outlet', value: 'tideline.example' },
  ])
})
