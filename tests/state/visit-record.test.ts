import { beforeEach, expect, test, vi } from 'vitest'
import { blockStorage } from './blocked-storage.ts'

const HOUR = 3_600_000
const load = async () => {
  vi.resetModules()
  return import('../../src/state/visit-record.ts')
}

beforeEach(() => localStorage.clear())

test('opening the site again within half an hour continues the visit', async () => {
  const { countVisit } = await load()
  expect(countVisit(10 * HOUR)).toBe(1)
  expect(countVisit(10.4 * HOUR)).toBe(1)
  expect(countVisit(12 * HOUR)).toBe(2)
})

test('a visit after the clock was set back is counted', async () => {
  const { countVisit } = await load()
  countVisit(9000 * HOUR)
  expect(countVisit(5 * HOUR)).toBe(2)
  expect(countVisit(5.1 * HOUR)).toBe(2)
})

test.each(['7', 'null', '{"visits":"many","last":null}', '{'])(
  'the damaged record %s counts as no visits',
  async (text) => {
    localStorage.setItem('broadsheet:/:visits', text)
    const { countVisit, readVisitRecord } = await load()
    expect(readVisitRecord().visits).toBe(0)
    expect(countVisit(HOUR)).toBe(1)
  },
)

test('without storage, the record lasts as long as the page is open', async () => {
  const { readVisitRecord, updateVisitRecord } = await load()
  blockStorage('setItem')
  updateVisitRecord({ refusedInstall: true })
  expect(readVisitRecord().refusedInstall).toBe(true)
})

test('the visit before ended when the reader was last seen, and that is the same during this visit', async () => {
  const first = await load()
  expect(first.previousVisit(10 * HOUR)).toBeUndefined()
  first.countVisit(10 * HOUR)
  first.continueVisit(11 * HOUR)
  expect(first.previousVisit(11 * HOUR)).toBeUndefined()

  const second = await load()
  expect(second.previousVisit(20 * HOUR)).toBe(11 * HOUR)
  second.countVisit(20 * HOUR)
  expect(second.previousVisit(20 * HOUR)).toBe(11 * HOUR)
  second.continueVisit(20.4 * HOUR)

  const reloaded = await load()
  expect(reloaded.previousVisit(20.5 * HOUR)).toBe(11 * HOUR)
  reloaded.countVisit(20.5 * HOUR)
  // The page lies open without a sign of the reader.
  expect(reloaded.previousVisit(25 * HOUR)).toBe(11 * HOUR)
})

test('looking at an open page again after a pause is a new visit', async () => {
  const { countVisit, continueVisit, previousVisit } = await load()
  countVisit(10 * HOUR)
  continueVisit(12 * HOUR)
  expect(countVisit(12.2 * HOUR)).toBe(1)
  expect(countVisit(18 * HOUR)).toBe(2)
  expect(previousVisit(18 * HOUR)).toBe(12.2 * HOUR)
})
