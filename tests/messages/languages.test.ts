import { expect, test, vi } from 'vitest'
import { counter } from '../../src/messages/counter.ts'
import { chooseLanguage, languageOf, localeFor } from '../../src/messages/languages.ts'

test.each([
  ['pt-BR', 'pt'],
  ['zh-Hans-CN', 'zh'],
  ['EN-gb', 'en'],
  ['nl', undefined],
  ['toString', undefined],
  ['', undefined],
])('the language of %s is %s', (tag, language) => {
  expect(languageOf(tag)).toBe(language)
})

test.each([
  ['the reader’s choice comes first', 'ja', ['de-DE'], 'en', 'ja'],
  ['then the browser’s first language that the interface has', 'auto', ['nl', 'fr-CA', 'en'], 'de', 'fr'],
  ['then the language of the site', 'auto', ['nl'], 'de-AT', 'de'],
  ['then English', 'auto', [], 'nl', 'en'],
] as const)('%s', (_, choice, browser, site, language) => {
  expect(chooseLanguage(choice, browser, site)).toBe(language)
})

test.each([
  ['a British site writes British dates for an American reader', 'en', ['en-US'], 'en-GB', 'en-GB'],
  ['a region comes from the browser when the site has another language', 'pt', ['de', 'pt-BR'], 'en-GB', 'pt-BR'],
  ['without a region, the language alone decides', 'ja', ['en-US'], 'en', 'ja'],
] as const)('%s', (_, language, browser, site, locale) => {
  expect(localeFor(language, browser, site)).toBe(locale)
})

test('a number takes the form of its language and is written in its digits', () => {
  const english = counter('en')
  expect(english(1, { one: '# story', other: '# stories' })).toBe('1 story')
  expect(english(1200, { one: '# story', other: '# stories' })).toBe('1,200 stories')
  const arabic = counter('ar-EG')
  const forms = { zero: 'none', one: 'one', two: 'two', few: '# few', many: '# many', other: '# other' }
  expect([0, 1, 2, 3, 11, 100].map((number) => arabic(number, forms))).toEqual([
    'none',
    'one',
    'two',
    '٣ few',
    '١١ many',
    '١٠٠ other',
  ])
})

test('a number is written by the tag of the page, which can have other digits than its language', async () => {
  vi.resetModules()
  const fresh = await import('../../src/messages/counter.ts')
  fresh.setLocaleOf((language) => (language === 'ar' ? 'ar-EG' : language))
  expect(fresh.counter('ar')(12, { other: '#' })).toBe('١٢')
})
