// @vitest-environment node
import { expect, test } from 'vitest'
import { MAYOR, report } from '../invented-news.ts'
import { type Files, bundleFiles } from '../workspace.ts'

const COUNT = 2000

const manyReports = (fields: (at: number) => object): Files =>
  Object.assign(
    {},
    ...Array.from({ length: COUNT }, (_, at) => {
      const time = new Date(Date.UTC(2026, 2, 11, 0, Math.floor(at / 2))).toISOString()
      return report(`paper-${at}`, { ...MAYOR[0], time, ...fields(at) })
    }),
  ) as Files

test('two thousand copies of one text are bundled: lists show few of them, and none counts as coverage', async () => {
  const { index } = await bundleFiles(manyReports(() => ({})))
  const { articles, stories } = index.manifest.counts
  expect(articles).toBe(COUNT)
  // An event has at most 200 reports.
  expect(stories).toBeLessThanOrEqual(COUNT / 50)
  const read = index.stories()
  expect(read).toHaveLength(COUNT)
  expect(read.filter(({ coverage }) => coverage)).toEqual([])
  expect(Math.max(...read.map(({ reports = [] }) => reports.length))).toBe(40)
}, 120_000)

test('two thousand articles of one outlet with one text stay apart', async () => {
  const { index } = await bundleFiles(manyReports((at) => ({ webUrl: `https://daily.example/${at}` })))
  expect(index.manifest.counts.stories).toBe(COUNT)
}, 120_000)

test('two thousand articles that name one event are one story', async () => {
  const { index } = await bundleFiles(
    manyReports((at) => ({ coverage: 'audit', title: `Letter ${at}`, excerpt: `Page ${at}.` })),
  )
  expect(index.manifest.counts.stories).toBe(1)
  expect(index.story('paper-0').coverage?.outlets).toBe(COUNT)
}, 120_000)
