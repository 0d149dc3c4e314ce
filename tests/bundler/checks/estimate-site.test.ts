// @vitest-environment node
import { expect, test } from 'vitest'
import { inBytes } from '../../../src/bundler/checks/estimate-site.ts'
import { storyInventor } from '../invented-news.ts'
import { type Files, article, bundleFolder } from '../workspace.ts'
import { newsroomOf } from './newsroom.ts'

/** Articles of several outlets and topics over some weeks. */
function manyArticles(count: number): Files {
  const invent = storyInventor(7)
  return Object.fromEntries(
    Array.from({ length: count }, (_, at) => {
      const { title, excerpt } = invent()
      const day = new Date(Date.UTC(2026, 8, 1) + at * 6 * 3_600_000).toISOString()
      const fields = {
        title,
        excerpt,
        publishedDateTime: `${day.slice(0, 19)}Z`,
        webUrl: `https://o${at % 9}.example/${at}`,
        topics: [`Topic ${at % 8}`],
        tags: ['one', 'two'],
      }
      return [`_news/${day.slice(0, 10)}-s${at}.md`, article(fields)]
    }),
  )
}

test.each([40, 320])('the estimate for the index of %s articles is near what a build writes', async (count) => {
  const { content, check } = newsroomOf(manyArticles(count))
  const { report } = await check()
  const { edition } = await bundleFolder(content)
  const index = report.sizes.parts.find(({ what }) => what === 'index')
  const bytes = [...edition.files.values()].reduce((sum, text) => sum + Buffer.byteLength(text), 0)
  expect((index?.files ?? 0) / edition.files.size).toBeGreaterThan(0.8)
  expect((index?.files ?? 0) / edition.files.size).toBeLessThan(1.25)
  expect((index?.bytes ?? 0) / bytes).toBeGreaterThan(0.75)
  expect((index?.bytes ?? 0) / bytes).toBeLessThan(1.3)
})

test('pages: decides how many pages there are, and the address of the site whether there are feeds', async () => {
  const files = manyArticles(40)
  const partsOf = async (site: string) => {
    const { report } = await newsroomOf({ ...files, 'site.yaml': site }).check()
    return Object.fromEntries(report.sizes.parts.map(({ what, files: number }) => [what, number]))
  }
  // Eight topics, the front page and the page of other addresses.
  expect(await partsOf('title: A\npages: 5\n')).toMatchObject({ pages: 15 })
  const withAddress = await partsOf('title: A\npages: 5\nurl: https://news.example\n')
  expect(withAddress).toMatchObject({ pages: 20, feeds: 3 * (1 + 8 + 9) + 1 })
})

test.each([
  [0, '0 kB'],
  [1, '1 kB'],
  [1_250_000, '1.3 MB'],
  [25 * 1024 * 1024, '25 MiB'],
  [83_000_000, '83 MB'],
  [1_000_000_000, '1 GB'],
  [2_540_000_000, '2.5 GB'],
])('%s bytes are %s', (bytes, words) => {
  expect(inBytes(bytes)).toBe(words)
})
