import { isKnownField } from './field-kinds.ts'
import { quotingHint } from './quoting.ts'
import type { TextProblem } from './text-problem.ts'

/** Many words end with a shorter name: `update`, `entitle`. */
const MIN_GLUED_NAME = 6

/** Longer lines are cut before they are searched. */
const MAX_LENGTH = 2000

/** A value that ends where the name of another field begins: `true`, a number or date, quotes, brackets. */
const ENDED_VALUE = /^(?:true|false|[-+]?\d[\d.,:TZ+-]*|"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|\[[^[\]]*\]|\{[^{}]*\})$/

/** What is before the name of a second field, and that name. A colon inside quotes does not count. */
const SECOND_NAME = /^((?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')?.*?)([A-Za-z_][\w-]*):(?=[ \t]|$)/

/**
 * Explains two fields on one line, such as `toc: trueheader: x`, where a line break was lost.
 * @param rest the line from the value of the first field on
 * @param offset of `rest` in the text
 */
export function explainTwoFields(rest: string, offset: number, first: string | undefined): TextProblem | undefined {
  const [before, letters] = SECOND_NAME.exec(rest.slice(0, MAX_LENGTH))?.slice(1) ?? []
  if (first === undefined || before === undefined || letters === undefined) return undefined
  const flag = before === '' ? (/^(?:true|false)(?=[A-Za-z_]{2})/.exec(letters)?.[0] ?? '') : ''
  const value = (before + flag).trimEnd()
  const isCertain = ENDED_VALUE.test(value)
  // Words after a quoted text or a number may belong to it: `5 pm: the tide`.
  const mayContinue = /^["']/.test(value) ? /\s$/.test(before) : /^[-+\d][\d.,]*$/.test(value)
  if (mayContinue && !isKnownField(letters)) return undefined
  const name = isCertain ? letters.slice(flag.length) : knownNameAtEnd(before, letters)
  if (name === undefined || name.length < 2) return undefined
  const at = before.length + letters.length - name.length
  const newLine = `Begin a new line before “${name}”, and align it with “${first}”.`
  const quoting = quotingHint(rest)
  return {
    code: 'yaml-two-fields',
    offset: offset + at,
    message: `Two fields ${isCertain ? 'are' : 'seem to be'} on one line: “${first}” and “${name}”.`,
    hint: isCertain
      ? newLine
      : `${newLine} If it belongs to the text, ${quoting.charAt(0).toLowerCase()}${quoting.slice(1)}`,
  }
}

/** A known field whose name ends a text, after a space or without one: `A quiet day excerpt`, `A quiet dayexcerpt`. */
function knownNameAtEnd(before: string, letters: string): string | undefined {
  if (before.trim() !== '' && isKnownField(letters)) return letters
  for (let at = 1; at <= letters.length - MIN_GLUED_NAME; at++)
    if (isKnownField(letters.slice(at))) return letters.slice(at)
  return undefined
}
