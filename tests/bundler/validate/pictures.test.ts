// @vitest-environment node
import { expect, test } from 'vitest'
import { type ProblemCase, ARTICLE_PATH, expectProblems, readArticle, withLines } from '../fault-table.ts'
import { PNG, article } from '../workspace.ts'

test.for<ProblemCase>([
  [
    'a picture without an address',
    withLines('images:', '  - width: 100', '  - url:'),
    [
      [`warning picture-no-url ${ARTICLE_PATH}:5:5 images[0]`, 'This picture has no address, so it is left out.'],
      [`warning picture-no-url ${ARTICLE_PATH}:6:5 images[1]`],
    ],
  ],
])('reports %s', async ([, files, expected]) => {
  await expectProblems(files, expected)
})

test('finds a picture of the folder by its path and by its old address', async () => {
  for (const url of [
    '/assets/p 1.png',
    'assets/p%201.png',
    './assets/p 1.png?v=2',
    'https://old.example/sub/assets/p%201.png',
    '{{ site.baseurl }}/assets/p 1.png',
  ]) {
    const { story, lines } = await readArticle(article({ images: [{ url, width: '800', height: 0 }] }), {
      'assets/p 1.png': PNG,
    })
    expect(lines, url).toEqual([])
    expect(story.image?.src, url).toBe('assets/p%201.png')
  }
})

test('shows the first of several pictures that can be shown', async () => {
  const { story, lines } = await readArticle(
    article({ images: [{ url: '' }, { url: '/assets/gone.png' }, 'https://outlet.example/a.png', { url: 'x' }] }),
  )
  expect(story.image).toEqual({ src: 'https://outlet.example/a.png' })
  expect(lines).toEqual([
    `warning missing-asset ${ARTICLE_PATH}:5:28 images[1].url`,
    `warning unsafe-picture ${ARTICLE_PATH}:5:86 images[3].url`,
  ])
})
