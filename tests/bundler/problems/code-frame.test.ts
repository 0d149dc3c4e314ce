// @vitest-environment node
import { expect, test } from 'vitest'
import { ARTICLE_PATH, bundleArticle } from '../fault-table.ts'

test.for<[rule: string, line: string, columns: number]>([
  ['full-width letters take two columns', 'title: 潮の港: a', 13],
  ['Hangul takes two columns', 'title: 항구: a', 11],
  ['full-width punctuation takes two columns', 'title: 「a」，: b', 14],
  ['an emoji takes two columns', 'title: 🚢 a: b', 11],
  ['an emoji of several parts takes two columns', 'title: 👩‍👩‍👧🏽 a: b', 11],
  ['a flag takes two columns', 'title: 🇳🇱 a: b', 11],
  ['a letter with its marks takes one column', 'title: cafe\u0301 a\u0308\u0323: b', 13],
  ['a tab is shown as an arrow and takes one column', 'title:\ta\tb: c', 10],
  ['half-width letters take one column', 'title: ｱｲ: b', 9],
  ['an invisible character is shown as a dot and takes one column', 'title: a\u200Bb\u202Ec: d', 12],
])('the caret is below the place of the problem: %s', async ([, line, columns]) => {
  const { problems } = await bundleArticle(`---\n${line}\n---\n`, ARTICLE_PATH)
  const [, marked, caret] = problems[0]?.frame?.split('\n') ?? []
  expect(problems).toMatchObject([{ line: 2, column: line.lastIndexOf(':') + 1 }])
  expect(marked?.startsWith('> 2 | title:')).toBe(true)
  expect(caret).toBe(`    | ${' '.repeat(columns)}^`)
})

test('a long line is shortened around its problem, and its neighbours are shortened at the end', async () => {
  const long = (name: string) => `${name}: ${'潮a'.repeat(100)}`
  const { problems } = await bundleArticle(
    `---\n${long('excerpt')}\n${long('title')}: b\n${long('type')}\n---\n`,
    ARTICLE_PATH,
  )
  const rows = problems[0]?.frame?.split('\n') ?? []
  expect(rows).toHaveLength(5)
  expect(rows[1]).toMatch(/^ {2}2 \| excerpt: (?:潮a)+潮?…$/)
  expect(rows[2]).toMatch(/^> 3 \| …a?(?:潮a)+: b$/)
  expect(rows[3]).toMatch(/^ {4}\| {38,42}\^$/)
  expect(rows[4]).toMatch(/^ {2}4 \| type: (?:潮a)+潮?…$/)
})

test('the caret is below the column in a long line with tabs', async () => {
  const text = `---\ntitle: Far\nwebUrl: https://outlet.example/far\nprovider: {name: "${'x'.repeat(200)}",\tdomain: [a]}\n---\n`
  const { problems } = await bundleArticle(text, ARTICLE_PATH)
  const [problem] = problems
  const rows = problem?.frame?.split('\n') ?? []
  const marked = rows.findIndex((row) => row.startsWith('> 4 |'))
  const caret = rows[marked + 1]?.indexOf('^') ?? -1
  expect(problem).toMatchObject({ code: 'wrong-type', line: 4, field: 'provider.domain' })
  expect(text.split('\n')[3]?.[(problem?.column ?? 0) - 1]).toBe('[')
  expect(rows[marked]?.slice(caret, caret + 3)).toBe('[a]')
  expect(rows[marked]?.length).toBeLessThan(120)
})
