import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { fnv1a } from '../../src/contract/fnv1a.ts'
import { NO_FILTER } from '../../src/data/filter/filter.ts'
import { type ReadLines, isReadByLine } from '../../src/data/hiding/read-lines.ts'
import { readRows } from '../../src/data/hiding/read-rows.ts'
import { select } from '../../src/data/filter/select.ts'
import { DESCENDANTS, NOW, TOPICS, randomCatalogue } from './random-catalogue.ts'

const QUARTER = 900_000
const SIZE = 120

/** A catalogue with an id for each row, and the card of each row. */
function open(seed: number) {
  const catalogue = randomCatalogue(seed, SIZE, true)
  const idOf = (row: number) =>
    `${new Date((catalogue.time[row] ?? 0) * QUARTER).toISOString().slice(0, 10).replaceAll('-', '/')}/story-${row}`
  const cards = Array.from({ length: SIZE }, (_, row) => ({
    id: idOf(row),
    // Somewhere in the quarter of an hour that the catalogue has.
    time: new Date((catalogue.time[row] ?? 0) * QUARTER + ((row * 7919) % QUARTER)).toISOString(),
    topics: [...catalogue.topicsOfRows.subarray(catalogue.topicStarts[row], catalogue.topicStarts[row + 1])].map(
      (topic) => ({ id: TOPICS[topic] ?? '' }),
    ),
  }))
  const hashes = Uint32Array.from(cards, ({ id }) => fnv1a(id) >>> 8)
  return { catalogue, cards, hashes }
}

const marks = fc.record({
  seed: fc.integer({ min: 1, max: 10_000 }),
  lines: fc.array(
    fc.record({
      topic: fc.constantFrom('', ...TOPICS, 'gone'),
      until: fc.integer({ min: NOW - 400 * 86_400_000, max: NOW }),
      at: fc.integer({ min: 1, max: 20 }),
    }),
    { maxLength: 5 },
  ),
  unread: fc.array(fc.tuple(fc.nat({ max: SIZE - 1 }), fc.integer({ min: 1, max: 20 })), { maxLength: 20 }),
  read: fc.array(fc.nat({ max: SIZE - 1 }), { maxLength: 20 }),
})

test('a card is read by a line exactly when its row is', () => {
  fc.assert(
    fc.property(marks, ({ seed, lines, unread, read }) => {
      const { catalogue, cards, hashes } = open(seed)
      const idOf = (row: number) => cards[row]?.id ?? ''
      const readLines: ReadLines = { lines, unread: Object.fromEntries(unread.map(([row, at]) => [idOf(row), at])) }
      const ids = new Set(read.map(idOf))
      const rows = readRows(catalogue, catalogue, hashes, ids, readLines, DESCENDANTS)
      expect([...rows]).toEqual(
        cards.map((card) => (ids.has(card.id) || isReadByLine(card, readLines, DESCENDANTS) ? 1 : 0)),
      )
    }),
  )
})

test('the unread count of each topic is the length of its unread list, whatever was read, marked and hidden', () => {
  fc.assert(
    fc.property(marks, fc.boolean(), ({ seed, lines, unread, read }, hasHidden) => {
      const { catalogue, cards, hashes } = open(seed)
      const idOf = (row: number) => cards[row]?.id ?? ''
      const readLines: ReadLines = { lines, unread: Object.fromEntries(unread.map(([row, at]) => [idOf(row), at])) }
      const isRead = readRows(catalogue, catalogue, hashes, read.map(idOf), readLines, DESCENDANTS)
      const isMuted = hasHidden ? Uint8Array.from({ length: SIZE }, (_, row) => (row % 5 === 0 ? 1 : 0)) : undefined
      const options = { descendants: DESCENDANTS, now: NOW, isRead, isMuted }
      const counts = select(catalogue, { ...NO_FILTER, unread: true }, options).topics
      for (const topic of TOPICS) {
        const list = select(catalogue, { ...NO_FILTER, topics: [topic], unread: true }, options)
        expect(list.rows).toHaveLength(counts.get(topic) ?? 0)
        expect(select(catalogue, { ...NO_FILTER, topics: [topic] }, options).unread).toBe(list.rows.length)
      }
    }),
    { numRuns: 60 },
  )
})

test('after a whole topic was marked as read, it has no unread story, and other topics keep theirs', () => {
  const { catalogue, hashes } = open(5)
  const newest = (catalogue.time[0] ?? 0) * QUARTER
  const unreadOf = (topic: string, readLines: ReadLines) => {
    const isRead = readRows(catalogue, catalogue, hashes, [], readLines, DESCENDANTS)
    return select(
      catalogue,
      { ...NO_FILTER, topics: [topic], unread: true, reports: 'all' },
      { descendants: DESCENDANTS, now: NOW, isRead },
    ).rows.length
  }
  const none: ReadLines = { lines: [], unread: {} }
  const all: ReadLines = { lines: [{ topic: 't0', until: newest, at: 1 }], unread: {} }
  expect(unreadOf('t0', none)).toBeGreaterThan(0)
  expect(unreadOf('t0', all)).toBe(0)
  expect(unreadOf('t1', all)).toBeGreaterThan(0)
})
