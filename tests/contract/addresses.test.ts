import { expect, test } from 'vitest'
import { articlePath, domainOf, indexFile, isArticleId, topicPath } from '../../src/contract/addresses.ts'

test('pages have one address each', () => {
  expect(articlePath('2020/06/10/tide & time')).toBe('/2020/06/10/tide%20%26%20time')
  expect(articlePath('2020/06/10/潮')).toBe('/2020/06/10/%E6%BD%AE')
  expect(topicPath('a/b')).toBe('/topics/a%2Fb')
  expect(indexFile('cards', '2020-06', 'abc')).toBe('cards/2020-06.abc.json')
})

test.each([
  ['2020/06/10/slug', true],
  ['2020/06/10/', false],
  ['2020/06/10/a/b', false],
  ['2020/6/10/a', false],
  ['topics/ai', false],
])('%s is an article id: %s', (text, is) => {
  expect(isArticleId(text)).toBe(is)
})

test.each([
  ['https://www.Example.com/x', 'example.com'],
  ['http://news.example.com:8080?x', 'news.example.com'],
  ['https://user@example.com/', 'example.com'],
  ['javascript:alert(1)', undefined],
  ['//example.com', undefined],
])('domain of %s is %s', (url, domain) => {
  expect(domainOf(url)).toBe(domain)
})
