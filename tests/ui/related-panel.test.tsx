import { render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import type { RelatedArticle } from '../../src/contract/article.ts'
import { RelatedPanel } from '../../src/ui/story/related-panel.tsx'
import { SiteContext } from '../../src/ui/base/site-context.tsx'

const item = (title: string, more: Partial<RelatedArticle> = {}): RelatedArticle => ({
  title,
  type: 'article',
  url: `https://a.example/${encodeURIComponent(title)}`,
  provider: { domain: 'a.example', name: 'Amber Post' },
  ...more,
})

const renderPanel = (related: RelatedArticle[], similar: RelatedArticle[] | undefined = [], onRetry?: () => void) =>
  render(
    <SiteContext value={{ base: '/sub/', locale: 'en', now: 0 }}>
      <RelatedPanel
        related={related}
        similar={onRetry ? undefined : similar}
        onRetry={onRetry}
        time="2026-11-22T12:00:00Z"
      />
    </SiteContext>,
  )

test('the panel is a landmark with a name', () => {
  renderPanel([item('One')])
  expect(screen.getByRole('complementary', { name: 'Related stories' })).toBeInTheDocument()
})

test('stories of the edition open inside the reader, and others in a new tab', () => {
  renderPanel([item('Inside', { article: '2026/11/22/inside' }), item('Outside')])
  const inside = screen.getByRole('link', { name: 'Inside' })
  expect(inside).toHaveAttribute('href', '/sub/2026/11/22/inside')
  expect(inside).not.toHaveAttribute('target')
  const outside = screen.getByRole('link', { name: /^Outside \(opens Amber Post in a new tab\)$/ })
  expect(outside).toHaveAttribute('target', '_blank')
  expect(outside).toHaveAttribute('rel', 'noopener noreferrer')
})

test('stories listed by the publisher come before similar stories', () => {
  renderPanel([item('Listed')], [item('Alike')])
  const titles = within(screen.getByRole('complementary')).getAllByRole('heading', { level: 3 })
  expect(titles[0]).toHaveTextContent('Listed')
  expect(titles[1]).toHaveTextContent('Alike')
})

test('the panel shows listed stories and does not report that it is empty while similar stories load', () => {
  const panel = (related: RelatedArticle[]) => <RelatedPanel related={related} similar={undefined} />
  const { rerender } = render(panel([item('Listed')]))
  expect(screen.getByText('Listed')).toBeInTheDocument()
  rerender(panel([]))
  expect(screen.queryByText(/Nothing else in this edition/)).toBeNull()
})

test('similar stories that failed to load can be loaded again', async () => {
  const onRetry = vi.fn()
  renderPanel([item('Listed')], undefined, onRetry)
  expect(screen.getByText('Listed')).toBeInTheDocument()
  expect(screen.getByRole('status')).toHaveTextContent('Similar stories could not be loaded.')
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }))
  expect(onRetry).toHaveBeenCalledOnce()
})

test('a long list shows eight stories until the reader asks for more', async () => {
  renderPanel(Array.from({ length: 46 }, (_, index) => item(`Story ${index}`)))
  expect(screen.getAllByRole('article')).toHaveLength(8)
  await userEvent.click(screen.getByRole('button', { name: 'Show 38 more' }))
  expect(screen.getAllByRole('article')).toHaveLength(46)
  expect(screen.queryByRole('button', { name: /^Show/ })).toBeNull()
})

test('an empty panel reports that nothing is similar', () => {
  renderPanel([])
  expect(screen.getByText(/Nothing else in this edition/)).toBeInTheDocument()
})

test('a story without an address is shown without a link', () => {
  const { url: _, ...bare } = item('No link')
  renderPanel([bare])
  expect(screen.queryByRole('link')).toBeNull()
  expect(screen.getByText('No link')).toBeInTheDocument()
})

test('a button shows why each story is in the panel, and hides it again', async () => {
  renderPanel(
    [item('Listed', { time: '2026-11-22T09:00:00Z' })],
    [
      item('Alike', { time: '2026-11-22T08:59:00Z', why: { by: 'words', words: ['Lindmoor', 'lamp', 'night ward'] } }),
      item('Saved long ago', { time: '2026-11-12T09:00:00Z' }),
    ],
  )
  const button = screen.getByRole('button', { name: 'Why are these stories here?', expanded: false })
  expect(screen.queryByText('Linked by the editor.')).toBeNull()
  await userEvent.click(button)
  const [listed, alike, saved] = screen.getAllByRole('article')
  expect(listed).toHaveTextContent('Linked by the editor.')
  expect(alike).toHaveTextContent('Same words: Lindmoor, lamp, night ward; 3 hours apart.')
  expect(saved).toHaveTextContent('Similar words; 10 days apart.')
  expect(button).toHaveAttribute('aria-expanded', 'true')
  await userEvent.click(button)
  expect(screen.queryByText('Linked by the editor.')).toBeNull()
})

test('an empty panel has no button for reasons', () => {
  renderPanel([])
  expect(screen.queryByRole('button')).toBeNull()
})
