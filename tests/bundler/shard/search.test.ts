// @vitest-environment node
import { expect, test } from 'vitest'
import { wordsOf } from '../../../src/contract/words.ts'
import { generatedFolder } from '../many-articles.ts'
import { bundleFolder } from '../workspace.ts'

test('search shards have every word of every article and mark the words of titles', async () => {
  const { index } = await bundleFolder(generatedFolder(1200, 100))
  for (const { search, cards, key } of index.parts()) {
    const inOrder = cards.flatMap((shard) => shard.cards)
    let from = 0
    for (const { count, words, hits } of search) {
      const known = words.split(' ')
      expect(known).toEqual(known.toSorted((a, b) => (a < b ? -1 : 1)))
      const listed = hits.split(',')
      expect(listed).toHaveLength(known.length)
      const found = Array.from({ length: count }, () => ({ title: new Set<string>(), any: new Set<string>() }))
      for (const [at, steps] of listed.entries()) {
        let hit = 0
        for (const step of steps.split(' ')) {
          hit += Number.parseInt(step, 36)
          found[hit >> 1]?.any.add(known[at] ?? '')
          if (hit & 1) found[hit >> 1]?.title.add(known[at] ?? '')
        }
      }
      for (const [at, { title, any }] of found.entries()) {
        const card = inOrder[from + at]
        expect([...title].toSorted()).toEqual([...new Set(wordsOf(card?.title ?? ''))].toSorted())
        for (const word of wordsOf(card?.excerpt?.replace(/\S*…$/, '') ?? '')) expect(any).toContain(word)
      }
      from += count
    }
    expect({ key, from }).toEqual({ key, from: inOrder.length })
  }
})
