import { type Document, LineCounter, type YAMLError, parseDocument } from 'yaml'
import type { Problem } from '../contract/problem.ts'
import { codeFrame } from './problems.ts'
import type { SourceFile } from './read.ts'

/** A file's front matter as plain data of unknown shape, and where everything in it stands. */
export interface Parsed {
  readonly file: SourceFile
  readonly data: Readonly<Record<string, unknown>>
  readonly body: string
  /** Place of a value, counted from 1; of the nearest value above it where there is none. */
  readonly locate: (path: readonly (string | number)[]) => { line: number; column: number }
}

export type ParseResult = { readonly parsed: Parsed } | { readonly problems: readonly Problem[] }

const MOST_ALIASES = 100
const OPTIONS = { version: '1.2', schema: 'core', uniqueKeys: true, strict: true, prettyErrors: false } as const

/** Friendlier words for what publishers meet most; the parser's own otherwise. */
const WORDS: readonly (readonly [code: string, message: string, hint: string])[] = [
  ['DUPLICATE_KEY', 'This field stands twice, so one of its values would be lost.', 'Keep one of the two.'],
  ['TAB_AS_INDENT', 'The line is indented with a tab; YAML allows only spaces.', 'Indent with two spaces.'],
  ['MISSING_CHAR', 'A quote or bracket is opened and not closed.', 'Close it, or quote the whole text once more.'],
  ['BAD_ALIAS', 'This alias points to nothing.', 'Quote the text if it only begins with an asterisk.'],
  ['RESOURCE_EXHAUSTION', 'The front matter is nested too deeply.', 'Flatten it; an article needs four levels.'],
]

/** `---` … `---` and the rest, or what is wrong with it. */
export function parseArticle(file: SourceFile): ParseResult {
  const { text, path } = file
  const fail = (code: string, message: string, hint: string, line = 1): ParseResult => ({
    problems: [
      { severity: 'error', code, file: path, line, column: 1, message, hint, frame: codeFrame(text, line, 1) },
    ],
  })
  if (text.trim() === '')
    return {
      problems: [
        {
          severity: 'error',
          code: 'empty',
          file: path,
          message: 'The file is empty.',
          hint: 'Write the article, or remove the file.',
        },
      ],
    }
  if (/^\+\+\+[ \t]*\n/.test(text))
    return fail('toml', 'The front matter is TOML (+++).', 'Write it as YAML between two lines of ---.')
  if (/^[ \t]*\{/.test(text))
    return fail('json', 'The front matter is JSON.', 'Write it as YAML between two lines of ---.')
  if (!/^---[ \t]*(\n|$)/.test(text)) {
    return fail(
      'no-front-matter',
      'The file does not begin with front matter.',
      'Begin the first line with --- and put the fields below it.',
    )
  }
  const lines = text.split('\n')
  const close = lines.findIndex((line, at) => at > 0 && /^(---|\.\.\.)[ \t]*$/.test(line))
  if (close < 0) {
    return fail(
      'no-closing',
      'The front matter has no closing ---.',
      'Put a line of --- between the last field and the text.',
    )
  }
  const result = parseYaml(file, lines.slice(1, close).join('\n'), 1)
  if ('problems' in result) return result
  return { parsed: { ...result.parsed, body: lines.slice(close + 1).join('\n') } }
}

/** A whole file of YAML; of several documents the first that holds something counts. */
export function parseYamlFile(file: SourceFile): ParseResult {
  const text = file.text.replace(/^---[ \t]*\n/, (line) => ' '.repeat(line.length - 1) + '\n')
  return parseYaml(file, text.replace(/\n(---|\.\.\.)[ \t]*\n?\s*$/, '\n'), 0)
}

/** @param offset lines of the file before the YAML */
function parseYaml(file: SourceFile, yaml: string, offset: number): ParseResult {
  const counter = new LineCounter()
  const place = (at: number) => {
    const { line, col } = counter.linePos(Math.max(0, at))
    return { line: Math.max(1, line) + offset, column: Math.max(1, col) }
  }
  const problem = (code: string, at: number, message: string, hint?: string): Problem => {
    const { line, column } = place(at)
    return {
      severity: 'error',
      code,
      file: file.path,
      line,
      column,
      message,
      ...(hint && { hint }),
      frame: codeFrame(file.text, line, column),
    }
  }
  const ofError = (error: YAMLError): Problem => {
    const [, message, hint] = WORDS.find(([code]) => code === error.code) ?? []
    const text = message ?? `${error.message.split('\n')[0]?.replace(/ at line.*$/, '')}.`.replace(/\.\.$/, '.')
    return problem(`yaml-${error.code.toLowerCase().replaceAll('_', '-')}`, error.pos[0], text, hint)
  }
  let doc: Document.Parsed
  try {
    doc = parseDocument(yaml, { ...OPTIONS, lineCounter: counter })
  } catch (error) {
    return {
      problems: [
        problem(
          'yaml',
          0,
          `The front matter can't be read: ${String(error instanceof Error ? error.message : error)}.`,
        ),
      ],
    }
  }
  const faults = [...doc.errors, ...doc.warnings]
  if (faults.length > 0) return { problems: faults.slice(0, 10).map(ofError) }
  let data: unknown
  try {
    data = doc.toJS({ maxAliasCount: MOST_ALIASES })
  } catch (error) {
    const isBomb = error instanceof Error && /alias/i.test(error.message) && !/unresolved/i.test(error.message)
    return {
      problems: [
        isBomb
          ? problem(
              'yaml-alias-bomb',
              0,
              `The front matter repeats itself through aliases more than ${MOST_ALIASES} times.`,
              'Write the values out.',
            )
          : problem(
              'yaml-bad-alias',
              0,
              'The front matter uses an alias that is defined nowhere.',
              'Quote the text if it only begins with an asterisk.',
            ),
      ],
    }
  }
  if (data === null || data === undefined) data = {}
  if (typeof data !== 'object' || Array.isArray(data)) {
    return {
      problems: [
        problem('not-a-mapping', 0, 'The front matter is not a list of fields.', 'Write each field as name: value.'),
      ],
    }
  }
  const locate = (path: readonly (string | number)[]) => {
    for (let length = path.length; length > 0; length--) {
      const node: unknown = doc.getIn(path.slice(0, length), true)
      if (typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range)) {
        return place(Number(node.range[0]))
      }
    }
    return { line: 1 + offset, column: 1 }
  }
  return { parsed: { file, data: { ...data }, body: '', locate } }
}
