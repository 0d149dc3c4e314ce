// @vitest-environment node
import { decodeHTML } from 'entities'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { cardExcerpt, fileSlug, slugify, tidyExcerpt, tidyText } from '../../../src/bundler/values/prose.ts'

// Longer than what counts as a line of its own.
const LONG = 'The measurements were taken every nine seconds through a winter of storms on the northern pier'

test.each([
  ['a whole sentence stays', `${LONG}.`, `${LONG}.`],
  ['a quoted end stays', `${LONG}.”`, `${LONG}.”`],
  ['an end in brackets stays', `(${LONG}!)`, `(${LONG}!)`],
  ['a Devanagari end stays', `${LONG}।`, `${LONG}।`],
  ['an Urdu end stays', `${LONG}۔`, `${LONG}۔`],
  ['a word cut short goes', `${LONG} and wind, la`, `${LONG} and wind…`],
  ['three dots are one sign', `${LONG} and...`, `${LONG} and…`],
  ['dots in brackets are one sign', `${LONG} […]`, `${LONG}…`],
  ['a short line is no beginning', 'Photographs from the harbour', 'Photographs from the harbour'],
  ['a repeated title goes', `A Title | ${LONG}.`, `${LONG}.`],
  ['a repeated title stays where little would be left', 'A Title. Short.', 'A Title. Short.'],
  ['a repeated title before a new sentence goes', `A title ${LONG}.`, `${LONG}.`],
  ['a sentence that begins like the title is a sentence', `A title for ${LONG}.`, `A title for ${LONG}.`],
  ['a word that begins like the title is a word', `A titled ${LONG}.`, `A titled ${LONG}.`],
  ['a hyphened word that begins like the title is a word', `A title-deed ${LONG}.`, `A title-deed ${LONG}.`],
  ['an end in German quotes stays', `„${LONG}.“`, `„${LONG}.“`],
  ['an end in turned guillemets stays', `»${LONG}.«`, `»${LONG}.«`],
  ['a question stays', `${LONG}?`, `${LONG}?`],
  ['an Arabic question stays', `${LONG}؟`, `${LONG}؟`],
])('%s', (_, excerpt, expected) => {
  expect(tidyExcerpt(excerpt, 'A title')).toBe(expected)
})

test('a sentence of a script without spaces that begins like the title is a sentence', () => {
  const sentence = `港の水位が上昇している。${'今日も静かな海だった'.repeat(5)}。`
  expect(tidyExcerpt(sentence, '港の水位')).toBe(sentence)
  expect(tidyExcerpt(`港の水位 ${sentence}`, '港の水位')).toBe(sentence)
})

test('text without spaces is cut between characters, never through one', () => {
  const cut = cardExcerpt('港'.repeat(400))
  expect(cut).toBe(`${'港'.repeat(319)}…`)
  expect(cardExcerpt('😀'.repeat(400))).toBe(`${'😀'.repeat(159)}…`)
})

test('a card’s excerpt ends with a whole word', () => {
  const cut = cardExcerpt('word '.repeat(100))
  expect(cut.length).toBeLessThanOrEqual(320)
  expect(cut.endsWith('word…')).toBe(true)
})

test.each([
  ['AI & Ethics', 'ai-ethics'],
  ['  --x--  ', 'x'],
  ['Ángel’s “Ñandú”', 'ángels-ñandú'],
  ['e\u0301', 'é'],
  ['海洋 2020', '海洋-2020'],
  ['हिन्दी', 'हिन्दी'],
  ['../../etc', 'etc'],
  ['_site', 'site'],
  ['?!', ''],
])('%j is %j in an address', (text, slug) => {
  expect(slugify(text)).toBe(slug)
})

test('a name for a file is cut between characters', () => {
  const slug = fileSlug('😀𝒜'.repeat(200))
  expect(Buffer.byteLength(slug)).toBeLessThanOrEqual(180)
  expect(slug).not.toMatch(/\p{Surrogate}/u)
})

test('tidy texts stay what they are, and others become so', () => {
  const tidyAll = (text: string) =>
    decodeHTML(text)
      // eslint-disable-next-line no-control-regex
      .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\uFEFF\u202A-\u202E\u2066-\u2069]/g, '')
      .replace(/[\s\u00A0]+/gu, ' ')
      .trim()
  const text = fc.array(
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 2 }),
      fc.constantFrom(' ', '  ', '\n', 'word', '&amp;'),
      fc.constantFrom('\u00A0', '\u2003', '\u200B', '\u202F', '\u180E', '\u0085', '\uFEFF', '\u202E', '\u2069'),
    ),
    { maxLength: 8 },
  )
  fc.assert(
    fc.property(text, (parts) => {
      const one = parts.join('')
      expect(tidyText(one)).toBe(tidyAll(one))
    }),
    { numRuns: 5000 },
  )
})

test('a title at the beginning of an excerpt is found, whatever its capitals', () => {
  const slow = (excerpt: string, title: string) => {
    const after = excerpt.slice(title.length)
    const rest = after.replace(/^(?:\s*[.:|…–—-]+\s+|\s*[|–—]\s*|\s+(?!\p{Ll}))/u, '')
    const isRepeated = excerpt.slice(0, title.length).toLowerCase() === title.toLowerCase()
    const text = title && isRepeated && rest !== after && rest.length >= 40 ? rest : excerpt
    return text.replace(/\s*(\.\.\.|…|\[…\]|\[\.\.\.\])$/u, '…')
  }
  const letter = fc.constantFrom(
    'a',
    'A',
    'k',
    'K',
    '\u212A',
    'ı',
    'İ',
    'i',
    'I',
    'ß',
    'Σ',
    'ς',
    'σ',
    '1',
    '@',
    '`',
    '港',
  )
  const title = fc.array(letter, { maxLength: 3 }).map((letters) => letters.join(''))
  const end = fc.constantFrom('a.', 'é!', '..', '...', ' ...', '…', '[…]', '[...]', '.…', 'a?', '"', '')
  fc.assert(
    fc.property(title, title, fc.constantFrom('', ' ', ': ', ' – ', '. '), end, (one, other, gap, last) => {
      // Shorter than what is ever cut.
      const excerpt = `${one}${gap}${'X'.repeat(45)}${last}`
      expect(tidyExcerpt(excerpt, other)).toBe(slow(excerpt, other))
    }),
    { numRuns: 3000 },
  )
})

test('slugs are slugs of themselves', () => {
  fc.assert(
    fc.property(fc.oneof(fc.stringMatching(/^[a-z0-9-]{0,12}$/), fc.string({ maxLength: 12 })), (text) => {
      const slug = slugify(text)
      expect(slugify(slug)).toBe(slug)
      // An apostrophe is left out, and goes the long way.
      expect(slugify(`${text}'`)).toBe(slug)
      expect(slug).not.toMatch(/^-|-$|--/)
    }),
  )
})
