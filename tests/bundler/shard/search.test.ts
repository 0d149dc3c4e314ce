// @vitest-environment node
import { describe, expect, test } from 'vitest'
import { unpackNumbers } from '../../../src/contract/packed-numbers.ts'
import { type SearchWords, WORD_PLACES } from '../../../src/contract/volume.ts'
import { isNameKey, nameKeyOf } from '../../../src/contract/word-keys.ts'
import { wordsOf } from '../../../src/contract/words.ts'
import { toWordTable, wordsIn } from '../../../src/data/words/word-table.ts'
import { generatedFolder } from '../many-articles.ts'
import { type WrittenIndex, article, bundleFiles, bundleFolder } from '../workspace.ts'

/** Returns the words of each key of a table, and the rows with their places. */
function readTable(words: SearchWords) {
  const table = toWordTable(words)
  return table.keys.map((key, at) => {
    let row = -1
    const hits = unpackNumbers(table.hits[at] ?? '').map((hit) => {
      row += Math.floor(hit / WORD_PLACES.length)
      return { row, place: WORD_PLACES[hit % WORD_PLACES.length] }
    })
    const one = toWordTable({ keys: key, forms: table.forms[at] ?? '', hits: table.hits[at] ?? '' })
    return { key, words: [...wordsIn(one)].map(({ word }) => word), hits }
  })
}

test('the words of a volume have every word of every card, and where it stands', async () => {
  const { index } = await bundleFolder(generatedFolder(1200, 100))
  const cards = index.cards()
  let start = 0
  for (const { tables, count, files, common } of index.search()) {
    const entries = tables.flatMap(readTable)
    const commonKeys = common.split(' ')
    const isCommon = new Set(entries.flatMap(({ key, words }) => (commonKeys.includes(key) ? words : [])))
    const keys = entries.map(({ key }) => key)
    expect(keys).toEqual(keys.toSorted((a, b) => (a < b ? -1 : 1)))
    expect(files.map(([first]) => first)).toEqual(
      files.length > 0 ? tables.map((table) => table.keys.split(' ')[0]) : [],
    )
    const found = Array.from({ length: count }, () => new Map<string, string>())
    for (const { words, hits } of entries)
      for (const { row, place } of hits) for (const word of words) found[row]?.set(word, place ?? '')
    for (const [row, places] of found.entries()) {
      const card = cards[start + row]
      for (const word of wordsOf(card?.title ?? '')) expect([word, places.get(word)]).toEqual([word, 'title'])
      for (const word of wordsOf(card?.excerpt?.replace(/\S*…$/, '') ?? ''))
        if (!isCommon.has(word)) expect([...places.keys()]).toContain(word)
    }
    start += count
  }
  expect(start).toBe(cards.length)
}, 60_000)

describe('a key', () => {
  const entryOf = (index: WrittenIndex, word: string) =>
    index
      .search()
      .flatMap(({ tables }) => tables.flatMap(readTable))
      .find(({ words }) => words.includes(word))

  test('joins words that differ in their ending or spelling, in the language of the article', async () => {
    const { index } = await bundleFiles({
      '_news/2026-03-01-a.md': article({ title: 'Oceans and colours of the harbour', locale: 'en' }),
      '_news/2026-03-02-b.md': article({ title: 'One ocean, one color, two harbors', locale: 'en-gb' }),
      '_news/2026-03-03-c.md': article({ title: 'Das Haus und die Häuser', locale: 'de' }),
    })
    expect(entryOf(index, 'ocean')?.words).toEqual(['ocean', 'oceans'])
    expect(entryOf(index, 'harbour')?.words).toEqual(['harbors', 'harbour'])
    expect(entryOf(index, 'color')?.words).toEqual(['color', 'colours'])
    expect(index.search()[0]?.languages.toSorted()).toEqual(['de', 'en'])
    expect(entryOf(index, 'hauser')?.hits).toHaveLength(1)
  })

  test('says where the word stands, in the most telling place', async () => {
    const { index } = await bundleFiles({
      '_data/topics/1.yaml': 'name: Lighthouses\n',
      '_news/2026-03-01-a.md': article(
        {
          title: 'Lamp',
          excerpt: 'A lamp and a lens.',
          topics: ['Lighthouses'],
          tags: ['pilotage'],
          provider: { name: 'Gullwing', domain: 'gullwing.example', authors: ['Odile Farrant'] },
        },
        'The **keeper**&rsquo;s lens.',
      ),
    })
    const placeOf = (word: string) => entryOf(index, word)?.hits[0]?.place
    expect(['lamp', 'lens', 'pilotage', 'farrant', 'lighthouses', 'gullwing', 'keeper'].map(placeOf)).toEqual([
      'title',
      'excerpt',
      'tag',
      'author',
      'topic',
      'outlet',
      'text',
    ])
  })

  test('is listed without excerpts and texts when a quarter of many articles have it', async () => {
    const { index } = await bundleFolder(generatedFolder(1400, 400))
    const archive = index.search().find(({ count }) => count > 1000)
    expect(archive?.common.split(' ')).toContain('harbor')
    const entries = archive?.tables.flatMap(readTable) ?? []
    const places = new Set(entries.find(({ key }) => key === 'harbor')?.hits.map(({ place }) => place ?? ''))
    expect([...places].toSorted()).toEqual(['outlet', 'title'])
  })
})

test('every tag and every author is found as a whole, in one file of words of each volume', async () => {
  const spellings = ['Night Train', 'night-train', 'Café', 'cafe', 'C++', 'C', '無人駅', '気候 変動', 'نخيل', 'Tide']
  const files = Object.fromEntries(
    Array.from({ length: 700 }, (_, at) => {
      const day = new Date(Date.UTC(2025, 0, 1 + (at % 90))).toISOString().slice(0, 10)
      const tags = [spellings[at % 10], `Tag ${at % 37}`, 'Everywhere']
      const provider = { name: 'Gullwing', domain: 'gullwing.example', authors: [`Odile Farrant ${at % 50}`] }
      return [
        `_news/${day}-story-${at}.md`,
        article({ title: `Story ${at}`, publishedDateTime: day, webUrl: `https://x.example/${at}`, tags, provider }),
      ]
    }),
  )
  const { index } = await bundleFiles(files)
  expect(index.manifest.volumes.length).toBe(2)
  const stories = new Map(index.stories().map((story) => [story.id, story]))
  const cards = index.cards()
  const names = { tag: new Map<string, number[]>(), author: new Map<string, number[]>() }
  for (const [row, { id }] of cards.entries())
    for (const [kind, list] of [
      ['tag', stories.get(id)?.tags ?? []],
      ['author', stories.get(id)?.authors ?? []],
    ] as const)
      for (const name of new Set(list.map((one) => nameKeyOf(kind, one))))
        names[kind].set(name, [...(names[kind].get(name) ?? []), row])
  expect(names.tag.size).toBeGreaterThan(20)
  expect(names.author.size).toBeGreaterThan(20)

  const found = new Map<string, number[]>()
  let start = 0
  for (const { tables, count, common } of index.search()) {
    const keys = tables.flatMap(readTable).filter(({ key }) => isNameKey(key))
    expect(new Set(keys.map(({ key }) => key)).size).toBe(keys.length)
    expect(common).not.toMatch(/[#@]/)
    for (const { key, hits } of keys) found.set(key, [...(found.get(key) ?? []), ...hits.map(({ row }) => start + row)])
    start += count
  }
  expect(found).toEqual(new Map([...names.tag, ...names.author]))
})

test('an edition without articles has no volumes', async () => {
  const { index } = await bundleFiles({ 'site.yaml': 'title: Empty\n' })
  expect(index.manifest.volumes).toEqual([])
})
