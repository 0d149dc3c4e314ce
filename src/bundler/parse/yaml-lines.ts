/** One line of a text. */
export interface Line {
  /** Where it begins in the text. */
  readonly start: number
  readonly text: string
  /** Spaces and tabs before what stands in it. */
  readonly indent: number
}

/** A field that a line begins with, also behind the dash of a list item. */
export interface LineField {
  readonly name: string
  /** Characters before it. */
  readonly indent: number
  /** What stands behind its colon. */
  readonly value: string
}

const FIELD = /^([ \t]*(?:-[ \t]+)*)(["']?)([A-Za-z_$][\w$.-]*)\2[ \t]*:(?:[ \t]+(.*))?$/
/** Whatever comes before a value: indentation, dashes, a name with its colon. */
const BEFORE_VALUE = /^[ \t]*(?:-[ \t]+)*(?:(?:(?:"[^"]*"|'[^']*')[ \t]*:|[^\s"'[{#:][^:]*:)(?:[ \t]+|$))?/

export function lineAt(text: string, at: number): Line {
  const start = at > 0 ? text.lastIndexOf('\n', at - 1) + 1 : 0
  const end = text.indexOf('\n', start)
  const line = text.slice(start, end < 0 ? text.length : end)
  return { start, text: line, indent: line.length - line.trimStart().length }
}

const holdsSomething = ({ text }: Line) => !/^[ \t]*(?:#|$)/.test(text)

export function firstLine(text: string): Line | undefined {
  const line = lineAt(text, 0)
  return holdsSomething(line) ? line : lineBelow(text, line)
}

/** The nearest line above that is neither empty nor a comment. */
export function lineAbove(text: string, { start }: Line): Line | undefined {
  for (let at = start; at > 0; ) {
    const line = lineAt(text, at - 1)
    if (holdsSomething(line)) return line
    at = line.start
  }
  return undefined
}

/** The nearest line below that is neither empty nor a comment. */
export function lineBelow(text: string, { start, text: own }: Line): Line | undefined {
  for (let at = start + own.length + 1; at < text.length; ) {
    const line = lineAt(text, at)
    if (holdsSomething(line)) return line
    at = line.start + line.text.length + 1
  }
  return undefined
}

export function fieldOf({ text }: Line): LineField | undefined {
  const match = FIELD.exec(text)
  return match ? { name: match[3] ?? '', indent: match[1]?.length ?? 0, value: match[4] ?? '' } : undefined
}

export const isItem = ({ text }: Line): boolean => /^[ \t]*-(?:[ \t]|$)/.test(text)

/** Where the value of a line begins in the text. */
export const valueAt = ({ start, text }: Line): number => start + (BEFORE_VALUE.exec(text)?.[0].length ?? 0)

/** Fields above a line that its writer may have had in mind as its neighbours, the nearest and deepest first. */
export function openFields(text: string, line: Line): LineField[] {
  const fields: LineField[] = []
  let least = Number.POSITIVE_INFINITY
  for (let above = lineAbove(text, line); above && least > 0; above = lineAbove(text, above)) {
    const field = fieldOf(above)
    if (!field || field.indent >= least) continue
    fields.push(field)
    least = field.indent
  }
  return fields
}
