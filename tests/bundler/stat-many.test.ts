import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { STAT_WIDTH, statOf, unpackStat } from '../../src/bundler/read/file-list.ts'
import { Names } from '../../src/bundler/read/names.ts'
import { Statter, collect, drop, shareOf, statShare } from '../../src/bundler/read/stat-many.ts'
import { startThread } from '../../src/bundler/system/threads.ts'
import { publisher } from './workspace.ts'

const FILES = { 'a.md': 'one', 'b.md': 'two words', 'ü 新.md': '' }
const folder = publisher(FILES)
/** So many that they are shared, though the files are few; one of them is not there. */
const MANY = Array.from({ length: 20_500 }, (_, at) => [...Object.keys(FILES), 'gone.md'][at % 4] ?? '')

const expectStats = (stats: Float64Array, names: readonly string[]) => {
  expect(stats).toHaveLength(names.length * STAT_WIDTH)
  const known = new Map(Object.keys(FILES).map((name) => [name, statOf(join(folder, name))]))
  const wrong = names.filter((name, at) => {
    const [stat, right] = [unpackStat(stats, at), known.get(name)]
    return right ? JSON.stringify(stat) !== JSON.stringify(right) : !Number.isNaN(stat.size)
  })
  expect(wrong).toEqual([])
}

test.each([
  { many: 'no', names: [] },
  { many: 'few', names: MANY.slice(0, 7) },
  { many: 'several chunks of', names: MANY.slice(0, 1501) },
  { many: 'enough for a thread that is there', names: MANY.slice(0, 2300) },
  { many: 'very many', names: MANY },
])('stats of $many files', ({ names }) => {
  for (const expected of [0, MANY.length]) {
    const statter = new Statter()
    statter.expect(expected)
    expectStats(statter.stat(folder, Names.of(names)), names)
    expectStats(statter.stat(folder, Names.of(names)), names)
    statter.end()
  }
})

test('a thread of its own finds the same', async () => {
  const share = shareOf(folder, Names.of(MANY))
  const thread = startThread('stat-worker')
  thread.postMessage(share)
  while (Atomics.load(share.state, share.names.length) === 0) await setTimeout(10)
  await thread.terminate()
  expect(share.state.subarray(1).every((isDone) => isDone === 1)).toBe(true)
  expectStats(share.stats, MANY)
})

test('what a thread took and never did is done without it', () => {
  const share = shareOf(folder, Names.of(MANY))
  Atomics.add(share.state, 0, 2)
  statShare(share)
  expect([...share.state.subarray(1, 4)]).toEqual([0, 0, 1])
  expectStats(collect(share), MANY)
})

test('what nobody wants any more is left', () => {
  const share = shareOf(folder, Names.of(MANY))
  drop(share)
  statShare(share)
  expect([...share.state.subarray(1)].filter(Boolean)).toEqual([])
})
