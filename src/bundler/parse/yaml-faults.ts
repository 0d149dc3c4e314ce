import type { Document, Pair, Scalar, YAMLError } from 'yaml'
import { isListField } from './field-kinds.ts'
import { yaml as loadYaml } from '../system/late-libraries.ts'
import { conflictIn } from './merge-conflict.ts'
import { NO_BREAK, NO_BREAK_SPACES, gluedDash, noField, sentence } from './no-field.ts'
import { strayText } from './stray-text.ts'
import { lineAt } from './yaml-lines.ts'
import { QUOTE_IT, wordsFor } from './yaml-words.ts'
import { wrongIndent } from './wrong-indent.ts'

/** Something wrong with a YAML text, where its writer would look for it. */
export interface Fault {
  readonly code: string
  readonly at: number
  readonly message: string
  readonly hint?: string
  /** Whatever the parser says of later lines follows from it. */
  readonly isLast?: boolean
  /** The text is published all the same, if not as it was meant. */
  readonly isMild?: boolean
}

/** What the parser says of a text: it tells where it gave up, seldom what is wrong. */
export interface Clue {
  readonly yaml: string
  readonly error: YAMLError
  /** Text of an article may follow. */
  readonly isArticle: boolean
  /** Line of a place in the file, counted from 1. */
  readonly lineOf: (at: number) => number
}

type File = Omit<Clue, 'error'>

const MOST_FAULTS = 10
const MOST_LINES = 100
/** Errors of the parser as faults, one a line: what follows on the same line follows from the first. */
export function faultsOf(doc: Document.Parsed, file: File): Fault[] {
  const { yaml } = file
  const errors: readonly YAMLError[] = [...doc.errors, ...doc.warnings]
  const tooDeep = errors.find(({ code }) => code === 'RESOURCE_EXHAUSTION')
  if (tooDeep) return [faultOf(doc, { ...file, error: tooDeep })]
  const conflict = errors.length > 0 && conflictIn(yaml)
  if (conflict) return [conflict]
  const isDirective = errors.some(({ code }) => code === 'BAD_DIRECTIVE')
  const lines = new Set<number>()
  const faults = new Map<number, Fault>()
  for (const error of errors.toSorted((a, b) => a.pos[0] - b.pos[0])) {
    if (isDirective && error.message.startsWith('Missing directives-end')) continue
    const line = startOfLine(yaml, error.pos[0])
    if (lines.size === MOST_LINES) break
    if (lines.has(line) || isTabBefore(yaml, error, errors)) continue
    lines.add(line)
    const fault = faultOf(doc, { ...file, error })
    const place = startOfLine(yaml, fault.at)
    if (!faults.has(place)) faults.set(place, fault)
    if (fault.isLast || faults.size === MOST_FAULTS) break
  }
  return [...faults.values()]
}

/** A tab behind a colon, which matters to YAML only where something else is wrong. */
const isTabBefore = (yaml: string, { code, pos: [at] }: YAMLError, errors: readonly YAMLError[]) =>
  code === 'TAB_AS_INDENT' &&
  errors.some(({ pos: [other] }) => other > at && startOfLine(yaml, other) === startOfLine(yaml, at)) &&
  yaml.slice(startOfLine(yaml, at), at).trim() !== ''

const startOfLine = (text: string, at: number) => (at > 0 ? text.lastIndexOf('\n', at - 1) + 1 : 0)

function faultOf(doc: Document.Parsed, clue: Clue): Fault {
  return (
    twice(doc, clue) ?? sentence(clue) ?? wrongIndent(clue) ?? strayText(clue) ?? noField(clue) ?? untold(doc, clue)
  )
}

function untold(doc: Document.Parsed, { yaml, error }: Clue): Fault {
  const at = beginning(doc, error)
  const words = wordsFor(error)
  const isOpen = error.message.startsWith('Missing closing')
  const isCurly = isOpen && /[“”„‘’][ \t]*$/.test(lineAt(yaml, at).text)
  return {
    code: `yaml-${error.code.toLowerCase().replaceAll('_', '-')}`,
    at,
    ...words,
    // The rest of the text stands in the quotes.
    isLast: isOpen,
    ...(isCurly && { hint: 'Close it with a straight quote; a curly one is a letter to YAML.' }),
  }
}

/** What is never closed is told where it was opened, not where the text ended. */
function beginning(doc: Document.Parsed, { code, message, pos }: YAMLError): number {
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

/** A field that stands twice in one group. */
function twice(doc: Document.Parsed, { error, lineOf }: Clue): Fault | undefined {
  if (error.code !== 'DUPLICATE_KEY') return undefined
  const { isScalar, visit } = loadYaml()
  const at = error.pos[0]
  let words = wordsFor(error)
  visit(doc, {
    Map(_, { items }) {
      const second = items.find(({ key }) => isScalar(key) && key.range?.[0] === at)
      if (!second) return undefined
      const name = nameOf(second)
      const first = items.find((item) => nameOf(item) === name)
      const start = first && isScalar(first.key) ? first.key.range?.[0] : undefined
      if (start !== undefined)
        words = { ...words, message: `“${name}” stands twice, here and in line ${lineOf(start)}.` }
      return visit.BREAK
    },
  })
  return { code: 'yaml-duplicate-key', at, ...words }
}

const nameOf = ({ key }: Pair): string | undefined => {
  const { isScalar } = loadYaml()
  return isScalar(key) ? String(key.value) : undefined
}

const CUT_OFF = String.raw`(?:title|excerpt):[ \t]+(?:[^"'|>\[{\s#][^\n]*?[ \t])?#\S`

/** Lines that look as if YAML had read something else in them than was meant. */
const DOUBTFUL = new RegExp(
  [
    // Merge keys, no-break spaces, and dashes without a space.
    String.raw`^[ \t]*(?:-[ \t]+)*(?:<<[ \t]*:|[\u00A0\u2000-\u200A\u202F\u3000]|-[^\s\d.-])`,
    // A word behind a number sign, which is a comment.
    String.raw`^${CUT_OFF}`,
    // Items below the text of an item, or below a text.
    String.raw`^( *)(?:- |\w+: +)[^\n:]*\n\1 +- `,
  ].join('|'),
  'm',
)

/** What the parser takes without a word, and nobody means. */
export function quietFaults(doc: Document.Parsed, yaml: string): Fault[] {
  if (!DOUBTFUL.test(yaml)) return []
  const { isPair, isScalar, visit } = loadYaml()
  const faults: Fault[] = []
  const tell = (fault: Fault | undefined) => {
    if (fault && faults.length < MOST_FAULTS) faults.push(fault)
  }
  visit(doc, {
    Pair(_, { key, value }, path) {
      // Nothing ever looks at it.
      if (isScalar(key) && key.value === 'secured' && path.length === 2) return visit.SKIP
      if (isScalar(key) && key.type === 'PLAIN') {
        tell(doubtfulName(key))
        // A title of which nothing is left is told as one that is missing.
        const isGone = key.value === 'title' && isScalar(value) && value.value === null
        if (!isGone) tell(cutOff(yaml, key))
      }
      return undefined
    },
    Scalar(at, node, path) {
      if (at === 'key' || node.type !== 'PLAIN') return
      const parent = path.at(-1)
      const name = isPair(parent) ? (nameOf(parent) ?? '') : undefined
      tell(doubtfulText(yaml, node, name))
    },
  })
  return faults
}

function doubtfulName({ source = '', range }: Scalar): Fault | undefined {
  const at = range?.[0] ?? 0
  if (source === '<<')
    return { code: 'yaml-merge-key', at, message: 'Merge keys are not read.', hint: 'Write the fields out.' }
  return NO_BREAK_SPACES.test(source) ? { code: 'yaml-no-break-space', at, ...NO_BREAK } : undefined
}

/** A text that ends where its writer wrote a number sign. */
function cutOff(yaml: string, { range }: Scalar): Fault | undefined {
  const at = range?.[0] ?? 0
  const [cut] = new RegExp(`^${CUT_OFF}`).exec(yaml.slice(at, yaml.indexOf('\n', at) >>> 0)) ?? []
  return cut === undefined
    ? undefined
    : {
        code: 'yaml-comment-in-text',
        at: at + cut.length - 2,
        message: 'The text ends here, because a # behind a space begins a comment in YAML.',
        hint: QUOTE_IT,
        isMild: true,
      }
}

/** @param name of the field that the text is the value of; undefined for an item of a list */
function doubtfulText(yaml: string, { range }: Scalar, name: string | undefined): Fault | undefined {
  const [at, end] = range ?? [0, 0]
  const source = yaml.slice(at, end)
  if (/^-[^\s\d.-]/.test(source) && yaml.slice(startOfLine(yaml, at), at).trim() === '')
    return { code: 'yaml-dash', at, ...gluedDash(source.split('\n')[0]?.slice(1) ?? '') }
  const item = /\n[ \t]*(?=- )/.exec(source)
  if (!item) return undefined
  const place = at + item.index + item[0].length
  if (name === undefined)
    return {
      code: 'yaml-bad-indent',
      at: place,
      message: 'This line is indented further than the item above it, and is read as more of its text.',
      hint: `Begin it in column ${yaml.slice(startOfLine(yaml, at), at).search(/- *$/) + 1}.`,
    }
  if (!isListField(name)) return undefined
  return {
    code: 'yaml-bad-indent',
    at: place,
    message: `“${name}” has a value on its own line and items below it.`,
    hint: 'Leave its own line empty behind the colon, and write the value as an item below it.',
  }
}
