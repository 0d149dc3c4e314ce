/** Number of pairs of `count` things. */
const pairs = (count: number) => (count * (count - 1)) / 2

function countBy<T>(values: Iterable<T>): Map<T, number> {
  const counts = new Map<T, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return counts
}

export interface ClusterQuality {
  /** Share of the pairs that were put together that are of one event. */
  readonly precision: number
  /** Share of the pairs of one event that were put together. */
  readonly recall: number
  /** B-cubed F1 (Bagga and Baldwin 1998): the same for each report, averaged over all reports. */
  readonly bCubed: number
}

/** Compares clusters with events. Both lists have one label for each report. */
export function clusterQuality(clusters: readonly number[], events: readonly string[]): ClusterQuality {
  const both = countBy(clusters.map((cluster, at) => `${cluster} ${events[at] ?? ''}`))
  const ofCluster = countBy(clusters)
  const ofEvent = countBy(events)
  const sum = (counts: Iterable<number>) => [...counts].reduce((total, count) => total + pairs(count), 0)
  const right = sum(both.values())
  let [precise, complete] = [0, 0]
  for (const [at, cluster] of clusters.entries()) {
    const event = events[at] ?? ''
    const count = both.get(`${cluster} ${event}`) ?? 0
    precise += count / (ofCluster.get(cluster) ?? 1)
    complete += count / (ofEvent.get(event) ?? 1)
  }
  return {
    precision: right / (sum(ofCluster.values()) || 1),
    recall: right / (sum(ofEvent.values()) || 1),
    bCubed: (2 * precise * complete) / (precise + complete) / clusters.length,
  }
}

export interface HitQuality {
  /** Share of the lists whose first is right. */
  readonly first: number
  /** Share of the first five that are right, of as many as there are. */
  readonly firstFive: number
}

/**
 * @param ranked for each query its results, best first
 * @param isRight true when a result is right
 * @param available number of right results that exist
 */
export function hitQuality(
  ranked: readonly (readonly number[])[],
  isRight: (query: number, result: number) => boolean,
  available: (query: number) => number,
): HitQuality {
  let [first, five, queries] = [0, 0, 0]
  for (const [query, results] of ranked.entries()) {
    const count = Math.min(5, available(query))
    if (count === 0) continue
    queries++
    const hits = results.slice(0, 5).map((result) => isRight(query, result))
    if (hits[0]) first++
    five += hits.filter(Boolean).length / count
  }
  return { first: first / queries, firstFive: five / queries }
}

/** Mean of the reciprocal rank of the first right result, and of the share of right ones among the first five. */
export function listQuality(
  ranked: readonly (readonly number[])[],
  right: readonly ReadonlySet<number>[],
): { readonly recallAtFive: number; readonly meanReciprocalRank: number } {
  let [recall, reciprocal, queries] = [0, 0, 0]
  for (const [query, wanted] of right.entries()) {
    if (wanted.size === 0) continue
    queries++
    const results = ranked[query] ?? []
    recall += results.slice(0, 5).filter((result) => wanted.has(result)).length / Math.min(5, wanted.size)
    const rank = results.findIndex((result) => wanted.has(result))
    if (rank >= 0) reciprocal += 1 / (rank + 1)
  }
  return { recallAtFive: recall / queries, meanReciprocalRank: reciprocal / queries }
}
