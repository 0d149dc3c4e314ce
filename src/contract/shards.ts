/**
 * Where an article lives in the index, computed from its id alone, so that the reader finds it without a table
 * and publishing one article touches only the files of its own time.
 *
 * A key is a number of 52 bits: the day of the id above 30 bits of a hash. A shard is a node of the binary trie over
 * these keys: 2^n days that begin at a multiple of 2^n, or one of 2^n shares of a day. One that grows too full is
 * replaced by its two halves, so one article more never changes more than two shards of a kind.
 */

const KEY_BITS = 52
const DAY_UNIT = 2 ** 30
/** 1970-01-01, counted from 0000-01-01. */
const EPOCH = 719_528
const MS_PER_DAY = 86_400_000

/** Name of the shard that holds everything. */
const WHOLE = 'all'

/** FNV-1a, 32 bits, over UTF-16 code units. http://www.isthe.com/chongo/tech/comp/fnv/ */
export function fnv1a(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  }
  return hash >>> 0
}

/** Days of the calendar from 0000-01-01 to the day of an id; NaN when it has none. */
const dayOf = (id: string) => Date.parse(`${id.slice(0, 10).replaceAll('/', '-')}T00:00:00Z`) / MS_PER_DAY + EPOCH

/** `2020/06/10/slug` → its place among all articles. */
export function shardKey(id: string): number {
  return dayOf(id) * DAY_UNIT + (fnv1a(id) >>> 2)
}

/** As {@link shardKey}, but within a day articles of one first topic stand together. */
export function similarKey(id: string, topic: string | undefined): number {
  return dayOf(id) * DAY_UNIT + (fnv1a(topic ?? '') >>> 20) * 2 ** 18 + (fnv1a(id) >>> 14)
}

/** A node of the trie: the keys from `start`, 2^`bits` of them. */
export interface ShardRange {
  readonly start: number
  readonly bits: number
}

const EVERYTHING: ShardRange = { start: 0, bits: KEY_BITS }

/** `all`, `2020-05-04-64d` (64 days from then), `2020-06-10` (the day), `2020-06-10~01` (the second quarter of it). */
export function shardName({ start, bits }: ShardRange): string {
  if (bits === KEY_BITS) return WHOLE
  const day = Math.floor(start / DAY_UNIT)
  const date = new Date((day - EPOCH) * MS_PER_DAY).toISOString().slice(0, 10)
  if (bits === 30) return date
  if (bits > 30) return `${date}-${2 ** (bits - 30)}d`
  const share = Math.floor((start - day * DAY_UNIT) / 2 ** bits)
  return `${date}~${share.toString(2).padStart(30 - bits, '0')}`
}

/** Inverse of {@link shardName}; a text that is no name holds nothing. */
function shardRange(name: string): ShardRange {
  if (name === WHOLE) return EVERYTHING
  const [date = '', share] = name.split('~')
  const start = dayOf(date) * DAY_UNIT
  if (share !== undefined) {
    const bits = 30 - share.length
    return { start: start + Number.parseInt(share, 2) * 2 ** bits, bits }
  }
  const days = Number(/-(\d+)d$/.exec(name)?.[1] ?? 1)
  return { start, bits: 30 + Math.log2(days) }
}

/** Items `from` up to but not including `to` of a sorted list. */
export interface Shard extends ShardRange {
  readonly from: number
  readonly to: number
}

/**
 * Splits a sorted list of keys into the fewest shards that are not too full. Items of one key stay together,
 * however many.
 * @param within the range of all the keys given
 * @param span items `from` to `to` of the list; all of it when not given
 */
export function splitShards(
  keys: ArrayLike<number>,
  isTooFull: (from: number, to: number) => boolean,
  within: ShardRange = EVERYTHING,
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

/** The one of several shards that holds a key. */
export function findShard<T>(shards: readonly T[], nameOf: (shard: T) => string, key: number): T | undefined {
  return shards.find((shard) => {
    const { start, bits } = shardRange(nameOf(shard))
    return key >= start && key < start + 2 ** bits
  })
}
