import { render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import type { FullArticle, RelatedArticle } from '../../src/contract/article.ts'
import { FullCoverage } from '../../src/ui/story/full-coverage.tsx'
import { SiteContext } from '../../src/ui/base/site-context.tsx'

const outlet = (name: string) => ({ domain: `${name.toLowerCase()}.example`, name })

const story = (reports: readonly RelatedArticle[], more: Partial<FullArticle> = {}): FullArticle => ({
  id: '2026/11/22/open',
  title: 'The open story',
  time: '2026-11-22T13:00:00Z',
  dayOnly: false,
  type: 'article',
  provider: outlet('Amber'),
  topics: [],
  related: [],
  alternates: [],
  authors: [],
  publishers: [],
  tags: [],
  coverage: { outlets: 3, points: [] },
  reports,
  ...more,
})

const report = (title: string, time: string | undefined, more: Partial<RelatedArticle> = {}): RelatedArticle => ({
  title,
  ...(time && { time: `2026-11-${time}:00Z` }),
  type: 'article',
  url: `https://birch.example/${encodeURIComponent(title)}`,
  provider: outlet('Birch'),
  why: { by: 'words', words: ['harbour'] },
  ...more,
})

function draw(article: FullArticle) {
  render(
    <SiteContext value={{ base: '/', locale: 'en', now: Date.parse('2026-11-23T00:00:00Z') }}>
      <FullCoverage article={article} />
    </SiteContext>,
  )
  const region = screen.queryByRole('region', { name: 'Full coverage' })
  const items = region ? within(region).getAllByRole('listitem') : []
  const titles = () => screen.getAllByRole('heading', { level: 3 }).map(({ textContent }) => textContent)
  return { region, items, titles }
}

test('the reports are in the order of their times, newest first, with the open article among them', () => {
  const { region, items } = draw(story([report('Later', '22T15:40'), report('Earlier', '22T06:10')]))
  expect(items.map((item) => within(item).getByRole('heading').textContent)).toEqual([
    'Later (opens Birch in a new tab)',
    'The open story',
    'Earlier (opens Birch in a new tab)',
  ])
  expect(items[1]).toHaveAttribute('aria-current', 'true')
  expect(within(items[1] as HTMLElement).queryByRole('link')).toBeNull()
  expect(items[2]).toHaveTextContent('First')
  expect(items[0]).not.toHaveTextContent('First')
  expect(region).toHaveTextContent('3 outlets, 9 hours')
  expect(region).toHaveAttribute('id', 'coverage')
})

test('a report of the edition opens inside the reader, another one at its outlet', () => {
  draw(story([report('Inside', '22T12:00', { article: '2026/11/22/inside' }), report('Outside', '22T11:00')]))
  const inside = screen.getByRole('link', { name: 'Inside' })
  expect(inside).toHaveAttribute('href', '/2026/11/22/inside')
  expect(inside).not.toHaveAttribute('target')
  const outside = screen.getByRole('link', { name: 'Outside (opens Birch in a new tab)' })
  expect(outside).toHaveAttribute('target', '_blank')
  expect(outside).toHaveAttribute('rel', 'noopener noreferrer')
})

test('a syndicated copy says so, and another file of the same page is left out', () => {
  const { items } = draw(
    story([report('Copied', '22T12:30', { why: { by: 'copy' } }), report('Twin', '22T12:20', { why: { by: 'page' } })]),
  )
  expect(items).toHaveLength(2)
  expect(items[1]).toHaveTextContent('Syndicated copy')
})

test.each([
  ['a story without reports', story([])],
  ['a story of an earlier version', (({ reports: _, ...rest }) => rest)(story([]))],
  [
    'a story whose only report is another file of its page',
    story([report('Twin', '22T12:20', { why: { by: 'page' } })]),
  ],
])('%s has no coverage', (_, article) => {
  expect(draw(article).region).toBeNull()
})

test('reports within the hour have no span, and reports without times come last', () => {
  const { region, items } = draw(story([report('Later', '22T13:20'), report('Unknown', undefined)]))
  expect(region).toHaveTextContent(/3 outlets(?!,)/)
  expect(items[2]).toHaveTextContent('Unknown')
  expect(items[2]?.querySelector('time')).toBeNull()
  expect(items[1]).toHaveTextContent('First')
})

test('of a day without an hour the day is shown, and it is not called the first of that day', () => {
  const { items } = draw(story([report('Some hour', '22T00:00')]))
  expect(items[1]).toHaveTextContent('Nov 22')
  expect(items[1]?.querySelector('time')).toHaveAttribute('datetime', '2026-11-22')
  expect(screen.queryByText('First')).toBeNull()
})

test('reports of several days have their day', () => {
  const { region, items } = draw(story([report('Long ago', '12T13:00')]))
  expect(region).toHaveTextContent('3 outlets, 10 days')
  expect(items[1]).toHaveTextContent('Nov 12, 1:00 PM')
})

test('reports of one outlet are counted as reports', () => {
  const { coverage: _, ...alone } = story([report('Follow-up', '22T15:00', { provider: outlet('Amber') })])
  expect(draw(alone).region).toHaveTextContent('2 reports, 2 hours')
})

test('a long timeline shows eight reports, the open one always, until the reader asks for more', async () => {
  const reports = Array.from({ length: 11 }, (_, index) => report(`Report ${index}`, `22T${String(23 - index)}:00`))
  const { items, titles } = draw(story(reports, { time: '2026-11-22T08:00:00Z' }))
  expect(items).toHaveLength(8)
  expect(titles().at(-1)).toBe('The open story')
  await userEvent.click(screen.getByRole('button', { name: 'Show 4 more' }))
  expect(screen.getAllByRole('listitem')).toHaveLength(12)
  expect(titles().at(-1)).toBe('The open story')
  expect(screen.queryByRole('button', { name: /^Show/ })).toBeNull()
})

test('a button shows why each report is there', async () => {
  const { items } = draw(
    story([report('Alike', '22T10:00'), report('Named', '22T09:00', { why: { by: 'publisher' } })]),
  )
  await userEvent.click(screen.getByRole('button', { name: 'Why are these reports here?' }))
  expect(items[0]).not.toHaveTextContent('words')
  expect(items[1]).toHaveTextContent('Same words: harbour; 3 hours apart.')
  expect(items[2]).toHaveTextContent('The publisher says it is the same story.')
})
