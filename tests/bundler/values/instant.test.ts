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
