import { expect, test } from 'vitest'
import type { Article } from '../../src/contract/article.ts'
import { type Shelved, formatSavedView, parseSavedView, viewSaved } from '../../src/screens/saved/saved-view.ts'

const topic = (id: string, name: string) =>
  ({ id, name, count: 1, ink: 1, front: '', providers: 1, sources: [] }) satisfies Article['topics'][number]

const article = (title: string, outlet: string, time: string, topics: Article['topics'] = []): Article => ({
  id: `2026/01/01/${title}`,
  title,
  time,
  dayOnly: false,
  type: 'article',
  provider: { domain: `${outlet}.example`, name: outlet },
  topics,
})

const shelf = (title: string, at: number, card?: Article): Shelved => ({ id: title, at, article: card })

const STORIES: readonly Shelved[] = [
  shelf('fog', 3, article('Fog over the Harbour', 'Velum', '2026-01-01T00:00:00Z', [topic('ports', 'Ports')])),
  shelf('tide', 5, article('A tide turns', 'amber', '2026-01-03T00:00:00Z', [topic('sea', 'Sea')])),
  shelf('cafe', 4, article('The Café reopens', 'Tideline', '2026-01-02T00:00:00Z')),
  shelf('imported', 6),
]
const BELOW = new Map([['sea', new Set(['sea', 'ports'])]])

const idsOf = (search: string) => viewSaved(STORIES, parseSavedView(search), BELOW, 'en').map(({ id }) => id)

test.each([
  ['the story saved last is first', '', ['imported', 'tide', 'cafe', 'fog']],
  [
    'the newest story is first, and those that are not loaded are last',
    '?sort=newest',
    ['tide', 'cafe', 'fog', 'imported'],
  ],
  [
    'outlets are in the order of the alphabet, whatever their case',
    '?sort=outlet',
    ['imported', 'tide', 'cafe', 'fog'],
  ],
  ['a topic includes those below it', '?topic=sea', ['tide', 'fog']],
  ['words are found in any case and without accents', '?text=CAFE', ['cafe']],
  ['words are found in the outlet and in topics too', '?text=tide', ['tide', 'cafe']],
  ['every word must be there, in any order', '?text=harbour+fog', ['fog']],
  ['topic and words narrow together', '?topic=sea&text=tide', ['tide']],
  ['an unknown order is the first one', '?sort=size', ['imported', 'tide', 'cafe', 'fog']],
])('%s', (_, search, expected) => {
  expect(idsOf(search)).toEqual(expected)
})

test('a view has one address', () => {
  for (const search of ['', '?sort=newest', '?sort=outlet&topic=sea&text=fog+horn'])
    expect(formatSavedView(parseSavedView(search))).toBe(search)
})
