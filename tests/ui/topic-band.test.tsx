import { render } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { Article } from '../../src/contract/article.ts'
import type { Topic } from '../../src/contract/edition.ts'
import { SiteContext, type SiteContextValue } from '../../src/ui/base/site-context.tsx'
import { TopicBand } from '../../src/ui/cards/topic-band.tsx'

const topic: Topic = { id: 'sea', name: 'Sea', ink: 1, count: 9, providers: 2, sources: [], front: 'f' }

const story = (at: number, hasPicture: boolean): Article => ({
  id: `2026/11/22/s${at}`,
  title: `Story ${at}`,
  time: '2026-11-22T09:00:00Z',
  dayOnly: false,
  type: 'article',
  url: `https://amber.example/s${at}`,
  provider: { domain: 'amber.example', name: 'Amber Post' },
  topics: [topic],
  ...(hasPicture && { image: { src: `/data/assets/${at}.jpg` } }),
})

const draw = (
  count: number,
  more: { pictures?: boolean; site?: Partial<SiteContextValue>; density?: 'compact' } = {},
) =>
  render(
    <SiteContext value={{ base: '/', locale: 'en', now: Date.parse('2026-11-22T12:00:00Z'), ...more.site }}>
      <TopicBand
        topic={topic}
        count={count}
        articles={Array.from({ length: count }, (_, at) => story(at, more.pictures ?? true))}
        hasFeature
        density={more.density ?? 'cards'}
      />
    </SiteContext>,
  ).container

/** Numbers of stories in each column, row by row. */
const columnsOf = (container: Element): number[][] =>
  [...container.querySelectorAll('.cols')].map(({ children }) =>
    [...children].map((column) => column.querySelectorAll('article').length || 1),
  )

test.each([
  [1, [[1]]],
  [2, [[1, 1]]],
  [3, [[1, 1, 1]]],
  [4, [[1, 1, 1, 1]]],
  [5, [[1, 2, 2]]],
  [6, [[1, 1, 1, 3]]],
  [7, [[1, 3, 3]]],
])('a band of %i stories has no column that is shorter than the others', (count, columns) => {
  expect(columnsOf(draw(count))).toEqual(columns)
})

test('a band of five stories without pictures has two above three', () => {
  expect(columnsOf(draw(5, { pictures: false }))).toEqual([
    [1, 1],
    [1, 1, 1],
  ])
})

test('a compact band has rows', () => {
  const container = draw(7, { density: 'compact' })
  expect(container.querySelectorAll('.compact > .row')).toHaveLength(6)
  expect(columnsOf(container)).toEqual([])
})

test('pictures that the reader does not want are no elements, and their stories are text cards', () => {
  const container = draw(4, { site: { showsPicture: () => false } })
  expect(container.querySelector('img')).toBeNull()
  expect(container.querySelectorAll('.card--text')).toHaveLength(4)
})

test('a headline can lead to the outlet, and its time to the page of the reader', () => {
  const opened: string[] = []
  const marks = { isRead: () => false, isSaved: () => false, onSave: () => {}, onOpen: (id: string) => opened.push(id) }
  const container = draw(1, { site: { opensOutlet: true, marks } })
  const link = container.querySelector<HTMLAnchorElement>('h3 a')
  expect(link).toHaveAttribute('href', 'https://amber.example/s0')
  expect(link).toHaveAttribute('target', '_blank')
  expect(link).toHaveAccessibleName('Story 0 (opens Amber Post in a new tab)')
  expect(container.querySelector('.pic')).toHaveAttribute('href', 'https://amber.example/s0')
  expect(container.querySelector('time a')).toHaveAttribute('href', '/2026/11/22/s0')
  container.addEventListener('click', (event) => event.preventDefault())
  link?.click()
  expect(opened).toEqual(['2026/11/22/s0'])
})
