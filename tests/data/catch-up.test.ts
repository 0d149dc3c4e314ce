import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { findCatchUp } from '../../src/data/filter/catch-up.ts'
import { FLAG } from '../../src/data/catalogue/catalogue.ts'
import { HIDES } from '../../src/data/hiding/hiding.ts'
import { NOW, randomCatalogue, randomNumbers } from './random-catalogue.ts'

const SIZE = 200
const DAY = 96
const newest = Math.floor(NOW / 900_000)

const inputs = fc.record({
  seed: fc.integer({ min: 1, max: 10_000 }),
  days: fc.constantFrom(1, 3, 7, 400),
  limit: fc.integer({ min: 1, max: 40 }),
})

function open(seed: number, days: number, limit: number) {
  const catalogue = randomCatalogue(seed, SIZE, true)
  const random = randomNumbers(seed + 7)
  const ranks = Float32Array.from({ length: SIZE }, () => random(30) - 1)
  const isRead = Uint8Array.from({ length: SIZE }, () => (random(3) === 0 ? 1 : 0))
  const hides = Uint8Array.from({ length: SIZE }, () => [HIDES.story, HIDES.report][random(10)] ?? HIDES.nothing)
  const from = newest - days * DAY
  const storyOf = (row: number) => catalogue.events.find((rows) => rows.includes(row)) ?? Uint32Array.of(row)
  const isReadStory = (row: number) => storyOf(row).some((one) => isRead[one] === 1)
  const outlets = (row: number) =>
    ((catalogue.flags[row] ?? 0) & FLAG.severalOutlets) === 0
      ? 1
      : new Set([...storyOf(row)].map((one) => catalogue.provider[one])).size
  const found = findCatchUp(catalogue, { ranks, from, limit, isRead, hides })
  return { catalogue, ranks, hides, from, storyOf, isReadStory, outlets, ...found }
}

test('each story of the period is listed once at most, none is hidden, and the list is as long as it may be', () => {
  fc.assert(
    fc.property(inputs, ({ seed, days, limit }) => {
      const { catalogue, hides, from, storyOf, rows, total } = open(seed, days, limit)
      expect(new Set(rows.map((row) => storyOf(row)[0])).size).toBe(rows.length)
      for (const row of rows) {
        expect(catalogue.time[row]).toBeGreaterThanOrEqual(from)
        expect(hides[row]).toBe(0)
        // Of the reports of the period that are not of a muted outlet, it is the one that lists prefer.
        const ofPeriod = [...storyOf(row)].filter((one) => (catalogue.time[one] ?? 0) >= from)
        expect(ofPeriod.find((one) => hides[one] !== HIDES.report)).toBe(row)
      }
      expect(rows.length).toBe(Math.min(limit, total))
    }),
  )
})

test('unread stories come first, then those of more outlets, then those of a higher rank', () => {
  fc.assert(
    fc.property(inputs, ({ seed, days, limit }) => {
      const { ranks, isReadStory, outlets, rows } = open(seed, days, limit)
      const keyOf = (row: number) => [Number(isReadStory(row)), -outlets(row), -(ranks[row] ?? -1)]
      for (const [at, row] of rows.entries()) {
        const next = rows[at + 1]
        if (next === undefined) continue
        const [a, b] = [keyOf(row), keyOf(next)]
        const differing = a.findIndex((value, index) => value !== b[index])
        if (differing >= 0) expect(a[differing]).toBeLessThan(b[differing] ?? 0)
      }
    }),
  )
})
