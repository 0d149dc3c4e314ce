/**
 * Computes from an article's id which file of the index holds it. The reader needs no table for that, and a new article
 * changes only files that hold articles of the same time.
 *
 * A key is a number of 52 bits: the day of the id, followed by 30 bits of a hash of the id. A shard is a node of the
 * binary trie over these keys. It covers either 2^n days, beginning at a multiple of 2^n, or one of 2^n equal parts of
 * a day. A shard that becomes too full is split into its two halves, so a new article never changes more than two
 * shards of a kind.
 */
import { fnv1a } from './fnv1a.ts'

/** Bits of a key. A number holds 53 exactly. */
const KEY_BITS = 52
/** Bits of a key below the day, taken from the hash. */
export const HASH_BITS = 30
export const KEYS_PER_DAY = 2 ** HASH_BITS
/** Days from 0000-01-01 to 1970-01-01. */
const DAYS_TO_1970 = 719_528
const MS_PER_DAY = 86_400_000

/** Name of the shard that covers all keys. */
const ALL_KEYS = 'all'

/** Returns the days from 0000-01-01 to the day of an id; NaN when the text does not start with a date. */
const dayOf = (id: string) =>
  Date.parse(`${id.slice(0, 10).replaceAll('/', '-')}T00:00:00Z`) / MS_PER_DAY + DAYS_TO_1970

/** Returns the key of the article with the id `yyyy/mm/dd/slug`; NaN when the id has no valid date. */
export function shardKey(id: string): number {
  return dayOf(id) * KEYS_PER_DAY + (fnv1a(id) >>> 2)
}

/** Like {@link shardKey}, but articles of one day with the same first topic have neighbouring keys. */
export function similarKey(id: string, topic: string | undefined): number {
  return dayOf(id) * KEYS_PER_DAY + (fnv1a(topic ?? '') >>> 20) * 2 ** 18 + (fnv1a(id) >>> 14)
}

/** Returns the key of a time: like {@link shardKey}, but within a day in the order of time. */
export const timeKey = (time: string): number =>
  Math.floor((Date.parse(time) / MS_PER_DAY + DAYS_TO_1970) * KEYS_PER_DAY)

/** A node of the trie: the 2^`bits` keys from `start` on. */
export interface ShardRange {
  readonly start: number
  readonly bits: number
}

const FULL_RANGE: ShardRange = { start: 0, bits: KEY_BITS }

/**
 * Returns `all` for all keys, `2020-05-04-64d` for 64 days from that day, `2020-06-10` for one day, and `2020-06-10~01`
 * for the second quarter of that day's hashes.
 */
export function shardName({ start, bits }: ShardRange): string {
  if (bits === KEY_BITS) return ALL_KEYS
  const day = Math.floor(start / KEYS_PER_DAY)
  const date = new Date((day - DAYS_TO_1970) * MS_PER_DAY).toISOString().slice(0, 10)
  if (bits === HASH_BITS) return date
  if (bits > HASH_BITS) return `${date}-${2 ** (bits - HASH_BITS)}d`
  const share = Math.floor((start - day * KEYS_PER_DAY) / 2 ** bits)
  return `${date}~${share.toString(2).padStart(HASH_BITS - bits, '0')}`
}

/** Inverse of {@link shardName}. For any other text the range is NaN, so it contains no key. */
export function shardRange(name: string): ShardRange {
  if (name === ALL_KEYS) return FULL_RANGE
  const [date = '', share] = name.split('~')
  const start = dayOf(date) * KEYS_PER_DAY
  if (share !== undefined) {
    const bits = HASH_BITS - share.length
    return { start: start + Number.parseInt(share, 2) * 2 ** bits, bits }
  }
  const days = Number(/-(\d+)d$/.exec(name)?.[1] ?? 1)
  return { start, bits: HASH_BITS + Math.log2(days) }
}

/** A range of keys, with the items of a sorted list that it contains: `from` up to but not including `to`. */
export interface Shard extends ShardRange {
  readonly from: number
  readonly to: number
}

/**
 * Splits a sorted list of keys into the fewest shards that are not too full. Items with the same key are never
 * separated, even when they are too many for one shard.
 * @param within a range that contains all the keys
 * @param span the items to split, `from` up to but not including `to`; by default all
 */
export function splitShards(
  keys: ArrayLike<number>,
  isTooFull: (from: number, to: number) => boolean,
  within: ShardRange = FULL_RANGE,
  span: { readonly from: number; readonly to: number } = { from: 0, to: keys.length },
): Shard[] {
  const shards: Shard[] = []
  const split = (start: number, bits: number, from: number, to: number) => {
    if (from === to) return
    if (bits === 0 || to - from === 1 || !isTooFull(from, to)) {
      shards.push({ start, bits, from, to })
      return
    }
    const half = start + 2 ** (bits - 1)
    // Binary search for the first key of the upper half.
    let [low, high] = [from, to]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((keys[middle] ?? 0) < half) low = middle + 1
      else high = middle
    }
    split(start, bits - 1, from, low)
    split(half, bits - 1, low, to)
  }
  split(within.start, within.bits, span.from, span.to)
  return shards
}

/** Returns the shard whose range contains a key; undefined when there is none. */
export function findShard<T>(shards: readonly T[], nameOf: (shard: T) => string, key: number): T | undefined {
  return shards.find((shard) => {
    const { start, bits } = shardRange(nameOf(shard))
    return key >= start && key < start + 2 ** bits
  })
}
