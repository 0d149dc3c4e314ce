import { render } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { Article } from '../../src/contract/article.ts'
import { SiteContext } from '../../src/ui/base/site-context.tsx'
import { ArticleList } from '../../src/ui/cards/article-list.tsx'
import { EAGER_SIZES } from '../../src/ui/parts/picture-sizes.ts'

const story = (at: number): Article => ({
  id: `2026/11/22/s${at}`,
  title: `Story ${at}`,
  time: '2026-11-22T09:00:00Z',
  dayOnly: false,
  type: 'article',
  provider: { domain: 'amber.example', name: 'Amber Post' },
  topics: [],
  image: { src: `/data/assets/${at}.jpg`, srcSet: `/data/pictures/${at}.480.webp 480w` },
})

test.each([
  [1, 1],
  [2, 2],
  [3, 1],
  [4, 0],
  [9, 1],
])('of a list of %i stories, %i pictures are loaded in the width of a screen: those of wide cards', (total, wide) => {
  const articles = Array.from({ length: total }, (_, at) => story(at))
  const { container } = render(
    <SiteContext value={{ base: '/', locale: 'en', now: Date.parse('2026-11-22T12:00:00Z') }}>
      <ArticleList articles={articles} total={total} density="cards" />
    </SiteContext>,
  )
  const pictures = [...container.querySelectorAll('img')]
  expect(pictures).toHaveLength(total)
  expect(pictures.map(({ sizes }) => sizes === EAGER_SIZES)).toEqual(pictures.map((_, at) => at < wide))
})
