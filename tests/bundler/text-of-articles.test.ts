// @vitest-environment node
import { expect, test } from 'vitest'
import { readArticle } from './fault-table.ts'
import { article, fixture } from './workspace.ts'

test.each(['crlf.md', 'bom.md', 'trailing-spaces.md'])(
  'the oddity of the fixture %s does not change how it is read',
  async (name) => {
    const { story, lines } = await readArticle(fixture(name))
    expect(lines).toEqual([])
    expect(story.url).toMatch(/^https:\/\/outlet\.example\//)
  },
)

test('carriage returns are removed from fields and text', async () => {
  const { story } = await readArticle(fixture('crlf.md'))
  expect(story.topics).toEqual(['lines'])
  expect(story.excerpt).toBe('One line. Another.')
  expect(story.body).toBe('<p>A body\nof two lines.</p>')
})

test('entities are decoded once in texts and addresses, and control characters are removed', async () => {
  const { story } = await readArticle(fixture('entities.md'))
  expect(story.title).toBe('Salt & snow ’s &lt;b>')
  expect(story.excerpt).toBe('Tom’s "tide" and more.')
  expect(story.url).toBe('https://outlet.example/entities?a=1&copy=2&b=3&copy=4')
  expect(story.image?.src).toBe('https://outlet.example/p.jpg?w=1&h=2')
})

test('a long excerpt is shortened on the card and complete in the story', async () => {
  const sentence = 'The tide came in over the stones and went out again. '
  const { story } = await readArticle(article({ excerpt: sentence.repeat(20) }))
  expect(story.excerpt?.length).toBeLessThanOrEqual(320)
  expect(story.excerpt).toMatch(/ \w+…$/)
  expect(story.text).toBe(sentence.repeat(20).trim())
})
