import { render, screen } from '@testing-library/react'
import type { ReactNode } from 'react'
import { expect, test } from 'vitest'
import type { Article } from '../../src/contract/article.ts'
import { main } from '../../src/messages/en/main.ts'
import { ArticleCard } from '../../src/ui/cards/article-card.tsx'
import { MessagesContext } from '../../src/ui/base/messages.ts'
import { Sentence } from '../../src/ui/base/sentence.tsx'
import { SiteContext } from '../../src/ui/base/site-context.tsx'

const story: Article = {
  id: 'bell',
  title: 'The bell',
  time: '2026-11-20T08:00:00Z',
  dayOnly: false,
  type: 'video',
  provider: { domain: 'bell.example', name: 'Bell' },
  topics: [],
}

/** Draws a page whose interface is British English, of a site in another language or the same one. */
const draw = (contentLocale: string | undefined, content: ReactNode) =>
  render(
    <MessagesContext value={{ language: 'en', main }}>
      <SiteContext value={{ base: '/', locale: 'en-GB', contentLocale, now: 0 }}>{content}</SiteContext>
    </MessagesContext>,
  )

/** The language that the element has from itself or the nearest element around it. */
const langOf = (element: Element) => element.closest('[lang]')?.getAttribute('lang')

test.each([
  ['a story has the language of the site when the interface has another one', 'pt-BR', story, 'pt-BR'],
  ['a story keeps its own language', 'pt-BR', { ...story, locale: 'de' }, 'de'],
  ['a story in the language of the interface needs none', 'en-GB', story, undefined],
  ['a site in a language that the interface does not have keeps it', 'nl', story, 'nl'],
])('%s', (_, contentLocale, article, lang) => {
  draw(contentLocale, <ArticleCard article={article} />)
  expect(langOf(screen.getByRole('heading', { name: 'The bell' }))).toBe(lang)
})

test('words and times of the interface keep its language inside a story', () => {
  const { container } = draw('pt-BR', <ArticleCard article={story} />)
  expect(langOf(screen.getByText('Video'))).toBe('en-GB')
  expect(container.querySelector('time')).toHaveAttribute('lang', 'en-GB')
})

test('words of the interface are English in a document with the dates of another language', () => {
  render(
    <SiteContext value={{ base: '/', locale: 'fr', now: 0 }}>
      <ArticleCard article={story} />
    </SiteContext>,
  )
  expect(langOf(screen.getByText('Video'))).toBe('en')
})

test('a sentence has its elements in the order of its message', () => {
  const { container } = render(<Sentence pieces={['Before ', <b key="b">an element</b>, ' and after']} />)
  expect(container.innerHTML).toBe('Before <b>an element</b> and after')
})
