import { expect, test } from 'vitest'
import {
  type ExportedStory,
  toBookmarks,
  toExported,
  toJson,
  toMarkdown,
} from '../../src/screens/saved/exported-stories.ts'

const story: ExportedStory = {
  title: 'Fog [update]\n<b>*thick*</b>',
  url: 'https://velum.example/a_(b)?x=1&y="2"',
  outlet: 'Velum & Co',
  published: '2026-01-02T10:00:00Z',
  saved: '2026-01-03T00:00:00.000Z',
  topics: ['Sea', 'Ports'],
}

test('a Markdown list has one line for each story, and titles stay text', () => {
  expect(
    toMarkdown('Saved', [story, story])
      .split('\n')
      .filter((line) => line.startsWith('- ')),
  ).toHaveLength(2)
  expect(toMarkdown('Saved', [story])).toContain(
    String.raw`- [Fog \[update\] \<b\>\*thick\*\</b\>](<https://velum.example/a_(b)?x=1&y="2">), Velum & Co, 2026-01-02`,
  )
})

test('a browser reads titles, addresses and times of the bookmarks as they are', () => {
  const links = new DOMParser().parseFromString(toBookmarks('Saved', [story]), 'text/html').querySelectorAll('a')
  expect(
    [...links].map((link) => [link.textContent, link.getAttribute('href'), link.getAttribute('add_date')]),
  ).toEqual([['Fog [update] <b>*thick*</b>', story.url, '1767398400']])
})

test('JSON has all fields of each story', () => {
  expect(JSON.parse(toJson([story]))).toEqual([story])
})

test('a story without an address at its outlet has the one in the reader', () => {
  const card = {
    id: '2026/01/02/fog',
    title: 'Fog',
    time: '2026-01-02T00:00:00Z',
    dayOnly: true,
    type: 'article',
    provider: { domain: 'velum.example', name: 'Velum' },
    topics: [],
  }
  const exported = toExported(card, 0, 'https://news.example/2026/01/02/fog')
  expect(exported).toMatchObject({ url: 'https://news.example/2026/01/02/fog', published: '2026-01-02' })
})
