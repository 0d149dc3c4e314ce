// @vitest-environment node
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { unifiedDiff } from '../../../src/bundler/fixes/unified-diff.ts'

test('shows each change with three lines around it, and changes close together in one part', () => {
  const before = Array.from({ length: 30 }, (_, at) => `line ${at + 1}\n`).join('')
  const after = before.replace('line 2\n', 'line two\n').replace('line 8\n', '').replace('line 25\n', 'line 25\nmore\n')
  expect(unifiedDiff('a.md', before, after)).toBe(`--- a/a.md
+++ b/a.md
@@ -1,11 +1,10 @@
 line 1
-line 2
+line two
 line 3
 line 4
 line 5
 line 6
 line 7
-line 8
 line 9
 line 10
 line 11
@@ -23,6 +22,7 @@
 line 23
 line 24
 line 25
+more
 line 26
 line 27
 line 28`)
})

test('says when the last line has no end', () => {
  expect(unifiedDiff('a', 'one', 'one\n')).toBe(
    '--- a/a\n+++ b/a\n@@ -1,1 +1,1 @@\n-one\n\\ No newline at end of file\n+one',
  )
})

test('nothing is shown of texts that are the same', () => {
  expect(unifiedDiff('a', 'x\n', 'x\n')).toBe('')
})

/** Applies a diff as `patch` does. */
function patched(before: string, diff: string): string {
  const old = before.split('\n')
  const result: string[] = []
  let at = 0
  for (const line of diff.split('\n').slice(2)) {
    const start = /^@@ -(\d+),(\d+)/.exec(line)
    if (start) {
      const from = Number(start[1]) - (start[2] === '0' ? 0 : 1)
      result.push(...old.slice(at, from))
      at = from
    } else {
      if (!line.startsWith('+')) expect(old[at++]).toBe(line.slice(1))
      if (!line.startsWith('-')) result.push(line.slice(1))
    }
  }
  return [...result, ...old.slice(at)].join('\n')
}

test('applied to the old text, the diff gives the new one', () => {
  const text = fc
    .array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 30 })
    .map((lines) => lines.map((line) => `${line}\n`).join(''))
  fc.assert(
    fc.property(text, text, (before, after) => {
      if (before !== after) expect(patched(before, unifiedDiff('x', before, after))).toBe(after)
    }),
    { numRuns: 200 },
  )
})
