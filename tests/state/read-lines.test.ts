import * as fc from 'fast-check'
import { beforeEach, expect, test, vi } from 'vitest'

const load = async () => {
  vi.resetModules()
  return { ...(await import('../../src/state/read-lines.ts')), ...(await import('../../src/state/draw-read-lines.ts')) }
}

const SAND = '2026/01/02/sand'

beforeEach(() => localStorage.clear())

test('a topic that was marked as read is still read after a reload', async () => {
  const { markAllRead } = await load()
  markAllRead('sea', 500, 1000)
  const { getReadLines } = await load()
  expect(getReadLines()).toEqual({ lines: [{ topic: 'sea', until: 500, at: 1000 }], unread: {} })
})

test('a line takes the place of those that it includes, and its undo brings them back', async () => {
  const { getReadLines, markAllRead } = await load()
  markAllRead('sea', 500, 1000)
  markAllRead('air', 900, 1001)
  markAllRead('sea', 600, 1002)
  const before = getReadLines()
  expect(before.lines.map(({ topic, until }) => [topic, until])).toEqual([
    ['air', 900],
    ['sea', 600],
  ])
  const undo = markAllRead('', 700, 1003)
  expect(getReadLines().lines.map(({ topic }) => topic)).toEqual(['air', ''])
  undo()
  undo()
  expect(getReadLines()).toEqual(before)
})

test('undoing a line leaves a line that has replaced it since', async () => {
  const { getReadLines, markAllRead } = await load()
  const undo = markAllRead('sea', 500, 1000)
  markAllRead('sea', 600, 1001)
  undo()
  expect(getReadLines().lines).toEqual([{ topic: 'sea', until: 600, at: 1001 }])
})

test('a story that is marked as unread later than a line stays unread until the next line', async () => {
  const { getReadLines, keepUnread, markAllRead } = await load()
  markAllRead('sea', 500, 1000)
  // The clock was set back in between.
  keepUnread([SAND], 400)
  const { lines, unread } = getReadLines()
  expect(unread[SAND]).toBeGreaterThanOrEqual(lines[0]?.at ?? 0)
  markAllRead('sea', 500, 300)
  expect(getReadLines().lines.at(-1)?.at).toBeGreaterThan(getReadLines().unread[SAND] ?? 0)
})

test('undoing “unread” restores what was there before', async () => {
  const { getReadLines, keepUnread, markAllRead } = await load()
  markAllRead('sea', 500, 1000)
  keepUnread([SAND], 1100)
  const before = getReadLines()
  const undo = keepUnread([SAND, '2026/01/02/fog'], 1200)
  undo()
  expect(getReadLines()).toEqual(before)
})

test('without a line, a story that is marked as unread needs no record', async () => {
  const { getReadLines, keepUnread } = await load()
  keepUnread([SAND])()
  expect(getReadLines()).toEqual({ lines: [], unread: {} })
})

test('any stored value gives lines that can be used', async () => {
  const { parseReadLines } = await load()
  fc.assert(
    fc.property(fc.oneof(fc.jsonValue(), fc.record({ lines: fc.jsonValue(), unread: fc.jsonValue() })), (value) => {
      const { lines, unread } = parseReadLines(value)
      for (const { until, at } of lines) expect(Number.isSafeInteger(until) && Number.isSafeInteger(at)).toBe(true)
      for (const at of Object.values(unread)) expect(Number.isSafeInteger(at)).toBe(true)
    }),
  )
})

test('removing all lines can be undone, until another line is drawn', async () => {
  const { getReadLines, keepUnread, markAllRead, removeReadLines } = await load()
  markAllRead('sea', 500, 1000)
  keepUnread([SAND], 1001)
  const before = getReadLines()
  const undo = removeReadLines()
  expect(getReadLines()).toEqual({ lines: [], unread: {} })
  undo()
  expect(getReadLines()).toEqual(before)
  const late = removeReadLines()
  markAllRead('air', 900, 1002)
  late()
  expect(getReadLines().lines.map(({ topic }) => topic)).toEqual(['air'])
})
