import { expect, test } from 'vitest'
import { storyLayout } from '../../src/ui/story/story-layout.ts'
import { storyParts } from '../../src/ui/story/story-parts.ts'

const paragraph = (letter: string) => `<p>${letter.repeat(10)}</p>`

test('a text is cut between its paragraphs once a part is long enough', () => {
  const html = ['a', 'b', 'c', 'd'].map(paragraph).join('\n')
  expect(storyParts(html, 20)).toEqual([
    `${paragraph('a')}\n${paragraph('b')}`,
    `\n${paragraph('c')}\n${paragraph('d')}`,
  ])
})

test.each([
  ['a list', '<ul><li>aaaaaaaaaa</li><li>bbbbbbbbbb</li></ul>'],
  ['a quotation', '<blockquote><p>aaaaaaaaaa</p><p>bbbbbbbbbb</p></blockquote>'],
  ['a paragraph with a line break and a picture', '<p>aaaaaaaaaa<br>bbbbb<img src="/x" alt="y" />bbbbb</p>'],
])('%s is never cut', (_, html) => {
  expect(storyParts(html + paragraph('c'), 5)).toEqual([html, paragraph('c')])
})

test('a heading stays with the text below it', () => {
  const html = `${paragraph('a')}<h2>bbbbbbbbbbbbbbbbbbbbb</h2>${paragraph('c')}${paragraph('d')}`
  expect(storyParts(html, 15)).toEqual([
    `${paragraph('a')}<h2>bbbbbbbbbbbbbbbbbbbbb</h2>${paragraph('c')}`,
    paragraph('d'),
  ])
})

test('the parts together are the whole text', () => {
  const html = Array.from({ length: 40 }, (_, at) => `<p>${'word '.repeat(at)}</p>`).join('\n')
  const parts = storyParts(html, 300)
  expect(parts.length).toBeGreaterThan(5)
  expect(parts.join('')).toBe(html)
})

test('a short rest is no part of its own', () => {
  expect(storyParts(`${paragraph('a').repeat(4)}<p>b</p>`, 40)).toHaveLength(1)
})

test.each([
  ['a text of 399 characters', 399, [], 'short'],
  ['a longer text', 400, [], 'wide'],
  ['a longer text that other outlets report too', 400, [{ why: { by: 'copy' } }], 'text'],
  ['a longer text of which there is a copy at the same address', 400, [{ why: { by: 'page' } }], 'wide'],
] as const)('%s is laid out by its length without markup', (_, length, reports, layout) => {
  expect(storyLayout({ body: `<p>${'<em>a</em>'.repeat(length)}</p>`, reports })).toBe(layout)
})
