/** Runs of backticks, and the empty lines that end a paragraph. */
const TICKS_OR_END = /`+|\n[ \t]*(?=\n)/g

/**
 * Finds the runs of backticks that can be the two ends of a code span: as many in the same paragraph. One pass finds them all,
 * since a text may have a million of them.
 * @returns the end of the second run, by the offset of the first
 */
export function codeSpanEnds(text: string): ReadonlyMap<number, number> {
  const ends = new Map<number, number>()
  const lastOfLength = new Map<number, number>()
  for (const { 0: run, index } of text.matchAll(TICKS_OR_END)) {
    if (!run.startsWith('`')) {
      lastOfLength.clear()
      continue
    }
    const before = lastOfLength.get(run.length)
    if (before !== undefined) ends.set(before, index + run.length)
    lastOfLength.set(run.length, index)
  }
  return ends
}

/** Changes a text except for its spans of code. */
export function outsideCodeSpans(text: string, change: (part: string) => string): string {
  let [changed, last] = ['', 0]
  for (const [begin, end] of codeSpanEnds(text)) {
    if (begin < last) continue
    changed += change(text.slice(last, begin)) + text.slice(begin, end)
    last = end
  }
  return changed + change(text.slice(last))
}
