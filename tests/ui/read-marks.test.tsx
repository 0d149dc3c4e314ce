import { render, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { Article } from '../../src/contract/article.ts'
import { ArticleCard } from '../../src/ui/cards/article-card.tsx'
import { ArticleRow } from '../../src/ui/cards/article-row.tsx'
import { LeadStory } from '../../src/ui/cards/lead-story.tsx'
import { SiteContext } from '../../src/ui/base/site-context.tsx'

const storyOf = (id: string): Article => ({
  id,
  title: `The ${id} bell`,
  time: '2026-11-20T08:00:00Z',
  dayOnly: false,
  type: 'article',
  provider: { domain: 'bell.example', name: 'Bell' },
  topics: [],
})

const marks = { isRead: ({ id }: { readonly id: string }) => id === 'old', isSaved: () => false, onSave: () => {} }

test.each([
  ['the lead story of the front page', (article: Article) => <LeadStory article={article} hasTimeline />],
  ['a card', (article: Article) => <ArticleCard article={article} />],
  ['a row', (article: Article) => <ArticleRow article={article} heading="h2" />],
])('%s is marked as read for the eye and for screen readers', (_, draw) => {
  render(
    <SiteContext value={{ base: '/', locale: 'en', now: 0, marks }}>
      {draw(storyOf('new'))}
      {draw(storyOf('old'))}
    </SiteContext>,
  )
  const [unread, read] = screen.getAllByRole('article')
  expect(screen.getAllByRole('heading').map(({ textContent }) => textContent)).toEqual([
    'The new bell',
    'The old bell (read)',
  ])
  expect(unread).not.toHaveAttribute('data-read')
  expect(read).toHaveAttribute('data-read')
})
