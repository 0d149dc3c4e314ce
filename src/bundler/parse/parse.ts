import type { Problem } from '../../contract/problem.ts'
import type { LayoutName } from '../layouts/layout.ts'
import { findClosingLine, findLongClosingLine, findWrongClosingLine } from '../yaml-advice/closing-line.ts'
import { parseOtherFormat } from './other-formats.ts'
import { parseMetadata } from './parse-metadata.ts'
import { parseToml } from './parse-toml.ts'
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
  /** True for Markdown without front matter. Its only field is the title, taken from its first heading. */
  readonly isPlain?: true
  /** Fields that scripts of the site give it, where it is not certain whether they hold it back. */
  readonly unsure?: readonly UnsureField[]
  /** Present when the fields were renamed to those of the format, see `adaptFields`. */
  readonly adapted?: Adapted
}

/** A field, and where a script gives it a value. */
export interface UnsureField {
  readonly name: string
  readonly file: string
  readonly line: number
}

/** How the fields of an article became those of the format. */
export interface Adapted {
  /** The fields as they are written. */
  readonly data: Readonly<Record<string, unknown>>
  /** The fields that were read under another name. */
  readonly uses: readonly FieldUse[]
  /** Names of fields that nothing is made of. */
  readonly left: readonly string[]
}

/** The path of a field in the format, and where its value is written: `['provider', 'authors']`, `['author']`. */
export interface FieldUse {
  readonly ours: readonly (string | number)[]
  readonly theirs: readonly (string | number)[]
}

export type ParseResult = { readonly parsed: Parsed } | { readonly problems: readonly Problem[] }

/** Some programs write empty lines before the `---`, or the name of the language after it. */
const OPENING_LINE = /^(?:[ \t]*\n)*---[ \t]*(?:ya?ml)?[ \t]*(?:\n|$)/i

const AS_YAML = 'Write it as YAML between two lines of ---.'

/** The first lines of front matter in formats that are not supported. */
const UNSUPPORTED: readonly (readonly [RegExp, code: string, message: string, hint: string])[] = [
  [
    /^\s*---[ \t]*(?:js|javascript)[ \t]*\n/i,
    'front-matter-language',
    'The front matter is a script, and scripts of a folder are never run, so the article is left out.',
    'Write it as YAML between two lines of ---: title: The pier, in place of const title = "The pier";',
  ],
  [
    /^\s*---[ \t]*[a-z][\w-]*[ \t]*\n/i,
    'front-matter-language',
    'The front matter is in a language other than YAML, TOML and JSON, so the article is left out.',
    AS_YAML,
  ],
  [/^\s*#\+[a-z]+:/i, 'org', 'The front matter is in Org mode.', AS_YAML],
]

/** The first heading of a text, above which there is nothing: `# A title`, or a line that `===` underlines. */
const FIRST_HEADING = /^\s*(?:#[ \t]+(.+?)[ \t]*#*[ \t]*|(\S.*?)[ \t]*\n=+[ \t]*)(?:\n|$)/

/**
 * Parses an article: front matter between two lines of `---`, then Markdown.
 * @param system name of the system whose folder it is; Hugo lets a longer line of dashes end front matter, and of two fields of
 * one name, Jekyll reads the last
 */
export function parseArticle(file: SourceFile, system?: LayoutName): ParseResult {
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
    const other = parseOtherFormat(file)
    if (other && 'problems' in other) {
      const inside = findMergeConflict(text)
      return inside ? failAt(inside) : other
    }
    if (other) return withBody(file, other.fields, other.startOfBody)
    const unsupported = UNSUPPORTED.find(([pattern]) => pattern.test(text))
    if (unsupported) return fail(unsupported[1], unsupported[2], unsupported[3])
    const metadata = system && parseMetadata(file)
    if (metadata) return withBody(file, metadata.fields, metadata.startOfBody)
    const heading = FIRST_HEADING.exec(text)
    if (heading) return parsePlainMarkdown(file, heading)
    return fail(
      'no-front-matter',
      'The file does not begin with front matter.',
      'Write --- on the first line, and the fields below it.',
    )
  }
  const endOfOpening = opening.endsWith('\n') ? opening.length - 1 : -1
  const close =
    endOfOpening < 0
      ? null
      : (findClosingLine(text, endOfOpening) ?? (system === 'hugo' ? findLongClosingLine(text) : null))
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
  const yaml = text.slice(start, Math.max(start, close.index))
  const result = readYaml(file, yaml, opening.split('\n').length - 1, system === 'jekyll')
  if ('problems' in result) return result
  return withBody(file, result.fields, close.index + close[0].length + 1)
}

function withBody(file: SourceFile, fields: Fields, startOfBody: number): ParseResult {
  const { text, path } = file
  const conflict = findMergeConflictInMarkdown(text, startOfBody)
  if (conflict) {
    const { code, message, hint, offset } = conflict
    const line = text.slice(0, offset).split('\n').length
    const frame = codeFrame(text, line, 1)
    const problem: Problem = { severity: 'error', code, file: path, line, column: 1, message, frame }
    return { problems: [hint ? { ...problem, hint } : problem] }
  }
  const { data, locate, locateName, written, unintended } = fields
  const parsed = { data, locate, locateName, written, file, body: text.slice(startOfBody) }
  return { parsed: unintended ? { ...parsed, unintended } : parsed }
}

/** Reads Markdown without front matter: its first heading is the title. The date must then be in the file's name. */
function parsePlainMarkdown(file: SourceFile, heading: RegExpExecArray): ParseResult {
  const offset = heading[0].search(/\S/)
  const line = heading[0].slice(0, offset).split('\n').length
  const place = { line, column: 1 }
  const fields: Fields = {
    data: { title: heading[1] ?? heading[2] ?? '' },
    locate: () => place,
    locateName: () => place,
    written: () => undefined,
  }
  const result = withBody(file, fields, heading[0].length)
  return 'problems' in result ? result : { parsed: { ...result.parsed, isPlain: true } }
}

/** Reads plain YAML with the fast parser. The full parser runs later, only if the place of a value is needed. */
function readYaml(file: SourceFile, yaml: string, offset: number, readsLast = false): ReturnType<typeof parseYaml> {
  const data = parsePlainYaml(yaml)
  if (!data) return parseYaml(file, yaml, offset, readsLast)
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

/** Parses a file that is YAML, TOML or JSON as a whole, by the ending of its name. A list becomes fields named by position. */
export function parseDataFile(file: SourceFile): ParseResult {
  const { path, text } = file
  const withFields = (fields: Fields): ParseResult => ({ parsed: { ...fields, file, body: '' } })
  if (/\.toml$/i.test(path)) {
    const result = parseToml(file, 0, text.length)
    return 'problems' in result ? result : withFields(result.fields)
  }
  if (/\.json$/i.test(path)) return parseJsonFile(file)
  // A list at the top is no group of fields, so it becomes one for the parser.
  const isList = /^\s*(?:#[^\n]*\n|---[ \t]*\n|\s)*-[ \t]/.test(text)
  const whole = isList ? `list:\n${text.replace(/^---[ \t]*$/m, '')}` : text
  const result = parseYamlFile({ path, text: whole })
  if ('problems' in result || !isList) return result
  const items = result.parsed.data['list']
  return withFields({ ...result.parsed, data: Object.fromEntries(Array.isArray(items) ? items.entries() : []) })
}

function parseJsonFile(file: SourceFile): ParseResult {
  let data: unknown
  try {
    data = JSON.parse(file.text)
  } catch {
    const message = 'This file is not valid JSON.'
    return { problems: [{ severity: 'error', code: 'json', file: file.path, message }] }
  }
  const start = { line: 1, column: 1 }
  const fields = Object.fromEntries(typeof data === 'object' && data !== null ? Object.entries(data) : [])
  return {
    parsed: { data: fields, locate: () => start, locateName: () => start, written: () => undefined, file, body: '' },
  }
}
