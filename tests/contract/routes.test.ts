import { expect, test } from 'vitest'
import { matchRoute } from '../../src/contract/routes.ts'

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
  ['/about', { screen: 'not-found' }],
  ['/topics/%', { screen: 'topic', id: '%' }],
])('the path "%s" shows %j', (path, route) => {
  expect(matchRoute(path, '')).toEqual(route)
})
