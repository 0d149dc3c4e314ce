// @vitest-environment node
import { expect, test } from 'vitest'
import { annotatedProblems, reportProblems } from '../../../src/bundler/report/report.ts'
import { Bundler } from '../../../src/bundler/bundle.ts'
import { formatProblems } from '../../../src/bundler/problems/format-problems.ts'
import type { FoundProblem } from '../../../src/bundler/problems/found-problem.ts'
import { groupByKind } from '../../../src/bundler/problems/problem-kinds.ts'
import { type Files, NOW, article, publisher } from '../workspace.ts'

/** Reads a folder, and returns its report as the command prints it. */
async function reportOf(files: Files, isAll = false) {
  const content = publisher(files)
  const bundler = new Bundler({ content, now: NOW, cache: false })
  try {
    const { found } = await bundler.prepare()
    const kinds = reportProblems(content, found, isAll)
    return { content, found, kinds, text: formatProblems(kinds, { hasColour: false, isAll }) }
  } finally {
    await bundler.close()
  }
}

/** The number of rows that a text takes in a terminal of 100 columns. */
const rowsOf = (text: string) =>
  text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / 100)), 0)

const problem = (message: string, hint?: string): FoundProblem => ({
  severity: 'warning',
  code: 'x',
  file: '_news/a.md',
  message,
  ...(hint && { hint }),
})

test.for<[rule: string, kinds: number, problems: readonly FoundProblem[]]>([
  ['names in quotes', 1, [problem('There is no file “a.png”.'), problem('There is no file “b/c d.png”.')]],
  ['numbers', 1, [problem('The title has 501 characters.'), problem('The title has 1200 characters.')]],
  ['paths', 1, [problem('It is also in _news/a.md.'), problem('It is also in _news/b.md, _news/c.md.')]],
  ['lists in brackets', 1, [problem('Expected a list: [a, b].'), problem('Expected a list: [c].')]],
  ['values in hints', 1, [problem('No.', 'Did you mean “a”?'), problem('No.', 'Did you mean “b”?')]],
  ['dates in hints', 1, [problem('No.', 'Write it 2026-03-08.'), problem('No.', 'Write it 2025-01-02.')]],
  ['other words', 2, [problem('Found “a”, expected text.'), problem('Found “a”, expected a number.')]],
  ['other advice', 2, [problem('No.', 'Add a title.'), problem('No.', '“titel” in line 3 may be a misspelt “title”.')]],
  ['other severities', 2, [problem('No.'), { ...problem('No.'), severity: 'error' }]],
])('problems are of one kind when they differ only in names and numbers: %s', ([, kinds, problems]) => {
  expect(groupByKind(problems)).toHaveLength(kinds)
})

test('300 files that do not exist are one kind, with the first place, what readers see and what to do', async () => {
  const files = Array.from({ length: 100 }, (_, at): [string, string] => [
    `_news/2020-01-01-${String(at).padStart(3, '0')}.md`,
    article(
      { webUrl: `https://outlet.example/${at}` },
      `![](assets/a${at}.png)\n![](assets/b${at}.png)\n![](assets/c.png)\n`,
    ),
  ])
  const { text } = await reportOf(Object.fromEntries(files))
  expect(text).toBe(`_news/2020-01-01-000.md:6:5  warning  missing-asset  × 300 in 100 files
  There is no file “assets/a0.png”, so the picture is left out.
      4 | webUrl: "https://outlet.example/0"
      5 | ---
    > 6 | ![](assets/a0.png)
        |     ^
      7 | ![](assets/b0.png)
  Add the file, or correct its name: upper and lower case must match.
  Also in _news/2020-01-01-001.md, _news/2020-01-01-002.md and 97 more files.

--all lists every place.`)
})

/** Errors and warnings of many kinds. */
const MANY_KINDS: Files = Object.fromEntries(
  [
    'title: "Open',
    'title: a: b',
    'publishedDateTime: 2026-13-01',
    'quality: high',
    'webUrl: javascript:alert(1)',
    'draft: true',
    'published: maybe',
    'related: x',
    'title: [a]',
    'images: 3',
    'locale: english',
    'heat: -3',
    'tags: a, b',
    'related: [{title: a}]',
    'related: [{webUrl: https://a.example/}]',
    'provider: {domain: not a domain}',
    'images: [{width: 3}]',
    'unheard: of',
  ].flatMap((line, at) =>
    [1, 2, 3].map((copy): [string, string] => {
      const name = line.slice(0, line.indexOf(':'))
      const base = { title: 'A story', webUrl: `https://outlet.example/${at}-${copy}`, [name]: undefined }
      return [
        `_news/${'a-folder-with-a-long-name/'.repeat(copy)}2020-01-${String(at + 10)}-${copy}.md`,
        article(base, '[a](x.html)\n').replace('---\n', `---\n${line}\n`),
      ]
    }),
  ),
)

test('the first report of a folder with many kinds fits a screen, errors first', async () => {
  const { text, kinds } = await reportOf(MANY_KINDS)
  expect(kinds.length).toBeGreaterThan(15)
  expect(rowsOf(text)).toBeLessThanOrEqual(32)
  const severities = kinds.map(({ severity }) => severity)
  expect(severities).toEqual(severities.toSorted())
  for (const { file, line, message, hint = '-' } of kinds.slice(0, 8))
    for (const part of [`${file}:${line}:`, message, hint]) expect(text).toContain(part)
  expect(text).toMatch(/\nAnd \d+ × \w+ [\w-]+, .* and \d+ more kinds\.\n\n--all lists every place\.$/)
})

test('every place of every problem is in the report of all', async () => {
  const { text, found } = await reportOf(MANY_KINDS, true)
  const places = text.match(/\S+\.md:\d+:\d+(?= {2}|$)/gm) ?? []
  expect(places).toHaveLength(found.length)
  expect(new Set(places.map((place) => place.split(':')[0]))).toEqual(new Set(found.map(({ file }) => file)))
})

test('only the first of each kind is looked up in its file', async () => {
  const { kinds } = await reportOf(MANY_KINDS)
  expect(kinds.every(({ line }) => line !== undefined)).toBe(true)
  const others = kinds.flatMap((kind) => kind.others.filter(({ subject }) => subject !== undefined))
  expect(others.length).toBeGreaterThan(50)
  expect(others.filter(({ line }) => line !== undefined)).toEqual([])
})

test('a report of few problems has the lines around each, and no advice to list more', async () => {
  const { text } = await reportOf({ '_news/a.md': article({ heat: -3 }, '[a](x.html)\n') })
  expect(text).not.toContain('--all')
  expect(text.match(/^ {4}> \d/gm)).toHaveLength(2)
})

test('the first of each kind and then the other errors are annotated, 50 at most', async () => {
  const files = Array.from({ length: 80 }, (_, at): [string, string] => [
    `_news/${at + 100}.md`,
    article({ quality: 'high', heat: -3, webUrl: `https://outlet.example/${at}` }),
  ])
  const { content, found } = await reportOf(Object.fromEntries(files))
  const annotated = annotatedProblems(content, found)
  expect(annotated).toHaveLength(50)
  expect(annotated.filter(({ code }) => code === 'negative-number')).toHaveLength(1)
  expect(annotated.every(({ line }) => line !== undefined)).toBe(true)
})
