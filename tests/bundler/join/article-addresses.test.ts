// @vitest-environment node
import { expect, test } from 'vitest'
import { type ProblemCase, expectProblems } from '../fault-table.ts'
import { article, bundleFiles } from '../workspace.ts'

test('two files of one address are both named and neither is chosen', async () => {
  const files = { '_news/2020-06-10-same.md': article(), '_news/more/2020-06-10-Same.md': article() }
  const { edition, index } = await bundleFiles(files, { skipInvalid: true })
  expect(edition.problems.map(({ code, file }) => `${code} ${file}`)).toEqual([
    'duplicate-id _news/2020-06-10-same.md',
    'duplicate-id _news/more/2020-06-10-Same.md',
  ])
  expect(edition.problems[0]?.message).toBe(
    'The address /2020/06/10/same is also used by _news/more/2020-06-10-Same.md.',
  )
  expect(edition.problems[1]?.message).toContain('_news/2020-06-10-same.md')
  expect(edition.problems[0]?.hint).toContain('Rename one')
  expect(index.stories()).toEqual([])
  expect((await bundleFiles(files)).edition.ok).toBe(false)
})

test('a draft may have the address of an article', async () => {
  const files = {
    '_news/2020-06-10-same.md': article(),
    '_news/old/2020-06-10-same.md': article({ published: false, webUrl: 'https://outlet.example/draft' }),
  }
  expect((await bundleFiles(files)).edition.problems).toEqual([])
})

test.each([
  ['2020-06-10-A Harbour’s “Tale”.md', '2020/06/10/a-harbours-tale'],
  ['2020-06-11-海の港.markdown', '2020/06/11/海の港'],
  ['no-day.md', '2020/06/10/no-day'],
  ['sub/folder/2020-06-12-deep.md', '2020/06/12/deep'],
  ['2020-13-45-not-a-day.md', '2020/06/10/2020-13-45-not-a-day'],
  // Its moment is of another day; the name is what the publisher linked.
  ['2020-06-09-day-of-the-name.md', '2020/06/09/day-of-the-name'],
  ['2020-06-10.md', '2020/06/10/story'],
  ['2020-06-10-?!.md', '2020/06/10/story'],
  ['2020-06-10-A & B -- C.md', '2020/06/10/a-b-c'],
])('the file %s has the address %s', async (name, id) => {
  const { index } = await bundleFiles({ [`_news/${name}`]: article() })
  expect(index.stories().map((story) => story.id)).toEqual([id])
})

test.for<ProblemCase>([
  [
    'the same story twice, at the link that the file has',
    {
      '_news/2020-06-10-a.md': article(),
      '_news/2020-06-11-b.md': article({ webUrl: undefined, originalUrl: 'https://outlet.example/story' }),
    },
    [
      [
        'warning same-story _news/2020-06-11-b.md:4:14 originalUrl',
        'the same page as the link of _news/2020-06-10-a.md',
      ],
    ],
  ],
])('it is told of a folder, with its place: %s', async ([, files, told]) => {
  await expectProblems(files, told)
})
