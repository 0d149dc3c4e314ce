// @vitest-environment node
import { decodeHTML } from 'entities'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Assets } from '../../src/bundler/assets.ts'
import { plainBody, renderMarkup } from '../../src/bundler/body.ts'
import { parseInstant } from '../../src/bundler/instant.ts'
import { pageKey } from '../../src/bundler/link.ts'
import { slugify, tidyText } from '../../src/bundler/prose.ts'

/** What most articles have is read in a shorter way; it must lead to the same place. */

const render = (text: string) => renderMarkup(text, new Assets([]), new Set()).html

describe('a body of nothing but words', () => {
  test.each([
    'One paragraph.',
    'Two lines\nof one.\n\n\nAnother, with “quotes” and a dash – so.\n',
    'It’s 12:30 (or so); isn’t it? 50% of 3/4…',
    'Ärger über ein Café. 港は静かだった。',
  ])('%j needs no Markdown', (text) => {
    expect(plainBody(text)).toBe(render(text))
  })

  test.each([
    '# Heading',
    '- item',
    '1. item',
    '2) item',
    'a\n---',
    'a\n===',
    '*a*',
    '_a_',
    '`a`',
    '<b>',
    '&amp;',
    'a  \nb',
    '    code',
    ' indented',
    '[a](b)',
    '![a](b)',
    'a | b',
    '~~a~~',
    'a\\b',
    '"a"',
    '\ttab',
    '+ a',
    '> a',
  ])('%j does', (text) => {
    expect(plainBody(text)).toBeUndefined()
  })

  test('whatever the words, both ways lead to the same', () => {
    const word = fc.oneof(
      fc.stringMatching(/^[\wÀ-ÿ]{1,8}$/),
      fc.constantFrom(
        '1.',
        '2)',
        '-',
        '--',
        '---',
        '=',
        ':',
        'a:',
        'http://a.b/c',
        'www.a.b',
        '(c)',
        '...',
        "'a'",
        '’',
        '/',
        '%',
      ),
      fc.constantFrom('港', '😀', '\u00A0', '#', '*', '>', '&', '<', '"', '_', '!'),
    )
    const line = fc.tuple(
      fc.constantFrom('', '', '', ' ', '    '),
      fc.array(word, { maxLength: 5 }),
      fc.constantFrom('', '', '  '),
    )
    const text = fc
      .array(line, { minLength: 1, maxLength: 5 })
      .map((lines) => lines.map(([start, words, end]) => start + words.join(' ') + end).join('\n'))
    fc.assert(
      fc.property(text, (one) => {
        const plain = one.trim() === '' ? undefined : plainBody(one)
        if (plain !== undefined) expect({ one, html: plain }).toEqual({ one, html: render(one) })
      }),
      { numRuns: 5000 },
    )
  })
})

test('tidy texts stay what they are, and others become so', () => {
  const tidyAll = (text: string) =>
    decodeHTML(text)
      // eslint-disable-next-line no-control-regex
      .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\uFEFF]/g, '')
      .replace(/[\s\u00A0]+/gu, ' ')
      .trim()
  const text = fc.array(
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 2 }),
      fc.constantFrom(
        ' ',
        '  ',
        '\n',
        'word',
        '&amp;',
        '\u00A0',
        '\u2003',
        '\u200B',
        '\u202F',
        '\u180E',
        '\u0085',
        '\uFEFF',
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

test('slugs are slugs of themselves', () => {
  fc.assert(
    fc.property(fc.oneof(fc.stringMatching(/^[a-z0-9-]{0,12}$/), fc.string({ maxLength: 12 })), (text) => {
      const slug = slugify(text)
      expect(slugify(slug)).toBe(slug)
      expect(slug).not.toMatch(/^-|-$|--/)
    }),
  )
})

test('moments as machines write them are those of the calendar', () => {
  const two = fc.nat(99).map((one) => String(one).padStart(2, '0'))
  const year = fc.oneof(fc.integer({ min: 1, max: 9999 }), fc.constant(0)).map((one) => String(one).padStart(4, '0'))
  const moment = fc.tuple(year, two, two, two, two, two).map(([y, m, d, h, i, s]) => `${y}-${m}-${d}T${h}:${i}:${s}Z`)
  const likely = fc
    .date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
    .map((date) => `${date.toISOString().slice(0, 19)}Z`)
  fc.assert(
    fc.property(fc.oneof(moment, likely), (text) => {
      // With a space at its end it goes the long way.
      expect(parseInstant(text)).toEqual(parseInstant(`${text} `))
    }),
    { numRuns: 3000 },
  )
})

test('two pages have two numbers, and one page one', () => {
  const pages = Array.from({ length: 200_000 }, (_, at) =>
    pageKey(`https://outlet-${at % 200}.example/2020/story-${at}`),
  )
  expect(new Set(pages).size).toBe(pages.length)
  expect(pages.every(Number.isSafeInteger)).toBe(true)
  expect(pageKey('http://www.outlet-1.example/2020/story-1/?utm_source=x')).toBe(pages[1])
})
