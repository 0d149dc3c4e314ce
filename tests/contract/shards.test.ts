import { describe, expect, test } from 'vitest'
import { findShard, shardKey, shardName, similarKey, splitShards } from '../../src/contract/shards.ts'
import { fnv1a } from '../../src/contract/fnv1a.ts'

const ids = (count: number, day = '2020/06/10') => Array.from({ length: count }, (_, at) => `${day}/story-${at}`)
/** Splits ids into shards of at most `limit` items. */
const split = (list: readonly string[], limit: number, keyOf = shardKey) => {
  const sorted = list.toSorted((a, b) => keyOf(a) - keyOf(b))
  return splitShards(sorted.map(keyOf), (from, to) => to - from > limit).map((shard) => ({
    name: shardName(shard),
    items: sorted.slice(shard.from, shard.to),
  }))
}

test('fnv1a returns the published test vectors', () => {
  expect(fnv1a('')).toBe(0x811c9dc5)
  expect(fnv1a('a')).toBe(0xe40c292c)
  expect(fnv1a('foobar')).toBe(0xbf9cf968)
})

test('a shard key consists of the day and a hash, and is a safe integer below 2^52', () => {
  const day = (id: string) => Math.floor(shardKey(id) / 2 ** 30)
  expect(day('2020/06/10/slug')).toBe(day('2020/06/10/slug-2'))
  expect(day('2020/06/11/slug')).toBe(day('2020/06/10/slug') + 1)
  expect(shardKey('2020/06/10/slug')).not.toBe(shardKey('2020/06/10/slug-2'))
  for (const id of ['0000/01/01/first', '1969/12/31/a', '9999/12/31/last']) {
    expect(Number.isSafeInteger(shardKey(id))).toBe(true)
    expect(shardKey(id)).toBeLessThan(2 ** 52)
  }
})

test('similar keys put articles of one topic next to each other within a day', () => {
  const keyed = ids(60).map((id, at) => ({ topic: `t${at % 3}`, key: similarKey(id, `t${at % 3}`) }))
  const order = keyed.toSorted((a, b) => a.key - b.key).map(({ topic }) => topic)
  expect(order.filter((topic, at) => topic !== order[at - 1])).toHaveLength(3)
  expect(similarKey('2020/06/11/a', undefined)).toBeGreaterThan(similarKey('2020/06/10/a', 'x'))
})

describe('splitShards', () => {
  test('does not split a list that fits into one shard', () => {
    expect(split(['2020/01/02/a', '1999/12/31/b'], 10).map(({ name }) => name)).toEqual(['all'])
  })

  test('halves a list until every shard fits, at multiples of the number of days', () => {
    const shards = split([...ids(6, '2020/06/10'), ...ids(6, '2020/06/11'), '2019/01/01/b'], 8)
    expect(shards.map(({ items }) => items.length)).toEqual([1, 6, 6])
    for (const { name } of shards) {
      const days = Number(/-(\d+)d$/.exec(name)?.[1] ?? 1)
      const first = Math.floor(shardKey(`${name.slice(0, 10).replaceAll('-', '/')}/x`) / 2 ** 30)
      expect(Math.log2(days) % 1).toBe(0)
      expect(first % days).toBe(0)
    }
  })

  test('splits a day that is too full by hash, and keeps every shard within the limit', () => {
    const shards = split(ids(500), 24)
    expect(shards.every(({ name }) => /^2020-06-10~[01]+$/.test(name))).toBe(true)
    expect(Math.max(...shards.map(({ items }) => items.length))).toBeLessThanOrEqual(24)
    expect(shards.flatMap(({ items }) => items).length).toBe(500)
  })

  test('finds every item by its key in exactly one shard', () => {
    const list = [...ids(300), ...ids(40, '2020/06/11'), ...ids(3, '2018/01/01'), '0001/01/01/a', '9999/12/31/z']
    const shards = split(list, 24)
    for (const id of list) {
      expect(findShard(shards, ({ name }) => name, shardKey(id))?.items).toContain(id)
      expect(shards.filter((shard) => findShard([shard], ({ name }) => name, shardKey(id)))).toHaveLength(1)
    }
  })

  test('finds no key in a shard with an invalid name', () => {
    for (const name of ['', 'x', '2020', '2020-06', 'all~0', '2020-13-45'])
      expect(findShard([name], (one) => one, shardKey('2020/06/10/a'))).toBeUndefined()
  })

  test('makes no shards of an empty list', () => {
    expect(split([], 1)).toEqual([])
  })

  test('keeps items with the same key together', () => {
    expect(split(['a', 'b', 'c'], 1, () => 5).map(({ items }) => items.length)).toEqual([3])
  })

  test('a new item changes one shard or splits it in two', () => {
    const list = [...ids(200), ...ids(30, '2020/07/01'), ...ids(50, '2018/02/03')]
    const before = new Map(split(list, 24).map(({ name, items }) => [name, items.join()]))
    for (const id of ['2020/06/10/new', '2019/03/04/new', '2018/02/03/new', '2030/01/01/new']) {
      const after = split([...list, id], 24)
      const changed = after.filter(({ name, items }) => before.get(name) !== items.join())
      expect(changed.length).toBeLessThanOrEqual(2)
    }
  })
})
