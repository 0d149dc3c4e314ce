// @vitest-environment node
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { Vocabulary } from '../../../src/bundler/shard/vocabulary.ts'
import { wordsOf } from '../../../src/contract/words.ts'

test('a vocabulary finds the same words as wordsOf in any text', () => {
  const text = fc
    .array(
      fc.oneof(
        fc.stringMatching(/^[A-Za-z0-9' .,;:!?_-]{0,12}$/),
        fc.constantFrom('Ärger', 'café’s', '港は静か', 'O’Neill', "don't", '_a_b_', 'x\u0000y', 'İ', '', ' '),
      ),
      { maxLength: 12 },
    )
    .map((parts) => parts.join(''))
  fc.assert(
    fc.property(fc.array(text, { maxLength: 20 }), (texts) => {
      const vocabulary = new Vocabulary()
      for (const one of texts)
        expect(vocabulary.read(one).map((number) => vocabulary.words[number])).toEqual(wordsOf(one))
      expect(new Set(vocabulary.words).size).toBe(vocabulary.words.length)
      expect(vocabulary.inOrder.map((number) => vocabulary.words[number])).toEqual([...vocabulary.words].toSorted())
    }),
    { numRuns: 500 },
  )
})

test('a vocabulary gives each of ten thousand words another number', () => {
  const vocabulary = new Vocabulary()
  const words = Array.from({ length: 10_000 }, (_, at) => `w${at}`)
  expect(vocabulary.read(words.join(' '))).toEqual(words.map((_, at) => at))
  expect(vocabulary.read(words.toReversed().join(' '))).toEqual(words.map((_, at) => at).toReversed())
})
