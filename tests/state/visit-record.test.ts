import { beforeEach, expect, test, vi } from 'vitest'

const HOUR = 3_600_000
const load = async () => {
  vi.resetModules()
  return import('../../src/state/visit-record.ts')
}

beforeEach(() => localStorage.clear())

test('who comes back within half an hour is still on the same visit', async () => {
  const { countVisit } = await load()
  expect(countVisit(10 * HOUR)).toBe(1)
  expect(countVisit(10.4 * HOUR)).toBe(1)
  expect(countVisit(12 * HOUR)).toBe(2)
})

test('a clock that was set back counts on', async () => {
  const { countVisit } = await load()
  countVisit(9000 * HOUR)
  expect(countVisit(5 * HOUR)).toBe(2)
  expect(countVisit(5.1 * HOUR)).toBe(2)
})

test.each(['7', 'null', '{"visits":"many","last":null}', '{'])('stored text %s is no visit', async (text) => {
  localStorage.setItem('broadsheet:/:visits', text)
  const { countVisit, readVisitRecord } = await load()
  expect(readVisitRecord().visits).toBe(0)
  expect(countVisit(HOUR)).toBe(1)
})

test('without storage it is remembered for as long as the page is open', async () => {
  const { readVisitRecord, updateVisitRecord } = await load()
  vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new DOMException('No.', 'QuotaExceededError')
  })
  updateVisitRecord({ refusedInstall: true })
  expect(readVisitRecord().refusedInstall).toBe(true)
})
