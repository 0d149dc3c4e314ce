import { beforeEach, expect, test, vi } from 'vitest'

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
  vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new DOMException('No.', 'QuotaExceededError')
  })
  updateVisitRecord({ refusedInstall: true })
  expect(readVisitRecord().refusedInstall).toBe(true)
})
