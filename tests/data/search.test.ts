import { describe, expect, test } from 'vitest'
import type { CatalogueColumns, Directory, SearchShard } from '../../src/contract/part.ts'
import { wordsOf } from '../../src/contract/words.ts'
import {
  buildSearchPart,
  findInPart,
  firstReports,
  matchesName,
  searchTerms,
  toWordTable,
} from '../../src/data/search.ts'

const provider = { domain: 'a.example', name: 'Amber Post' }

/** Builds a search shard of articles, each given by its title and its other words. */
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
      .map((word) =>
        (hits.get(word) ?? []).map((hit, index, all) => (hit - (all[index - 1] ?? 0)).toString(36)).join(' '),
      )
      .join(),
  }
}

/** A directory of five rows in two search shards and three card shards. The rows are not sorted by time. */
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
const rows = { providers: [provider], time: [100, 400, -300, 300, -200], reports: [] } as unknown as CatalogueColumns
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
    ['matches in titles come first, then newer articles', 'camera', ['c2/0', 'c3/0', 'c2/1']],
    ['articles with more of the words in the title come first', 'depth camera', ['c2/0', 'c3/0', 'c2/1']],
    ['an article must have all the words', 'lens camera', ['c2/0']],
    ['the last word also matches as a prefix', 'cam', ['c2/0', 'c3/0', 'c3/1', 'c2/1']],
    ['earlier words do not match as prefixes', 'cam depth', []],
    ['case and accents are ignored', 'CAFE', ['c1/0']],
    ['all kinds of apostrophes are ignored', "don't", ['c3/0']],
    ['two characters of a script without spaces match', '東京', ['c3/1']],
    ['three characters of a script without spaces match', '東京都', ['c3/1']],
    ['one character of a script without spaces matches as a prefix', '京', ['c3/1']],
    ['a word that sorts before all others finds nothing', '0', []],
    ['a word that sorts after all others finds nothing', 'zzz', []],
    ['a known and an unknown word together find nothing', 'camera zebra', []],
    ['punctuation finds nothing', '?! --', []],
  ])('%s (query “%s”)', (_, query, found) => {
    expect(find(query)).toEqual(found)
  })

  test('equally good matches are sorted by time across all shards', () => {
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

test('the first report that is found keeps the place of its event, in later parts too', () => {
  // The events of rows 1, 2 and 3. Rows 1 and 3 are reports of one event.
  const reports: CatalogueColumns['reports'] = [
    [1, 7, 1],
    [2, 8, 0],
    [3, 7, 0],
  ]
  const tables = part.tables.map(({ table }) => table)
  const folded = buildSearchPart(directory, { ...rows, reports }, tables)
  const found = findInPart(folded, ['camera'])
  expect(found.map(({ event }) => event)).toEqual([7, 7, 8])
  const places = firstReports([...found, ...findInPart(part, ['cafe']), ...findInPart(folded, ['camera'])])
  expect(places.map(({ key, index }) => `${key}/${index}`)).toEqual(['c2/0', 'c2/1', 'c1/0'])
  expect(folded.stories).toBe(4)
})

test.each([
  ['Depth  camera', ['depth', 'camera']],
  ['de depth de', ['depth', 'de']],
  ['', []],
  ['東京都', ['東京', '京都']],
])('the query %j has the words %j', (text, terms) => {
  expect(searchTerms(text)).toEqual(terms)
})

test.each([
  ['Computer Vision', 'vis'],
  ['Computer Vision', 'vision comp'],
  ['Amber Post', 'amber'],
])('the name “%s” matches the query “%s”', (name, query) => {
  expect(matchesName(name, searchTerms(query))).toBe(true)
})

test.each([
  ['Computer Vision', 'comp vision'],
  ['Amber Post', 'mber'],
  ['Amber Post', ''],
])('the name “%s” does not match the query “%s”', (name, query) => {
  expect(matchesName(name, searchTerms(query))).toBe(false)
})
