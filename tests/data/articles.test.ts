import { expect, test } from 'vitest'
import type { Card, RelatedItem, SimilarShard, Story } from '../../src/contract/edition.ts'
import { toArticle } from '../../src/data/index/articles.ts'
import { toFullArticle } from '../../src/data/index/full-article.ts'
import { toSuggestions } from '../../src/data/story/suggestions.ts'

const providers = [
  { domain: 'amber.example', name: 'Amber' },
  { domain: 'tide.example', name: 'Tide' },
]
const lookup = { providers, topics: [], indexUrl: '/data/' }
const card: Card = { id: '2026/06/10/a', title: 'A', time: '2026-06-10T23:30:00Z', provider: 0, topics: [] }

test('a card without a type becomes an article', () => {
  expect(toArticle(card, lookup).type).toBe('article')
  expect(toArticle({ ...card, type: 'video' }, lookup).type).toBe('video')
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

const similar: SimilarShard = {
  providers: [{ domain: 'tide.example', name: 'Tide', logo: 'assets/tide.svg' }],
  ids: ['2026/06/10/b', card.id],
  items: [
    { id: '2026/06/09/c', title: 'C', time: '2026-06-09T08:00:00Z', provider: 0 },
    { id: '2026/06/08/d', title: 'D', time: '2026-06-08T08:00:00Z', provider: 0, type: 'video' },
  ],
  similar: [
    [],
    [
      [1, ['lamp', 'night ward']],
      [0, []],
    ],
  ],
}

test('suggestions keep their order and name the words they have in common with the article', () => {
  const suggestions = toSuggestions(similar, card.id, '/data/')
  expect(suggestions).toMatchObject([
    { article: '2026/06/08/d', type: 'video', why: { by: 'words', words: ['lamp', 'night ward'] } },
    { article: '2026/06/09/c', type: 'article', why: { by: 'words', words: [] } },
  ])
  expect(suggestions[0]?.provider.logo).toBe('/data/assets/tide.svg')
})

test('an article that its shard does not list has no suggestions', () => {
  expect(toSuggestions(similar, '2026/06/10/b', '/data/')).toEqual([])
  expect(toSuggestions(similar, '2026/06/10/unknown', '/data/')).toEqual([])
})

test('a story brings the other reports of its event, each with its outlet and the reason', () => {
  const report: RelatedItem = { title: 'B', provider: 1, article: '2026/06/10/b', why: { by: 'copy' } }
  const story: Story = { ...card, related: [], alternates: [], authors: [], publishers: [], tags: [] }
  expect(toFullArticle({ ...story, reports: [report] }, lookup).reports).toEqual([
    { ...report, type: 'article', provider: providers[1] },
  ])
  expect(toFullArticle(story, lookup)).not.toHaveProperty('reports')
})
