/**
 * Returns the number of typos between a word and another: letters that are wrong, missing, added, or swapped with the next
 * one. It is the optimal string alignment distance.
 * @param isPrefix true to compare with the beginning of the other word that fits best
 * @returns a number above `limit` as soon as it is certain
 */
export function typosBetween(word: string, other: string, limit: number, isPrefix = false): number {
  if (word.length - other.length > limit || (!isPrefix && other.length - word.length > limit)) return limit + 1
  let beforeLast: number[] = []
  let last = Array.from({ length: other.length + 1 }, (_, at) => at)
  for (let row = 1; row <= word.length; row++) {
    const current = [row]
    let least = row
    for (let column = 1; column <= other.length; column++) {
      const isSame = word[row - 1] === other[column - 1]
      let cost = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (isSame ? 0 : 1),
      )
      const isSwapped =
        row > 1 && column > 1 && word[row - 1] === other[column - 2] && word[row - 2] === other[column - 1]
      if (isSwapped) cost = Math.min(cost, (beforeLast[column - 2] ?? 0) + 1)
      current.push(cost)
      least = Math.min(least, cost)
    }
    if (least > limit) return limit + 1
    beforeLast = last
    last = current
  }
  return isPrefix ? Math.min(...last) : (last.at(-1) ?? limit + 1)
}

/**
 * A long word is known by its other letters even with two typos; in a short one, one typo makes another word. A number with
 * another digit is another number.
 */
const typosAllowed = (word: string): number => (word.length < 4 || /\d/.test(word) ? 0 : word.length < 7 ? 1 : 2)

/** A word of the edition, and how many stories have it. */
export interface KnownWord {
  readonly word: string
  readonly count: number
}

/**
 * Returns the words that are most like a mistyped one: fewest typos first, then those with the same first letter, then those
 * that most stories have.
 * @param isPrefix true when the word may not be typed to its end yet
 */
export function nearWords(
  typed: string,
  known: Iterable<KnownWord>,
  { isPrefix = false, limit = typosAllowed(typed), max = 5 } = {},
): string[] {
  if (limit === 0) return []
  const near: { readonly word: string; readonly rank: readonly [typos: number, isOther: number, count: number] }[] = []
  for (const { word, count } of known) {
    if (Math.abs(word.length - typed.length) > limit && !(isPrefix && word.length > typed.length)) continue
    const whole = typosBetween(typed, word, limit)
    // A whole word is a better guess than the beginning of another.
    const typos = whole <= limit || !isPrefix ? whole : typosBetween(typed, word, limit, true) + 0.5
    if (typos > limit + 0.5) continue
    near.push({ word, rank: [typos, Number(word[0] !== typed[0]), -count] })
  }
  return near
    .sort(
      (a, b) => a.rank[0] - b.rank[0] || a.rank[1] - b.rank[1] || a.rank[2] - b.rank[2] || (a.word < b.word ? -1 : 1),
    )
    .slice(0, max)
    .map(({ word }) => word)
}
