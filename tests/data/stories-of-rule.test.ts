// @vitest-environment node
import { expect, test } from 'vitest'
import { parseFilter } from '../../src/data/filter/filter.ts'
import { HIDES } from '../../src/data/hiding/hiding.ts'
import { select } from '../../src/data/filter/select.ts'
import { hiddenStories } from '../../src/data/hiding/stories-of-rule.ts'
import { DESCENDANTS, NOW, randomCatalogue, randomNumbers } from './random-catalogue.ts'

test('a rule hides as many stories as the list of all stories then leaves out', () => {
  for (let seed = 1; seed <= 30; seed++) {
    const catalogue = randomCatalogue(seed, 200, true)
    const random = randomNumbers(seed)
    const hides = Uint8Array.from(
      { length: catalogue.size },
      () => [HIDES.story, HIDES.report][random(5)] ?? HIDES.nothing,
    )
    const rows = hiddenStories(catalogue, hides)
    const list = select(catalogue, parseFilter(''), { descendants: DESCENDANTS, now: NOW, isMuted: hides })
    expect(rows.length).toBe(list.hidden)
    expect(rows.some((row) => list.rows.includes(row))).toBe(false)
    const times = rows.map((row) => catalogue.time[row] ?? 0)
    expect(times).toEqual(times.toSorted((a, b) => b - a))
  }
})
