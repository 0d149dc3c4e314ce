import { shardKey } from './shards.ts'

/** Compares for the order “Latest”: newest first. Articles of the same second are ordered by shard key. */
export function compareLatest(a: { id: string; time: string }, b: { id: string; time: string }): number {
  if (a.time !== b.time) return a.time < b.time ? 1 : -1
  return shardKey(a.id) - shardKey(b.id) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
}

/** Returns the heat of an article, else its quality, else -1 for unknown. */
export function rankOf(article: { heat?: number; quality?: number }): number {
  return article.heat ?? article.quality ?? -1
}

const HALF_LIFE_SECONDS = 2 * 86_400

/**
 * Returns the score for the order “Top”, highest first. Every two days of age halve the rank. The score is a
 * logarithm, because halved ranks of very old articles would all be 0. An unknown rank scores below every known one.
 * @param rank from {@link rankOf}
 * @param age seconds behind the newest article of the edition
 */
export function topScore(rank: number, age: number): number {
  if (rank < 0) return -1e9 - age / HALF_LIFE_SECONDS
  return Math.log2(rank + 1) - age / HALF_LIFE_SECONDS
}
