import { expect, test } from 'vitest'
import { linkForCode, MAX_CODE_LINK } from '../../src/screens/settings/link-for-code.ts'
import type { Backup } from '../../src/state/backup.ts'
import { DEFAULT_PREFERENCES } from '../../src/state/preference-choices.ts'
import { backupFromLink } from '../../src/state/transfer-link.ts'

const PAGE = 'https://news.example/settings'

/** Words that do not compress, as slugs rarely do. */
const slug = (index: number) => `${(index * 7_919_993).toString(36)}-${(index * 104_729 + 3).toString(36)}`
const times = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`2026/01/02/${slug(index)}`, 1000 + index]))

const backupWith = (change: Partial<Backup>): Backup => ({
  kind: 'broadsheet backup',
  version: 1,
  saved: {},
  read: {},
  hidden: {},
  readLines: { lines: [], unread: {} },
  follows: { topics: [], outlets: [] },
  rules: [],
  preferences: DEFAULT_PREFERENCES,
  searches: [],
  ...change,
})

test('a code holds all marks when there is room', async () => {
  const code = await linkForCode(backupWith({ read: times(2), hidden: times(1) }), PAGE)
  expect(code).toMatchObject({ marks: 3, allMarks: 3 })
})

test('of too many marks a code holds the newest, and everything else', async () => {
  const read = times(400)
  const code = await linkForCode(backupWith({ saved: times(3), read }), PAGE)
  expect(code?.link.length).toBeLessThanOrEqual(MAX_CODE_LINK)
  expect(code?.allMarks).toBe(400)
  expect(code?.marks).toBeGreaterThan(0)
  const moved = await backupFromLink(new URL(code?.link ?? '').hash)
  expect(moved?.saved).toEqual(times(3))
  expect(moved?.read).toEqual(Object.fromEntries(Object.entries(read).slice(-(code?.marks ?? 0))))
})

test('there is no code when the saved stories alone are too many', async () => {
  expect(await linkForCode(backupWith({ saved: times(200) }), PAGE)).toBeUndefined()
})
