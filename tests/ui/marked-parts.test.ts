import { expect, test } from 'vitest'
import { searchTerms } from '../../src/data/search.ts'
import { fromFirstMark, markedParts } from '../../src/ui/marked-parts.ts'

const mark = (text: string, query: string) =>
  markedParts(text, searchTerms(query))
    .map((part) => (part.isMarked ? `[${part.text}]` : part.text))
    .join('')

test.each([
  ['whole words', 'A depth camera sees depth', 'camera depth', 'A [depth] [camera] sees [depth]'],
  ['a word that the last one begins', 'Cameras and campers', 'cam', '[Cameras] and [campers]'],
  ['not one that an earlier one begins', 'Cameras in fog', 'cam fog', 'Cameras in [fog]'],
  ['accents stay as they are', 'Ein Café, später', 'cafe', 'Ein [Café], später'],
  ['apostrophes inside, quotes not', 'They don’t ‘quote’ it', 'dont quote', 'They [don’t] ‘[quote]’ it'],
  ['parts of hyphenated words', 'An AI-driven lens', 'ai', 'An [AI]-driven lens'],
  ['pairs of characters', '新しい東京都の港', '東京都', '新しい[東京都]の港'],
  ['one character of a script without spaces', '京 2020', '京', '[京] 2020'],
  ['nothing', 'A lens', 'zebra', 'A lens'],
  ['markup is text', '<b>fog</b>', 'fog', '<b>[fog]</b>'],
])('%s', (_, text, query, expected) => {
  expect(mark(text, query)).toBe(expected)
  expect(
    markedParts(text, searchTerms(query))
      .map((part) => part.text)
      .join(''),
  ).toBe(text)
})

test('a mark far in the text is brought into sight at a whole word', () => {
  const text = `${'A sentence of many words. '.repeat(6)}Here is the fog at last.`
  const [first, second] = fromFirstMark(markedParts(text, ['fog']))
  expect(first?.text).toMatch(/^… \S.{10,40} $/)
  expect(second).toMatchObject({ text: 'fog', isMarked: true })
})

test('a mark that is in sight leaves the text as it is', () => {
  const parts = markedParts('Here is the fog', ['fog'])
  expect(fromFirstMark(parts)).toBe(parts)
})
