import { expect, test } from 'vitest'
import { type Opening, startsWithMyEdition } from '../../src/app/start-page.ts'

const ORIGIN = 'https://news.example'
const FOLLOWS = { topics: ['sea'], outlets: [] }
const TYPED: Opening = { path: '/', type: 'navigate', referrer: '', origin: ORIGIN }

test.each<[rule: string, opening: Partial<Opening>, expected: boolean]>([
  ['a typed address begins with My edition', {}, true],
  ['a link of another site begins with My edition', { referrer: 'https://news.example.org/' }, true],
  ['a link of our own pages leads to the front page', { referrer: `${ORIGIN}/topics/sea` }, false],
  ['reloading the front page shows the front page', { type: 'reload' }, false],
  ['going back to the front page shows the front page', { type: 'back_forward' }, false],
  ['a browser that does not say how the page was opened shows the front page', { type: undefined }, false],
  ['every other page opens as it is', { path: '/topics/sea' }, false],
  ['the list of all stories opens as it is', { path: '/?sort=latest' }, false],
])('%s', (_, opening, expected) => {
  expect(startsWithMyEdition('mine', FOLLOWS, { ...TYPED, ...opening })).toBe(expected)
})

test('the front page is the first page unless the reader chooses My edition', () => {
  expect(startsWithMyEdition('front', FOLLOWS, TYPED)).toBe(false)
})

test('My edition is not the first page while nothing is followed', () => {
  expect(startsWithMyEdition('mine', { topics: [], outlets: [] }, TYPED)).toBe(false)
  expect(startsWithMyEdition('mine', { topics: [], outlets: ['quill.example'] }, TYPED)).toBe(true)
})
