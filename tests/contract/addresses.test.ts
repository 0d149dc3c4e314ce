import { expect, test } from 'vitest'
import { articlePath, domainOf, indexFilePath, isArticleId, topicPath } from '../../src/contract/addresses.ts'

test('encodes ids in the addresses of pages and index files', () => {
  expect(articlePath('2020/06/10/tide & time')).toBe('/2020/06/10/tide%20%26%20time')
  expect(articlePath('2020/06/10/潮')).toBe('/2020/06/10/%E6%BD%AE')
  expect(topicPath('a/b')).toBe('/topics/a%2Fb')
  expect(indexFilePath('cards', '2020-06', 'abc')).toBe('cards/2020-06.abc.json')
})

test('accepts yyyy/mm/dd/slug as an article id', () => {
  expect(isArticleId('2020/06/10/slug')).toBe(true)
})

test.each(['2020/06/10/', '2020/06/10/a/b', '2020/6/10/a', 'topics/ai'])('rejects %s as an article id', (text) => {
  expect(isArticleId(text)).toBe(false)
})

test.each([
  ['https://www.Example.com/x', 'example.com'],
  ['http://news.example.com:8080?x', 'news.example.com'],
  ['https://user@example.com/', 'example.com'],
])('the domain of %s is %s', (url, domain) => {
  expect(domainOf(url)).toBe(domain)
})

test.each(['javascript:alert(1)', '//example.com'])('%s has no domain, since it is not an http(s) address', (text) => {
  expect(domainOf(text)).toBeUndefined()
})
