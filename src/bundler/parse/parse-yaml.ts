import type { Document } from 'yaml'
import type { Problem } from '../../contract/problem.ts'
import { yaml as loadYaml } from '../system/late-libraries.ts'
import { codeFrame } from '../problems/code-frame.ts'
import { explainMissingSpace } from '../yaml-advice/missing-space.ts'
import type { SourceFile } from '../read/read-file.ts'
import type { TextProblem } from '../yaml-advice/text-problem.ts'
import { findUnintendedYaml } from '../yaml-advice/unintended-yaml.ts'
import { explainYamlErrors } from '../yaml-advice/yaml-errors.ts'
import { indentQuotes } from './indent-quotes.ts'
import { firstLine } from '../yaml-advice/yaml-lines.ts'

/** A place in a file. Both count from 1; a column counts UTF-16 units. */
export interface Place {
  readonly line: number
  readonly column: number
}

type Path = readonly (string | number)[]

/** The fields of one file as plain data of unknown shape, with their places. */
export interface Fields {
  readonly data: Readonly<Record<string, unknown>>
  /** Returns the place of a value. When the value is missing, it returns the place of the group that lacks it. */
  readonly locate: (path: Path) => Place
  /** Returns the place of the name of a top-level field; line 1 of the fields when it is missing. */
  readonly locateName: (name: string) => Place
  /** Returns a number, true or false as it is written in the file: `1.10`. */
  readonly written: (path: Path) => string | undefined
  /** Problems of valid YAML that hardly means what its writer intended. The fields can be read all the same. */
  readonly unintended?: readonly Problem[]
}

const MAX_ALIASES = 100
const OPTIONS = {
  version: '1.2',
  schema: 'core',
  uniqueKeys: true,
  strict: true,
  prettyErrors: false,
  // Keeps the parser from printing its warnings, which are reported as problems.
  logLevel: 'error',
} as const

/**
 * Parses YAML into fields, or returns its problems.
 * @param yaml part of the file's text
 * @param offset number of lines in the file before that part
 * @param readsLast true when the last of two fields of one name counts, with a warning; otherwise they are an error
 */
export function parseYaml(
  file: SourceFile,
  yaml: string,
  offset: number,
  readsLast = false,
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
    return {
      problems: [
        problem('yaml', 0, `The front matter can’t be read as YAML: ${reason}.`, 'Write each field as name: value.'),
      ],
    }
  }
  const context = { yaml, isArticle: /\.(?:md|markdown)$/i.test(file.path), lineOf: (at: number) => place(at).line }
  const toProblems = (problems: readonly TextProblem[]) =>
    problems.map(
      ({ code, offset, message, hint, isWarning }): Problem => ({
        ...problem(code, offset, message, hint),
        severity: isWarning ? 'warning' : 'error',
      }),
    )
  let duplicates: readonly Problem[] = []
  if (readsLast && doc.errors.length > 0 && doc.errors.every(({ code }) => code === 'DUPLICATE_KEY')) {
    duplicates = toProblems(explainYamlErrors(doc, context).map((error) => ({ ...error, isWarning: true })))
    doc = parseDocument(yaml, { ...OPTIONS, uniqueKeys: false, lineCounter: new LineCounter() })
  }
  if (doc.errors.length > 0) {
    const indented = indentQuotes(yaml)
    const result = indented === yaml ? undefined : parseYaml(file, indented, offset)
    if (result && 'fields' in result) return result
  }
  if (doc.errors.length > 0 || doc.warnings.length > 0) return { problems: toProblems(explainYamlErrors(doc, context)) }
  try {
    data = doc.toJS({ maxAliasCount: MAX_ALIASES })
  } catch {
    const { unresolved, first } = findAliases(doc)
    return {
      problems: [
        unresolved === undefined
          ? problem(
              'yaml-alias-bomb',
              first ?? 0,
              `The front matter repeats its values more than ${MAX_ALIASES} times with aliases.`,
              'Write the values out instead.',
            )
          : problem(
              'yaml-bad-alias',
              unresolved,
              'In YAML, a word that begins with an asterisk refers to a value above, but no value has this name.',
              'Put the whole text in double quotes.',
            ),
      ],
    }
  }
  data ??= {}
  if (typeof data !== 'object' || Array.isArray(data)) {
    const start = firstLine(yaml)
    const at = start ? start.start + start.indent : 0
    const explanation = typeof data === 'string' && start && explainMissingSpace(start.text)
    if (explanation)
      return { problems: [problem('yaml-multiline-implicit-key', at, explanation.message, explanation.hint)] }
    const found = Array.isArray(data) ? 'a list' : 'plain text'
    return {
      problems: [problem('not-a-mapping', at, `Found ${found}, expected fields.`, 'Write each field as name: value.')],
    }
  }
  const unintended = [...duplicates, ...toProblems(findUnintendedYaml(doc, yaml))]
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
      ...(unintended.length > 0 && { unintended }),
    },
  }
}

/** Returns the offsets of the first alias, and of the first alias whose anchor does not exist. */
function findAliases(doc: Document.Parsed): { first?: number; unresolved?: number } {
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
