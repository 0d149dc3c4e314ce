import type { FoundProblem } from './found-problem.ts'

/** Problems of one cause, as the first of them. Their messages differ only in names and numbers. */
export interface ProblemKind extends FoundProblem {
  /** The others, in the order of their files. */
  readonly others: readonly FoundProblem[]
}

/** Names in quotes, marks of templates, lists in brackets, paths and numbers. */
const NAMES = /\{[{%].*?[%}]\}(?:, \d+ times)?|“[^”]*”|\[[^\]]*\]|[^\s,]*\/[^\s,]*|\d+/g
/** Several of them in a row, `a, b and 3 more`. */
const SEVERAL = /#(?:(?:,| and) #)+(?: more\.)?/g
/** What a hint advises, without the value it advises: `Write title`, `Did you mean `. */
const ADVICE = /^(?:(?! - )[^“":\d[])*/

const kindOf = ({ severity, code, message, hint = '' }: FoundProblem): string =>
  [severity, code, message.replace(NAMES, '#').replace(SEVERAL, '#'), ADVICE.exec(hint)?.[0]].join('\n')

/** Groups problems by kind: errors first, then the most frequent, else in the order of their files. */
export function groupByKind(problems: readonly FoundProblem[]): ProblemKind[] {
  const kinds = new Map<string, FoundProblem & { readonly others: FoundProblem[] }>()
  for (const problem of problems) {
    const key = kindOf(problem)
    const kind = kinds.get(key)
    if (kind) kind.others.push(problem)
    else kinds.set(key, { ...problem, others: [] })
  }
  return mostImportantFirst([...kinds.values()])
}

export const mostImportantFirst = <Kind extends Pick<ProblemKind, 'severity' | 'others'>>(
  kinds: readonly Kind[],
): Kind[] =>
  kinds.toSorted(
    (a, b) => Number(a.severity === 'warning') - Number(b.severity === 'warning') || b.others.length - a.others.length,
  )
