import { shardKey } from './shards.ts'

/** Latest: newest first; at the same second by shard key, so that lists agree with the catalogue's rows. */
export function byLatest(a: { id: string; time: string }, b: { id: string; time: string }): number {
  if (a.time !== b.time) return a.time < b.time ? 1 : -1
  return shardKey(a.id) - shardKey(b.id) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
}

/** What Top sorts by before age: heat, else quality, else -1 for unknown. */
export function rankOf(article: { heat?: number; quality?: number }): number {
  return article.heat ?? article.quality ?? -1
}

const HALF_LIFE_SECONDS = 2 * 86_400

/**
 * Top: rank halved every two days of age, in logarithms so that an archive of decades keeps its order.
 * Unknown rank sorts below every known one.
 * @param rank from {@link rankOf}
 * @param age seconds behind the newest article of the edition
 */
export function topScore(rank: number, age: number): number {
  if (rank < 0) return -1e9 - age / HALF_LIFE_SECONDS
  return Math.log2(rank + 1) - age / HALF_LIFE_SECONDS
}
