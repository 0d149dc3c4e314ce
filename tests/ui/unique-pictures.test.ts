import { expect, test } from 'vitest'
import type { Article } from '../../src/contract/article.ts'
import { withUniquePictures } from '../../src/ui/cards/unique-pictures.ts'

const article = (id: string, src?: string): Article => ({
  id,
  title: id,
  time: '2026-01-01T00:00:00Z',
  dayOnly: false,
  type: 'article',
  provider: { domain: 'a.example', name: 'A' },
  topics: [],
  ...(src && { image: { src } }),
})

test('a picture shared by several articles is shown only with the first', () => {
  const shown = withUniquePictures(
    [article('a', '1.jpg'), article('b', '1.jpg'), article('c'), article('d', '2.jpg')],
    new Set(),
  )
  expect(shown.map((one) => one.image?.src)).toEqual(['1.jpg', undefined, undefined, '2.jpg'])
})

test('a picture that the page shows already is left out', () => {
  const shownBefore = new Set(['1.jpg'])
  expect(withUniquePictures([article('a', '1.jpg')], shownBefore)[0]?.image).toBeUndefined()
})

test('an article that loses its picture is the same object every time, so that it is not drawn again', () => {
  const articles = [article('a', '1.jpg'), article('b', '1.jpg')]
  expect(withUniquePictures(articles, new Set())[1]).toBe(withUniquePictures(articles, new Set())[1])
})
