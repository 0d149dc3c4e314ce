// @vitest-environment node
import { expect, test } from 'vitest'
import { ARTICLE_PATH } from '../fault-table.ts'
import { article, bundleFiles, problemLines } from '../workspace.ts'

const warningsOf = async (title: string) =>
  problemLines(await bundleFiles({ [ARTICLE_PATH]: `---\ntitle: ${title}\n---\nText.\n` })).filter((line) =>
    line.includes('yaml-comment'),
  )

test.for([
  ['We’re #1', '2:14'],
  ['A tide, #harbour', '2:16'],
] as const)('warns that a number sign cuts off the title “%s”', async ([title, at]) => {
  expect(await warningsOf(title)).toEqual([`warning yaml-comment-in-text ${ARTICLE_PATH}:${at}`])
})

test.for(['"We’re #1"', 'We are C# now', 'The harbour # a comment'])(
  'accepts the number sign in “title: %s”',
  async (title) => {
    expect(await warningsOf(title)).toEqual([])
  },
)

test('only warns about unintended YAML in a draft', async () => {
  const draft = `---\ntitle: A\npublished: false\ntopics:\n  -Sea\nprovider:\n\u00A0\u00A0name: B\n---\n`
  const bundled = await bundleFiles({ [ARTICLE_PATH]: draft, '_news/2020-06-11-sound.md': article() })
  expect(bundled.edition.ok).toBe(true)
  expect(problemLines(bundled)).toContain(`warning yaml-dash ${ARTICLE_PATH}:5:3`)
  expect(problemLines(bundled)).toContain(`warning yaml-no-break-space ${ARTICLE_PATH}:7:1`)
})
