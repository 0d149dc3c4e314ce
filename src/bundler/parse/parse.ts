import type { Problem } from '../../contract/problem.ts'
import { findClosingLine, findWrongClosingLine } from '../yaml-advice/closing-line.ts'
import { type Fields, parseYaml } from './parse-yaml.ts'
import { parsePlainYaml } from './plain-yaml.ts'
import { codeFrame } from '../problems/code-frame.ts'
import type { SourceFile } from '../read/read-file.ts'
import { findMergeConflict, findMergeConflictInMarkdown } from '../yaml-advice/merge-conflict.ts'
import type { TextProblem } from '../yaml-advice/text-problem.ts'

/** The fields of a file, and the Markdown below them. */
export interface Parsed extends Fields {
  readonly file: SourceFile
  readonly body: string
}

export type ParseResult = { readonly parsed: Parsed } | { readonly problems: readonly Problem[] }

/** Some programs write empty lines before the `---`, or the name of the language after it. */
const OPENING_LINE = /^(?:[ \t]*\n)*---[ \t]*(?:ya?ml)?[ \t]*(?:\n|$)/i

/** The first lines of front matter in formats that are not supported. */
const OTHER_FORMATS: readonly (readonly [RegExp, code: string, message: string])[] = [
  [/^\s*(?:\+\+\+|---[ \t]*toml)[ \t]*\n/i, 'toml', 'The front matter is TOML.'],
  [/^\s*(?:\{(?![{%])|;;;[ \t]*\n|---[ \t]*json[ \t]*\n)/i, 'json', 'The front matter is JSON.'],
  [/^\s*---[ \t]*[a-z][\w-]*[ \t]*\n/i, 'front-matter-language', 'The front matter is in a language other than YAML.'],
  [/^\s*#\+[a-z]+:/i, 'org', 'The front matter is in Org mode.'],
]

/** Parses an article: front matter between two lines of `---`, then Markdown. */
export function parseArticle(file: SourceFile): ParseResult {
  const { text, path } = file
  const fail = (code: string, message: string, hint: string | undefined, line = 1, column = 1): ParseResult => {
    const frame = codeFrame(text, line, column)
    return { problems: [{ severity: 'error', code, file: path, line, column, message, ...(hint && { hint }), frame }] }
  }
  const failAt = ({ code, message, hint, offset }: TextProblem) =>
    fail(code, message, hint, text.slice(0, offset).split('\n').length)
  const opening = OPENING_LINE.exec(text)?.[0]
  if (opening === undefined) {
    if (text.trim() === '') {
      const hint = 'Write the article, or remove the file.'
      return { problems: [{ severity: 'error', code: 'empty', file: path, message: 'The file is empty.', hint }] }
    }
    const conflict = /^\s*<{7}/.test(text) && findMergeConflict(text)
    if (conflict) return failAt(conflict)
    const other = OTHER_FORMATS.find(([pattern]) => pattern.test(text))
    if (other) return fail(other[1], other[2], 'Write it as YAML between two lines of ---.')
    return fail(
      'no-front-matter',
      'The file does not begin with front matter.',
      'Write --- on the first line, and the fields below it.',
    )
  }
  const endOfOpening = opening.endsWith('\n') ? opening.length - 1 : -1
  const close = endOfOpening < 0 ? null : findClosingLine(text, endOfOpening)
  if (!close) {
    const conflict = findMergeConflict(text)
    if (conflict) return failAt(conflict)
    const wrong = findWrongClosingLine(text.split('\n'))
    if (wrong) return fail('no-closing', wrong.message, wrong.hint, wrong.line, wrong.column)
    return fail(
      'no-closing',
      'The front matter has no closing ---.',
      'Put a line of --- between the last field and the text.',
    )
  }
  const start = endOfOpening + 1
  const result = readYaml(file, text.slice(start, Math.max(start, close.index)), opening.split('\n').length - 1)
  if ('problems' in result) return result
  const startOfBody = close.index + close[0].length + 1
  const conflict = findMergeConflictInMarkdown(text, startOfBody)
  if (conflict) return failAt(conflict)
  const { data, locate, locateName, written, unintended } = result.fields
  const parsed = { data, locate, locateName, written, file, body: text.slice(startOfBody) }
  return { parsed: unintended ? { ...parsed, unintended } : parsed }
}

/** Reads plain YAML with the fast parser. The full parser runs later, only if the place of a value is needed. */
function readYaml(file: SourceFile, yaml: string, offset: number): ReturnType<typeof parseYaml> {
  const data = parsePlainYaml(yaml)
  if (!data) return parseYaml(file, yaml, offset)
  let cached: Fields | undefined
  const parseFully = (): Fields | undefined => {
    if (cached) return cached
    const result = parseYaml(file, yaml, offset)
    if ('fields' in result) cached = result.fields
    return cached
  }
  const start = { line: 1 + offset, column: 1 }
  return {
    fields: {
      data,
      locate: (path) => parseFully()?.locate(path) ?? start,
      locateName: (name) => parseFully()?.locateName(name) ?? start,
      written: (path) => parseFully()?.written(path),
    },
  }
}

/** Parses a file that is YAML as a whole. Of several documents, the first that is not empty counts. */
export function parseYamlFile(file: SourceFile): ParseResult {
  const lines = file.text.split('\n')
  let start = 0
  for (let at = 0; at <= lines.length; at++) {
    if (at < lines.length && !/^(---|\.\.\.)[ \t]*$/.test(lines[at] ?? '')) continue
    const document = lines.slice(start, at)
    if (at === lines.length || document.some((line) => line.trim() !== '' && !line.startsWith('#'))) {
      const result = readYaml(file, document.join('\n'), start)
      return 'problems' in result ? result : { parsed: { ...result.fields, file, body: '' } }
    }
    start = at + 1
  }
  return { problems: [] }
}
