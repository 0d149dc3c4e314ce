// @vitest-environment node
import { expect, test } from 'vitest'
import { findSameTitles } from '../../../src/bundler/checks/find-same-titles.ts'

const titled = (title: string, day = 1, domain = 'outlet.example') => ({
  file: `${title}-${day}-${domain}.md`,
  title,
  domain,
  time: `2026-11-${String(day).padStart(2, '0')}T08:00:00Z`,
})
const pairs = (...articles: ReturnType<typeof titled>[]) =>
  findSameTitles(articles).map(({ file, files = [], message }) => [
    file,
    ...files,
    /has (.*?) title/.exec(message)?.[1],
  ])

test.each([
  ['with other capitals and marks', 'Storm Odalie closes the port', 'Storm Odalie closes the port!'],
  ['with a word spelt otherwise', 'Storm Odalie closes the harbour', 'Storm Odalie closes the harbor'],
  ['with one word more', 'Storm Odalie closes the port', 'Storm Odalie closes the old port'],
  ['with one word less', 'Storm Odalie finally closes the port', 'Storm Odalie closes the port'],
])('a title %s is found', (_, first, second) => {
  expect(pairs(titled(first), titled(second, 2)).length).toBe(1)
})

test.each([
  ['other words', 'Storm Odalie closes the port', 'Storm Odalie opens the port'],
  ['another number', 'Storm Odalie closes port 3 today', 'Storm Odalie closes port 4 today'],
  ['few words', 'Port closed', 'Port closes'],
])('titles that differ in %s are two stories', (_, first, second) => {
  expect(pairs(titled(first), titled(second, 2))).toEqual([])
})

test('the same title of another outlet, or after weeks, is another story', () => {
  expect(pairs(titled('The ferry is back'), titled('The ferry is back', 2, 'other.example'))).toEqual([])
  expect(pairs(titled('The ferry is back'), titled('The ferry is back', 20))).toEqual([])
})

test('a title that comes again and again is that of a column', () => {
  expect(pairs(...[1, 2, 3, 4].map((day) => titled('The morning in five minutes today', day)))).toEqual([])
})

test('titles in a script without spaces are compared as a whole', () => {
  expect(pairs(titled('港が再開した'), titled('港が再開した', 2)).length).toBe(1)
  expect(pairs(titled('港が再開した'), titled('港が閉鎖した', 2))).toEqual([])
})
