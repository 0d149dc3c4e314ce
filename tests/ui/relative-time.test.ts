import { expect, test } from 'vitest'
import { formatAge, formatClock } from '../../src/ui/relative-time.tsx'

const NOW = Date.parse('2026-11-22T16:00:00Z')

test.each([
  ['2026-11-22T15:59:40Z', '1 min'],
  ['2026-11-22T15:12:00Z', '48 min'],
  ['2026-11-22T14:00:00Z', '2 hr'],
  ['2026-11-19T15:00:00Z', '3 days'],
  ['2026-11-10T15:00:00Z', 'Nov 10'],
  ['2020-06-10T16:07:00Z', 'Jun 10, 2020'],
  ['2026-11-22T18:00:00Z', 'Nov 22'],
])('at 16:00 on 22 November 2026, the time %s is shown as “%s”', (time, text) => {
  expect(formatAge(time, NOW, 'en')).toBe(text)
})

test('a date without an hour is shown as a date', () => {
  expect(formatAge('2026-11-22T00:00:00Z', NOW, 'en', true)).toBe('Nov 22')
})

test('ages are written in the language of the locale', () => {
  expect(formatAge('2026-11-22T14:00:00Z', NOW, 'de')).toBe('2 Std.')
})

test('a clock time has 24 hours in every locale', () => {
  expect(formatClock('2026-11-22T16:22:00Z', 'en-US')).toMatch(/^\d{2}:\d{2}$/)
})
