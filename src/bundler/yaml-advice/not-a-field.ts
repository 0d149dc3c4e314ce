import { explainWrongClosingLine, isWrongClosingLine } from './closing-line.ts'
import { isGroupField, isKnownField } from './field-kinds.ts'
import { explainMissingSpace } from './missing-space.ts'
import type { Explanation, ParserError, TextProblem } from './text-problem.ts'
import { type Line, fieldOf, isItem, lineAbove, lineAt, lineBelow } from './yaml-lines.ts'

const CODE = 'yaml-multiline-implicit-key'
const NO_COLON = { message: 'This line is not a field: it has no colon.' }
const ADD_NAME = 'Write name: value, or indent the line if it continues the one above.'
const CLOSE_FRONT_MATTER = 'If the text of the article begins here, put a line of --- above it.'

const NO_BREAK_INDENT = /^[ \t]*[\u00A0\u2000-\u200A\u202F\u3000]/

export const startsWithNoBreakSpace = (text: string): boolean => NO_BREAK_INDENT.test(text)

export const NO_BREAK_SPACES: Explanation = {
  message: 'The line is indented with no-break spaces.',
  hint: 'Indent it with ordinary spaces, from the space bar.',
}

/** Explains a line that is not a field although YAML expects one there. */
export function explainNotAField({ yaml, error, isArticle }: ParserError): TextProblem | undefined {
  const { code, message } = error
  if (/^Missing closing|end with a|^Implicit keys of flow|^Block collections/.test(message)) return undefined
  const line = lineAt(yaml, error.pos[0])
  const { start, text, indent } = line
  const isBlock = !/^[{[]/.test(yaml.trimStart())
  const expectsField =
    code === 'MULTILINE_IMPLICIT_KEY' || message === 'Implicit map keys need to be followed by map values'
  // The parser reports lines that begin with a mark of Markdown under other codes.
  const looksLikeText = isBlock && indent === 0 && !/^[{["'%]|:(?:\s|$)/.test(text)
  if (!expectsField && !looksLikeText) return undefined
  const above = lineAbove(yaml, line)
  if (above && isWrongClosingLine(above.text)) {
    const offset = above.start + above.indent
    return { code: 'no-closing', offset, ...explainWrongClosingLine(above.text), hidesLaterErrors: true }
  }
  const offset = start + indent
  const blockMark = above && /^[|>]/.exec(fieldOf(above)?.value ?? '')?.[0]
  if (blockMark) {
    const message = `The text below ${blockMark} is not indented.`
    return { code: CODE, offset, message, hint: 'Begin each of its lines with two spaces.' }
  }
  const explanation = explainMissingSpace(text) ?? explainLine(line, above)
  if (explanation) return { code: CODE, offset, ...explanation }
  const mayBeText = isArticle && isBlock && !hasFieldBelow(yaml, line)
  const hint = mayBeText ? `${ADD_NAME} ${CLOSE_FRONT_MATTER}` : ADD_NAME
  return { code: CODE, offset, ...NO_COLON, hint, hidesLaterErrors: mayBeText }
}

/** Explains a sentence of the article that contains a colon, and so was read as a field of the front matter. */
export function explainSentence({ yaml, error, isArticle }: ParserError): TextProblem | undefined {
  const line = lineAt(yaml, error.pos[0])
  const name = line.text.slice(0, Math.max(0, line.text.search(/:(?:\s|$)/))).trim()
  const isSentence = /^[\p{L}\d]/u.test(line.text) && /\s/.test(name)
  if (!isArticle || !isSentence || hasFieldBelow(yaml, line) || /^[{[]/.test(yaml.trimStart())) return undefined
  const message = 'This line is not a field: the name of a field has no spaces.'
  return { code: CODE, offset: line.start, message, hint: CLOSE_FRONT_MATTER, hidesLaterErrors: true }
}

function hasFieldBelow(yaml: string, line: Line): boolean {
  for (let below = lineBelow(yaml, line); below; below = lineBelow(yaml, below)) {
    if (below.indent === 0 && /^[a-z]/.test(fieldOf(below)?.name ?? '')) return true
  }
  return false
}

const BULLET = /^[ \t]*[*•·–—+][ \t]/

/** Explains a line by what it looks like; undefined when it looks like nothing in particular. */
function explainLine(line: Line, above: Line | undefined): Explanation | undefined {
  const { text, indent } = line
  if (startsWithNoBreakSpace(text)) return NO_BREAK_SPACES
  if (isItem(line))
    return {
      message: 'There is a list item where a field is expected.',
      hint: 'Put it below its field, and leave the line of the field empty after the colon.',
    }
  if (/^[ \t]*(?:\/\/|<!--)/.test(text))
    return { ...NO_COLON, hint: 'If it is a comment, begin it with a # and a space.' }
  if (BULLET.test(text) && above && (BULLET.test(above.text) || fieldOf(above)?.value === ''))
    return { message: 'A list item begins with a dash.', hint: 'Write a dash and a space before each item.' }
  const [, name, value] = /^[ \t]*([A-Za-z]+)[ \t]+(\S.*)$/.exec(text) ?? []
  if (name && value && isKnownField(name)) return { ...NO_COLON, hint: `Write ${name}: ${value.slice(0, 60)}` }
  const group = above && fieldOf(above)
  if (group?.value === '' && isGroupField(group.name) && indent > group.indent)
    return { ...NO_COLON, hint: `Write a field below ${group.name}:, such as name: ${text.trim().slice(0, 60)}` }
  const [, word] = /^[ \t]*([A-Za-z_][\w-]*)[ \t]*$/.exec(text) ?? []
  return word
    ? { ...NO_COLON, hint: `Write ${word}: and a value after it, or indent the line if it continues the one above.` }
    : undefined
}
