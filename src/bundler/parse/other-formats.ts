import type { Problem } from '../../contract/problem.ts'
import { codeFrame } from '../problems/code-frame.ts'
import type { SourceFile } from '../read/read-file.ts'
import { parseJson } from './parse-json.ts'
import { parseToml } from './parse-toml.ts'
import type { Fields } from './parse-yaml.ts'

/** Fields of front matter that is not YAML, and the offset at which the text of the article begins. */
export type OtherFrontMatter =
  | { readonly fields: Fields; readonly startOfBody: number }
  | { readonly problems: readonly Problem[] }

const TOML = /^(?:[ \t]*\n)*(?:(\+\+\+)[ \t]*(?:toml)?|---[ \t]*toml)[ \t]*(?:\n|$)/i
const JSON_LINES = /^(?:[ \t]*\n)*(?:(;;;)[ \t]*(?:json)?|---[ \t]*json)[ \t]*(?:\n|$)/i
/** An object at the top of the file. `{{`, `{%` and `{:` begin the text of an article. */
const JSON_OBJECT = /^\s*\{(?![{%:])/

/** Parses front matter in TOML (`+++`, `---toml`) or JSON (`{`, `---json`, `;;;`); undefined for other files. */
export function parseOtherFormat(file: SourceFile): OtherFrontMatter | undefined {
  const { text } = file
  const toml = TOML.exec(text)
  if (toml) {
    const part = between(file, 'toml', toml[0], toml[1] ?? '---')
    if ('problems' in part) return part
    const result = parseToml(file, part.start, part.end)
    return 'problems' in result ? result : { ...result, startOfBody: part.startOfBody }
  }
  const lines = JSON_LINES.exec(text)
  if (lines) {
    const part = between(file, 'json', lines[0], lines[1] ?? '---')
    if ('problems' in part) return part
    return parseJsonPart(file, part)
  }
  if (!JSON_OBJECT.test(text)) return undefined
  const result = parseJson(file, text, text.indexOf('{'))
  if ('problems' in result) return result
  const newline = text.indexOf('\n', result.end)
  const end = newline < 0 ? text.length : newline
  const rest = text.slice(result.end, end).trim()
  if (rest !== '')
    return fail(file, 'json', result.end, 'There is text after the closing brace.', 'Put it on a line of its own.')
  return { fields: result.fields, startOfBody: Math.min(text.length, end + 1) }
}

interface Part {
  readonly start: number
  readonly end: number
  readonly startOfBody: number
}

/** Finds the line that closes front matter. */
function between(
  file: SourceFile,
  code: string,
  opening: string,
  mark: string,
): Part | { readonly problems: readonly Problem[] } {
  const { text } = file
  const isMark = (line: string) => line.trimEnd() === mark
  const firstLine = opening.split('\n').length - 1
  let start = opening.length
  const first = start
  for (const line of text.slice(start).split('\n')) {
    if (isMark(line)) return { start: first, end: start, startOfBody: Math.min(text.length, start + line.length + 1) }
    const isOther = /^(?:-{3,}|\+{2,}|;{2,}|[ \t]+(?:---|\+\+\+|;;;))[ \t]*$/.test(line)
    if (isOther && !hasLine(text.slice(start), mark))
      return fail(
        file,
        'no-closing',
        start + line.length - line.trimStart().length,
        `This line of ${line.trim()} does not close the front matter, which line ${firstLine} begins.`,
        `Replace it with a line of ${mark}`,
      )
    start += line.length + 1
  }
  const opened = code === 'toml' ? 'TOML' : 'JSON'
  return fail(
    file,
    'no-closing',
    opening.search(/\S/),
    `The front matter in ${opened} has no closing ${mark}`,
    `Put a line of ${mark} between the last field and the text.`,
  )
}

const hasLine = (text: string, mark: string) => text.split('\n').some((line) => line.trimEnd() === mark)

/** The fields may lack the braces around them, as between lines of semicolons. */
function parseJsonPart(file: SourceFile, { start, end, startOfBody }: Part): OtherFrontMatter {
  const { text } = file
  const inner = text.slice(start, end)
  const hasBraces = /^\s*\{/.test(inner)
  // The line breaks on both sides become braces, so that all offsets stay as they are.
  const object = hasBraces ? inner : `${inner.replace(/\s$/, '')}}`
  const whole = `${text.slice(0, hasBraces ? start : start - 1)}${hasBraces ? '' : '{'}${object}`
  const result = parseJson(file, whole, hasBraces ? whole.indexOf('{', start) : start - 1)
  if ('problems' in result) return result
  const rest = whole.slice(result.end)
  if (rest.trim() !== '') {
    const offset = result.end + rest.length - rest.trimStart().length
    return fail(file, 'json', offset, 'There is text after the closing brace.', 'Put it below the front matter.')
  }
  return { fields: result.fields, startOfBody }
}

function fail(file: SourceFile, code: string, offset: number, message: string, hint: string) {
  const before = file.text.slice(0, offset).split('\n')
  const [line, column] = [before.length, (before.at(-1)?.length ?? 0) + 1]
  const frame = codeFrame(file.text, line, column)
  const problem: Problem = { severity: 'error', code, file: file.path, line, column, message, hint, frame }
  return { problems: [problem] }
}
