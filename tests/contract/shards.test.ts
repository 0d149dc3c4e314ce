import { describe, expect, test } from 'vitest'
import { findShard, fnv1a, shardKey, shardName, similarKey, splitShards } from '../../src/contract/shards.ts'

const ids = (count: number, day = '2020/06/10') => Array.from({ length: count }, (_, at) => `${day}/story-${at}`)
const split = (list: readonly string[], limit: number, keyOf = shardKey) => {
  const sorted = list.toSorted((a, b) => keyOf(a) - keyOf(b))
  return splitShards(sorted.map(keyOf), (from, to) => to - from > limit).map((shard) => ({
    name: shardName(shard),
    items: sorted.slice(shard.from, shard.to),
  }))
}

test('fnv1a agrees with its published vectors', () => {
  expect(fnv1a('')).toBe(0x811c9dc5)
  expect(fnv1a('a')).toBe(0xe40c292c)
  expect(fnv1a('foobar')).toBe(0xbf9cf968)
})

test('a shard key is the day of the id and a hash, in the order of time', () => {
  const day = (id: string) => Math.floor(shardKey(id) / 2 ** 30)
  expect(day('2020/06/10/slug')).toBe(day('2020/06/10/slug-2'))
  expect(day('2020/06/11/slug')).toBe(day('2020/06/10/slug') + 1)
  expect(shardKey('2020/06/10/slug')).not.toBe(shardKey('2020/06/10/slug-2'))
  for (const id of ['0000/01/01/first', '1969/12/31/a', '9999/12/31/last']) {
    expect(Number.isSafeInteger(shardKey(id))).toBe(true)
    expect(shardKey(id)).toBeLessThan(2 ** 52)
  }
})

test('within a day articles of one topic stand together', () => {
  const keyed = ids(60).map((id, at) => ({ topic: `t${at % 3}`, key: similarKey(id, `t${at % 3}`) }))
  const order = keyed.toSorted((a, b) => a.key - b.key).map(({ topic }) => topic)
  expect(order.filter((topic, at) => topic !== order[at - 1])).toHaveLength(3)
  expect(similarKey('2020/06/11/a', undefined)).toBeGreaterThan(similarKey('2020/06/10/a', 'x'))
})

describe('splitting', () => {
  test('what is not too full stays whole', () => {
    expect(split(['2020/01/02/a', '1999/12/31/b'], 10).map(({ name }) => name)).toEqual(['all'])
  })

  test('what is too full is halved until it is not, in days that begin at a multiple of their number', () => {
    const shards = split([...ids(6, '2020/06/10'), ...ids(6, '2020/06/11'), '2019/01/01/b'], 8)
    expect(shards.map(({ items }) => items.length)).toEqual([1, 6, 6])
    for (const { name } of shards) {
      const days = Number(/-(\d+)d$/.exec(name)?.[1] ?? 1)
      const first = Math.floor(shardKey(`${name.slice(0, 10).replaceAll('-', '/')}/x`) / 2 ** 30)
      expect(Math.log2(days) % 1).toBe(0)
      expect(first % days).toBe(0)
    }
  })

  test('a day too full is parted by hash, and no shard holds more than the limit', () => {
    const shards = split(ids(500), 24)
    expect(shards.every(({ name }) => /^2020-06-10~[01]+$/.test(name))).toBe(true)
    expect(Math.max(...shards.map(({ items }) => items.length))).toBeLessThanOrEqual(24)
    expect(shards.flatMap(({ items }) => items).length).toBe(500)
  })

  test('every item is found again by its key alone, and by no other shard', () => {
    const list = [...ids(300), ...ids(40, '2020/06/11'), ...ids(3, '2018/01/01'), '0001/01/01/a', '9999/12/31/z']
    const shards = split(list, 24)
    for (const id of list) {
      expect(findShard(shards, ({ name }) => name, shardKey(id))?.items).toContain(id)
      expect(shards.filter((shard) => findShard([shard], ({ name }) => name, shardKey(id)))).toHaveLength(1)
    }
  })

  test('a name that is none holds nothing', () => {
    for (const name of ['', 'x', '2020', '2020-06', 'all~0', '2020-13-45'])
      expect(findShard([name], (one) => one, shardKey('2020/06/10/a'))).toBeUndefined()
  })

  test('nothing gives nothing, and items of one key stay together', () => {
    expect(split([], 1)).toEqual([])
    expect(split(['a', 'b', 'c'], 1, () => 5).map(({ items }) => items.length)).toEqual([3])
  })

  test('one item more changes one shard, or makes two of it', () => {
    const list = [...ids(200), ...ids(30, '2020/07/01'), ...ids(50, '2018/02/03')]
    const before = new Map(split(list, 24).map(({ name, items }) => [name, items.join()]))
    for (const id of ['2020/06/10/new', '2019/03/04/new', '2018/02/03/new', '2030/01/01/new']) {
      const after = split([...list, id], 24)
      const changed = after.filter(({ name, items }) => before.get(name) !== items.join())
      expect(changed.length).toBeLessThanOrEqual(2)
    }
  })
})
