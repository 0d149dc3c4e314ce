import type { Document, YAMLError } from 'yaml'
import { yaml as loadYaml } from '../system/late-libraries.ts'
import { explainYamlError } from './explain-yaml-error.ts'
import { findMergeConflict } from './merge-conflict.ts'
import { explainMisreadText } from './misread-text.ts'
import { explainNotAField, explainSentence } from './not-a-field.ts'
import { pairName } from './pair-name.ts'
import type { ParserError, TextProblem } from './text-problem.ts'
import { explainWrongIndent } from './wrong-indent.ts'
import { lineAt, lineStart } from './yaml-lines.ts'

type ParsedFile = Omit<ParserError, 'error'>

const MAX_PROBLEMS = 10
const MAX_LINES = 100

/** Turns the errors of the parser into problems, one a line: later errors of a line are consequences of the first. */
export function explainYamlErrors(doc: Document.Parsed, file: ParsedFile): TextProblem[] {
  const { yaml } = file
  const errors: readonly YAMLError[] = [...doc.errors, ...doc.warnings]
  const tooDeep = errors.find(({ code }) => code === 'RESOURCE_EXHAUSTION')
  if (tooDeep) return [explain(doc, { ...file, error: tooDeep })]
  const conflict = errors.length > 0 && findMergeConflict(yaml)
  if (conflict) return [conflict]
  const hasDirective = errors.some(({ code }) => code === 'BAD_DIRECTIVE')
  const linesWithErrors = new Set<number>()
  const problems = new Map<number, TextProblem>()
  for (const error of errors.toSorted((a, b) => a.pos[0] - b.pos[0])) {
    if (hasDirective && error.message.startsWith('Missing directives-end')) continue
    const line = lineStart(yaml, error.pos[0])
    if (linesWithErrors.size === MAX_LINES) break
    if (linesWithErrors.has(line) || isHarmlessTab(yaml, error, errors)) continue
    linesWithErrors.add(line)
    const problem = explain(doc, { ...file, error })
    const place = lineStart(yaml, problem.offset)
    if (!problems.has(place)) problems.set(place, problem)
    if (problem.hidesLaterErrors || problems.size === MAX_PROBLEMS) break
  }
  return [...problems.values()]
}

/** True for a tab inside a line with another error. The parser reports such a tab only because of that error. */
const isHarmlessTab = (yaml: string, { code, pos: [at] }: YAMLError, errors: readonly YAMLError[]) =>
  code === 'TAB_AS_INDENT' &&
  errors.some(({ pos: [other] }) => other > at && lineStart(yaml, other) === lineStart(yaml, at)) &&
  yaml.slice(lineStart(yaml, at), at).trim() !== ''

/** The order matters: the first explanation that fits is the most specific one. */
function explain(doc: Document.Parsed, error: ParserError): TextProblem {
  return (
    explainDuplicate(doc, error) ??
    explainSentence(error) ??
    explainWrongIndent(error) ??
    explainMisreadText(error) ??
    explainNotAField(error) ??
    explainByCode(doc, error)
  )
}

function explainByCode(doc: Document.Parsed, { yaml, error }: ParserError): TextProblem {
  const offset = openingOffset(doc, error)
  const isUnclosed = error.message.startsWith('Missing closing')
  const endsWithCurlyQuote = isUnclosed && /[“”„‘’][ \t]*$/.test(lineAt(yaml, offset).text)
  return {
    code: `yaml-${error.code.toLowerCase().replaceAll('_', '-')}`,
    offset,
    ...explainYamlError(error),
    // The parser takes all the following lines for quoted text.
    hidesLaterErrors: isUnclosed,
    ...(endsWithCurlyQuote && { hint: 'Close it with a straight quote; to YAML, a curly one is an ordinary letter.' }),
  }
}

/** Returns where an unclosed quote or bracket was opened. The parser reports the end of the text instead. */
function openingOffset(doc: Document.Parsed, { code, message, pos }: YAMLError): number {
  const isQuote = code === 'MISSING_CHAR' && /quote/.test(message)
  if (!isQuote && !/end with a [\]}]/.test(message)) return pos[0]
  const { isCollection, isScalar, visit } = loadYaml()
  let start: number | undefined
  visit(doc, {
    Node(_, node) {
      const opens = isQuote
        ? isScalar(node) && node.type?.startsWith('QUOTE') === true
        : isCollection(node) && node.flow
      if (opens && node.range && node.range[0] <= pos[0]) start = node.range[0]
    },
  })
  return start ?? pos[0]
}

/** Explains a field that appears twice in one group. */
function explainDuplicate(doc: Document.Parsed, { error, lineOf }: ParserError): TextProblem | undefined {
  if (error.code !== 'DUPLICATE_KEY') return undefined
  const { isScalar, visit } = loadYaml()
  const offset = error.pos[0]
  let explanation = explainYamlError(error)
  visit(doc, {
    Map(_, { items }) {
      const second = items.find(({ key }) => isScalar(key) && key.range?.[0] === offset)
      if (!second) return undefined
      const name = pairName(second)
      const first = items.find((item) => pairName(item) === name)
      const start = first && isScalar(first.key) ? first.key.range?.[0] : undefined
      if (start !== undefined)
        explanation = { ...explanation, message: `“${name}” appears twice: here and in line ${lineOf(start)}.` }
      return visit.BREAK
    },
  })
  return { code: 'yaml-duplicate-key', offset, ...explanation }
}
