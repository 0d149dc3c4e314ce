import { expect, test } from 'vitest'
import { daysToCatchUp, parseDays } from '../../src/screens/catch-up/catch-up-days.ts'

const DAY = 86_400_000
const NOW = Date.UTC(2026, 10, 22)

test.each([
  ['the first visit', undefined, 1],
  ['a visit two hours ago', NOW - DAY / 12, 1],
  ['a visit two days ago', NOW - 2 * DAY, 3],
  ['a visit six days ago', NOW - 6 * DAY, 7],
  ['a visit a year ago', NOW - 365 * DAY, 7],
])('after %s, the period is the shortest that reaches back, at most a week', (_, lastVisit, days) => {
  expect(daysToCatchUp(lastVisit, NOW)).toBe(days)
})

test.each([
  ['?days=3', 3],
  ['?days=7&x=1', 7],
  ['?days=2', undefined],
  ['?days=', undefined],
  ['', undefined],
])('the query %s chooses the period %s', (search, days) => {
  expect(parseDays(search)).toBe(days)
})
