// @vitest-environment node
import { execFileSync } from 'node:child_process'
import { mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { Bundler } from '../../../src/bundler/bundle.ts'
import type { Problem } from '../../../src/contract/problem.ts'
import { ARTICLE_PATH } from '../fault-table.ts'
import { article, bundleFiles, bundleFolder, publisher, temporaryFolder, writeFiles } from '../workspace.ts'

const codes = (problems: readonly Problem[]) =>
  problems.map(({ severity, code, file }) => `${severity} ${code} ${file}`)

test('reports a folder with the name of an article, and reads the articles in it', async () => {
  const { edition, index } = await bundleFiles({ '_news/2020-06-10-x.md/2020-06-11-y.md': article() })
  expect(codes(edition.problems)).toEqual(['error not-a-file _news/2020-06-10-x.md'])
  expect(edition.problems[0]?.hint).toContain('Rename the folder')
  expect(index.stories().map(({ id }) => id)).toEqual(['2020/06/11/y'])
})

test('reports links that form a circle, leave the folder or lead nowhere, and follows none of them', async () => {
  const folder = publisher({ [ARTICLE_PATH]: article() })
  const outside = temporaryFolder()
  writeFiles(outside, { '2020-06-12-outside.md': article({ title: 'Outside' }), 'logo.svg': '<svg/>' })
  mkdirSync(join(folder, '_news/deep'))
  mkdirSync(join(folder, 'assets'))
  const link = (target: string, path: string) => symlinkSync(target, join(folder, path))
  link('self.md', '_news/self.md')
  link('..', '_news/deep/up')
  link('../..', '_news/deep/top')
  link('.', '_news/deep/here')
  link('nothing.md', '_news/dangling.md')
  link('/dev/null', '_news/device.md')
  link(outside, '_news/outside')
  link(join(outside, '2020-06-12-outside.md'), '_news/outside.md')
  link(join(outside, 'logo.svg'), 'assets/logo.svg')
  const { edition, index } = await bundleFolder(folder)
  expect(codes(edition.problems)).toEqual(
    [
      'error link-loop _news/deep/here',
      'error link-loop _news/deep/top',
      'error link-loop _news/deep/up',
      'error link-to-nothing _news/dangling.md',
      'error link-outside _news/device.md',
      'error link-outside _news/outside',
      'error link-outside _news/outside.md',
      'error link-loop _news/self.md',
      'error link-outside assets/logo.svg',
    ].sort((a, b) => ((a.split(' ')[2] ?? '') < (b.split(' ')[2] ?? '') ? -1 : 1)),
  )
  for (const { hint } of edition.problems) expect(hint).toBeDefined()
  expect(index.stories().map(({ title }) => title)).toEqual(['A story'])
  expect(edition.assets).toEqual([])
})

test.for(['_news', '_data', 'assets', 'site.yaml'])('reports %s when it is a link out of the folder', async (name) => {
  const outside = temporaryFolder()
  writeFiles(outside, {
    'topics/1-secret.yaml': 'name: Secret\n',
    '2020-06-12-secret.md': article({ title: 'Secret' }),
    'site.yaml': 'title: Secret\n',
  })
  const folder = publisher({ 'more/keep.txt': '', ...(name !== '_news' && { [ARTICLE_PATH]: article() }) })
  symlinkSync(name === 'site.yaml' ? join(outside, name) : outside, join(folder, name))
  const { edition } = await bundleFolder(folder)
  expect(codes(edition.problems)).toEqual([`error link-outside ${name === '_data' ? '_data/topics' : name}`])
  expect([...edition.files.values()].join('\n')).not.toContain('Secret')
  expect(edition.assets).toEqual([])
})

test('follows a link inside the folder', async () => {
  const folder = publisher({
    [ARTICLE_PATH]: article(),
    'assets/real.svg': '<svg/>',
    'more/2020-06-11-linked.md': article(),
  })
  symlinkSync('../more/2020-06-11-linked.md', join(folder, '_news/2020-06-11-linked.md'))
  symlinkSync('real.svg', join(folder, 'assets/linked.svg'))
  const { edition, index } = await bundleFolder(folder)
  expect(edition.ok).toBe(true)
  expect(
    index
      .stories()
      .map(({ id }) => id)
      .sort(),
  ).toEqual(['2020/06/10/story', '2020/06/11/linked'])
  expect(edition.assets).toEqual(['assets/linked.svg', 'assets/real.svg'])
})

test.skipIf(process.platform === 'win32')('reports a pipe as not a file, and does not wait for it', async () => {
  const folder = publisher({ [ARTICLE_PATH]: article() })
  execFileSync('mkfifo', [join(folder, '_news/2020-06-11-pipe.md')])
  const { edition } = await bundleFolder(folder)
  expect(codes(edition.problems)).toEqual(['error not-a-file _news/2020-06-11-pipe.md'])
})

test('reports a content folder that does not exist', async () => {
  const bundler = new Bundler({ content: join(temporaryFolder(), 'nowhere') })
  const draft = await bundler.prepare()
  await bundler.close()
  expect(draft.problems).toMatchObject([
    { severity: 'error', code: 'no-folder', hint: expect.stringContaining('CONTENT') as string },
  ])
  expect(draft.ok).toBe(false)
})

test('explains where articles belong when the folder has none', async () => {
  const { edition } = await bundleFiles({ 'assets/a.svg': '<svg/>' })
  expect(edition.problems).toMatchObject([
    { severity: 'error', code: 'no-articles', hint: expect.stringContaining('_news/') as string },
  ])
})
