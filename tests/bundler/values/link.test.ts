// @vitest-environment node
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  canonicalKey,
  isSimpleLink,
  pageKey,
  pageKeys,
  safeLink,
  siteAddress,
} from '../../../src/bundler/values/link.ts'

test.each([
  ['https://news.example/', 'https://news.example'],
  [' news.example ', 'https://news.example'],
  ['news.example/paper/', 'https://news.example/paper'],
  ['http://localhost:4173', 'http://localhost:4173'],
  ['news', undefined],
  ['ftp://news.example', undefined],
  ['javascript:alert(1.5)', undefined],
])('the address of a site that is written as %j is %j', (text, address) => {
  expect(siteAddress(text)).toBe(address)
})

describe('safeLink', () => {
  test.each([
    ['https://outlet.example/a', 'https://outlet.example/a'],
    [' http://outlet.example ', 'http://outlet.example/'],
    ['https://outlet.example/a b', 'https://outlet.example/a%20b'],
    ['https://outlet.example/?a=1&amp;b=2', 'https://outlet.example/?a=1&b=2'],
    ['https://outlet.example/?a=1&copy=2', 'https://outlet.example/?a=1&copy=2'],
    ['HTTPS://OUTLET.example/A', 'https://outlet.example/A'],
    ['javascript:alert(1)', undefined],
    ['java&#115;cript:alert(1)', undefined],
    ['java\nscript:alert(1)', undefined],
    ['data:text/html,x', undefined],
    ['//outlet.example/a', undefined],
    ['outlet.example/a', undefined],
    ['https://', undefined],
    ['https://user:word@outlet.example/', undefined],
    ['ftp://outlet.example/', undefined],
  ])('safeLink turns %j into %j', (text, link) => {
    expect(safeLink(text)).toBe(link)
  })
})

describe('canonicalKey', () => {
  test.each([
    'http://outlet.example/news/story',
    'https://www.outlet.example/news/story/',
    'https://m.outlet.example/news/story#comments',
    'https://amp.outlet.example/news/story',
    'https://outlet.example/news/story/amp',
    'https://outlet.example/news/story/amp/',
    'https://outlet.example/news/story.amp',
    'https://outlet.example/news/story?amp=1',
    'https://outlet.example/news/story/index.html',
    'https://outlet.example/news/story?utm_source=a&utm_medium=b&fbclid=c&gclid=d&ref=e&cmpid=f',
    'https://outlet-example.cdn.ampproject.org/c/s/www.outlet.example/news/story/amp/',
    'https://outlet-example.cdn.ampproject.org/v/outlet.example/news/story',
    'https://mobile.outlet.example/news/story',
    'https://outlet.example/amp/news/story',
    'https://outlet.example/news/story?outputType=amp',
    'https://www.google.com/amp/s/www.outlet.example/news/story/amp/',
    'https://www.google.co.uk/amp/outlet.example/news/story',
  ])('recognises %s as an address of the page', (link) => {
    expect(canonicalKey(link)).toBe('outlet.example/news/story')
  })

  test('ignores the order of parameters, but not their values', () => {
    expect(canonicalKey('https://outlet.example/?b=2&a=1')).toBe(canonicalKey('https://outlet.example/?a=1&b=2'))
    expect(canonicalKey('https://outlet.example/?id=1')).not.toBe(canonicalKey('https://outlet.example/?id=2'))
  })

  test.each([
    ['https://outlet.example/a', 'https://outlet.example/b'],
    ['https://news.outlet.example/a', 'https://outlet.example/a'],
    ['https://outlet.example:8080/a', 'https://outlet.example/a'],
    ['https://outlet.example/camp', 'https://outlet.example/c'],
    ['https://outlet.example/A', 'https://outlet.example/a'],
    ['https://m.example/a', 'https://www.example/a'],
    ['https://outlet.example/?reference=1', 'https://outlet.example/?reference=2'],
    ['https://www.google.com/amp/', 'https://outlet.example/'],
  ])('keeps the pages %s and %s apart', (a, b) => {
    expect(canonicalKey(a)).not.toBe(canonicalKey(b))
  })
})

describe('isSimpleLink', () => {
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

  test('accepts only addresses that `new URL` does not change', () => {
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

  test('gives an address the same page as without the fast path', () => {
    fc.assert(
      fc.property(link, (text) => {
        // Capitals avoid the fast path.
        if (URL.canParse(text)) expect(canonicalKey(text)).toBe(canonicalKey(text.replace(/^http/, 'HTTP')))
      }),
      { numRuns: 10_000 },
    )
  })

  test('returns the key of each page once', () => {
    const links = ['https://a.example/x', 'http://www.a.example/x/', 'https://a.example/y']
    expect(pageKeys(links)).toEqual([pageKey('https://a.example/x'), pageKey('https://a.example/y')])
  })
})

test('gives every page its own key, and all addresses of a page the same key', () => {
  const pages = Array.from({ length: 200_000 }, (_, at) =>
    pageKey(`https://outlet-${at % 200}.example/2020/story-${at}`),
  )
  expect(new Set(pages).size).toBe(pages.length)
  expect(pages.every(Number.isSafeInteger)).toBe(true)
  expect(pageKey('http://www.outlet-1.example/2020/story-1/?utm_source=x')).toBe(pages[1])
})
