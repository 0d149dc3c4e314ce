// @vitest-environment node
import { expect, test } from 'vitest'
import { readArticle } from '../fault-table.ts'
import { article, fixture } from '../workspace.ts'

test('turns an embedded video into its id, and keeps nothing of the HTML', async () => {
  const { story, edition } = await readArticle(fixture('video-iframe.md'))
  expect(story.youtube).toBe('AbC_12-34x')
  expect(story.type).toBe('video')
  expect([...edition.files.values()].join('\n')).not.toMatch(/iframe|onload/)
})

test.each([
  [
    'plays the video that webUrl of a video links to',
    { type: 'video', webUrl: 'https://youtu.be/dQw4w9WgXcQ?t=3' },
    'dQw4w9WgXcQ',
  ],
  ['plays no video for webUrl of an article', { type: 'article', webUrl: 'https://youtu.be/dQw4w9WgXcQ' }, undefined],
  [
    'reads an iframe without quotes',
    { featuredContent: '<iframe src=https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ></iframe>' },
    'dQw4w9WgXcQ',
  ],
  ['ignores another player', { featuredContent: '<iframe src="https://player.example/embed/dQw4w9WgXcQ">' }, undefined],
  [
    'ignores an id that is markup',
    { featuredContent: '<iframe src="https://youtube.com/embed/%22onload=1">' },
    undefined,
  ],
])('%s', async (_, fields, id) => {
  const { story } = await readArticle(article(fields))
  expect(story.youtube).toBe(id)
})
