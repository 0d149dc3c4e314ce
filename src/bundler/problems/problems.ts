import type { Problem } from '../../contract/problem.ts'
import { charactersOf, displayWidth } from './display-width.ts'

const LINE_WIDTH = 100

// eslint-disable-next-line no-control-regex
const UNPRINTABLE = /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/g

/** Text without what would command a terminal or turn the direction of its lines; line ends stay. */
export const printable = (text: string): string => text.replace(UNPRINTABLE, '·')

/** Those of a terminal among them, which a file must not command. */
// eslint-disable-next-line no-control-regex
export const CONTROLS = /[\u0000-\u001F\u007F-\u009F]/g

/** Marks that nobody sees, and that could turn the direction of a line or split it. Joiners are part of what is seen. */
const UNSEEN = /[\u061C\u200B\u200E\u200F\u2028-\u202E\u2060-\u2069\uFEFF]/g

const showMarks = (text: string) => text.replaceAll('\t', '→').replace(CONTROLS, '·').replace(UNSEEN, '·')

/** The beginning of a text that fits into so many columns of a terminal. */
function fitting(text: string, columns: number): string {
  // No character of a text that is cut here could be seen.
  const characters = charactersOf(text.slice(0, columns * 20))
  let width = 0
  let shown = ''
  for (const character of characters) {
    width += displayWidth(character)
    if (width > columns) break
    shown += character
  }
  return shown.length < text.length ? `${shown}…` : shown
}

const widthOf = (text: string) => charactersOf(text).reduce((sum, character) => sum + displayWidth(character), 0)

/** The part of a line around a column, and the columns of a terminal before it. */
function around(line: string, column: number): { readonly shown: string; readonly before: number } {
  const lead = line.slice(0, column - 1)
  if (lead.length <= LINE_WIDTH - 20) {
    const before = widthOf(lead)
    if (before <= LINE_WIDTH - 20) return { shown: fitting(line, LINE_WIDTH), before }
  }
  const characters = charactersOf(lead.slice(-400))
  let start = lead.length
  for (let width = 0; width < 40 && characters.length > 0; ) {
    const character = characters.pop() ?? ''
    width += displayWidth(character)
    start -= character.length
  }
  const cut = `…${lead.slice(start)}`
  return { shown: fitting(`…${line.slice(start)}`, LINE_WIDTH), before: widthOf(cut) }
}

/**
 * Two lines before, the line itself with a caret below it, one after.
 * @param column counted in UTF-16 units; the caret is set by the width of what stands before it
 */
export function codeFrame(text: string, line: number, column: number): string {
  const lines = text.split('\n')
  const from = Math.max(1, line - 2)
  const to = Math.min(lines.length, line + 1)
  const width = String(to).length
  return Array.from({ length: to - from + 1 }, (_, at) => {
    const number = from + at
    const source = showMarks(lines[number - 1] ?? '')
    const margin = `${number === line ? '>' : ' '} ${String(number).padStart(width)} | `
    if (number !== line) return margin + fitting(source, LINE_WIDTH)
    // A long line is shown around the place that matters.
    const { shown, before } = around(source, column)
    return `${margin}${shown}\n  ${' '.repeat(width)} | ${' '.repeat(before)}^`
  }).join('\n')
}

/** Edit distance with transpositions. Damerau 1964, in the restricted form. */
function distance(a: string, b: string): number {
  let twoAbove: number[] = []
  let above = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      row[j] = Math.min(
        (above[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (above[j - 1] ?? 0) + cost,
        isSwap ? (twoAbove[j - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
      )
    }
    twoAbove = above
    above = row
  }
  return above[b.length] ?? 0
}

/** The known word a writer most likely meant, if any is near enough. */
export function didYouMean(word: string, known: Iterable<string>): string | undefined {
  const wanted = word.toLowerCase()
  let best: string | undefined
  let least = Math.min(2, Math.floor(word.length / 3)) + 1
  for (const candidate of known) {
    if (Math.abs(candidate.length - word.length) >= least) continue
    const d = distance(wanted, candidate.toLowerCase())
    if (d < least && candidate !== word) {
      least = d
      best = candidate
    }
  }
  return best
}

const PAINT = { red: 31, yellow: 33, cyan: 36, dim: 2, bold: 1 } as const

/** As many problems as may be shown, errors before warnings, in their order. */
export function chooseProblems(problems: readonly Problem[], most: number): readonly Problem[] {
  if (problems.length <= most) return problems
  const errors = problems.filter(({ severity }) => severity === 'error')
  const warnings = problems.filter(({ severity }) => severity === 'warning')
  const chosen = new Set([...errors, ...warnings].slice(0, most))
  return problems.filter((problem) => chosen.has(problem))
}

/** `120 more: 80 warnings unknown-topic, 40 errors invalid-date.` */
function countRest(rest: readonly Problem[]): string {
  const kinds = new Map<string, number>()
  for (const { severity, code } of rest) {
    const kind = `${severity} ${code}`
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
  }
  const list = [...kinds]
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .map(([kind, count]) => `${count} × ${kind}`)
  return `${rest.length} more: ${list.join(', ')}. --max-problems 0 shows all.`
}

/**
 * Problems for a terminal, grouped by file.
 * @param most so many are shown, errors first; the others are counted by kind
 */
export function formatProblems(
  problems: readonly Problem[],
  hasColour: boolean,
  most = Number.POSITIVE_INFINITY,
): string {
  const paint = (colour: keyof typeof PAINT, text: string) =>
    hasColour ? `\u001B[${PAINT[colour]}m${text}\u001B[0m` : text
  const shown = chooseProblems(problems, most)
  const known = new Set(shown)
  const rest = problems.filter((problem) => !known.has(problem))
  const blocks = [...groupByFile(shown).values()].flat().map((one) => {
    const problem = printableProblem(one)
    const at = [problem.file, problem.line, problem.column].filter((part) => part !== undefined).join(':')
    const kind = problem.severity === 'error' ? paint('red', 'error') : paint('yellow', 'warning')
    return [
      `${paint('bold', at)}  ${kind}  ${paint('dim', problem.code)}`,
      `  ${problem.field ? `${paint('cyan', problem.field)}: ` : ''}${problem.message}`,
      ...(problem.frame ? [problem.frame.replace(/^/gm, '    ')] : []),
      ...(problem.hint ? [`  ${problem.hint}`] : []),
    ].join('\n')
  })
  if (rest.length > 0) blocks.push(countRest(rest))
  return blocks.join('\n\n')
}

/** A problem whose words of the publisher can harm nobody who is shown them. */
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

function groupByFile(problems: readonly Problem[]): Map<string, Problem[]> {
  const files = new Map<string, Problem[]>()
  for (const problem of problems) {
    const group = files.get(problem.file)
    if (group) group.push(problem)
    else files.set(problem.file, [problem])
  }
  return files
}
