import { type Parsed, parseArticle, parseYamlFile } from '../parse/parse.ts'
import type { Place } from '../parse/parse-yaml.ts'
import { codeFrame } from '../problems/code-frame.ts'
import { type FoundProblem, type Path, type Subject, fieldName } from '../problems/found-problem.ts'
import { readSource } from '../read/read-file.ts'
import { TextPlaces } from '../text/place-in-text.ts'
import { isMapping } from './fields.ts'

/**
 * Looks up the places of problems in their files, which are read and parsed again for it, each once.
 * @param content the publisher's folder
 * @returns problems with line, column and code frame where their files can still be read; those of one file in the order of
 *   their lines, files in the order in which they came
 */
export function placeProblems<P extends FoundProblem>(content: string, problems: readonly P[]): Omit<P, 'subject'>[] {
  const files = new Map<string, P[]>()
  for (const problem of problems) {
    const others = files.get(problem.file)
    if (others) others.push(problem)
    else files.set(problem.file, [problem])
  }
  return [...files].flatMap(([file, found]) => {
    const parsed = found.some(({ subject }) => subject) ? parseAgain(content, file) : undefined
    const text = parsed && found.some(({ subject }) => subject?.part === 'text') ? placesOf(parsed) : undefined
    const lines = parsed?.file.text.split('\n') ?? []
    return found
      .map((problem) => place(problem, parsed, text, lines))
      .sort((a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0))
  })
}

const placesOf = ({ file, body, data }: Parsed) =>
  new TextPlaces(body, file.text.slice(0, file.text.length - body.length), data)

function parseAgain(content: string, path: string): Parsed | undefined {
  const source = readSource(content, path)
  if (!('file' in source)) return undefined
  // Front matter that only folders of other systems may have is none in ours, where it is a problem with its own place.
  const result = /\.ya?ml$/i.test(path) ? parseYamlFile(source.file) : parseArticle(source.file, 'hugo')
  return 'parsed' in result ? result.parsed : undefined
}

function place<P extends FoundProblem>(
  { subject, ...problem }: P,
  parsed: Parsed | undefined,
  text: TextPlaces | undefined,
  lines: readonly string[],
): Omit<P, 'subject'> {
  if (!subject || !parsed) return problem
  const { path, ...at } = placeOf(subject, parsed, text)
  const field = path && path.length > 0 ? { field: fieldName(path) } : {}
  return { ...problem, ...field, ...at, frame: codeFrame(lines, at.line, at.column) }
}

function placeOf(subject: Subject, parsed: Parsed, text: TextPlaces | undefined): Place & { readonly path?: Path } {
  switch (subject.part) {
    case 'line':
      return { line: subject.line, column: 1 }
    case 'text':
      return placeInBody(parsed, text?.placeOf(subject, subject.nth) ?? 0)
    case 'name':
    case 'value': {
      const path = subject.paths.find(([name]) => hasValue(parsed.data, name)) ?? subject.paths[0]
      return { path, ...(subject.part === 'name' ? placeOfName(parsed, path) : parsed.locate(path)) }
    }
  }
}

/** @param offset in the text below the front matter */
function placeInBody({ file, body }: Parsed, offset: number): Place {
  const before = file.text.slice(0, file.text.length - body.length + offset).split('\n')
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 }
}

function hasValue(data: Readonly<Record<string, unknown>>, name: string | number | undefined): boolean {
  const value = isMapping(data) && name !== undefined ? data[name] : undefined
  return value !== undefined && value !== null && value !== ''
}

/** Where the name of a field is: before its value or on a line above it. */
function placeOfName({ locate, locateName, file }: Parsed, path: Path): Place {
  const name = path.at(-1)
  if (typeof name !== 'string') return locate(path)
  if (path.length === 1) return locateName(name)
  const value = locate(path)
  const { line: first } = locate(path.slice(0, -1))
  const lines = file.text.split('\n')
  for (let { line } = value; line >= first; line--) {
    const text = lines[line - 1] ?? ''
    const at = (line === value.line ? text.slice(0, value.column - 1) : text).lastIndexOf(name)
    if (at >= 0) return { line, column: at + 1 }
  }
  return value
}
