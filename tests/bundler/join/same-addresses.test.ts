// @vitest-environment node
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { firstBuild } from '../rebuild.ts'
import { article, bundleFiles, problemLines, writeFiles } from '../workspace.ts'

const titled = (title: string, body = 'Words.') => article({ title, webUrl: undefined }, body)
const addresses = ({ index }: Awaited<ReturnType<typeof bundleFiles>>) =>
  index
    .stories()
    .map(({ id, title }) => `${id} ${title}`)
    .toSorted()

test('articles of two sections with one day and one slug are both published', async () => {
  const bundled = await bundleFiles({
    'sea/2020-06-10-pier.md': titled('Sea'),
    'sky/2020-06-10-pier.md': titled('Sky', 'See [it](../sea/2020-06-10-pier.md) and [this](/2020/06/10/pier-sky/).'),
    'sky/2020-06-11-pier.md': titled('Other day'),
  })
  expect(addresses(bundled)).toEqual(['2020/06/10/pier Sea', '2020/06/10/pier-sky Sky', '2020/06/11/pier Other day'])
  expect(bundled.index.story('pier-sky').body).toBe(
    '<p>See <a href="/~index/../2020/06/10/pier">it</a> and <a href="/~index/../2020/06/10/pier-sky">this</a>.</p>',
  )
  expect(
    bundled.index
      .cards()
      .map(({ id }) => id)
      .toSorted(),
  ).toEqual(
    bundled.index
      .stories()
      .map(({ id }) => id)
      .toSorted(),
  )
  expect(problemLines(bundled)).toEqual(['warning same-address sky/2020-06-10-pier.md:2:8 title'])
  expect(bundled.edition.problems[0]?.message).toBe(
    'The address /2020/06/10/pier is that of sea/2020-06-10-pier.md, so this article is at /2020/06/10/pier-sky.',
  )
})

test('the article nearest to the root keeps the address, and a name that is taken gets a number', async () => {
  const bundled = await bundleFiles({
    'posts/far/2020-06-10-pier.md': titled('French'),
    'posts/2020-06-10-pier.md': titled('First'),
    'posts/far/old/2020-06-10-pier.md': titled('Old'),
    'posts/2020-06-10-pier-far.md': titled('Taken'),
  })
  expect(addresses(bundled)).toEqual([
    '2020/06/10/pier First',
    '2020/06/10/pier-far Taken',
    '2020/06/10/pier-far-2 French',
    '2020/06/10/pier-old Old',
  ])
  expect(bundled.edition.ok).toBe(true)
})

test('two articles of one folder with one address are errors', async () => {
  const files = { 'posts/2020-06-10-pier.md': titled('One'), 'posts/2020-6-10-pier.markdown': titled('Two') }
  const { edition } = await bundleFiles(files)
  expect(edition.problems.map(({ severity, code }) => `${severity} ${code}`)).toEqual([
    'error duplicate-id',
    'error duplicate-id',
  ])
  expect(edition.problems[0]?.hint).toContain('slug:')
})

test('an address that becomes free is given back', async () => {
  const { content, rebuild } = await firstBuild({
    'sea/2020-06-10-pier.md': titled('Sea'),
    'sky/2020-06-10-pier.md': titled('Sky'),
    'sky/2020-06-11-other.md': titled('Other', 'See [it](2020-06-10-pier.md).'),
  })
  const textOf = (files: ReadonlyMap<string, string>) => [...files.values()].join('\n')
  rmSync(join(content, 'sea/2020-06-10-pier.md'))
  const freed = await rebuild()
  expect(freed.problems).toEqual([])
  expect(textOf(freed.files)).not.toContain('pier-sky')
  writeFiles(content, { 'sea/2020-06-10-pier.md': titled('Sea again') })
  expect(textOf((await rebuild()).files)).toContain('/~index/../2020/06/10/pier-sky')
})
