// @vitest-environment node
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  KIND,
  hashOfTerm,
  isInTitle,
  kindOf,
  packTerms,
  sharedWords,
  unpackAll,
  unpackTerms,
} from '../../../src/bundler/terms/packed-terms.ts'
import { termsOf } from '../../../src/bundler/terms/terms.ts'

const shared = (one: readonly [string, string], other: readonly [string, string]) =>
  sharedWords(termsOf(...one, 'en'), unpackTerms(packTerms(...other, 'en')))

test('unpacked terms are sorted by hash, each once, with their kinds and places', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 80, unit: 'grapheme' }), fc.lorem(), (title, excerpt) => {
      const unpacked = [...unpackTerms(packTerms(title, excerpt, 'en'))]
      const terms = termsOf(title, excerpt, 'en').toSorted((a, b) => a.hash - b.hash)
      const read = unpacked.map((term) => [hashOfTerm(term), kindOf(term), isInTitle(term)])
      expect(read).toEqual(terms.map(({ hash, kind, inTitle }) => [hash, KIND[kind], inTitle]))
      expect(new Set(unpacked.map(hashOfTerm)).size).toBe(unpacked.length)
    }),
  )
})

test('texts that are unpacked together are the same as each alone, also when one is empty', () => {
  fc.assert(
    fc.property(fc.array(fc.lorem({ maxCount: 6 }).map((text) => (text.length % 5 ? text : ''))), (texts) => {
      const packed = texts.map((text) => packTerms(text, '', 'en'))
      const { starts, terms } = unpackAll(packed)
      expect(starts).toHaveLength(texts.length + 1)
      for (const [at, text] of packed.entries())
        expect([...terms.subarray(starts[at], starts[at + 1])]).toEqual([...unpackTerms(text)])
    }),
  )
})

test('shared words are as the first text writes them, names first, then words of the title', () => {
  expect(
    shared(
      ['ferries collide near a pier', 'Soon afterwards captain Varnholt of Ansel noticed smoke.'],
      ['smoke over pier', 'The ferry was seen from Ansel. Varnholt was calm.'],
    ),
  ).toEqual(['Varnholt', 'Ansel', 'ferries', 'pier'])
})

test('a pair replaces the words it consists of', () => {
  expect(shared(['yellow ferry leaves', ''], ['the yellow ferry burns', ''])).toEqual(['yellow ferry'])
})

test('words that only say what a number counts are not shown', () => {
  expect(shared(['magnitude 4.1', ''], ['magnitude 5.6', ''])).toEqual(['magnitude'])
})

test('texts without a word in common share none', () => {
  expect(shared(['ferry', ''], ['quarry', ''])).toEqual([])
  expect(shared(['', ''], ['ferry', ''])).toEqual([])
})

test('there are at most four shared words, and none is part of another', () => {
  const text = fc
    .array(fc.constantFrom('Ansel', 'Varnholt', 'ferry', 'harbour', 'pier', 'crane', '60', 'of', 'storm', 'AI'), {
      minLength: 1,
      maxLength: 14,
    })
    .map((words) => words.join(' '))
  fc.assert(
    fc.property(text, text, (one, other) => {
      const words = shared([one, other], [other, one])
      expect(words.length).toBeLessThanOrEqual(4)
      for (const word of words) expect(words.filter((whole) => whole.includes(word))).toEqual([word])
    }),
  )
})
