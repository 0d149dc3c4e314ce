// @vitest-environment node
import { expect, test } from 'vitest'
import { UNDATED_PATH, bundleArticle } from '../fault-table.ts'
import { article, bundleFiles, fixture, fixtureNames, problemLines } from '../workspace.ts'

test('every problem has a message and a hint in whole sentences', async () => {
  const files = fixtureNames('faults').map((name): [string, Buffer] => [`_news/${name}`, fixture(`faults/${name}`)])
  const { edition } = await bundleFiles(Object.fromEntries(files))
  expect(edition.problems.length).toBeGreaterThan(50)
  for (const { message, hint } of edition.problems) {
    expect(message).toMatch(/^[A-Z“].*\.$/)
    if (hint) expect(hint).toMatch(/^[A-Z“].*[.?…]$|^(Add|Write|Inside|Close) .*[^.]$/)
  }
})

test('control characters of a file are replaced in problems', async () => {
  const { problems } = await bundleArticle(
    `---\ntitle: T\nwebUrl: https://outlet.example/t\npublishedDateTime: "\u001B[31m\u009B2J"\n---\n`,
  )
  expect(problems).toMatchObject([{ code: 'invalid-date', line: 4 }])
  // eslint-disable-next-line no-control-regex
  expect(JSON.stringify(problems).replaceAll('\\n', '')).not.toMatch(/\\u00|[\u0000-\u001F\u007F-\u009F]/)
})

test('all problems of one file are reported', async () => {
  const bundled = await bundleFiles({ [UNDATED_PATH]: fixture('faults/several-problems.md') })
  expect(problemLines(bundled)).toEqual([
    `error no-title ${UNDATED_PATH}:2:8 title`,
    `error invalid-date ${UNDATED_PATH}:3:20 publishedDateTime`,
    `error unsafe-link ${UNDATED_PATH}:4:9 webUrl`,
    `error wrong-type ${UNDATED_PATH}:5:10 quality`,
    `error wrong-type ${UNDATED_PATH}:7:12 published`,
    `error wrong-type ${UNDATED_PATH}:8:10 related`,
  ])
})

test('all syntax errors of one front matter are reported, one for each line', async () => {
  const bundled = await bundleArticle('---\ntitle: a: b\nexcerpt: @c\ntype: "d" e\n---\n')
  expect(bundled.problems.map(({ line }) => line)).toEqual([2, 3, 4])
})

test('problems of all files are reported in one build, and valid articles are published', async () => {
  const bundled = await bundleFiles(
    {
      '_news/2020-06-01-valid.md': article(),
      '_news/2020-06-02-quote.md': fixture('faults/unclosed-quote.md'),
      '_news/2020-06-03-empty.md': '',
      '_news/deep/down/2020-06-04-date.md': fixture('faults/impossible-date.md'),
      '_news/2020-06-05-binary.md': fixture('faults/binary.md'),
    },
    { skipInvalid: true },
  )
  expect(problemLines(bundled)).toEqual([
    'error yaml-missing-char _news/2020-06-02-quote.md:2:8',
    'error empty _news/2020-06-03-empty.md',
    'error binary _news/2020-06-05-binary.md',
    'error invalid-date _news/deep/down/2020-06-04-date.md:3:20 publishedDateTime',
  ])
  expect(bundled.edition.ok).toBe(true)
  expect(bundled.edition.skipped).toHaveLength(4)
  expect(bundled.index.manifest.leftOut).toEqual({ unpublished: 0, future: 0, invalid: 4 })
  expect(bundled.index.stories().map(({ id }) => id)).toEqual(['2020/06/01/valid'])
})
