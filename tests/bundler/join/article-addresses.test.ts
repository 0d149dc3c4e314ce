// @vitest-environment node
import { expect, test } from 'vitest'
import { expectProblems } from '../fault-table.ts'
import { article, bundleFiles } from '../workspace.ts'

test('two articles with the same address are both reported and both left out', async () => {
  const files = { '_news/2020-06-10-same.md': article(), '_news/more/2020-06-10-Same.md': article() }
  const { edition, index } = await bundleFiles(files, { skipInvalid: true })
  expect(edition.problems.map(({ code, file }) => `${code} ${file}`)).toEqual([
    'duplicate-id _news/2020-06-10-same.md',
    'duplicate-id _news/more/2020-06-10-Same.md',
  ])
  expect(edition.problems[0]?.message).toBe(
    'The address /2020/06/10/same is also the address of _news/more/2020-06-10-Same.md.',
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
  // The article's time is on another day, but links of the publisher have the day of the file name.
  ['2020-06-09-day-of-the-name.md', '2020/06/09/day-of-the-name'],
  ['2020-06-10.md', '2020/06/10/story'],
  ['2020-06-10-?!.md', '2020/06/10/story'],
  ['2020-06-10-A & B -- C.md', '2020/06/10/a-b-c'],
])('the article in %s has the address /%s', async (name, id) => {
  const { index } = await bundleFiles({ [`_news/${name}`]: article() })
  expect(index.stories().map((story) => story.id)).toEqual([id])
})

test('two articles with the same page are a warning at the link of the second', async () => {
  await expectProblems(
    {
      '_news/2020-06-10-a.md': article(),
      '_news/2020-06-11-b.md': article({ webUrl: undefined, originalUrl: 'https://outlet.example/story' }),
    },
    [
      [
        'warning same-story _news/2020-06-11-b.md:4:14 originalUrl',
        'The article _news/2020-06-10-a.md has the same page',
      ],
    ],
  )
})
