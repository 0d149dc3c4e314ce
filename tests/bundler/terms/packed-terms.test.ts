// @vitest-environment node
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  KIND,
  TermBuffer,
  byTelling,
  hashOfTerm,
  isInTitle,
  kindOf,
  packTerms,
  termsAt,
  wordsInCommon,
} from '../../../src/bundler/terms/packed-terms.ts'
import { termsOf } from '../../../src/bundler/terms/terms.ts'

const shared = (one: readonly [string, string], other: readonly [string, string]) =>
  wordsInCommon(byTelling(termsOf(...one, 'en')), packTerms(...one, 'en'), packTerms(...other, 'en'))

test('packed terms are sorted by hash, each once, with their kinds and places', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 80, unit: 'grapheme' }), fc.lorem(), (title, excerpt) => {
      const packed = [...packTerms(title, excerpt, 'en')]
      const terms = termsOf(title, excerpt, 'en').toSorted((a, b) => a.hash - b.hash)
      const read = packed.map((term) => [hashOfTerm(term), kindOf(term), isInTitle(term)])
      expect(read).toEqual(terms.map(({ hash, kind, inTitle }) => [hash, KIND[kind], inTitle]))
      expect(new Set(packed.map(hashOfTerm)).size).toBe(packed.length)
    }),
  )
})

test('a buffer has the terms of all texts one after another, also when one is empty', () => {
  fc.assert(
    fc.property(fc.array(fc.lorem({ maxCount: 600 }).map((text) => (text.length % 5 ? text : ''))), (texts) => {
      const buffer = new TermBuffer()
      const places = texts.map((text) => {
        const terms = packTerms(text, '', 'en')
        const firstTerm = buffer.length
        buffer.add(terms)
        return { firstTerm, terms: terms.length }
      })
      for (const [at, place] of places.entries())
        expect([...termsAt(buffer.all, place)]).toEqual([...packTerms(texts[at] ?? '', '', 'en')])
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
