// @vitest-environment node
import { decodeHTML } from 'entities'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { cardExcerpt, fileSlug, slugify, tidyExcerpt, tidyText } from '../../../src/bundler/values/prose.ts'

// Long enough to be read as the beginning of a longer text, not as a complete line.
const LONG = 'The measurements were taken every nine seconds through a winter of storms on the northern pier'

test.each([
  ['keeps a whole sentence', `${LONG}.`, `${LONG}.`],
  ['keeps a quoted end', `${LONG}.”`, `${LONG}.”`],
  ['keeps an end in brackets', `(${LONG}!)`, `(${LONG}!)`],
  ['keeps a Devanagari full stop', `${LONG}।`, `${LONG}।`],
  ['keeps an Urdu full stop', `${LONG}۔`, `${LONG}۔`],
  ['removes a half word', `${LONG} and wind, la`, `${LONG} and wind…`],
  ['turns three dots into an ellipsis', `${LONG} and...`, `${LONG} and…`],
  ['turns dots in brackets into an ellipsis', `${LONG} […]`, `${LONG}…`],
  ['keeps a short line without a full stop', 'Photographs from the harbour', 'Photographs from the harbour'],
  ['removes a repeated title', `A Title | ${LONG}.`, `${LONG}.`],
  ['keeps a repeated title when little text would be left', 'A Title. Short.', 'A Title. Short.'],
  ['removes a repeated title before a new sentence', `A title ${LONG}.`, `${LONG}.`],
  ['keeps a sentence that begins like the title', `A title for ${LONG}.`, `A title for ${LONG}.`],
  ['keeps a word that begins like the title', `A titled ${LONG}.`, `A titled ${LONG}.`],
  ['keeps a hyphenated word that begins like the title', `A title-deed ${LONG}.`, `A title-deed ${LONG}.`],
  ['keeps an end in German quotes', `„${LONG}.“`, `„${LONG}.“`],
  ['keeps an end in inverted guillemets', `»${LONG}.«`, `»${LONG}.«`],
  ['keeps a question', `${LONG}?`, `${LONG}?`],
  ['keeps an Arabic question', `${LONG}؟`, `${LONG}؟`],
])('%s', (_, excerpt, expected) => {
  expect(tidyExcerpt(excerpt, 'A title')).toBe(expected)
})

test('keeps a sentence without spaces that begins like the title', () => {
  const sentence = `港の水位が上昇している。${'今日も静かな海だった'.repeat(5)}。`
  expect(tidyExcerpt(sentence, '港の水位')).toBe(sentence)
  expect(tidyExcerpt(`港の水位 ${sentence}`, '港の水位')).toBe(sentence)
})

test('cuts text without spaces between two characters, never inside one', () => {
  const cut = cardExcerpt('港'.repeat(400))
  expect(cut).toBe(`${'港'.repeat(319)}…`)
  expect(cardExcerpt('😀'.repeat(400))).toBe(`${'😀'.repeat(159)}…`)
})

test('ends the excerpt of a card with a whole word', () => {
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
])('%j becomes %j in an address', (text, slug) => {
  expect(slugify(text)).toBe(slug)
})

test('cuts a long file name between two characters', () => {
  const slug = fileSlug('😀𝒜'.repeat(200))
  expect(Buffer.byteLength(slug)).toBeLessThanOrEqual(180)
  expect(slug).not.toMatch(/\p{Surrogate}/u)
})

test('removes halves of surrogate pairs, which a page could not hold, and keeps whole ones', () => {
  expect(tidyText('a \uD83D tide 😀')).toBe('a tide 😀')
})

test('gives the same text with and without the fast path', () => {
  const tidyAll = (text: string) =>
    decodeHTML(text)
      // eslint-disable-next-line no-control-regex
      .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\uFEFF\u202A-\u202E\u2066-\u2069\p{Cs}]/gu, '')
      .replace(/[\s\u00A0]+/gu, ' ')
      .trim()
  const text = fc.array(
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 2 }),
      fc.constantFrom(' ', '  ', '\n', 'word', '&amp;'),
      fc.constantFrom(
        '\u00A0',
        '\u2003',
        '\u200B',
        '\u202F',
        '\u180E',
        '\u0085',
        '\uFEFF',
        '\u202E',
        '\u2069',
        '\uD83D',
      ),
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

test('finds a title at the beginning of an excerpt in any case', () => {
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
      const excerpt = `${one}${gap}${'X'.repeat(45)}${last}`
      expect(tidyExcerpt(excerpt, other)).toBe(slow(excerpt, other))
    }),
    { numRuns: 3000 },
  )
})

test('leaves a slug unchanged', () => {
  fc.assert(
    fc.property(fc.oneof(fc.stringMatching(/^[a-z0-9-]{0,12}$/), fc.string({ maxLength: 12 })), (text) => {
      const slug = slugify(text)
      expect(slugify(slug)).toBe(slug)
      // An apostrophe avoids the fast path.
      expect(slugify(`${text}'`)).toBe(slug)
      expect(slug).not.toMatch(/^-|-$|--/)
    }),
  )
})
