import { describe, expect, test } from 'vitest'
import { findShard, fnv1a, shardKey, splitShards } from '../../src/contract/shards.ts'

const ids = (count: number, day = '2020/06/10') => Array.from({ length: count }, (_, at) => `${day}/story-${at}`)
const split = (list: readonly string[], limit: number) =>
  splitShards(
    list.toSorted((a, b) => (shardKey(a) < shardKey(b) ? -1 : 1)),
    shardKey,
    (items) => items.length > limit,
  )

test('fnv1a agrees with its published vectors', () => {
  expect(fnv1a('')).toBe(0x811c9dc5)
  expect(fnv1a('a')).toBe(0xe40c292c)
  expect(fnv1a('foobar')).toBe(0xbf9cf968)
})

test('a shard key is the day of the id and a hash', () => {
  expect(shardKey('2020/06/10/slug')).toMatch(/^2020-06-10~[0-9a-f]{8}$/)
  expect(shardKey('2020/06/10/slug')).not.toBe(shardKey('2020/06/10/slug-2'))
})

describe('splitting', () => {
  test('a year that is not too full stays whole', () => {
    expect(split(['2020/01/02/a', '2020/12/31/b'], 10).map((shard) => shard.key)).toEqual(['2020'])
  })

  test('a full year becomes months, a full month days, and the others stay', () => {
    const keys = split([...ids(6, '2020/06/10'), ...ids(6, '2020/06/11'), '2020/07/01/a', '2019/01/01/b'], 8).map(
      (s) => s.key,
    )
    expect(keys).toEqual(['2019', '2020-06-10', '2020-06-11', '2020-07'])
  })

  test('a day too full is parted by hash, and no shard holds more than the limit', () => {
    const shards = split(ids(500), 24)
    expect(Math.max(...shards.map((shard) => shard.items.length))).toBeLessThanOrEqual(24)
    expect(shards.flatMap((shard) => shard.items).length).toBe(500)
  })

  test('every item is found again by its key alone', () => {
    const list = [...ids(300), ...ids(40, '2020/06/11'), ...ids(3, '2018/01/01')]
    const shards = split(list, 24)
    for (const id of list) expect(findShard(shards, (shard) => shard.key, shardKey(id))?.items).toContain(id)
  })

  test('nothing gives nothing', () => {
    expect(split([], 1)).toEqual([])
  })

  test('another item of another period leaves a shard as it was', () => {
    const before = split(ids(30), 24)
    const after = split([...ids(30), '2021/01/01/new'], 24)
    expect(after.slice(0, before.length)).toEqual(before)
  })
})
