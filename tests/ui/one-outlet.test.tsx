import { render, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { Article } from '../../src/contract/article.ts'
import { ArticleCard } from '../../src/ui/cards/article-card.tsx'
import { SiteContext } from '../../src/ui/base/site-context.tsx'

const STORY: Article = {
  id: 'bell',
  title: 'The bell',
  time: '2026-11-20T08:00:00Z',
  dayOnly: false,
  type: 'article',
  provider: { domain: 'bell.example', name: 'Bell' },
  topics: [],
}

test.each([
  ['names the outlet of a story where there are several', false, 1],
  ['does not name the outlet that has published all stories', true, 0],
])('a card %s, and has its time', (_, hasOneOutlet, named) => {
  render(
    <SiteContext value={{ base: '/', locale: 'en', now: Date.parse('2026-11-21T08:00:00Z'), hasOneOutlet }}>
      <ArticleCard article={STORY} />
    </SiteContext>,
  )
  expect(screen.queryAllByRole('link', { name: 'Bell' })).toHaveLength(named)
  expect(screen.getByRole('time')).toBeInTheDocument()
})
