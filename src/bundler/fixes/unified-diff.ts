const CONTEXT = 3
/** With more lines between the first and the last change, all of them are shown as changed. */
const MAX_LINES = 2000

type Mark = ' ' | '-' | '+'
type Line = readonly [mark: Mark, text: string]

/**
 * Shows how a text changes, as `diff -u` does.
 * @param path its name in the heading
 * @returns an empty text when nothing changes
 */
export function unifiedDiff(path: string, before: string, after: string): string {
  if (before === after) return ''
  const lines = compareLines(linesOf(before), linesOf(after))
  const hunks = hunksOf(lines)
  return [`--- a/${path}`, `+++ b/${path}`, ...hunks].join('\n')
}

/** A last line without an end differs from one with it. */
const linesOf = (text: string): string[] => {
  const lines = text.split('\n')
  const last = lines.pop() ?? ''
  return last === '' ? lines : [...lines, `${last}\n\\ No newline at end of file`]
}

function compareLines(a: readonly string[], b: readonly string[]): Line[] {
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start++
  let end = 0
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++
  const same = (lines: readonly string[]) => lines.map((line): Line => [' ', line])
  const middle = changedLines(a.slice(start, a.length - end), b.slice(start, b.length - end))
  return [...same(a.slice(0, start)), ...middle, ...same(a.slice(a.length - end))]
}

/** Finds the longest common subsequence. */
function changedLines(a: readonly string[], b: readonly string[]): Line[] {
  if (a.length > MAX_LINES || b.length > MAX_LINES)
    return [...a.map((line): Line => ['-', line]), ...b.map((line): Line => ['+', line])]
  const width = b.length + 1
  const lengths = new Uint32Array((a.length + 1) * width)
  const at = (i: number, j: number) => lengths[i * width + j] ?? 0
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      lengths[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
  const lines: Line[] = []
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      lines.push([' ', a[i] ?? ''])
      i++
      j++
    } else if (i < a.length && (j === b.length || at(i + 1, j) >= at(i, j + 1))) lines.push(['-', a[i++] ?? ''])
    else lines.push(['+', b[j++] ?? ''])
  }
  return lines
}

function hunksOf(lines: readonly Line[]): string[] {
  const changed = lines.flatMap(([mark], at) => (mark === ' ' ? [] : at))
  const groups: { from: number; to: number }[] = []
  for (const at of changed) {
    const last = groups.at(-1)
    if (last && at - last.to <= 2 * CONTEXT) last.to = at + 1
    else groups.push({ from: at, to: at + 1 })
  }
  return groups.flatMap((group) => {
    const from = Math.max(0, group.from - CONTEXT)
    const shown = lines.slice(from, group.to + CONTEXT)
    const count = (list: readonly Line[], mark: Mark) => list.filter(([one]) => one === ' ' || one === mark).length
    const range = (mark: Mark) => {
      const length = count(shown, mark)
      return `${count(lines.slice(0, from), mark) + (length > 0 ? 1 : 0)},${length}`
    }
    return [`@@ -${range('-')} +${range('+')} @@`, ...shown.map(([mark, text]) => mark + text)]
  })
}
