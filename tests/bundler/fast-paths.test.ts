// @vitest-environment node
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { decodeHTML } from 'entities'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Assets } from '../../src/bundler/validate/assets.ts'
import { plainBody, renderMarkup } from '../../src/bundler/validate/body.ts'
import { readRecord, textOf, writeRecord } from '../../src/bundler/collect/article-record.ts'
import { Contents } from '../../src/bundler/collect/entry.ts'
import { parseInstant } from '../../src/bundler/values/instant.ts'
import { canonicalKey, isSimpleLink, pageKey, pageKeys, safeLink } from '../../src/bundler/values/link.ts'
import { cardExcerpt, slugify, tidyExcerpt, tidyText } from '../../src/bundler/values/prose.ts'
import { statOf } from '../../src/bundler/read/file-list.ts'
import { readSource } from '../../src/bundler/read/read.ts'
import { Vocabulary } from '../../src/bundler/relate/tokens.ts'
import { wordsOf } from '../../src/contract/words.ts'

/** What most articles have is read in a shorter way; it must lead to the same place. */

const render = (text: string) => renderMarkup(text, new Assets([]), new Set()).html

describe('a body of nothing but words', () => {
  test.each([
    'One paragraph.',
    'Two lines\nof one.\n\n\nAnother, with “quotes” and a dash – so.\n',
    'It’s 12:30 (or so); isn’t it? 50% of 3/4…',
    'Ärger über ein Café. 港は静かだった。',
    'It said so [here (in full)](https://outlet.example/2020/a_b-c.html?id=1), and [there](http://a.example/).',
    '[https://a.example/x](https://b.example/x)\nand more',
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
    '![a](b)',
    '![a](https://a.example/x)',
    '[a]: https://a.example/x',
    '[*a*](https://a.example/x)',
    '[[a](https://a.example/x)](https://a.example/y)',
    ...'b https://a.example https://A.example/x https://a.example/../x https://a.example/x?a=1&b=2 <https://a.example/x>'
      .split(' ')
      .map((href) => `[a](${href})`),
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
      fc.constantFrom(..."1. 2) - -- --- = : a: http://a.b/c www.a.b (c) ... 'a' ’ / % [ ]( )".split(' ')),
      fc.constantFrom('[a](https://a.example/x)', '[b c.](http://a.example/x_y?z=%20)', '[d](https://a.example/%zz)'),
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

test('every day of the calendar is one, and no other', () => {
  for (const year of ['0999', '1000', '1900', '2000', '2023', '2024', '9999']) {
    for (let day = 0; day < 14 * 33; day++) {
      const two = (number: number) => String(number).padStart(2, '0')
      const text = `${year}-${two(Math.floor(day / 33))}-${two(day % 33)}`
      expect(parseInstant(text)).toEqual(parseInstant(`${text} `))
      expect(parseInstant(`${text}T00:00:00Z`)).toEqual(parseInstant(`${text}T00:00:00Z `))
    }
  }
})

describe('an address that browsers leave as it is', () => {
  const link = fc.oneof(
    fc
      .tuple(
        fc.constantFrom('http://', 'https://', 'HTTPS://', 'ftp://', 'https:/'),
        fc.oneof(
          fc.stringMatching(/^[a-z\d.-]{1,12}\.[a-z]{2,4}$/),
          fc.constantFrom('www.a.example', 'm.b.example', 'amp.c.example', 'www.google.com', 'a-b.cdn.ampproject.org'),
        ),
        fc.oneof(
          fc.stringMatching(/^\/[\w./-]{0,12}$/),
          fc.constantFrom(
            '',
            '/amp/s/x.example/y',
            '/c/s/x.example/amp/',
            '/a/index.html',
            '/a/amp',
            '/a.amp.html',
            '//',
          ),
        ),
        fc.constantFrom('', '', '?a=1', '?', '?%zz', '?a:b/c', '?b=2&utm_source=x&a=1', '?a=%20', '#x', "?'"),
      )
      .map((parts) => parts.join('')),
    fc
      .array(
        fc.constantFrom('http://', 'a', 'xn--', '-', '.', '/', '1', '0x1', '.example/', '?', '=', '%2e', '_', ':', '@'),
        { maxLength: 8 },
      )
      .map((parts) => `https://${parts.join('')}`),
  )

  test('is what `new URL` makes of it', () => {
    let simple = 0
    fc.assert(
      fc.property(link, (text) => {
        if (!isSimpleLink(text)) return
        simple++
        expect(new URL(text).href).toBe(text)
        expect(safeLink(text)).toBe(text)
      }),
      { numRuns: 20_000 },
    )
    expect(simple).toBeGreaterThan(1000)
  })

  test('has the page that the long way finds', () => {
    fc.assert(
      fc.property(link, (text) => {
        // Capitals go the long way.
        if (URL.canParse(text)) expect(canonicalKey(text)).toBe(canonicalKey(text.replace(/^http/, 'HTTP')))
      }),
      { numRuns: 10_000 },
    )
  })

  test('has a number once', () => {
    const links = ['https://a.example/x', 'http://www.a.example/x/', 'https://a.example/y']
    expect(pageKeys(links)).toEqual([pageKey('https://a.example/x'), pageKey('https://a.example/y')])
  })
})

test('contents stand one after another, however much there is of them', () => {
  const texts = fc.array(fc.string({ unit: 'binary', maxLength: 300 }), { maxLength: 20 })
  fc.assert(
    fc.property(texts, fc.nat(100), (parts, size) => {
      const contents = new Contents(size)
      const places = parts.map((part) => contents.add(part))
      expect(contents.all.equals(Buffer.from(parts.map((part) => Buffer.from(part).toString()).join('')))).toBe(true)
      for (const [at, { offset, length }] of places.entries())
        expect(contents.all.toString('utf8', offset, offset + length)).toBe(Buffer.from(parts[at] ?? '').toString())
    }),
  )
})

test.each([0, 10, 64 * 1024 - 1, 64 * 1024, 64 * 1024 + 1, 300_000])(
  'a file of %i bytes is read whole, also when its size has changed meanwhile',
  (size) => {
    const folder = mkdtempSync(join(tmpdir(), 'broadsheet-'))
    try {
      const text = 'ab\n'.repeat(size).slice(0, size)
      writeFileSync(join(folder, 'a.md'), text)
      const stat = statOf(join(folder, 'a.md'))
      for (const said of [size, size + 1, Math.max(0, size - 1), 0, 2 * size, 500_000]) {
        const result = readSource(folder, { path: 'a.md', stat: { ...stat, size: said } })
        expect('file' in result && result.file.text === text && result.bytes.length === size).toBe(true)
      }
    } finally {
      rmSync(folder, { recursive: true })
    }
  },
)

test('two pages have two numbers, and one page one', () => {
  const pages = Array.from({ length: 200_000 }, (_, at) =>
    pageKey(`https://outlet-${at % 200}.example/2020/story-${at}`),
  )
  expect(new Set(pages).size).toBe(pages.length)
  expect(pages.every(Number.isSafeInteger)).toBe(true)
  expect(pageKey('http://www.outlet-1.example/2020/story-1/?utm_source=x')).toBe(pages[1])
})

test('words that are known without being made are those of `wordsOf`', () => {
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

test('a vocabulary of many words gives each its number', () => {
  const vocabulary = new Vocabulary()
  const words = Array.from({ length: 10_000 }, (_, at) => `w${at}`)
  expect(vocabulary.read(words.join(' '))).toEqual(words.map((_, at) => at))
  expect(vocabulary.read(words.toReversed().join(' '))).toEqual(words.map((_, at) => at).toReversed())
})

test('a record holds every field as the JSON it will be, whatever the field says', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('a\tb\nc\r', '"\\', '\u2028\u2029', '\uD800', '', '…'),
  )
  const maybe = fc.option(text, { nil: undefined })
  const list = fc.array(text, { maxLength: 3 })
  const number = fc.option(fc.nat(), { nil: undefined })
  const picture = fc.option(fc.record({ src: text, width: fc.nat(), title: text }), { nil: undefined })
  const item = fc.record({
    title: text,
    excerpt: maybe,
    time: maybe,
    type: text,
    url: maybe,
    domain: text,
    quality: number,
    image: picture,
  })
  const content = fc.record({
    id: text,
    title: text,
    excerpt: fc.option(fc.string({ maxLength: 700 }), { nil: undefined }),
    time: text,
    dayOnly: fc.boolean(),
    updated: maybe,
    type: text,
    url: maybe,
    alternates: fc.array(fc.record({ kind: fc.constantFrom('amp' as const, 'original' as const), url: text })),
    heat: number,
    quality: number,
    youtube: maybe,
    domain: text,
    providerName: maybe,
    authors: list,
    publishers: list,
    tags: list,
    image: picture,
    related: fc.array(item, { maxLength: 3 }),
    locale: maybe,
    body: maybe,
    pages: fc.array(fc.array(fc.nat())),
  })
  const valueOf = (json: string): unknown => (json === '' ? undefined : JSON.parse(json))
  fc.assert(
    fc.property(content, (content) => {
      const { related, dayOnly, excerpt, text, thumbnail, ...record } = readRecord(writeRecord(content))
      for (const [name, json] of Object.entries(record))
        expect({ [name]: valueOf(json) }).toEqual({ [name]: content[name as keyof typeof content] })
      expect(valueOf(text || excerpt)).toBe(content.excerpt)
      expect(valueOf(excerpt)).toBe(content.excerpt === undefined ? undefined : cardExcerpt(content.excerpt))
      expect(valueOf(dayOnly) ?? false).toBe(content.dayOnly)
      expect((valueOf(thumbnail) as { src?: string } | undefined)?.src).toBe(content.image?.src)
      expect(related.map((item) => valueOf(item.title))).toEqual(content.related.map(({ title }) => title))
      expect(related.map((item) => valueOf(item.image))).toEqual(content.related.map(({ image }) => image))
      expect(related.map(({ domain }) => textOf(domain))).toEqual(content.related.map(({ domain }) => domain))
    }),
    { numRuns: 300 },
  )
})
