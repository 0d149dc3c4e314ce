import { expect, test } from 'vitest'
import type { FullArticle, RelatedArticle } from '../../src/contract/article.ts'
import type { Topic } from '../../src/contract/edition.ts'
import { listsBesideStory, withoutHidden, withoutMutedReports } from '../../src/screens/story/lists-beside-story.ts'

const item = (title: string, more: Partial<RelatedArticle> = {}): RelatedArticle => ({
  title,
  type: 'article',
  provider: { domain: 'a.example', name: 'Amber' },
  ...more,
})

const story = (more: Partial<FullArticle>): FullArticle => ({
  id: '2026/11/22/open',
  title: 'Open',
  time: '2026-11-22T12:00:00Z',
  dayOnly: false,
  type: 'article',
  url: 'https://a.example/open',
  provider: { domain: 'a.example', name: 'Amber' },
  topics: [],
  related: [],
  alternates: [],
  authors: [],
  publishers: [],
  tags: [],
  ...more,
})

const titles = (items: readonly RelatedArticle[] | undefined) => items?.map(({ title }) => title)

test('a story that the coverage shows is not related, by its id or its address', () => {
  const reports = [item('B', { article: '2026/11/22/b' }), item('C', { url: 'https://c.example/c' })]
  const related = [
    item('B again', { article: '2026/11/22/b' }),
    item('C again', { url: 'https://c.example/c' }),
    item('Open again', { url: 'https://a.example/open' }),
    item('D', { url: 'https://d.example/d' }),
    item('No address'),
  ]
  expect(titles(listsBesideStory(story({ reports, related }), []).related)).toEqual(['D', 'No address'])
})

test('a suggestion that an earlier list has is left out', () => {
  const related = [item('D', { article: '2026/11/22/d' })]
  const suggestions = [
    item('D again', { article: '2026/11/22/d' }),
    item('Open again', { article: '2026/11/22/open' }),
    item('E', { article: '2026/11/22/e' }),
  ]
  const lists = listsBesideStory(story({ related }), suggestions)
  expect(titles(lists.similar)).toEqual(['E'])
  expect([...lists.ids]).toEqual(['2026/11/22/open', '2026/11/22/d', '2026/11/22/e'])
})

test('the ids include the reports, so that the topic below the story repeats none of them', () => {
  const { ids, similar } = listsBesideStory(story({ reports: [item('B', { article: '2026/11/22/b' })] }), undefined)
  expect(ids.has('2026/11/22/b')).toBe(true)
  expect(similar).toBeUndefined()
})

test('rules about a topic reach the lists beside a story and its full coverage, by the topics of the edition', () => {
  const sport = { id: 'sport', name: 'Sport', count: 1 } as Topic
  const topics = new Map([['2026/11/22/match', [sport]]])
  const isHidden = (card: { readonly topics: readonly { readonly id: string }[] }) =>
    card.topics.some(({ id }) => id === 'sport')
  const listed = [item('Match', { article: '2026/11/22/match' }), item('Other', { article: '2026/11/22/other' })]
  const lists = listsBesideStory(story({ related: listed }), [])
  expect(titles(withoutHidden(lists, isHidden, topics).related)).toEqual(['Other'])
  expect(titles(withoutMutedReports(story({ reports: listed }), isHidden, topics).reports)).toEqual(['Other'])
})

test('until it is known what is hidden, nothing is listed that would be removed again', () => {
  const listed = [item('Match', { article: '2026/11/22/match' })]
  const lists = withoutHidden(listsBesideStory(story({ related: listed }), []), undefined)
  expect([lists.related, lists.similar]).toEqual([[], undefined])
  expect(withoutMutedReports(story({ reports: listed }), undefined).reports).toEqual([])
})

test('the full coverage without a muted outlet counts as many outlets as the card', () => {
  const of = (name: string) => item(name, { provider: { domain: `${name}.example`, name } })
  const open = story({ reports: [of('b'), of('c')], coverage: { outlets: 3, points: [] } })
  const shown = withoutMutedReports(open, ({ provider }) => provider.domain === 'b.example')
  expect([titles(shown.reports), shown.coverage?.outlets]).toEqual([['c'], 3])
})
