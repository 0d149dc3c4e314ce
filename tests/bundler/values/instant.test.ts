// @vitest-environment node
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseInstant } from '../../../src/bundler/values/instant.ts'

test('the fast path for common spellings gives the same date as the full one', () => {
  const two = fc.nat(99).map((one) => String(one).padStart(2, '0'))
  const year = fc.oneof(fc.integer({ min: 1, max: 9999 }), fc.constant(0)).map((one) => String(one).padStart(4, '0'))
  const moment = fc.tuple(year, two, two, two, two, two).map(([y, m, d, h, i, s]) => `${y}-${m}-${d}T${h}:${i}:${s}Z`)
  const likely = fc
    .date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
    .map((date) => `${date.toISOString().slice(0, 19)}Z`)
  fc.assert(
    fc.property(fc.oneof(moment, likely), (text) => {
      // A space at the end avoids the fast path.
      expect(parseInstant(text)).toEqual(parseInstant(`${text} `))
    }),
    { numRuns: 3000 },
  )
})

test('the fast path accepts every day of the calendar and no other', () => {
  for (const year of ['0999', '1000', '1900', '2000', '2023', '2024', '9999']) {
    for (let day = 0; day < 14 * 33; day++) {
      const two = (number: number) => String(number).padStart(2, '0')
      const text = `${year}-${two(Math.floor(day / 33))}-${two(day % 33)}`
      expect(parseInstant(text)).toEqual(parseInstant(`${text} `))
      expect(parseInstant(`${text}T00:00:00Z`)).toEqual(parseInstant(`${text}T00:00:00Z `))
    }
  }
})

const BERLIN = { name: 'Europe/Berlin', hasTimes: true }
const NEW_YORK = { name: 'America/New_York', hasTimes: true }

test.each<[text: string, zone: { name: string; hasTimes: boolean }, time: string, begin: string]>([
  ['2026-01-08 10:30', BERLIN, '2026-01-08T09:30:00Z', '2026-01-08T09:30:00Z'],
  ['2026-07-08T10:30:00', BERLIN, '2026-07-08T08:30:00Z', '2026-07-08T08:30:00Z'],
  ['March 8, 2026 at 1:30 pm', NEW_YORK, '2026-03-08T17:30:00Z', '2026-03-08T17:30:00Z'],
  ['202603071330', NEW_YORK, '2026-03-07T18:30:00Z', '2026-03-07T18:30:00Z'],
  // An offset says more than the zone of the site.
  ['2026-07-08T10:30:00Z', BERLIN, '2026-07-08T10:30:00Z', '2026-07-08T10:30:00Z'],
  ['2026-07-08 10:30 +0500', BERLIN, '2026-07-08T05:30:00Z', '2026-07-08T05:30:00Z'],
  // A day is the same everywhere, but begins at different times.
  ['2026-12-24', NEW_YORK, '2026-12-24T00:00:00Z', '2026-12-24T05:00:00Z'],
  ['2026-12-24 00:00', NEW_YORK, '2026-12-24T00:00:00Z', '2026-12-24T05:00:00Z'],
  ['2026-12-24', { name: 'Asia/Kolkata', hasTimes: true }, '2026-12-24T00:00:00Z', '2026-12-23T18:30:00Z'],
  // Clocks are put back at 2 o’clock, and forward at 2 o’clock: one hour is there twice, and one not at all.
  ['2026-11-01 00:30', NEW_YORK, '2026-11-01T04:30:00Z', '2026-11-01T04:30:00Z'],
  ['2026-11-01 02:30', NEW_YORK, '2026-11-01T07:30:00Z', '2026-11-01T07:30:00Z'],
  ['2026-03-08 03:30', NEW_YORK, '2026-03-08T07:30:00Z', '2026-03-08T07:30:00Z'],
  // Jekyll has only days in its zone.
  ['2026-12-24 10:30', { ...NEW_YORK, hasTimes: false }, '2026-12-24T10:30:00Z', '2026-12-24T10:30:00Z'],
  ['2026-12-24', { ...NEW_YORK, hasTimes: false }, '2026-12-24T00:00:00Z', '2026-12-24T05:00:00Z'],
  ['2026-12-24 10:30', { name: 'Local', hasTimes: true }, '2026-12-24T10:30:00Z', '2026-12-24T10:30:00Z'],
])('%s in %o is %s and begins at %s', (text, zone, time, begin) => {
  expect(parseInstant(text, zone)).toMatchObject({ time, begin })
})
