import MiniSearch from 'minisearch'

/** A text to be compared. */
export interface Text {
  readonly title: string
  readonly excerpt: string
}

/** Scores all texts against one of them. Higher is more alike; the text itself gets -1. */
export type Scorer = (query: number) => Float64Array

const wordsOf = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []

/** Share of the words of both titles that both have. */
export function jaccardOnTitles(texts: readonly Text[]): Scorer {
  const sets = texts.map(({ title }) => new Set(wordsOf(title)))
  return (query) => {
    const own = sets[query] ?? new Set()
    const scores = Float64Array.from(sets, (other) => {
      let both = 0
      for (const word of own) if (other.has(word)) both++
      return both / (own.size + other.size - both || 1)
    })
    scores[query] = -1
    return scores
  }
}

/** Cosine of the words of title and excerpt, weighted by frequency and rarity. */
export function tfIdfCosine(texts: readonly Text[]): Scorer {
  const counts = texts.map(({ title, excerpt }) => {
    const count = new Map<string, number>()
    for (const word of wordsOf(`${title} ${excerpt}`)) count.set(word, (count.get(word) ?? 0) + 1)
    return count
  })
  const having = new Map<string, number[]>()
  for (const [at, count] of counts.entries())
    for (const word of count.keys()) having.set(word, [...(having.get(word) ?? []), at])
  const weight = (count: number, word: string) => count * Math.log(texts.length / (having.get(word)?.length ?? 1))
  const lengths = counts.map((count) => Math.hypot(...Array.from(count, ([word, n]) => weight(n, word))))
  return (query) => {
    const scores = new Float64Array(texts.length)
    for (const [word, count] of counts[query] ?? [])
      for (const other of having.get(word) ?? [])
        scores[other] = (scores[other] ?? 0) + weight(count, word) * weight(counts[other]?.get(word) ?? 0, word)
    for (const [other, score] of scores.entries())
      scores[other] = score / ((lengths[query] ?? 1) * (lengths[other] ?? 1) || 1)
    scores[query] = -1
    return scores
  }
}

/** MiniSearch with its own defaults, asked for the title. */
export function miniSearch(texts: readonly Text[]): Scorer {
  const index = new MiniSearch({ fields: ['title', 'excerpt'] })
  index.addAll(texts.map((text, id) => ({ id, title: text.title, excerpt: text.excerpt })))
  return (query) => {
    const scores = new Float64Array(texts.length)
    for (const { id, score } of index.search(texts[query]?.title ?? '')) scores[Number(id)] = score
    scores[query] = -1
    return scores
  }
}

/** Returns the best results of a scorer, those of score 0 left out. */
export function best(scores: Float64Array, limit: number): number[] {
  return [...scores.keys()]
    .filter((at) => (scores[at] ?? 0) > 0)
    .sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b)
    .slice(0, limit)
}

/**
 * Average linkage on a similarity: groups are joined, the most similar pairs first, while the average over all pairs across
 * them is at least the threshold.
 */
export function averageLinkage(size: number, scoreOf: Scorer, threshold: number): number[] {
  const scores = Array.from({ length: size }, (_, at) => scoreOf(at))
  const pairs: (readonly [number, number, number])[] = []
  for (const [a, row] of scores.entries())
    for (let b = a + 1; b < size; b++) if ((row[b] ?? 0) >= threshold) pairs.push([row[b] ?? 0, a, b])
  pairs.sort((x, y) => y[0] - x[0] || x[1] - y[1] || x[2] - y[2])
  const label = Array.from({ length: size }, (_, at) => at)
  const members = label.map((at) => [at])
  for (const [, a, b] of pairs) {
    const [from, to] = [label[a] ?? 0, label[b] ?? 0]
    if (from === to) continue
    const [x, y] = [members[from] ?? [], members[to] ?? []]
    let sum = 0
    for (const one of x) for (const other of y) sum += scores[one]?.[other] ?? 0
    if (sum / (x.length * y.length) < threshold) continue
    for (const one of y) label[one] = from
    members[from] = [...x, ...y]
    members[to] = []
  }
  return label
}
