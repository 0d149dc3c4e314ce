import type { Explanation } from './text-problem.ts'

const MAX_SHOWN = 60

/** Explains a line that only needs a space or an ordinary colon to be a field or an item; undefined for other lines. */
export function explainMissingSpace(line: string): Explanation | undefined {
  const [, item] = /^[ \t]*-([^\s-].*)$/.exec(line) ?? []
  if (item) return missingSpaceAfterDash(item)
  const [, name, mark = '', value] =
    /^[ \t]*([A-Za-z_][\w-]*)(:(?!\/\/)|[ \t]*=|[ \t]*：)[ \t]*(\S.*)$/.exec(line) ?? []
  if (!name || !value) return undefined
  const hint = `Write ${name}: ${value.trim().slice(0, MAX_SHOWN)}`
  if (mark === ':') return { message: 'This line is not a field: a colon needs a space after it.', hint }
  if (mark.endsWith('='))
    return { message: 'This line is not a field: it has an equals sign instead of a colon.', hint }
  return { message: 'This line is not a field: to YAML, a full-width colon is an ordinary letter.', hint }
}

export const missingSpaceAfterDash = (item: string): Explanation => ({
  message: 'A dash needs a space after it.',
  hint: `Write - ${item.trim().slice(0, MAX_SHOWN)}`,
})
