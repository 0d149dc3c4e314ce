import { isGroupField, isKnownField } from './field-kinds.ts'
import type { Clue, Fault } from './yaml-faults.ts'
import { type Line, fieldOf, lineAbove, lineAt, lineBelow } from './yaml-lines.ts'
import type { Words } from './yaml-words.ts'

export const NO_BREAK_SPACES = /^[ \t]*[\u00A0\u2000-\u200A\u202F\u3000]/

export const NO_BREAK: Words = {
  message: 'The line is indented with no-break spaces.',
  hint: 'Indent it with the ordinary spaces of the space bar.',
}

/** A line of dashes, or of what looks like it, that closes front matter only in its writer's eyes. */
const LIKE_CLOSING = /^(?:[ \t]+(?:-{3,}|\.{3})|-{2}|-{4,}|[—–]{1,3}|\+{3})[ \t]*$/

/** The first line that was meant to close the front matter and does not, and why. */
export function likeClosing(
  lines: readonly string[],
): (Words & { readonly line: number; readonly column: number }) | undefined {
  const at = lines.findIndex((text) => LIKE_CLOSING.test(text))
  const text = lines[at]
  return text === undefined ? undefined : { line: at + 1, column: text.search(/\S/) + 1, ...whyNotClosing(text) }
}

function whyNotClosing(text: string): Words {
  const mark = text.trim()
  return /^[ \t]/.test(text)
    ? {
        message: `This line of ${mark} is indented, so the front matter has no closing ---.`,
        hint: `Begin the ${mark === '...' ? '...' : '---'} in column 1.`,
      }
    : {
        message: `This line of ${mark} does not close the front matter.`,
        hint: 'Put a line of --- in its place: three dashes.',
      }
}

/** A line that stands where a field is expected and is none. */
export function noField({ yaml, error, isArticle }: Clue): Fault | undefined {
  const { code, message } = error
  if (/^Missing closing|end with a|^Implicit keys of flow|^Block collections/.test(message)) return undefined
  const line = lineAt(yaml, error.pos[0])
  const { start, text, indent } = line
  const isBlock = !/^[{[]/.test(yaml.trimStart())
  const expectsField =
    code === 'MULTILINE_IMPLICIT_KEY' || message === 'Implicit map keys need to be followed by map values'
  // To YAML the marks of Markdown are other errors.
  const isUnlike = isBlock && indent === 0 && !/^[{["'%]|:(?:\s|$)/.test(text)
  if (!expectsField && !isUnlike) return undefined
  const above = lineAbove(yaml, line)
  if (above && LIKE_CLOSING.test(above.text))
    return { code: 'no-closing', at: above.start + above.indent, ...whyNotClosing(above.text), isLast: true }
  const block = above && /^[|>]/.exec(fieldOf(above)?.value ?? '')?.[0]
  if (block)
    return {
      code: CODE,
      at: start + indent,
      message: `The text below ${block} is not indented.`,
      hint: 'Begin each of its lines with two spaces.',
    }
  const words = glued(line) ?? unlikeField(line, above)
  if (words) return { code: CODE, at: start + indent, ...words }
  const isText = isArticle && isBlock && !anyFieldBelow(yaml, line)
  const hint = isText ? `${CONTINUE} ${BEGIN_TEXT}` : CONTINUE
  return { code: CODE, at: start + indent, ...NO_COLON, hint, isLast: isText }
}

/** A sentence of the text below that happens to hold a colon. */
export function sentence({ yaml, error, isArticle }: Clue): Fault | undefined {
  const line = lineAt(yaml, error.pos[0])
  const name = line.text.slice(0, Math.max(0, line.text.search(/:(?:\s|$)/))).trim()
  const isSentence = /^[\p{L}\d]/u.test(line.text) && /\s/.test(name)
  if (!isArticle || !isSentence || anyFieldBelow(yaml, line) || /^[{[]/.test(yaml.trimStart())) return undefined
  const message = 'This line is not a field: the name of a field has no spaces in it.'
  return { code: CODE, at: line.start, message, hint: BEGIN_TEXT, isLast: true }
}

const CODE = 'yaml-multiline-implicit-key'
const NO_COLON = { message: 'This line is not a field: it has no colon.' }
const CONTINUE = 'Write name: value, or indent the line if it continues the one above.'
const BEGIN_TEXT = 'If the text of the article begins here, put a line of --- above it.'

function anyFieldBelow(yaml: string, line: Line): boolean {
  for (let below = lineBelow(yaml, line); below; below = lineBelow(yaml, below)) {
    if (below.indent === 0 && /^[a-z]/.test(fieldOf(below)?.name ?? '')) return true
  }
  return false
}

/** A line that lacks no more than a space. */
export function glued({ text }: Pick<Line, 'text'>): Words | undefined {
  const [, dashed] = /^[ \t]*-([^\s-].*)$/.exec(text) ?? []
  if (dashed) return gluedDash(dashed)
  const [, name, mark = '', value] =
    /^[ \t]*([A-Za-z_][\w-]*)(:(?!\/\/)|[ \t]*=|[ \t]*：)[ \t]*(\S.*)$/.exec(text) ?? []
  if (!name || !value) return undefined
  const hint = `Write ${name}: ${value.trim().slice(0, 60)}`
  if (mark === ':') return { message: 'This line is not a field. A colon needs a space behind it.', hint }
  if (mark.endsWith('='))
    return { message: 'This line is not a field: it has an equals sign instead of a colon.', hint }
  return { message: 'This line is not a field: its colon is a full-width one, which is a letter to YAML.', hint }
}

export const gluedDash = (item: string): Words => ({
  message: 'A dash needs a space behind it.',
  hint: `Write - ${item.trim().slice(0, 60)}`,
})

const BULLET = /^[ \t]*[*•·–—+][ \t]/

function unlikeField({ text, indent }: Line, above: Line | undefined): Words | undefined {
  if (NO_BREAK_SPACES.test(text)) return NO_BREAK
  if (/^[ \t]*-(?:[ \t]|$)/.test(text))
    return {
      message: 'An item of a list stands where a field is expected.',
      hint: 'Put it below its field, and leave the line of the field empty behind its colon.',
    }
  if (/^[ \t]*(?:\/\/|<!--)/.test(text))
    return { ...NO_COLON, hint: 'If it is a comment, begin it with a # and a space.' }
  if (BULLET.test(text) && above && (BULLET.test(above.text) || fieldOf(above)?.value === ''))
    return { message: 'An item of a list begins with a dash.', hint: 'Write a dash and a space before each item.' }
  const [, name, value] = /^[ \t]*([A-Za-z]+)[ \t]+(\S.*)$/.exec(text) ?? []
  if (name && value && isKnownField(name)) return { ...NO_COLON, hint: `Write ${name}: ${value.slice(0, 60)}` }
  const group = above && fieldOf(above)
  if (group?.value === '' && isGroupField(group.name) && indent > group.indent)
    return { ...NO_COLON, hint: `Write a field below ${group.name}:, such as name: ${text.trim().slice(0, 60)}` }
  const [, word] = /^[ \t]*([A-Za-z_][\w-]*)[ \t]*$/.exec(text) ?? []
  return word
    ? { ...NO_COLON, hint: `Write ${word}: and a value behind it, or indent the line if it continues the one above.` }
    : undefined
}
