import { expect, test } from 'vitest'
import { main } from '../../src/messages/en/main.ts'
import { clockLocale } from '../../src/ui/format/clock-locale.ts'
import { formatListTime } from '../../src/ui/parts/list-time.tsx'
import { formatAge, formatClock, formatMoment, formatToday } from '../../src/ui/format/format-time.ts'

/** Node and browsers have different spaces before AM. */
const withPlainSpaces = (text: string) => text.replaceAll(/\s/g, ' ')

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

test.each([
  ['2026-11-16T00:05:00Z', '6 days'],
  ['2026-11-16T23:55:00Z', '6 days'],
  ['2026-11-15T00:05:00Z', 'Nov 15'],
  ['2026-11-15T23:55:00Z', 'Nov 15'],
])('all stories of one day have the same age: %s is “%s”', (time, text) => {
  expect(formatAge(time, NOW, 'en')).toBe(text)
  expect(formatAge(`${time.slice(0, 10)}T00:00:00Z`, NOW, 'en', true)).toBe(text)
})

test.each([
  ['auto', 'en-US', '4:22 PM'],
  ['auto', 'de', '16:22'],
  ['24', 'en-US', '16:22'],
  ['12', 'en-GB', '4:22 pm'],
  ['12', 'ja', '午後4:22'],
] as const)('with the clock “%s”, a time of day in %s is %s', (clock, locale, text) => {
  const tag = clockLocale(locale, clock)
  expect(withPlainSpaces(formatClock('2026-11-22T16:22:00Z', tag))).toBe(text)
  expect(withPlainSpaces(formatMoment('2026-11-22T16:22:00Z', tag))).toContain(text)
})

test.each([
  ['2026-11-22T09:05:00Z', false, '09:05'],
  ['2026-11-22T18:00:00Z', false, '18:00'],
  ['2026-11-21T17:40:00Z', false, 'Yesterday 17:40'],
  ['2026-11-20T17:40:00Z', false, 'Nov 20'],
  ['2025-11-20T17:40:00Z', false, 'Nov 20, 2025'],
  ['2026-11-22T00:00:00Z', true, 'Today'],
  ['2026-11-21T00:00:00Z', true, 'Yesterday'],
  ['2026-11-20T00:00:00Z', true, 'Nov 20'],
])('a list that is sorted by time shows %s (day only: %s) as “%s”', (time, dayOnly, text) => {
  expect(formatListTime(time, NOW, clockLocale('en-US', '24'), dayOnly, main.stories)).toBe(text)
})

test.each([
  ['ja', '2 時間前'],
  ['zh-CN', '2小时前'],
  ['ar', 'قبل ساعتين'],
])('an age has a word for “ago” where a length of time alone is no age: %s', (locale, text) => {
  expect(formatAge('2026-11-22T14:00:00Z', NOW, locale)).toBe(text)
})

test.each([
  ['de', 'Sonntag, ', '22. November'],
  ['es', 'domingo, ', '22 de noviembre'],
  ['fr', 'dimanche ', '22 novembre'],
  ['pt', 'domingo, ', '22 de novembro'],
  ['en-GB', 'Sunday ', '22 November'],
  ['ja', '日曜日 ', '11月22日'],
  ['zh-Hans', '星期日 ', '11月22日'],
])('in %s, today’s date is “%s%s”', (locale, weekday, day) => {
  expect(formatToday(locale, NOW)).toEqual([weekday, day])
})
