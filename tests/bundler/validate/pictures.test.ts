// @vitest-environment node
import { expect, test } from 'vitest'
import { type ProblemCase, ARTICLE_PATH, expectProblems, readArticle, withLines } from '../fault-table.ts'
import { article } from '../workspace.ts'

test.for<ProblemCase>([
  [
    'a picture without an address',
    withLines('images:', '  - width: 100', '  - url:'),
    [
      [`warning picture-no-url ${ARTICLE_PATH}:5:5 images[0]`, 'This picture has no address, so it is left out.'],
      [`warning picture-no-url ${ARTICLE_PATH}:6:5 images[1]`],
    ],
  ],
])('it is told of an article, with its place: %s', async ([, files, told]) => {
  await expectProblems(files, told)
})

test('a picture of the folder is found by its path and by the address it had', async () => {
  for (const url of [
    '/assets/p 1.png',
    'assets/p%201.png',
    './assets/p 1.png?v=2',
    'https://old.example/sub/assets/p%201.png',
    '{{ site.baseurl }}/assets/p 1.png',
  ]) {
    const { story, lines } = await readArticle(article({ images: [{ url, width: '800', height: 0 }] }), {
      'assets/p 1.png': 'x',
    })
    expect(lines, url).toEqual([])
    expect(story.image, url).toEqual({ src: 'assets/p%201.png', width: 800 })
  }
})

test('of several pictures the first that can be shown is shown', async () => {
  const { story, lines } = await readArticle(
    article({ images: [{ url: '' }, { url: '/assets/gone.png' }, 'https://outlet.example/a.png', { url: 'x' }] }),
  )
  expect(story.image).toEqual({ src: 'https://outlet.example/a.png' })
  expect(lines).toEqual([
    `warning missing-asset ${ARTICLE_PATH}:5:28 images[1].url`,
    `warning unsafe-picture ${ARTICLE_PATH}:5:86 images[3].url`,
  ])
})
