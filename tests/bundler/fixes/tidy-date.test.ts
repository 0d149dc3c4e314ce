// @vitest-environment node
import { expect, test } from 'vitest'
import { tidyDate } from '../../../src/bundler/fixes/tidy-date.ts'

test.each([
  ['2026-3-8', '2026-03-08'],
  ['2026/03/08', '2026-03-08'],
  ['2026.3.18', '2026-03-18'],
  ['2026/3/8 9:05', '2026-03-08 9:05'],
  ['2026-3-8T09:05:00+02:00', '2026-03-08T09:05:00+02:00'],
  ['22/11/2026', '2026-11-22'],
  ['11/22/2026', '2026-11-22'],
  ['22.11.2026', '2026-11-22'],
  ['4/4/2026', '2026-04-04'],
])('%s is written %s', (written, tidy) => {
  expect(tidyDate(written)).toBe(tidy)
})

test.each([
  ['is tidy already', '2026-03-08'],
  ['has a day and a month that could be the other way round', '03/04/2026'],
  ['is no day of the calendar', '2026/02/30'],
  ['has a month 13', '2026/13/05'],
  ['has mixed separators', '2026-3/8'],
  ['has a year of two digits', '3/22/26'],
  ['has something else behind it', '2026/3/8-10'],
  ['is words', 'soon'],
])('a date that %s stays as it is', (_, written) => {
  expect(tidyDate(written)).toBeUndefined()
})
