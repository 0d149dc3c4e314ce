import { describe, expect, test } from 'vitest'
import type { CatalogueRows, Directory, SearchShard } from '../../src/contract/edition.ts'
import { wordsOf } from '../../src/contract/words.ts'
import { findInPart, matchesName, buildSearchPart, searchTerms, toWordTable } from '../../src/data/search.ts'

const provider = { domain: 'a.example', name: 'Amber Post' }

/** A shard of these articles, each its title and its other words. */
function shardOf(articles: readonly (readonly [title: string, others: string])[]): SearchShard {
  const hits = new Map<string, number[]>()
  for (const [place, [title, others]] of articles.entries()) {
    const inTitle = new Set(wordsOf(title))
    for (const word of new Set([...inTitle, ...wordsOf(others)])) {
      hits.set(word, [...(hits.get(word) ?? []), place * 2 + Number(inTitle.has(word))])
    }
  }
  const words = [...hits.keys()].sort()
  return {
    words: words.join(' '),
    hits: words
      .map((word) => (hits.get(word) ?? []).map((hit, at, all) => (hit - (all[at - 1] ?? 0)).toString(36)).join(' '))
      .join(),
  }
}

/** Two search shards over five rows, three card shards; the rows are not in the order of time. */
const directory: Directory = {
  cards: [
    ['c1', 1, 'h1'],
    ['c2', 2, 'h2'],
    ['c3', 2, 'h3'],
  ],
  stories: [],
  similar: [],
  search: [
    ['s1', 3, 'x'],
    ['s2', 2, 'y'],
  ],
}
const rows = { providers: [provider], time: [100, 400, -300, 300, -200] } as unknown as CatalogueRows
const part = buildSearchPart(directory, rows, [
  toWordTable(
    shardOf([
      ['Café in the harbour', 'coffee'],
      ['A depth camera', 'lens'],
      ['Seeing through fog', 'the camera has a sense of depth'],
    ]),
  ),
  toWordTable(
    shardOf([
      ['Camera', 'depth don’t'],
      ['Campers in 東京都', 'nothing'],
    ]),
  ),
])
const find = (query: string) => findInPart(part, searchTerms(query)).map(({ key, index }) => `${key}/${index}`)

describe('findInPart', () => {
  test.each([
    ['one word, in the title first, then the newer', 'camera', ['c2/0', 'c3/0', 'c2/1']],
    ['all words, the more of them in the title the sooner', 'depth camera', ['c2/0', 'c3/0', 'c2/1']],
    ['a word that only one has', 'lens camera', ['c2/0']],
    ['the last word may go on', 'cam', ['c2/0', 'c3/0', 'c3/1', 'c2/1']],
    ['only the last one', 'cam depth', []],
    ['case, accents and apostrophes make no difference', 'CAFE', ['c1/0']],
    ['an apostrophe of another kind', "don't", ['c3/0']],
    ['a pair of characters', '東京', ['c3/1']],
    ['three of them', '東京都', ['c3/1']],
    ['a beginning of a pair', '京', ['c3/1']],
    ['a word before all others', '0', []],
    ['a word behind all others', 'zzz', []],
    ['a word that one has and another that none has', 'camera zebra', []],
    ['signs alone', '?! --', []],
  ])('%s: %s', (_, query, found) => {
    expect(find(query)).toEqual(found)
  })

  test('equal articles stand in the order of time across shards, not of their files', () => {
    // Rows: 100, 500, 200, 500, 300 seconds.
    expect([...part.time]).toEqual([100, 500, 200, 500, 300])
    expect(find('in')).toEqual(['c3/1', 'c1/0'])
  })

  test('a shard without words finds nothing', () => {
    const nothing = buildSearchPart({ ...directory, search: [['s', 5, 'x']] }, rows, [
      toWordTable({ words: '', hits: '' }),
    ])
    expect(findInPart(nothing, ['a'])).toEqual([])
  })
})

test.each([
  ['Depth  camera', ['depth', 'camera']],
  ['de depth de', ['depth', 'de']],
  ['', []],
  ['東京都', ['東京', '京都']],
])('the words of %j are %j', (text, terms) => {
  expect(searchTerms(text)).toEqual(terms)
})

test.each([
  ['Computer Vision', 'vis', true],
  ['Computer Vision', 'vision comp', true],
  ['Computer Vision', 'comp vision', false],
  ['Amber Post', 'amber', true],
  ['Amber Post', 'mber', false],
  ['Amber Post', '', false],
])('%s is called %j: %s', (name, query, isIt) => {
  expect(matchesName(name, searchTerms(query))).toBe(isIt)
})
