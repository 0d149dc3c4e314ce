// @vitest-environment node
import { describe, expect, test } from 'vitest'
import { canonicalKey, safeLink } from '../../src/bundler/values/link.ts'

describe('an address that may be linked', () => {
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
  ])('%j → %j', (text, link) => {
    expect(safeLink(text)).toBe(link)
  })
})

describe('addresses of one page', () => {
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
  ])('%s', (link) => {
    expect(canonicalKey(link)).toBe('outlet.example/news/story')
  })

  test('the order of parameters does not matter, what they say does', () => {
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
  ])('%s and %s are two', (a, b) => {
    expect(canonicalKey(a)).not.toBe(canonicalKey(b))
  })
})
