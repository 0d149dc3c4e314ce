import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { sourcePath } from '../../src/contract/addresses.ts'
import { authorPath, tagPath } from '../../src/contract/name-addresses.ts'
import { matchRoute } from '../../src/contract/routes.ts'
import { foldedName } from '../../src/contract/words.ts'

test('the front page with a query shows the list of all stories', () => {
  expect(matchRoute('/', 'sort=latest')).toEqual({ screen: 'stories' })
})

test.each([
  ['/', { screen: 'home' }],
  ['', { screen: 'home' }],
  ['/index.html', { screen: 'home' }],
  ['/topics/ai', { screen: 'topic', id: 'ai' }],
  ['/topics/ai/', { screen: 'topic', id: 'ai' }],
  ['/topics/%E6%BD%AE', { screen: 'topic', id: '潮' }],
  ['/topics', { screen: 'not-found' }],
  ['/2020/06/10/slug', { screen: 'article', id: '2020/06/10/slug' }],
  ['/2020/06/10/slug/', { screen: 'article', id: '2020/06/10/slug' }],
  ['/2020/06/10', { screen: 'not-found' }],
  ['/search', { screen: 'search' }],
  ['/search/', { screen: 'search' }],
  ['/topics/search', { screen: 'topic', id: 'search' }],
  ['/tags/%E6%BD%AE', { screen: 'tag', name: '潮' }],
  ['/tags/node.js/', { screen: 'tag', name: 'node.js' }],
  ['/tags', { screen: 'not-found' }],
  ['/authors/odile-farrant', { screen: 'author', name: 'odile-farrant' }],
  ['/sources/gullwing.example', { screen: 'source', domain: 'gullwing.example' }],
  ['/sources/gullwing.example/more', { screen: 'not-found' }],
  ['/my', { screen: 'my' }],
  ['/settings/', { screen: 'settings' }],
  ['/catch-up', { screen: 'catch-up' }],
  ['/about', { screen: 'not-found' }],
  ['/topics/%', { screen: 'topic', id: '%' }],
])('the path "%s" shows %j', (path, route) => {
  expect(matchRoute(path, '')).toEqual(route)
})

test('the address of any tag, author or outlet leads to its page', () => {
  const texts = fc.string({ unit: 'binary', maxLength: 30 })
  fc.assert(
    fc.property(texts, (name) => {
      const folded = foldedName(name)
      if (folded === '') return
      expect(matchRoute(tagPath(name), '')).toEqual({ screen: 'tag', name: folded })
      expect(matchRoute(authorPath(name), '')).toEqual({ screen: 'author', name: folded })
    }),
  )
  expect(matchRoute(sourcePath('gullwing.example'), '')).toEqual({ screen: 'source', domain: 'gullwing.example' })
})
