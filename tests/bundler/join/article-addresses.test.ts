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
  ['2020-6-9-one-digit.markdown', '2020/06/09/one-digit'],
  ['2020-6-9.md', '2020/06/09/story'],
  ['2020-6-91-no-day.md', '2020/06/10/2020-6-91-no-day'],
  ['2020-06-09-a-folder/index.md', '2020/06/09/a-folder'],
  ['a-folder/index.fr.md', '2020/06/10/a-folder-fr'],
  ['a-name.fr.md', '2020/06/10/a-name-fr'],
  ['index.md', '2020/06/10/index'],
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

test.each([
  ['slug: another-name', 'another-name'],
  ['slug: "Another Name"', 'another-name'],
  ['slug: news/another-name', 'another-name'],
  ['slug: 2024', '2024'],
  ['slug: "?!"', 'file'],
  ['slug: [a, list]', 'file'],
  ['slug: ":title"', 'file'],
  ['permalink: /news/another-name/', 'another-name'],
  ['permalink: /news/another-name.html', 'another-name'],
  ['permalink: /news/another-name/index.html', 'another-name'],
  ['permalink: another-name', 'another-name'],
  ['permalink: https://paper.example/news/another-name/?x#y', 'another-name'],
  ['permalink: /:categories/:title/', 'file'],
  ['permalink: pretty', 'file'],
  ['permalink: "/blog/{{ page.fileSlug }}/"', 'file'],
  ['permalink: "/{{ page.date | date: \'%Y/%m\' }}/{{ title | slugify }}/index.html"', 'file'],
  ['permalink: /2020/06/10/', 'file'],
  ['permalink: /', 'file'],
  ['permalink: ""', 'file'],
  ['permalink: true', 'file'],
  ['url: /news/another-name/', 'another-name'],
  ['url: https://outlet.example/news/another-name/', 'file'],
  ['slug: this-one\npermalink: /news/another-name/', 'this-one'],
])('the article in 2020-06-10-file.md with %s has the slug %s', async (field, slug) => {
  const text = article().replace('---\n', `---\n${field}\n`)
  const { index } = await bundleFiles({ '_news/2020-06-10-file.md': text })
  expect(index.stories().map((story) => story.id)).toEqual([`2020/06/10/${slug}`])
})

test.each(['permalink: false', 'permalink: "false"'])(
  'an article with %s has no page, so it is not published',
  async (field) => {
    const text = article().replace('---\n', `---\n${field}\n`)
    const files = { '_news/2020-06-10-file.md': text, '_news/2020-06-11-other.md': article({ title: 'Other' }) }
    const { edition, index } = await bundleFiles(files)
    expect(index.stories().map((story) => story.id)).toEqual(['2020/06/11/other'])
    expect(edition.manifest.leftOut.unpublished).toBe(1)
  },
)
