import { isGroupField } from './field-kinds.ts'
import { QUOTE_TEXT } from './quoting.ts'
import type { Explanation, ParserError, TextProblem } from './text-problem.ts'
import { type Line, enclosingFields, fieldOf, firstLine, isItem, lineAbove, lineAt, lineBelow } from './yaml-lines.ts'

const CODE = 'yaml-bad-indent'

export const TAB_INDENT: Explanation = {
  message: 'The line is indented with a tab; YAML allows only spaces.',
  hint: 'Indent with two spaces.',
}

/** Explains a field or an item that does not begin in the column of its neighbours. */
export function explainWrongIndent({ yaml, error }: ParserError): TextProblem | undefined {
  const { code, message } = error
  const line = lineAt(yaml, error.pos[0])
  switch (code) {
    case 'BLOCK_AS_IMPLICIT_KEY':
      return message.startsWith('Nested') ? fieldBelowText(yaml, error.pos[0], line) : misplacedItem(yaml, line)
    case 'BAD_INDENT':
      return /^All (?:mapping|sequence) items/.test(message) ? misplacedLine(yaml, line) : undefined
    case 'MISSING_CHAR':
      return message.startsWith('Sequence item without') ? misplacedLine(yaml, line) : undefined
    case 'MULTILINE_IMPLICIT_KEY':
      // The parser takes the line below an item for more of the item's text.
      return isItem(line) && !fieldOf(line) ? fieldBelowText(yaml, error.pos[0], line) : undefined
    case 'UNEXPECTED_TOKEN':
      return message.endsWith(' at node end') ? indentedFirstLine(yaml, line) : undefined
    default:
      return undefined
  }
}

/** A field below a text. YAML reads it as more of that text, until its colon. */
function fieldBelowText(yaml: string, from: number, line: Line): TextProblem | undefined {
  const rest = yaml.slice(from, line.start + line.text.length)
  if (/:(?:[ \t]|$)/.test(rest)) return undefined
  let below = lineBelow(yaml, line)
  while (below && !/:(?:[ \t]|$)/.test(below.text)) below = lineBelow(yaml, below)
  if (!below || below.indent === 0) return undefined
  if (isIndentedWithTab(below)) return tabIndent(below)
  if (isItem(below) || fieldOf(below)) return misplacedLine(yaml, below)
  return {
    code: 'yaml-block-as-implicit-key',
    offset: below.start + below.text.search(/:(?:[ \t]|$)/),
    message: 'This line continues the text above, and contains a colon followed by a space.',
    hint: QUOTE_TEXT,
  }
}

function misplacedLine(yaml: string, line: Line): TextProblem {
  if (isItem(line)) return misplacedItem(yaml, line)
  const offset = line.start + line.indent
  const above = lineAbove(yaml, line)
  const isBelowTextItem = above && isItem(above) && !fieldOf(above)
  if (isBelowTextItem && above.indent === line.indent) {
    const hint = `Write - ${line.text.trim().slice(0, 60)}`
    return { code: CODE, offset, message: 'This list item has no dash.', hint }
  }
  if (isBelowTextItem && fieldOf(line))
    return {
      code: CODE,
      offset,
      message: 'The item above is a text, so no field can follow it.',
      hint: 'Begin the item with a field as well, such as - url: …, or begin this line in column 1.',
    }
  if (above && !fieldOf(line) && !fieldOf(above))
    return wrongColumn(offset, 'This line is not aligned with the text above it.', above.indent)
  const fields = enclosingFields(yaml, line)
  const deeper = fields.findLast(({ indent }) => indent > line.indent)
  const parent = fields.find(({ indent }) => indent < line.indent)
  if (!parent) return wrongColumn(offset, 'This line is not aligned with the fields above it.', deeper?.indent ?? 0)
  if (deeper)
    return {
      code: CODE,
      offset,
      message: 'This line is not aligned with any field above it.',
      hint: `Begin it in column ${deeper.indent + 1}, like “${deeper.name}”, or in column ${parent.indent + 1}, like “${parent.name}”.`,
    }
  if (parent.value !== '' && isGroupField(parent.name))
    return {
      code: CODE,
      offset,
      message: `“${parent.name}” has both a value on its line and fields below it.`,
      hint: 'Leave the line empty after the colon, and write the value as a field below it, such as name: ….',
    }
  const problem = wrongColumn(offset, 'This line is indented further than the field above it.', parent.indent)
  // Names of fields begin with small letters, so “Note:” may well be text.
  return /^[A-Z]/.test(fieldOf(line)?.name ?? '')
    ? { ...problem, hint: `${problem.hint} If it continues the text above, put that text in double quotes.` }
    : problem
}

const wrongColumn = (offset: number, message: string, indent: number): TextProblem & { readonly hint: string } => ({
  code: CODE,
  offset,
  message,
  hint: `Begin it in column ${indent + 1}.`,
})

function misplacedItem(yaml: string, line: Line): TextProblem {
  if (isIndentedWithTab(line)) return tabIndent(line)
  const offset = line.start + line.indent
  const nearest = lineAbove(yaml, line)
  let above = nearest
  while (above && !isItem(above)) above = lineAbove(yaml, above)
  if (above) return wrongColumn(offset, 'This line is not aligned with the items above it.', above.indent)
  return {
    code: CODE,
    offset,
    message: 'There is a list item where a field is expected.',
    hint:
      nearest?.indent === line.indent
        ? 'If the line above belongs to the list too, begin it with a dash.'
        : 'Put it below its field, on a line of its own.',
  }
}

const isIndentedWithTab = ({ text, indent }: Line) => text.slice(0, indent).includes('\t')
const tabIndent = (line: Line): TextProblem => ({ code: 'yaml-tab-as-indent', offset: line.start, ...TAB_INDENT })

/** The first field is indented and a later one is not, or it has a dash and a later one has none. */
function indentedFirstLine(yaml: string, line: Line): TextProblem | undefined {
  const first = firstLine(yaml)
  if (first && isItem(first) && !isItem(line) && first.indent === 0)
    return {
      code: CODE,
      offset: first.start,
      message: 'There is a list item where the first field is expected.',
      hint: 'Remove the dash, and begin all fields in column 1.',
      hidesLaterErrors: true,
    }
  if (line.indent > 0 || !first || first.indent === 0 || !(fieldOf(first) || isItem(first))) return undefined
  return {
    ...wrongColumn(first.start + first.indent, 'This line is indented further than the lines below it.', 0),
    hidesLaterErrors: true,
  }
}
