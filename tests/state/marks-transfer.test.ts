import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Marks } from '../../src/state/marks.ts'
import { exportMarks, marksFromLink, marksLink, parseMarks } from '../../src/state/marks-transfer.ts'

const marksOf = (saved: readonly [string, number][], read: readonly [string, number][]): Marks => ({
  saved: new Map(saved.map(([id, at]) => [id, { at }])),
  read: new Map(read),
  isReady: true,
})

const id = fc
  .tuple(fc.integer({ min: 1000, max: 2999 }), fc.integer({ min: 10, max: 12 }), fc.integer({ min: 10, max: 28 }))
  .chain(([year, month, day]) =>
    fc.string({ minLength: 1 }).map((slug) => `${year}/${month}/${day}/${slug.replaceAll('/', '-')}`),
  )
const entries = fc.uniqueArray(fc.tuple(id, fc.nat()), { selector: ([one]) => one, maxLength: 40 })

test('a link transfers all marks unchanged', async () => {
  await fc.assert(
    fc.asyncProperty(entries, entries, async (saved, read) => {
      const marks = marksOf(saved, read)
      const link = await marksLink(marks, 'https://news.example/saved')
      expect(new URL(link).href).toBe(link)
      expect(await marksFromLink(new URL(link).hash)).toEqual(exportMarks(marks))
    }),
    { numRuns: 60 },
  )
})

test('a link holds only the most recent read marks when there are many', async () => {
  const read = Array.from({ length: 1000 }, (_, index): [string, number] => [`2026/01/01/story-${index}`, index])
  const transferred = await marksFromLink(
    new URL(await marksLink(marksOf([], read), 'https://news.example/saved')).hash,
  )
  const times = Object.values(transferred?.read ?? {})
  expect(times).toHaveLength(150)
  expect(Math.min(...times)).toBe(850)
})

test.each([
  ['no text', ''],
  ['the id of an element', '#main'],
  ['a truncated code', '#marks=q1YqTixL'],
  ['a code of other data', '#marks=AAAA'],
  ['an empty code', '#marks='],
])('a fragment with %s gives no marks', async (_, hash) => {
  expect(await marksFromLink(hash)).toBeUndefined()
})

test('parsing any text returns valid marks or nothing and never throws', async () => {
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.string(), fc.json()), async (text) => {
      const parsed = parseMarks(text)
      for (const [key, at] of Object.entries({ ...parsed?.saved, ...parsed?.read })) {
        expect(key).toMatch(/^\d{4}\/\d{2}\/\d{2}\/[^/]+$/)
        expect(Number.isFinite(at)).toBe(true)
      }
      await marksFromLink(`#marks=${text}`)
    }),
    { numRuns: 300 },
  )
})

test('invalid entries and names of prototypes are ignored', () => {
  const text = '{"saved":{"2026/01/02/a":5,"__proto__":1,"2026/01/02/b":"soon","x":1},"read":[1,2],"more":true}'
  expect(parseMarks(text)).toEqual({ saved: { '2026/01/02/a': 5 }, read: {} })
})
