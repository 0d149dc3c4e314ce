import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  EMBED_DEFAULTS,
  MAX_EMBED_HEIGHT,
  type EmbedOptions,
  embedPath,
  formatEmbedOptions,
  isHeightMessage,
  parseEmbedOptions,
} from '../../src/contract/embed.ts'

test('builds one address for each topic and one for the top stories', () => {
  expect(embedPath()).toBe('/embed/')
  expect(embedPath('a b/c')).toBe('/embed/a%20b%2Fc/')
})

const options: fc.Arbitrary<EmbedOptions> = fc
  .record({
    theme: fc.constantFrom('auto', 'light', 'dark'),
    layout: fc.constantFrom('cards', 'list', 'headlines', 'ticker'),
    sort: fc.constantFrom('latest', 'top'),
    limit: fc.integer({ min: 1, max: 24 }),
    accent: fc.option(fc.stringMatching(/^#[\da-f]{6}$/), { nil: undefined }),
    images: fc.constantFrom('all', 'none'),
    chrome: fc.subarray(['header', 'footer', 'border', 'transparent'] as const),
    lang: fc.option(fc.constantFrom('de', 'pt-BR'), { nil: undefined }),
    related: fc.boolean(),
    target: fc.constantFrom('outlet', 'reader'),
  })
  .map(({ accent, lang, ...rest }) => ({ ...rest, ...(accent && { accent }), ...(lang && { lang }) }))

test('options that are written into an address are read back unchanged', () => {
  fc.assert(
    fc.property(options, (written) => {
      expect(parseEmbedOptions(formatEmbedOptions(written))).toEqual(written)
    }),
  )
})

test('default options add nothing to the address', () => {
  expect(formatEmbedOptions(EMBED_DEFAULTS)).toBe('')
})

test.each([
  '',
  '?theme=neon&layout=grid&sort=worst&images=some&target=_self',
  '?limit=0',
  '?limit=25',
  '?limit=1.5',
  '?limit=Infinity',
  '?limit=',
  '?accent=red',
  '?accent=%23fff',
  '?accent=url(x)',
  '?chrome=everything',
  '?lang=%22%3E',
  '?related=yes',
  '?__proto__=1&constructor=2',
])('the query "%s" gives the default options', (search) => {
  expect(parseEmbedOptions(search)).toEqual(EMBED_DEFAULTS)
})

test('any query gives valid options', () => {
  fc.assert(
    fc.property(fc.webQueryParameters(), (search) => {
      const parsed = parseEmbedOptions(search)
      expect(parseEmbedOptions(formatEmbedOptions(parsed))).toEqual(parsed)
    }),
  )
})

test('accepts only messages with the right type and a whole height within the limit', () => {
  expect(isHeightMessage({ type: 'broadsheet:height', height: 300 })).toBe(true)
  for (const height of [0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, '300', null, MAX_EMBED_HEIGHT + 1])
    expect(isHeightMessage({ type: 'broadsheet:height', height })).toBe(false)
  fc.assert(
    fc.property(fc.anything(), (value) => {
      expect(isHeightMessage(value)).toBe(false)
    }),
  )
})
