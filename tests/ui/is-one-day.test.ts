import { expect, test } from 'vitest'
import { isOneDay } from '../../src/ui/format/is-one-day.ts'

/** An instant by the clock of the machine, as the index writes it. */
const local = (day: number, hour: number) => new Date(2026, 10, day, hour, 30).toISOString().replace('.000', '')

test.each([
  ['no time is one day', [], true],
  ['two hours of a day are one day', [local(22, 1), local(22, 22)], true],
  ['an evening and the next morning are two days', [local(22, 22), local(23, 1)], false],
  ['the same hour of two days is two days', [local(22, 13), local(23, 13)], false],
  ['equal days without hours are one day', ['2026-11-22T00:00:00Z', '2026-11-22T00:00:00Z'], true],
  ['a day without an hour is not the day of another report', ['2026-11-22T00:00:00Z', local(22, 13)], false],
] as const)('%s', (_, times, expected) => {
  expect(isOneDay(times, false)).toBe(expected)
})

test('a page that was drawn at build has the days of UTC in every time zone', () => {
  expect(isOneDay(['2026-11-22T00:30:00Z', '2026-11-22T23:30:00Z'], true)).toBe(true)
  expect(isOneDay(['2026-11-22T23:30:00Z', '2026-11-23T00:30:00Z'], true)).toBe(false)
})
