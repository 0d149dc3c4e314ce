// @vitest-environment node
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseYaml } from '../../../src/bundler/parse/parse-yaml.ts'
import { parsePlainYaml } from '../../../src/bundler/parse/plain-yaml.ts'

/** Parses with the full parser; undefined when it finds a problem. */
function parseFully(yaml: string): unknown {
  const result = parseYaml({ path: 'x.md', text: yaml }, yaml, 0)
  return 'fields' in result ? result.fields.data : undefined
}

/** Replaces objects by lists of pairs, so that a comparison sees the order of the keys. */
const withKeyOrder = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.entries(value).map(([key, one]) => [key, withKeyOrder(one)])
    : Array.isArray(value)
      ? value.map(withKeyOrder)
      : value

/** Expects that the fast parser returns the fields of the full parser, or gives up. True when it did not give up. */
function expectAgreement(yaml: string): boolean {
  const plain = parsePlainYaml(yaml)
  if (plain === undefined) return false
  const real = parseFully(yaml)
  if (!isDeepStrictEqual(withKeyOrder(plain), withKeyOrder(real)))
    expect({ yaml, plain }).toEqual({ yaml, plain: real })
  return true
}

describe('the fast parser', () => {
  test.each<[string, unknown]>([
    ['a: text', { a: 'text' }],
    ['a: 12', { a: 12 }],
    ['a: -0', { a: -0 }],
    ['a: 1.50', { a: 1.5 }],
    ['a: 2020-06-10T16:07:00Z', { a: '2020-06-10T16:07:00Z' }],
    ['a: 2020-06-10', { a: '2020-06-10' }],
    ['a: true\nb: False\nc: NULL\nd:\ne: yes', { a: true, b: false, c: null, d: null, e: 'yes' }],
    ["a: 'it''s'", { a: "it's" }],
    ['a: "A \\"word\\" \\u00e9\\n"', { a: 'A "word" é\n' }],
    ['a:\n- x\n- y\nb: 1', { a: ['x', 'y'], b: 1 }],
    ['a:\n    - x\n    -   k: v\n        l: w\n', { a: ['x', { k: 'v', l: 'w' }] }],
    ['# c\n\na:   x   \n  # c\nb: y', { a: 'x', b: 'y' }],
    ['a: [x, y z]', { a: ['x', 'y z'] }],
    ['a: ["x", "y"]', { a: ['x', 'y'] }],
    ['a: it’s no.1, isn\'t it? "yes"', { a: 'it’s no.1, isn\'t it? "yes"' }],
    ['Aa: 1\nBB: 2\nCc:\n  BB: 3\n  Aa: 4', { Aa: 1, BB: 2, Cc: { BB: 3, Aa: 4 } }],
    ['a: \u3000b\nc:\n- \u3000d', { a: '\u3000b', c: ['\u3000d'] }],
    ['a: https://x.example/?a=1&b=2#c', { a: 'https://x.example/?a=1&b=2#c' }],
  ])('the fast parser reads %j', (yaml, value) => {
    expect(parsePlainYaml(yaml)).toEqual(value)
    expect(expectAgreement(yaml)).toBe(true)
  })
})

test.each([
  '',
  'text',
  '- a',
  ' a: 1',
  'a: 1\n b: 2',
  'a: 1\na: 2',
  'a: "open',
  'a: x: y',
  'a: x # c',
  'a: *b',
  'a: &b c',
  'a: !!str 1',
  'a: |\n  x',
  'a: >-\n  x',
  'a: x\n  y',
  'a: {b: c}',
  'a: [1, 2]',
  'a:\tb',
  'a: 007',
  'a: 0x1f',
  'a: 1e3',
  'a: .5',
  'a: .inf',
  'a: +1',
  'a: 1.',
  'a: 12345678901234567890',
  'a: @x',
  'a: `x`',
  'a: %x',
  'a: "\\x41"',
  'a:\n  x',
  'a:\n-\n  b: 1',
  'a: - b',
  'a: ? b',
  '? a\n: b',
  '"a": b',
  '__proto__: 1',
  'null: 1',
  'true: 1',
  '1: a',
  'a:b',
  'a: \u00a0x',
  'a: \u0085x',
  '%YAML 1.2\na: 1',
  '---\na: 1',
  'a: 1\n...',
  'a: ~',
])('the fast parser leaves %j to the full parser', (yaml) => {
  expect(parsePlainYaml(yaml)).toBeUndefined()
})

const VALUES = `
text
two words
12
-3
0
-0
007
1.5
1.
.5
1e3
+1
0x1f
0o7
1_000
true
no
NULL
~
.nan
2020-06-10
12:30
a: b
a:b
a #b
a#b
#a
-
- a
-a
"q"
's'
"a\\"b"
"\\x"
"\\u00e9"
"a" b
'a''b'
'a'b'
[a, b]
[a
[]
[ a ,b ]
{a: b}
*a
&a b
!a
|
>-
? a
: a
%a
@a
\`a\`
é
港
😀
a:
x:`.split('\n')

const scalars = fc.oneof(
  fc.constantFrom(...VALUES, 'a\tb', '\u00A0', '\u3000a', '\u2003', '"a', '"', "'", '"a\\', '"a\\"'),
  fc.string({ maxLength: 8 }),
  fc.constantFrom('plain', 'words of text', '"quoted"', '7'),
)
const keys = fc.constantFrom(
  'a',
  'b',
  'title',
  'a-b',
  '_x',
  'A1',
  'a b',
  '"a"',
  '1',
  'null',
  'constructor',
  '__proto__',
  '-a',
  '',
)
const line = fc
  .record({
    indent: fc.constantFrom(0, 0, 0, 0, 0, 0, 1, 2, 2, 4),
    dash: fc.constantFrom('', '', '', '', '', '- ', '-  ', '-'),
    key: fc.option(keys, { freq: 8 }),
    gap: fc.constantFrom(' ', ' ', ' ', '  ', ''),
    value: scalars,
    end: fc.constantFrom('', '', '', '', ' ', ' # c'),
  })
  .map(({ indent, dash, key, gap, value, end }) => {
    const name = key === null ? '' : `${key}:${gap}`
    return `${' '.repeat(indent)}${dash}${name}${value}${end}`
  })

test('the fast parser reads any document like the full parser, or leaves the document to it', () => {
  let certain = 0
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 5 }), (lines) => {
      if (expectAgreement(lines.join('\n'))) certain++
    }),
    { numRuns: 20_000 },
  )
  expect(certain).toBeGreaterThan(200)
})

test('the fast parser reads well-formed documents without help', () => {
  const text = fc.stringMatching(/^[A-Za-z][\w é,.!?()/-]{0,30}[\w.]$/)
  const value = fc.oneof(
    text.map((one) => one),
    text.map((one) => JSON.stringify(one)),
    fc.integer({ min: -999, max: 99_999 }).map(String),
    fc.constantFrom('true', 'false', '2026-11-22T15:40:00Z'),
  )
  const entry = value.map((one) => one)
  const documents = fc.array(fc.tuple(fc.constantFrom('plain', 'list', 'group', 'groups'), entry, entry), {
    minLength: 1,
    maxLength: 6,
  })
  fc.assert(
    fc.property(documents, (parts) => {
      const yaml = parts
        .map(([kind, one, other], at) => {
          if (kind === 'plain') return `k${at}: ${one}`
          if (kind === 'list') return `k${at}:\n  - ${one}\n  - ${other}`
          if (kind === 'group') return `k${at}:\n  a: ${one}\n\n  b: ${other}`
          return `k${at}:\n- a: ${one}\n  b:\n    c: ${other}\n- a: ${other}`
        })
        .join('\n')
      expect(expectAgreement(yaml)).toBe(true)
    }),
    { numRuns: 500 },
  )
})

const ROOT = resolve(import.meta.dirname, '../../..')
const FOLDERS = ['content', 'tests/fixtures', '../shared/corpus'].map((name) => join(ROOT, name))

describe.each(FOLDERS)('the folder %s', (folder) => {
  test('gives the same fields with both parsers', ({ skip }) => {
    skip(!existsSync(folder), 'There is no such folder.')
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
      /\.(md|ya?ml)$/.test(path),
    )
    let certain = 0
    for (const path of files) {
      const text = readFileSync(join(folder, path), 'utf8').replace(/\r\n?/g, '\n')
      const matter = path.endsWith('.md') ? (/^---[ \t]*\n([\s\S]*?\n)---/.exec(text)?.[1] ?? '') : text
      if (expectAgreement(matter)) certain++
    }
    if (!folder.endsWith('fixtures')) expect(certain / files.length).toBeGreaterThan(0.8)
  })
})
