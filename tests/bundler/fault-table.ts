import { expect } from 'vitest'
import type { Problem } from '../../src/contract/problem.ts'
import { type Bundled, type Files, type WrittenIndex, bundleFiles, fixture, problemLines } from './workspace.ts'

/** The file of the article under test. Its name contains a day. */
export const ARTICLE_PATH = '_news/2020-06-10-story.md'
/** An article whose name contains no day, so its front matter must have a date. */
export const UNDATED_PATH = '_news/story.md'

type WrittenStory = ReturnType<WrittenIndex['story']>

interface BundledArticle extends Bundled {
  readonly problems: readonly Problem[]
  readonly stories: readonly WrittenStory[]
}

/** Bundles a folder of one article. */
export async function bundleArticle(content: string | Buffer, path = UNDATED_PATH): Promise<BundledArticle> {
  const bundled = await bundleFiles({ [path]: content })
  return { ...bundled, problems: bundled.edition.problems, stories: bundled.index.stories() }
}

/** Bundles one article at {@link ARTICLE_PATH}, and returns the story that the reader gets. */
export async function readArticle(
  content: string | Buffer,
  files: Files = {},
): Promise<Bundled & { readonly lines: readonly string[]; readonly story: WrittenStory }> {
  const bundled = await bundleFiles({ [ARTICLE_PATH]: content, ...files })
  return { ...bundled, lines: problemLines(bundled), story: bundled.index.story('story') }
}

/** A fixture with one mistake, and the one problem that it causes. */
export interface FixtureFault {
  /** Name of a file in `fixtures/faults/`, without `.md`. */
  readonly file: string
  readonly code: string
  /** `line:column`; absent when the problem is the file itself. */
  readonly at?: string
  readonly field?: string
  /** Part of the message. */
  readonly message: string
  /** Part of the hint. */
  readonly hint?: string
}

/** Bundles a fixture, and expects exactly the problem of the row and no article. */
export async function expectFixtureFault(fault: FixtureFault): Promise<void> {
  const { edition, problems, stories } = await bundleArticle(fixture(`faults/${fault.file}.md`))
  const [line, column] = (fault.at ?? '').split(':').map(Number)
  const at = fault.at ? { line, column, frame: expect.stringMatching(/^> *\d+ \| .*\n {2,} \| +\^/m) as string } : {}
  expect(problems).toHaveLength(1)
  expect(problems).toMatchObject([
    {
      severity: 'error',
      code: fault.code,
      file: UNDATED_PATH,
      ...at,
      ...(fault.field && { field: fault.field }),
      message: expect.stringContaining(fault.message) as string,
      ...(fault.hint && { hint: expect.stringContaining(fault.hint) as string }),
    },
  ])
  expect(problems[0]?.line).toBe(line || undefined)
  expect(edition.ok).toBe(false)
  expect(edition.skipped).toEqual([UNDATED_PATH])
  expect(stories).toEqual([])
}

/** Front matter with one mistake; the place of its problem, the whole message, and part of the hint. */
export type YamlFault = readonly [yaml: string, at: string, message: string, hint: string]

/** Bundles front matter, and expects exactly the problem of the row. */
export async function expectYamlFault([yaml, at, message, hint]: YamlFault): Promise<void> {
  const { edition, problems } = await bundleArticle(`---\n${yaml}\n---\nBelow.\n`, ARTICLE_PATH)
  // The parser recovers after some mistakes. Problems of the fields it then reads are not under test.
  const reported = problems.filter(({ code }) => code !== 'no-title' && code !== 'unknown-field')
  expect(reported.map(({ line, column, message }) => [`${line}:${column}`, message])).toEqual([[at, message]])
  expect(reported[0]?.hint).toContain(hint)
  expect(edition.skipped).toEqual([ARTICLE_PATH])
}

/** Files, and the problems they cause: a line each, as `problemLines` writes it, and parts of message and hint. */
export type ProblemCase = readonly [
  rule: string,
  files: Files,
  expected: readonly (readonly [line: string, ...words: string[]])[],
]

/** An article with these lines in its front matter, from the fourth line of the file on. */
export const withLines = (...lines: string[]): Files => ({
  [ARTICLE_PATH]: `---\ntitle: A story\nwebUrl: https://outlet.example/story\n${lines.join('\n')}\n---\n`,
})

/** Bundles the files, and expects exactly these problems in this order. */
export async function expectProblems(files: Files, expected: ProblemCase[2]) {
  const bundled = await bundleFiles(files, { skipInvalid: true })
  expect(problemLines(bundled)).toEqual(expected.map(([line]) => line))
  for (const [at, [, ...words]] of expected.entries()) {
    const { message, hint = '' } = bundled.edition.problems[at] ?? {}
    for (const word of words) expect(`${message} ${hint}`).toContain(word)
  }
  return bundled
}
