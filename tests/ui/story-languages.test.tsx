import { render, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { FullArticle, RelatedArticle } from '../../src/contract/article.ts'
import { SiteContext } from '../../src/ui/base/site-context.tsx'
import { StoryLanguages } from '../../src/ui/story/story-languages.tsx'

const provider = { domain: 'quay.example', name: 'Quay' }

const report = (article: string, by: 'page' | 'words', locale?: string): RelatedArticle => ({
  title: article,
  type: 'article',
  provider,
  article,
  ...(locale && { locale }),
  why: { by },
})

function draw(reports: readonly RelatedArticle[]) {
  const article: FullArticle = {
    id: '2026/03/08/pier',
    title: 'Pier',
    time: '2026-03-08T00:00:00Z',
    dayOnly: true,
    type: 'article',
    provider,
    topics: [],
    related: [],
    alternates: [],
    authors: [],
    publishers: [],
    tags: [],
    reports,
  }
  render(
    <SiteContext value={{ base: '/', locale: 'en', now: 0 }}>
      <StoryLanguages article={article} />
    </SiteContext>,
  )
}

test('a story leads to each of its translations by the name of the language in that language', () => {
  draw([
    report('2026/03/08/pier-fr', 'page', 'fr'),
    report('2026/03/08/pier-ja', 'page', 'ja'),
    report('2026/03/08/other', 'words'),
  ])
  const links = screen.getAllByRole('link')
  expect(links.map((link) => [link.textContent, link.getAttribute('href'), link.lang])).toEqual([
    ['Français', '/2026/03/08/pier-fr', 'fr'],
    ['日本語', '/2026/03/08/pier-ja', 'ja'],
  ])
})

test('a story without translations has no list of languages, also when two files are the same page', () => {
  draw([report('2026/03/08/copy', 'page')])
  expect(screen.queryByRole('navigation')).toBeNull()
})
