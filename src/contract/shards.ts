/**
 * Where an article lives in the index, computed from its id alone, so that the reader finds it without a table
 * and publishing one article touches only the files of its own period.
 *
 * An article's shard key is `yyyy-mm-dd~hhhhhhhh`: the day of its id and a hash of the id. A shard is named by a
 * prefix of that key, cut at a year, a month, a day or any digit of the hash; one that grows too full is replaced
 * by its children at the next cut.
 */

const CUTS = [4, 7, 10, 12, 13, 14, 15, 16, 17, 18, 19]

/** FNV-1a, 32 bits, over UTF-16 code units. http://www.isthe.com/chongo/tech/comp/fnv/ */
export function fnv1a(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  }
  return hash >>> 0
}

/** `2020/06/10/slug` → `2020-06-10~9c1f03ab`. */
export function shardKey(id: string): string {
  return `${id.slice(0, 4)}-${id.slice(5, 7)}-${id.slice(8, 10)}~${fnv1a(id).toString(16).padStart(8, '0')}`
}

/**
 * Splits items, given with their shard keys and sorted by them, into the fewest shards that are not too full.
 * Items that no cut can part stay together, however full.
 */
export function splitShards<T>(
  items: readonly T[],
  keyOf: (item: T) => string,
  isTooFull: (items: readonly T[]) => boolean,
): { key: string; items: readonly T[] }[] {
  const split = (group: readonly T[], level: number): { key: string; items: readonly T[] }[] => {
    const length = CUTS[level] ?? 19
    const children = new Map<string, T[]>()
    for (const item of group) {
      const key = keyOf(item).slice(0, length)
      const child = children.get(key)
      if (child) child.push(item)
      else children.set(key, [item])
    }
    return [...children].flatMap(([key, child]) =>
      level < CUTS.length - 1 && child.length > 1 && isTooFull(child)
        ? split(child, level + 1)
        : [{ key, items: child }],
    )
  }
  return split(items, 0)
}

/** The one of several shards that holds a key. */
export function findShard<T>(shards: readonly T[], nameOf: (shard: T) => string, key: string): T | undefined {
  return shards.find((shard) => key.startsWith(nameOf(shard)))
}
