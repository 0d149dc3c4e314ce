import { expect, test } from 'vitest'
import { searchTerms } from '../../src/data/search.ts'
import { fromFirstMark, markedParts } from '../../src/ui/marked-parts.ts'

const mark = (text: string, query: string) =>
  markedParts(text, searchTerms(query))
    .map((part) => (part.isMarked ? `[${part.text}]` : part.text))
    .join('')

test.each([
  ['marks whole words', 'A depth camera sees depth', 'camera depth', 'A [depth] [camera] sees [depth]'],
  ['marks words that begin with the last word of the query', 'Cameras and campers', 'cam', '[Cameras] and [campers]'],
  ['does not mark words that begin with an earlier word of the query', 'Cameras in fog', 'cam fog', 'Cameras in [fog]'],
  ['finds words with accents and keeps the accents', 'Ein Café, später', 'cafe', 'Ein [Café], später'],
  [
    'marks apostrophes inside words but no quotation marks',
    'They don’t ‘quote’ it',
    'dont quote',
    'They [don’t] ‘[quote]’ it',
  ],
  ['marks parts of hyphenated words', 'An AI-driven lens', 'ai', 'An [AI]-driven lens'],
  ['marks pairs of characters in a script without spaces', '新しい東京都の港', '東京都', '新しい[東京都]の港'],
  ['marks a single character of a script without spaces', '京 2020', '京', '[京] 2020'],
  ['marks nothing when no word matches', 'A lens', 'zebra', 'A lens'],
  ['treats markup as text', '<b>fog</b>', 'fog', '<b>[fog]</b>'],
])('%s', (_, text, query, expected) => {
  expect(mark(text, query)).toBe(expected)
  expect(
    markedParts(text, searchTerms(query))
      .map((part) => part.text)
      .join(''),
  ).toBe(text)
})

test('a text with a late mark is cut before a word close to the mark', () => {
  const text = `${'A sentence of many words. '.repeat(6)}Here is the fog at last.`
  const [first, second] = fromFirstMark(markedParts(text, ['fog']))
  expect(first?.text).toMatch(/^… \S.{10,40} $/)
  expect(second).toMatchObject({ text: 'fog', isMarked: true })
})

test('a text with an early mark is not cut', () => {
  const parts = markedParts('Here is the fog', ['fog'])
  expect(fromFirstMark(parts)).toBe(parts)
})
