// @vitest-environment node
import { expect, test } from 'vitest'
import { article, bundleFiles } from '../workspace.ts'

test('Markdown files are articles in a folder without _news, except documents about the folder', async () => {
  const { index, edition } = await bundleFiles({
    'README.md': '# About this folder\n',
    'node_modules/x/readme.md': article(),
    '_drafts/2020-01-01-draft.md': article(),
    'assets/notes.md': article(),
    '2020-06-10-a.md': article({ topics: ['Town'] }),
    'deeper/2020-06-11-b.md': article({ webUrl: 'https://second.example/b' }),
  })
  expect(edition.problems).toEqual([])
  expect(index.stories().map(({ id }) => id)).toEqual(['2020/06/10/a', '2020/06/11/b'])
  expect(index.manifest.site).toEqual({ title: 'Broadsheet', locale: 'en', home: [] })
  expect(index.manifest.topics.map(({ id, count }) => [id, count])).toEqual([
    ['deeper', 1],
    ['town', 1],
  ])
})
