import type { Problem } from '../../contract/problem.ts'
import { markedLine } from './code-frame.ts'
import { printable } from './printable.ts'
import type { ProblemKind } from './problem-kinds.ts'

/** ANSI codes. */
const COLOURS = { red: 31, yellow: 33, cyan: 36, dim: 2, bold: 1 } as const
const MAX_FILES_NAMED = 3
const MAX_COUNTED = 4
/** Lines of a terminal that problems take at most, so that they and the summary fit a screen. */
const MAX_LINES = 32
const COLUMNS = 100

/** How much of a kind is shown: message and hint, also its line of the file, or also the lines around it and other files. */
const FORMS = ['words', 'place', 'frame'] as const
type Form = (typeof FORMS)[number]

/** Adds colour to a text. */
type Paint = (colour: keyof typeof COLOURS, text: string) => string

export interface FormatOptions {
  readonly hasColour: boolean
  /** True to list every place of every kind. */
  readonly isAll: boolean
}

/**
 * Formats problems as text for a terminal: each kind once, the first kinds with most detail. The text fits a screen, unless all
 * places are wanted.
 */
export function formatProblems(kinds: readonly ProblemKind[], options: FormatOptions): string {
  const { hasColour, isAll } = options
  const paint: Paint = (colour, text) => (hasColour ? `\u001B[${COLOURS[colour]}m${text}\u001B[0m` : text)
  if (isAll)
    return kinds.map((kind) => [...blockOf(kind, 'frame', paint, false), ...placesOf(kind)].join('\n')).join('\n\n')
  const forms = chooseForms(kinds)
  const lines = forms.flatMap((form, at) => {
    const kind = kinds[at]
    const block = kind ? blockOf(kind, form, paint) : []
    return form === 'words' && forms[at + 1] === 'words' ? block : [...block, '']
  })
  const rest = kinds.slice(forms.length)
  if (rest.length > 0) lines.push(countKinds(rest), '')
  if (rest.length > 0 || kinds.some(({ others }) => others.length > 0)) lines.push('--all lists every place.')
  return lines.join('\n').trimEnd()
}

/**
 * Decides how much of each kind is shown. All get their words, then their places, then their frames, the most important ones
 * first, as long as there is room.
 * @returns a form for each kind; fewer than there are kinds if not even their words fit
 */
function chooseForms(kinds: readonly ProblemKind[]): Form[] {
  // Five lines are for the number of the other kinds, the option, and empty lines.
  let room = MAX_LINES - 5
  const forms: Form[] = []
  for (const kind of kinds) {
    room -= heightOf(kind, 'words')
    if (room < 0) return forms
    forms.push('words')
  }
  for (const [level, form] of FORMS.entries())
    for (const [at, kind] of kinds.entries()) {
      const current = forms[at] ?? 'words'
      if (current !== FORMS[level - 1]) continue
      const more = heightOf(kind, form) - heightOf(kind, current)
      if (more > room) break
      forms[at] = form
      room -= more
    }
  return forms
}

/** Number of terminal lines of a kind. An empty line follows when it has a frame. */
function heightOf(kind: ProblemKind, form: Form): number {
  const block = blockOf(kind, form, (_, text) => text)
  const height = block.reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / COLUMNS)), 0)
  return form === 'words' ? height : height + 1
}

/** `And 12 × warning no-link, 3 × warning unknown-topic.` */
const countKinds = (kinds: readonly ProblemKind[]): string => {
  const shown = kinds
    .slice(0, MAX_COUNTED)
    .map(({ severity, code, others }) => `${others.length + 1} × ${severity} ${code}`)
  const more = kinds.length > MAX_COUNTED ? ` and ${kinds.length - MAX_COUNTED} more kinds` : ''
  return `And ${shown.join(', ')}${more}.`
}

const positionOf = ({ file, line, column }: Problem): string =>
  [file, line, column].filter((part) => part !== undefined).join(':')

/** `_news/a.md:4:20  error  invalid-date  × 12 in 9 files` */
function headOf(problem: Problem, others: ProblemKind['others'], paint: Paint): string {
  const severity = problem.severity === 'error' ? paint('red', 'error') : paint('yellow', 'warning')
  const files = new Set([problem, ...others].map(({ file }) => file)).size
  const where = files > 1 ? ` in ${files} files` : ''
  const times = others.length > 0 ? `  × ${others.length + 1}${where}` : ''
  return `${paint('bold', positionOf(problem))}  ${severity}  ${paint('dim', problem.code)}${times}`
}

/** @param areOthersNamed false when the places of the others follow */
function blockOf(kind: ProblemKind, form: Form, paint: Paint, areOthersNamed = true): string[] {
  const problem = printableProblem(kind)
  const { others } = kind
  const head = headOf(problem, others, paint)
  const words = `  ${problem.field ? `${paint('cyan', problem.field)}: ` : ''}${problem.message}`
  const frame = form === 'frame' ? problem.frame : form === 'place' && problem.frame && markedLine(problem.frame)
  return [
    head,
    words,
    ...(frame ? frame.split('\n').map((line) => `    ${line}`) : []),
    ...(problem.hint ? [`  ${problem.hint}`] : []),
    ...(form === 'frame' && areOthersNamed && others.some(({ file }) => file !== kind.file)
      ? [`  ${nameOthers(kind)}`]
      : []),
  ]
}

/** `Also in b.md, c.md and 41 more files.` */
function nameOthers({ file, others }: ProblemKind): string {
  const names = [...new Set(others.map((other) => other.file))].filter((name) => name !== file).map(inLine)
  const shown: string[] = []
  let width = 30
  for (const name of names) {
    width += name.length + 2
    if (shown.length === MAX_FILES_NAMED || (shown.length > 0 && width > COLUMNS)) break
    shown.push(name)
  }
  const rest = names.length - shown.length
  return `Also in ${shown.join(', ')}${rest > 0 ? ` and ${rest} more file${rest > 1 ? 's' : ''}` : ''}.`
}

/** The other places of a kind, a line each, with what differs from the first. */
function placesOf(kind: ProblemKind): string[] {
  return kind.others.map((other) => {
    const { field, message, hint, ...problem } = printableProblem(other)
    const words = [
      field && `${field}:`,
      message === inLine(kind.message) ? undefined : message,
      hint === (kind.hint && inLine(kind.hint)) ? undefined : hint,
    ]
    return `  ${[positionOf({ ...problem, message }), ...words].filter(Boolean).join('  ')}`
  })
}

/** Replaces control characters in the texts of a problem. They may come from its file. */
export function printableProblem(problem: Problem): Problem {
  const { file, field, message, hint, frame } = problem
  return {
    ...problem,
    file: inLine(file),
    message: inLine(message),
    ...(field && { field: inLine(field) }),
    ...(hint && { hint: inLine(hint) }),
    ...(frame && { frame: printable(frame) }),
  }
}

const inLine = (text: string): string => printable(text).replaceAll('\n', '·')
