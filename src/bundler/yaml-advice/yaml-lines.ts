/** One line of a text. */
export interface Line {
  /** Offset of the line in the text. */
  readonly start: number
  readonly text: string
  /** Number of spaces and tabs at the beginning. */
  readonly indent: number
}

/** A field at the beginning of a line, or after the dash of a list item. */
export interface LineField {
  readonly name: string
  /** Number of characters before the name. */
  readonly indent: number
  /** The rest of the line after the colon. */
  readonly value: string
}

const FIELD = /^([ \t]*(?:-[ \t]+)*)(["']?)([A-Za-z_$][\w$.-]*)\2[ \t]*:(?:[ \t]+(.*))?$/
/** Indentation, dashes, and a name with its colon. */
const BEFORE_VALUE = /^[ \t]*(?:-[ \t]+)*(?:(?:(?:"[^"]*"|'[^']*')[ \t]*:|[^\s"'[{#:][^:]*:)(?:[ \t]+|$))?/

/** Returns the line that contains an offset. */
export function lineAt(text: string, offset: number): Line {
  const start = lineStart(text, offset)
  const end = text.indexOf('\n', start)
  const line = text.slice(start, end < 0 ? text.length : end)
  return { start, text: line, indent: line.length - line.trimStart().length }
}

/** Returns the offset at which the line of another offset begins. */
export const lineStart = (text: string, offset: number): number =>
  offset > 0 ? text.lastIndexOf('\n', offset - 1) + 1 : 0

const isEmptyOrComment = ({ text }: Line) => /^[ \t]*(?:#|$)/.test(text)

/** Returns the first line that is neither empty nor a comment. */
export function firstLine(text: string): Line | undefined {
  const line = lineAt(text, 0)
  return isEmptyOrComment(line) ? lineBelow(text, line) : line
}

/** Returns the nearest line above that is neither empty nor a comment. */
export function lineAbove(text: string, { start }: Line): Line | undefined {
  for (let at = start; at > 0; ) {
    const line = lineAt(text, at - 1)
    if (!isEmptyOrComment(line)) return line
    at = line.start
  }
  return undefined
}

/** Returns the nearest line below that is neither empty nor a comment. */
export function lineBelow(text: string, { start, text: current }: Line): Line | undefined {
  for (let at = start + current.length + 1; at < text.length; ) {
    const line = lineAt(text, at)
    if (!isEmptyOrComment(line)) return line
    at = line.start + line.text.length + 1
  }
  return undefined
}

export function fieldOf({ text }: Line): LineField | undefined {
  const match = FIELD.exec(text)
  return match ? { name: match[3] ?? '', indent: match[1]?.length ?? 0, value: match[4] ?? '' } : undefined
}

export const isItem = ({ text }: Line): boolean => /^[ \t]*-(?:[ \t]|$)/.test(text)

/** Returns the offset at which the value of a line begins. */
export const valueOffset = ({ start, text }: Line): number => start + (BEFORE_VALUE.exec(text)?.[0].length ?? 0)

/** Returns the fields above a line that it may belong to, one for each level of indentation, the nearest first. */
export function enclosingFields(text: string, line: Line): LineField[] {
  const fields: LineField[] = []
  let lowestIndent = Number.POSITIVE_INFINITY
  for (let above = lineAbove(text, line); above && lowestIndent > 0; above = lineAbove(text, above)) {
    const field = fieldOf(above)
    if (!field || field.indent >= lowestIndent) continue
    fields.push(field)
    lowestIndent = field.indent
  }
  return fields
}
