import type { Problem } from '../../contract/problem.ts'
import type { FoundProblem } from './found-problem.ts'
import { printable } from './printable.ts'

/** ANSI codes. */
const COLOURS = { red: 31, yellow: 33, cyan: 36, dim: 2, bold: 1 } as const
const MAX_FILES_NAMED = 3

/** Problems that differ only in their files, as one problem. */
export interface GroupedProblem extends FoundProblem {
  /** Files of the others. A file with several such problems is in the list several times. */
  readonly otherFiles: readonly string[]
}

/** Groups warnings with the same code, message and hint. Errors are not grouped, since each must be corrected. */
export function groupProblems(problems: readonly FoundProblem[]): GroupedProblem[] {
  const groups = new Map<string, FoundProblem & { readonly otherFiles: string[] }>()
  for (const [at, problem] of problems.entries()) {
    const { severity, code, message, hint } = problem
    const key = severity === 'error' ? String(at) : JSON.stringify([code, message, hint])
    const group = groups.get(key)
    if (group) group.otherFiles.push(problem.file)
    else groups.set(key, { ...problem, otherFiles: [] })
  }
  return [...groups.values()]
}

/** Chooses at most `limit` problems, errors before warnings. Both results keep the order of the problems. */
export function chooseProblems<P extends Problem>(
  problems: readonly P[],
  limit: number,
): { readonly shown: readonly P[]; readonly hidden: readonly P[] } {
  const errors = problems.filter(({ severity }) => severity === 'error')
  const warnings = problems.filter(({ severity }) => severity === 'warning')
  const chosen = new Set([...errors, ...warnings].slice(0, limit))
  return {
    shown: problems.filter((problem) => chosen.has(problem)),
    hidden: problems.filter((problem) => !chosen.has(problem)),
  }
}

/** `120 more: 80 × warning unknown-topic, 40 × error invalid-date. MAX_PROBLEMS=0 shows all.` */
function countKinds(problems: readonly GroupedProblem[], allProblems: string): string {
  const kinds = new Map<string, number>()
  let total = 0
  for (const { severity, code, otherFiles } of problems) {
    const kind = `${severity} ${code}`
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1 + otherFiles.length)
    total += 1 + otherFiles.length
  }
  const list = [...kinds]
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .map(([kind, count]) => `${count} × ${kind}`)
  return `${total} more: ${list.join(', ')}. ${allProblems} shows all.`
}

/** `3 more times, in a.md, b.md, c.md …` */
function nameOthers(files: readonly string[]): string {
  const names = [...new Set(files)].map(inLine)
  const times = files.length === 1 ? 'Once more' : `${files.length} more times`
  const rest = names.length > MAX_FILES_NAMED ? ' …' : ''
  return `${times}, in ${names.slice(0, MAX_FILES_NAMED).join(', ')}${rest}`
}

/**
 * Formats problems as text for a terminal.
 * @param shown problems that get a block each
 * @param hidden problems that are only counted, by kind
 * @param allProblems the option that shows the hidden ones, as the reader of the text writes it
 */
export function formatProblems(
  shown: readonly GroupedProblem[],
  hidden: readonly GroupedProblem[],
  hasColour: boolean,
  allProblems: string,
): string {
  const paint = (colour: keyof typeof COLOURS, text: string) =>
    hasColour ? `\u001B[${COLOURS[colour]}m${text}\u001B[0m` : text
  const blocks = shown.map((one) => {
    const problem = printableProblem(one)
    const { otherFiles } = one
    const at = [problem.file, problem.line, problem.column].filter((part) => part !== undefined).join(':')
    const kind = problem.severity === 'error' ? paint('red', 'error') : paint('yellow', 'warning')
    return [
      `${paint('bold', at)}  ${kind}  ${paint('dim', problem.code)}`,
      `  ${problem.field ? `${paint('cyan', problem.field)}: ` : ''}${problem.message}`,
      ...(problem.frame ? [problem.frame.replace(/^/gm, '    ')] : []),
      ...(problem.hint ? [`  ${problem.hint}`] : []),
      ...(otherFiles.length > 0 ? [`  ${nameOthers(otherFiles)}`] : []),
    ].join('\n')
  })
  if (hidden.length > 0) blocks.push(countKinds(hidden, allProblems))
  return blocks.join('\n\n')
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
