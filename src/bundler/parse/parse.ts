import type { Problem } from '../../contract/problem.ts'
import { likeClosing } from './no-field.ts'
import { type Fields, parseYaml } from './parse-yaml.ts'
import { parsePlainYaml } from './plain-yaml.ts'
import { codeFrame } from '../problems/problems.ts'
import type { SourceFile } from '../read/read.ts'
import { conflictIn, conflictInText } from './merge-conflict.ts'
import type { Fault } from './yaml-faults.ts'

/** A file's fields, and the Markdown below them. */
export interface Parsed extends Fields {
  readonly file: SourceFile
  readonly body: string
}

export type ParseResult = { readonly parsed: Parsed } | { readonly problems: readonly Problem[] }

/** Empty lines and the name of the language stand before the fields in what some programs write. */
const OPENING = /^(?:[ \t]*\n)*---[ \t]*(?:ya?ml)?[ \t]*(?:\n|$)/i

/** What other programs begin front matter with. */
const OTHERS: readonly (readonly [RegExp, code: string, message: string])[] = [
  [/^\s*(?:\+\+\+|---[ \t]*toml)[ \t]*\n/i, 'toml', 'The front matter is TOML.'],
  [/^\s*(?:\{(?![{%])|;;;[ \t]*\n|---[ \t]*json[ \t]*\n)/i, 'json', 'The front matter is JSON.'],
  [/^\s*---[ \t]*[a-z][\w-]*[ \t]*\n/i, 'front-matter-language', 'The front matter is in a language other than YAML.'],
  [/^\s*#\+[a-z]+:/i, 'org', 'The front matter is of Org mode.'],
]

/** `---` … `---` and the rest, or what is wrong with it. */
export function parseArticle(file: SourceFile): ParseResult {
  const { text, path } = file
  const fail = (code: string, message: string, hint: string | undefined, line = 1, column = 1): ParseResult => {
    const frame = codeFrame(text, line, column)
    return { problems: [{ severity: 'error', code, file: path, line, column, message, ...(hint && { hint }), frame }] }
  }
  const failOfConflict = ({ code, message, hint, at }: Fault) =>
    fail(code, message, hint, text.slice(0, at).split('\n').length)
  const opening = OPENING.exec(text)?.[0]
  if (opening === undefined) {
    if (text.trim() === '') {
      const hint = 'Write the article, or remove the file.'
      return { problems: [{ severity: 'error', code: 'empty', file: path, message: 'The file is empty.', hint }] }
    }
    const conflict = /^\s*<{7}/.test(text) && conflictIn(text)
    if (conflict) return failOfConflict(conflict)
    const other = OTHERS.find(([pattern]) => pattern.test(text))
    if (other) return fail(other[1], other[2], 'Write it as YAML between two lines of ---.')
    return fail(
      'no-front-matter',
      'The file does not begin with front matter.',
      'Begin the first line with --- and put the fields below it.',
    )
  }
  // Of the end of the opening line.
  const start = opening.endsWith('\n') ? opening.length - 1 : -1
  const close = start < 0 ? null : closingLine(text, start)
  if (!close) {
    const conflict = conflictIn(text)
    if (conflict) return failOfConflict(conflict)
    const like = likeClosing(text.split('\n'))
    if (like) return fail('no-closing', like.message, like.hint, like.line, like.column)
    return fail(
      'no-closing',
      'The front matter has no closing ---.',
      'Put a line of --- between the last field and the text.',
    )
  }
  const result = readYaml(file, text.slice(start + 1, Math.max(start + 1, close.index)), opening.split('\n').length - 1)
  if ('problems' in result) return result
  const conflict = conflictInText(text, close.index + close[0].length + 1)
  if (conflict) return failOfConflict(conflict)
  const { data, locate, locateName, written, doubts } = result.fields
  const parsed = { data, locate, locateName, written, file, body: text.slice(close.index + close[0].length + 1) }
  return { parsed: doubts ? { ...parsed, doubts } : parsed }
}

const CLOSING = /\n(?:---|\.\.\.)[ \t]*(?=\n|$)/g

function closingLine(text: string, from: number): RegExpExecArray | null {
  CLOSING.lastIndex = from
  return CLOSING.exec(text)
}

/** Plain YAML is read the fast way; where a value stands in it is looked up when somebody asks. */
function readYaml(file: SourceFile, yaml: string, offset: number): ReturnType<typeof parseYaml> {
  const data = parsePlainYaml(yaml)
  if (!data) return parseYaml(file, yaml, offset)
  let whole: Fields | undefined
  const real = (): Fields | undefined => {
    if (whole) return whole
    const result = parseYaml(file, yaml, offset)
    if ('fields' in result) whole = result.fields
    return whole
  }
  const start = { line: 1 + offset, column: 1 }
  return {
    fields: {
      data,
      locate: (path) => real()?.locate(path) ?? start,
      locateName: (name) => real()?.locateName(name) ?? start,
      written: (path) => real()?.written(path),
    },
  }
}

/** A whole file of YAML; of several documents the first that holds something counts. */
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
