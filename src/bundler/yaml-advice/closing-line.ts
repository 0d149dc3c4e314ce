import type { Explanation } from './text-problem.ts'

const CLOSING_LINE = /\n(?:---|\.\.\.)[ \t]*(?=\n|$)/g

/** Finds the line of `---` or `...` that closes front matter. The match begins with the line break before it. */
export function findClosingLine(text: string, from: number): RegExpExecArray | null {
  CLOSING_LINE.lastIndex = from
  return CLOSING_LINE.exec(text)
}

/** Finds the line of four dashes or more with which Hugo lets front matter end, too. */
export const findLongClosingLine = (text: string): RegExpExecArray | null => /\n-{4,}[ \t]*(?=\n|$)/.exec(text)

/** A line that its writer meant to close the front matter, but that YAML does not accept. */
const WRONG_CLOSING_LINE = /^(?:[ \t]+(?:-{3,}|\.{3})|-{2}|-{4,}|[—–]{1,3}|\+{3})[ \t]*$/

export const isWrongClosingLine = (line: string): boolean => WRONG_CLOSING_LINE.test(line)

/** Finds the first line that was meant to close the front matter. Line and column count from 1. */
export function findWrongClosingLine(
  lines: readonly string[],
): (Explanation & { readonly line: number; readonly column: number }) | undefined {
  const at = lines.findIndex(isWrongClosingLine)
  const text = lines[at]
  return text === undefined
    ? undefined
    : { line: at + 1, column: text.search(/\S/) + 1, ...explainWrongClosingLine(text) }
}

export function explainWrongClosingLine(line: string): Explanation {
  const mark = line.trim()
  return /^[ \t]/.test(line)
    ? {
        message: `This line of ${mark} is indented, so it does not close the front matter.`,
        hint: `Begin the ${mark === '...' ? '...' : '---'} in column 1.`,
      }
    : {
        message: `This line of ${mark} does not close the front matter.`,
        hint: 'Replace it with a line of ---: three dashes.',
      }
}
