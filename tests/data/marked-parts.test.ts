import { expect, test } from 'vitest'
import { wordsOf } from '../../src/contract/words.ts'
import { markedParts } from '../../src/data/search/marked-parts.ts'

/** Matches the words of a query; the last one may be the beginning of a longer one. */
function matches(query: string): (word: string) => boolean {
  const words = wordsOf(query)
  return (word) => words.includes(word) || word.startsWith(words.at(-1) ?? ' ')
}

const mark = (text: string, query: string) =>
  markedParts(text, matches(query))
    .map((part) => (part.isMatch ? `[${part.text}]` : part.text))
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
    markedParts(text, matches(query))
      .map((part) => part.text)
      .join(''),
  ).toBe(text)
})
