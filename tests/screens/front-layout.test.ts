import { expect, test } from 'vitest'
import type { Card, Front, Topic } from '../../src/contract/edition.ts'
import { layOutFront } from '../../src/screens/front/front-layout.ts'

const TOPICS: readonly Topic[] = [
  { id: 'tides', name: 'Tides', ink: 1, count: 30, providers: 1, sources: [], front: '' },
]

const card = (at: number): Card => ({
  id: `2026/11/22/story-${at}`,
  title: `Story ${at}`,
  time: '2026-11-22T10:00:00Z',
  provider: 0,
  topics: at < 20 ? ['tides'] : [],
})

/** A front of thirty stories: five at its head, a band of eight others, and the newest ones from 25 on. */
const FRONT: Front = {
  providers: [{ domain: 'amber.example', name: 'Amber Post' }],
  cards: Array.from({ length: 30 }, (_, at) => card(at)),
  lead: [0, 1, 2, 3, 4],
  top: Array.from({ length: 24 }, (_, at) => at),
  latest: [25, 26, 27, 28, 29, 0, 1, 2, 3],
  bands: [{ topic: 'tides', cards: [5, 6, 7, 8, 9, 10, 11, 12] }],
  facets: { providers: [], types: [] },
}

const numbersOf = (articles: readonly { readonly id: string }[]) =>
  articles.map(({ id }) => Number(id.slice('2026/11/22/story-'.length)))

function choose(...hidden: readonly number[]) {
  const isHidden = ({ id }: { readonly id: string }) => hidden.includes(Number(id.slice('2026/11/22/story-'.length)))
  const { lead, row, rail, bands, hidden: count } = layOutFront(FRONT, TOPICS, isHidden)
  return {
    lead: numbersOf(lead ? [lead] : []),
    row: numbersOf(row),
    rail: numbersOf(rail),
    band: numbersOf(bands[0]?.articles ?? []),
    count,
  }
}

test('without hidden stories, each list has its own stories, and none is on the page twice', () => {
  expect(choose()).toEqual({
    lead: [0],
    row: [1, 2, 3, 4],
    rail: [25, 26, 27, 28, 29],
    band: [5, 6, 7, 8, 9, 10, 11],
    count: 0,
  })
})

test('the next stories take the places of hidden ones', () => {
  const { lead, row, rail, band, count } = choose(0, 2, 5, 6, 26)
  expect(lead).toEqual([1])
  expect(row).toEqual([3, 4, 7, 8])
  expect(rail).toEqual([25, 27, 28, 29])
  expect(band).toEqual([9, 10, 11, 12, 13, 14, 15])
  expect(count).toBe(5)
})

test('a hidden story counts once, and only when it would be on the page', () => {
  expect(choose(0).count).toBe(1)
  expect(choose(12).count).toBe(0)
  expect(choose(12, 24).count).toBe(0)
})

test('a front of nothing but hidden stories is empty and says how many there are', () => {
  const all = choose(...FRONT.cards.keys())
  expect([all.lead, all.row, all.rail, all.band]).toEqual([[], [], [], []])
  expect(all.count).toBe(29)
})
