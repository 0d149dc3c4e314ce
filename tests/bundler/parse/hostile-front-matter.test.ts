// @vitest-environment node
import { expect, test } from 'vitest'
import { ARTICLE_PATH, bundleArticle, readArticle } from '../fault-table.ts'
import { fixture } from '../workspace.ts'

test('reports the names of JavaScript’s own properties as unknown fields', async () => {
  const before = Object.getOwnPropertyNames(Object.prototype).sort()
  const { edition, stories } = await bundleArticle(fixture('faults/proto-keys.md'))
  expect(Object.getOwnPropertyNames(Object.prototype).sort()).toEqual(before)
  expect(edition.ok).toBe(true)
  expect(edition.problems.map(({ code, field }) => `${code} ${field}`)).toEqual([
    'unknown-field __proto__',
    'unknown-field constructor',
    'unknown-field images[0].__proto__',
  ])
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

test('reports JavaScript’s own property names inside a group as unknown fields', async () => {
  const { story, lines } = await readArticle(fixture('proto.md'))
  expect(story).toMatchObject({ provider: 'outlet.example' })
  expect(story).not.toHaveProperty('type')
  expect(lines.toSorted()).toEqual([
    `warning unknown-field ${ARTICLE_PATH}:12:1 constructor`,
    `warning unknown-field ${ARTICLE_PATH}:5:1 __proto__`,
    `warning unknown-field ${ARTICLE_PATH}:9:3 provider.__proto__`,
  ])
  expect({}).not.toHaveProperty('published')
})
