// @vitest-environment node
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { termsOf } from '../../../src/bundler/terms/terms.ts'
import { hashOfTerm, packTerms } from '../../../src/bundler/terms/packed-terms.ts'

type Kind = ReturnType<typeof termsOf>[number]['kind']

/** Surfaces of the terms of a kind, in the order of the text. */
const surfacesOf = (kind: Kind, title: string, excerpt = '', language = 'en') =>
  termsOf(title, excerpt, language).flatMap((term) => (term.kind === kind ? [term.surface] : []))
/** Surfaces of the terms that two titles have in common. */
const sharedBy = (one: string, other: string, language = 'en') => {
  const hashes = new Set(termsOf(other, '', language).map(({ hash }) => hash))
  return termsOf(one, '', language).flatMap(({ hash, surface }) => (hashes.has(hash) ? [surface] : []))
}

describe('words', () => {
  test('are equal when their stems are, and the first form is kept for people', () => {
    expect(sharedBy('Oceans warm', 'The ocean is warming')).toEqual(['Oceans', 'warm'])
    expect(surfacesOf('word', 'oceans warm', 'The ocean warms.')).toEqual(['oceans', 'warm'])
  })

  test('too common to say anything are left out', () => {
    expect(surfacesOf('word', 'what is said of the harbour and of its cranes')).toEqual(['harbour', 'cranes'])
    expect(surfacesOf('word', 'der Hafen und die Kräne', '', 'de')).toEqual(['Hafen', 'Kräne'])
    expect(surfacesOf('word', 'le port et les grues', '', 'fr')).toEqual(['port', 'grues'])
  })

  test.each([
    ['AI', 'a new AI for the harbour'],
    ['UK', 'harbours of the UK are quiet'],
    ['IT', 'the harbour and its IT fail'],
    ['5G', 'the harbour gets 5G at last'],
    ['UK', 'Harbours In The UK And Elsewhere Are Quiet'],
    ['AI', 'New AI Guides Ships Into Harbour'],
    ['5G', 'Harbour Gets 5G At Last'],
  ])('of two letters are kept when they are written in capitals: %s in “%s”', (word, title) => {
    expect(termsOf(title, '', 'en').map(({ surface }) => surface)).toContain(word)
  })

  test('in capitals are ordinary words where the whole title is in capitals', () => {
    expect(surfacesOf('word', 'IT IS QUIET IN THE HARBOUR')).toEqual(['QUIET', 'HARBOUR'])
  })

  test('are equal without a possessive ending, apostrophes and the full stops of abbreviations', () => {
    expect(sharedBy('harbour’s cranes', 'harbour cranes')).toEqual(['harbour', 'cranes', 'harbour cranes'])
    expect(sharedBy('ships of the U.K. wait', 'ships of the UK wait')).toContain('UK')
  })
})

describe('numbers', () => {
  test.each([
    ['60', '60'],
    ['1,500', '1500'],
    ['1,500,000', '1500000'],
    ['$120m', '120'],
    ['£120', '120'],
    ['12%', '12'],
    ['40km', '40'],
    ['5,6', '5.6'],
    ['10th', '10'],
  ])('are equal with and without a unit and separators: %s and %s', (one, other) => {
    expect(sharedBy(`ferry ${one}`, `quarry ${other}`)).toHaveLength(1)
    expect(surfacesOf('number', `ferry ${one}`)).toHaveLength(1)
  })

  test.each([
    ['4.1', '5.6'],
    ['41', '4.1'],
    ['1,500', '15'],
    ['2026', '2027'],
  ])('that differ are different terms: %s and %s', (one, other) => {
    expect(sharedBy(`ferry ${one}`, `quarry ${other}`)).toEqual([])
  })

  test('make the words beside them in a title say what is counted, and in an excerpt not', () => {
    expect(surfacesOf('counted', 'Quake of magnitude 4.1 wakes the valley')).toEqual(['magnitude', 'wakes'])
    expect(surfacesOf('counted', 'Quake', 'It had magnitude 4.1 in the valley.')).toEqual([])
  })
})

describe('names', () => {
  test.each<[rule: string, title: string, excerpt: string, language: string, names: readonly string[]]>([
    ['are words with a capital within a sentence', 'Ferry leaves Ansel', '', 'en', ['Ansel']],
    ['are not the first words of sentences', 'Ferry leaves. Passengers wait: nobody knows why', '', 'en', []],
    ['are not found in Headlines In Capitals', 'Old Ferry Leaves Ansel Without Passengers', '', 'en', []],
    ['are not found in German, where every noun has a capital', 'die Fähre nach Ansel', '', 'de', []],
    ['of several words give pairs', 'letter', 'The ferry of Ilse Varnholt left.', 'en', ['Ilse', 'Varnholt']],
    [
      'of a Headline In Capitals are known from the excerpt',
      'Ferry Leaves Ansel Today',
      'It left Ansel.',
      'en',
      ['Ansel'],
    ],
    ['are no abbreviations of two or three letters', 'the CEO of a ferry line watches TV', '', 'en', []],
    ['are abbreviations of four letters', 'a rocket of NASA waits', '', 'en', ['NASA']],
  ])('%s', (_, title, excerpt, language, names) => {
    expect(surfacesOf('name', title, excerpt, language)).toEqual(names)
  })
})

describe('pairs', () => {
  test('are two adjacent words of a title, and of an excerpt only within names', () => {
    expect(surfacesOf('pair', 'yellow ferry leaves', 'A yellow crane lifts Ilse Varnholt.')).toEqual([
      'yellow ferry',
      'ferry leaves',
      'Ilse Varnholt',
    ])
  })

  test('do not join words across the end of a sentence or across small words', () => {
    expect(surfacesOf('pair', 'ferry leaves. Crane falls')).toEqual(['ferry leaves', 'Crane falls'])
    expect(surfacesOf('pair', 'ferry of the harbour')).toEqual([])
  })

  test('depend on the order of their words', () => {
    expect(sharedBy('dog bites ferryman', 'ferryman bites dog')).toEqual(['dog', 'bites', 'ferryman'])
  })
})

describe('scripts without spaces', () => {
  test.each([
    ['ja', '港の水位が上昇している', '水位'],
    ['zh', '港口水位正在上升', '水位'],
    ['th', 'ระดับน้ำในท่าเรือสูงขึ้น', 'ท่าเรือ'],
  ])('are divided into words: %s', (language, title, word) => {
    expect(surfacesOf('word', title, '', language).some((one) => word.includes(one))).toBe(true)
    expect(surfacesOf('word', title, '', language).length).toBeGreaterThan(1)
  })

  test('the words of Arabic are compared without the article', () => {
    expect(sharedBy('مدينة قديمة', 'المدينة الجديدة', 'ar')).toEqual(['مدينة'])
  })
})

test('the terms for people and the numbers in memory are the same', () => {
  const texts = fc.array(
    fc.constantFrom('Ansel', 'ferry', 'The', 'of', '4.1', '1,500', 'UK', 'AI', '港の水位', '.', ':', 'مدينة', '’', 'x'),
    { maxLength: 12 },
  )
  fc.assert(
    fc.property(texts, texts, fc.constantFrom('en', 'de', 'ja', 'ar', ''), (title, excerpt, language) => {
      const [one, other] = [title.join(' '), excerpt.join(' ')]
      const hashes = termsOf(one, other, language).map(({ hash }) => hash)
      expect([...packTerms(one, other, language)].map(hashOfTerm)).toEqual(hashes.toSorted((a, b) => a - b))
    }),
  )
})
