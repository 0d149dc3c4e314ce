// @vitest-environment node
import { expect, test } from 'vitest'
import { cardExcerpt, fileSlug, slugify, tidyExcerpt } from '../../src/bundler/prose.ts'

const LONG = 'The measurements were taken every nine seconds through a winter of storms'

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
])('%s', (_, excerpt, expected) => {
  expect(tidyExcerpt(excerpt, 'A title')).toBe(expected)
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
