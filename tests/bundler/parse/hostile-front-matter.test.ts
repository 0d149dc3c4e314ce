// @vitest-environment node
import { expect, test } from 'vitest'
import { ARTICLE_PATH, bundleArticle, readArticle } from '../fault-table.ts'
import { fixture } from '../workspace.ts'

test('lists the names of JavaScript’s own properties among the fields that are not read', async () => {
  const before = Object.getOwnPropertyNames(Object.prototype).sort()
  const { edition, stories } = await bundleArticle(fixture('faults/proto-keys.md'))
  expect(Object.getOwnPropertyNames(Object.prototype).sort()).toEqual(before)
  expect(edition.ok).toBe(true)
  expect(edition.problems).toEqual([])
  expect(edition.fields).toEqual(
    ['__proto__', 'constructor', 'images[].__proto__'].map((field) => ({ field, articles: 1 })),
  )
  expect(stories).toMatchObject([{ type: '__proto__', topics: ['proto', 'constructor'] }])
})

test('ignores sizes that name JavaScript’s own conversion methods', async () => {
  const { edition, stories } = await bundleArticle(fixture('faults/conversion-keys.md'))
  expect(edition.problems).toEqual([])
  expect(stories[0]?.image).toEqual({ src: 'https://harbour.example/a.jpg' })
})

test.for([
  ['5,000 nested lists without an end', '['.repeat(5000)],
  ['5,000 nested lists', '['.repeat(5000) + ']'.repeat(5000)],
  ['5,000 nested groups', '{a: '.repeat(5000)],
  ['5,000 dashes in a row', '- '.repeat(5000)],
  ['700 levels of indentation', `\n${Array.from({ length: 700 }, (_, at) => `${' '.repeat(at + 1)}a:`).join('\n')}`],
])('reports %s as a problem without crashing', async ([, value]) => {
  const { edition, problems } = await bundleArticle(
    `---\ntitle: T\nwebUrl: https://outlet.example/t\ntags: ${value}\n---\n`,
    ARTICLE_PATH,
  )
  expect(edition.ok).toBe(false)
  expect(problems).toHaveLength(1)
  expect(problems[0]?.frame?.length).toBeLessThan(700)
})

test('lists JavaScript’s own property names inside a group among the fields that are not read', async () => {
  const { story, lines, edition } = await readArticle(fixture('proto.md'))
  expect(story).toMatchObject({ provider: 'outlet.example' })
  expect(story).not.toHaveProperty('type')
  expect(lines).toEqual([])
  expect(edition.fields.map(({ field }) => field)).toEqual(['__proto__', 'constructor', 'provider.__proto__'])
  expect({}).not.toHaveProperty('published')
})
