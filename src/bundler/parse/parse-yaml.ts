import type { Document } from 'yaml'
import type { Problem } from '../../contract/problem.ts'
import { yaml as loadYaml } from '../system/late-libraries.ts'
import { codeFrame } from '../problems/problems.ts'
import { glued } from './no-field.ts'
import type { SourceFile } from '../read/read.ts'
import { firstLine } from './yaml-lines.ts'
import { type Fault, faultsOf, quietFaults } from './yaml-faults.ts'

export interface Place {
  readonly line: number
  readonly column: number
}

type Path = readonly (string | number)[]

/** Fields of one file as plain data of unknown shape, and where everything in it stands. */
export interface Fields {
  readonly data: Readonly<Record<string, unknown>>
  /** Place of a value, counted from 1; of the nearest value above it where there is none. */
  readonly locate: (path: Path) => Place
  /** Place of a field's name. */
  readonly locateName: (name: string) => Place
  /** A number, true or false as its writer wrote it: `1.10`. */
  readonly written: (path: Path) => string | undefined
  /** What YAML takes without a word and nobody means; the fields can be read all the same. */
  readonly doubts?: readonly Problem[]
}

const MOST_ALIASES = 100
const OPTIONS = {
  version: '1.2',
  schema: 'core',
  uniqueKeys: true,
  strict: true,
  prettyErrors: false,
  // Its warnings become problems of ours instead of lines on the terminal.
  logLevel: 'error',
} as const

/**
 * YAML → fields, or every problem in it.
 * @param yaml a stretch of the file's text
 * @param offset lines of the file before it
 */
export function parseYaml(
  file: SourceFile,
  yaml: string,
  offset: number,
): { readonly fields: Fields } | { readonly problems: readonly Problem[] } {
  const { LineCounter, isCollection, isNode, isScalar, parseDocument } = loadYaml()
  const counter = new LineCounter()
  const place = (at: number): Place => {
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

  let doc: Document.Parsed
  let data: unknown
  try {
    doc = parseDocument(yaml, { ...OPTIONS, lineCounter: counter })
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return { problems: [problem('yaml', 0, `The front matter can’t be read as YAML: ${reason}.`)] }
  }
  const clues = { yaml, isArticle: /\.(?:md|markdown)$/i.test(file.path), lineOf: (at: number) => place(at).line }
  const problemsOf = (faults: readonly Fault[]) =>
    faults.map(
      ({ code, at, message, hint, isMild }): Problem => ({
        ...problem(code, at, message, hint),
        severity: isMild ? 'warning' : 'error',
      }),
    )
  if (doc.errors.length > 0 || doc.warnings.length > 0) return { problems: problemsOf(faultsOf(doc, clues)) }
  try {
    data = doc.toJS({ maxAliasCount: MOST_ALIASES })
  } catch {
    const { unresolved, first } = aliases(doc)
    return {
      problems: [
        unresolved === undefined
          ? problem(
              'yaml-alias-bomb',
              first ?? 0,
              `Aliases repeat the values of the front matter more than ${MOST_ALIASES} times.`,
              'Write the values out.',
            )
          : problem(
              'yaml-bad-alias',
              unresolved,
              'To YAML a word that begins with an asterisk stands for a value above, and none has this name.',
              'Put the whole text in double quotes.',
            ),
      ],
    }
  }
  data ??= {}
  if (typeof data !== 'object' || Array.isArray(data)) {
    const start = firstLine(yaml)
    const at = start ? start.start + start.indent : 0
    const words = typeof data === 'string' && start && glued(start)
    if (words) return { problems: [problem('yaml-multiline-implicit-key', at, words.message, words.hint)] }
    const found = Array.isArray(data) ? 'a list' : 'plain text'
    return {
      problems: [problem('not-a-mapping', at, `Found ${found}, expected fields.`, 'Write each field as name: value.')],
    }
  }
  const doubts = problemsOf(quietFaults(doc, yaml))
  const node = (path: Path) => doc.getIn(path, true)
  return {
    fields: {
      data: { ...data },
      locate(path) {
        for (let length = path.length; length > 0; length--) {
          const found = node(path.slice(0, length))
          if (isNode(found) && found.range) return place(found.range[0])
        }
        return { line: 1 + offset, column: 1 }
      },
      locateName(name) {
        const items = isCollection(doc.contents) ? doc.contents.items : []
        for (const item of items) {
          if ('key' in item && isScalar(item.key) && String(item.key.value) === name && item.key.range)
            return place(item.key.range[0])
        }
        return { line: 1 + offset, column: 1 }
      },
      written(path) {
        const found = node(path)
        return isScalar(found) ? found.source : undefined
      },
      ...(doubts.length > 0 && { doubts }),
    },
  }
}

/** Where the first alias stands, and the first that points to nothing. */
function aliases(doc: Document.Parsed): { first?: number; unresolved?: number } {
  const { isAlias, visit } = loadYaml()
  const anchors = new Set<string>()
  let first: number | undefined
  let unresolved: number | undefined
  visit(doc, {
    Node(_, node) {
      if (isAlias(node)) {
        first ??= node.range?.[0]
        if (!anchors.has(node.source)) unresolved ??= node.range?.[0]
      } else if ('anchor' in node && typeof node.anchor === 'string') anchors.add(node.anchor)
    },
  })
  return { ...(first !== undefined && { first }), ...(unresolved !== undefined && { unresolved }) }
}
