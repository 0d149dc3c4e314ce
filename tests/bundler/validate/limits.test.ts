// @vitest-environment node
import { expect, test } from 'vitest'
import { bundleArticle } from '../fault-table.ts'
import { article } from '../workspace.ts'

test.for<[string, Readonly<Record<string, unknown>>, string, string]>([
  [
    'a title of 600 characters',
    { title: 'x'.repeat(600) },
    'title-too-long title',
    'has 600 characters; a title may have at most 500.',
  ],
  [
    'an excerpt of 1 MB',
    { excerpt: 'word '.repeat(200_000) },
    'excerpt-too-long excerpt',
    'has 1000000 characters; an excerpt may have at most 20000.',
  ],
  [
    '300 related stories',
    { related: Array.from({ length: 300 }, (_, at) => ({ title: 'R', webUrl: `https://r.example/${at}` })) },
    'too-many related',
    'has 300 entries; a list may have at most 200.',
  ],
])('rejects %s', async ([, fields, problem, message]) => {
  const { edition } = await bundleArticle(article(fields))
  expect(edition.problems.map(({ code, field }) => `${code} ${field}`)).toEqual([problem])
  expect(edition.problems[0]?.message).toContain(message)
  expect(edition.problems[0]?.frame?.length).toBeLessThan(700)
  expect(edition.ok).toBe(false)
})

test('handles two megabytes of unclosed template tags', async () => {
  const { edition, stories } = await bundleArticle(article({}, '{%'.repeat(900_000)))
  expect(edition.problems).toEqual([])
  expect(stories).toHaveLength(1)
})
