// @vitest-environment node
import { expect, test } from 'vitest'
import { readArticle } from '../fault-table.ts'
import { article, fixture } from '../workspace.ts'

test('an embedded film becomes an id and nothing of its HTML is kept', async () => {
  const { story, edition } = await readArticle(fixture('video-iframe.md'))
  expect(story.youtube).toBe('AbC_12-34x')
  expect(story.type).toBe('video')
  expect([...edition.files.values()].join('\n')).not.toMatch(/iframe|onload/)
})

test.each([
  ['the address of a video is a film', { type: 'video', webUrl: 'https://youtu.be/dQw4w9WgXcQ?t=3' }, 'dQw4w9WgXcQ'],
  ['the address of an article is not', { type: 'article', webUrl: 'https://youtu.be/dQw4w9WgXcQ' }, undefined],
  [
    'an iframe without quotes is read',
    { featuredContent: '<iframe src=https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ></iframe>' },
    'dQw4w9WgXcQ',
  ],
  ['another player is not', { featuredContent: '<iframe src="https://player.example/embed/dQw4w9WgXcQ">' }, undefined],
  [
    'an id that is markup is not',
    { featuredContent: '<iframe src="https://youtube.com/embed/%22onload=1">' },
    undefined,
  ],
])('%s', async (_, fields, id) => {
  const { story } = await readArticle(article(fields))
  expect(story.youtube).toBe(id)
})
