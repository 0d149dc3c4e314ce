import { expect, test } from 'vitest'
import { FEED_FORMAT_NAMES, type FeedSubject, feedPath, feedTypeOf, hasFeeds } from '../../src/contract/feeds.ts'

const topic = (id: string): FeedSubject => ({ kind: 'topic', id })
const source = (domain: string): FeedSubject => ({ kind: 'source', domain })

test.each<[FeedSubject, string]>([
  [{ kind: 'site' }, '/feed.xml /feed.atom /feed.json'],
  [topic('sea'), '/feeds/topics/sea.xml /feeds/topics/sea.atom /feeds/topics/sea.json'],
  [topic('海'), '/feeds/topics/%E6%B5%B7.xml /feeds/topics/%E6%B5%B7.atom /feeds/topics/%E6%B5%B7.json'],
  [source('a.example'), '/feeds/sources/a.example.xml /feeds/sources/a.example.atom /feeds/sources/a.example.json'],
])('the feeds of %j are at %s', (subject, paths) => {
  expect(FEED_FORMAT_NAMES.map((format) => feedPath(subject, format)).join(' ')).toBe(paths)
})

test.each<[FeedSubject, boolean]>([
  [{ kind: 'site' }, true],
  [topic('sea-and-sky'), true],
  [source('münchen.example'), true],
  [source('The Valley Post'), false],
  [source('..'), false],
  [source('a/b'), false],
  [source('[::1]'), false],
  [topic('海'.repeat(60)), true],
  [topic('海'.repeat(61)), false],
])('%j has feeds if it can be the name of a file: %s', (subject, expected) => {
  expect(hasFeeds(subject)).toBe(expected)
})

test.each([
  ['feed.xml', 'application/rss+xml'],
  ['feeds/topics/sea.atom', 'application/atom+xml'],
  ['feeds/sources/a.example.json', 'application/feed+json'],
  ['feeds.opml', 'text/x-opml'],
  ['data/manifest.json', undefined],
  ['topics/feed.xml', undefined],
])('the media type of %s is %s', (path, type) => {
  expect(feedTypeOf(path)).toBe(type)
})
