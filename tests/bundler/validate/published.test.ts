// @vitest-environment node
import { expect, test } from 'vitest'
import { type ProblemCase, ARTICLE_PATH, expectProblems, withLines } from '../fault-table.ts'
import { article, bundleFiles, fixture } from '../workspace.ts'

test('only warns about a mistake in a draft', async () => {
  const draft = { [ARTICLE_PATH]: fixture('faults/draft-with-bad-date.md'), '_news/2020-06-11-sound.md': article() }
  const { edition, index } = await bundleFiles(draft)
  expect(edition.problems).toMatchObject([{ severity: 'warning', code: 'invalid-date', line: 3, column: 20 }])
  expect(edition.ok).toBe(true)
  expect(index.manifest.leftOut).toEqual({ unpublished: 1, future: 0, invalid: 0 })

  const withDrafts = await bundleFiles(draft, { unpublished: true })
  expect(withDrafts.edition.problems).toMatchObject([{ severity: 'error', code: 'invalid-date' }])
  expect(withDrafts.edition.ok).toBe(false)
})

test('does not publish an article with “publsihed: false”', async () => {
  const { edition, index } = await bundleFiles({ [ARTICLE_PATH]: article({ publsihed: false }) }, { skipInvalid: true })
  expect(edition.problems).toContainEqual(
    expect.objectContaining({ severity: 'error', code: 'misspelt-published', field: 'publsihed', line: 5 }),
  )
  expect(index.stories()).toEqual([])
  expect(edition.skipped).toEqual([ARTICLE_PATH])
})

const WRITE_FALSE = 'Write published: false to leave the article out.'
const DECIDE = 'Write published: false to leave the article out, or published: true to publish it.'

test.for<ProblemCase>([
  [
    '“published:” without a value',
    withLines('published:'),
    [[`error empty-published ${ARTICLE_PATH}:4:1 published`, 'Found nothing, expected true or false.', WRITE_FALSE]],
  ],
  [
    '“publish:” without a value',
    withLines('publish:'),
    [[`error held-back ${ARTICLE_PATH}:4:1 publish`, '“publish: nothing”, expected true or false.', DECIDE]],
  ],
  [
    'an unknown word as status',
    withLines('status: seedling'),
    [[`error held-back ${ARTICLE_PATH}:4:1 status`, '“status: seedling”, expected a word such as published', DECIDE]],
  ],
  [
    'published: false below provider',
    withLines('provider:', '  name: Quillmark', '  published: false'),
    [[`error misplaced-published ${ARTICLE_PATH}:6:3 provider.published`, 'would be public', 'beginning of a line']],
  ],
  [
    'published: false below the last related story',
    withLines('related:', '  - title: R', '    webUrl: https://r.example/1', '    published: false'),
    [[`error misplaced-published ${ARTICLE_PATH}:7:5 related[0].published`]],
  ],
  [
    'draft: true below a group that has nothing to do with publishing',
    withLines('gallery:', '  draft: true'),
    [[`error misplaced-published ${ARTICLE_PATH}:5:3 gallery.draft`]],
  ],
  [
    'published: true beside publishd: false',
    withLines('published: true', 'publishd: false'),
    [[`error misspelt-published ${ARTICLE_PATH}:5:1 publishd`, 'the unknown field “publishd”']],
  ],
])('does not publish an article with %s', async ([, files, expected]) => {
  const { edition, index } = await expectProblems(files, expected)
  expect(edition.skipped).toEqual([ARTICLE_PATH])
  expect(index.stories()).toEqual([])
})

test.for<ProblemCase>([
  ['draft: false', withLines('draft: false'), []],
  ['status: published', withLines('status: published'), []],
  [
    'a name as publisher',
    withLines('publisher: Quillmark'),
    [[`warning unknown-field ${ARTICLE_PATH}:4:1 publisher`, 'Did you mean “provider”?']],
  ],
  ['a day as publishedAt', withLines('publishedAt: 2024-01-02'), []],
])('publishes an article with %s', async ([, files, expected]) => {
  const { index } = await expectProblems(files, expected)
  expect(index.stories()).toHaveLength(1)
})

test.for<ProblemCase>([
  [
    '“published: false” in a related story before the last',
    withLines(
      'related:',
      '  - title: R',
      '    webUrl: https://r.example/1',
      '    published: false',
      '  - title: S',
      '    webUrl: https://s.example/1',
    ),
    [[`warning related-unpublished ${ARTICLE_PATH}:5:5 related[0]`, 'left out']],
  ],
  ...['fasle', '0', 'N'].map(
    (word): ProblemCase => [
      `“published: ${word}”`,
      withLines(`published: ${word}`),
      [[`error wrong-type ${ARTICLE_PATH}:4:12 published`, WRITE_FALSE]],
    ],
  ),
])('reports %s', async ([, files, expected]) => {
  await expectProblems(files, expected)
})

test.each([
  ['', 1],
  ['published: true\n', 1],
  ['published: yes\n', 1],
  ['published: On\n', 1],
  ['published: false\n', 0],
  ['published: False\n', 0],
  ['published: "false"\n', 0],
  ['published: no\n', 0],
  ['published: off\n', 0],
])('with the line %j the number of published articles is %i', async (line, count) => {
  const { edition } = await bundleFiles({ [ARTICLE_PATH]: article().replace('---\n', `---\n${line}`) })
  expect(edition.problems).toEqual([])
  expect(edition.manifest.counts.articles).toBe(count)
})
