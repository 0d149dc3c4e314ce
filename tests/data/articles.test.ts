import { expect, test } from 'vitest'
import type { Card } from '../../src/contract/edition.ts'
import { toArticle, toSuggestion } from '../../src/data/articles.ts'

const providers = [
  { domain: 'amber.example', name: 'Amber' },
  { domain: 'tide.example', name: 'Tide' },
]
const lookup = { providers, topics: [], indexUrl: '/data/' }
const card: Card = { id: '2026/06/10/a', title: 'A', time: '2026-06-10T23:30:00Z', provider: 0, topics: [] }

test('a card without a type becomes an article', () => {
  expect(toArticle(card, lookup).type).toBe('article')
  expect(toArticle({ ...card, type: 'video' }, lookup).type).toBe('video')
  expect(toSuggestion({ ...card, provider: 1 }, lookup)).toMatchObject({ type: 'article', article: card.id })
})

test('times of coverage are counted from the time of the article, across midnight too', () => {
  const coverage: Card['coverage'] = {
    outlets: 3,
    points: [
      [1, -86_400],
      [0, 0],
      [1, 1801],
    ],
  }
  expect(toArticle({ ...card, coverage }, lookup).coverage).toEqual({
    outlets: 3,
    points: [
      { provider: providers[1], time: '2026-06-09T23:30:00Z' },
      { provider: providers[0], time: '2026-06-10T23:30:00Z' },
      { provider: providers[1], time: '2026-06-11T00:00:01Z' },
    ],
  })
})
