const MAX_DISTANCE = 2
/** A word may have one mistake for this number of letters. */
const LETTERS_PER_MISTAKE = 3

/** Computes the edit distance with transpositions of neighbours (Damerau 1964, optimal string alignment). */
export function editDistance(a: string, b: string): number {
  let twoAbove: number[] = []
  let above = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      row[j] = Math.min(
        (above[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (above[j - 1] ?? 0) + cost,
        isSwap ? (twoAbove[j - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
      )
    }
    twoAbove = above
    above = row
  }
  return above[b.length] ?? 0
}

/** Returns the known word nearest to a misspelt one; undefined if none is near enough. Longer words may differ more. */
export function didYouMean(word: string, known: Iterable<string>): string | undefined {
  const wanted = word.toLowerCase()
  let best: string | undefined
  let lowest = Math.min(MAX_DISTANCE, Math.floor(word.length / LETTERS_PER_MISTAKE)) + 1
  for (const candidate of known) {
    if (Math.abs(candidate.length - word.length) >= lowest) continue
    const difference = editDistance(wanted, candidate.toLowerCase())
    if (difference < lowest && candidate !== word) {
      lowest = difference
      best = candidate
    }
  }
  return best
}
