import { isGroupField } from './field-kinds.ts'
import type { Clue, Fault } from './yaml-faults.ts'
import { type Line, fieldOf, firstLine, isItem, lineAbove, lineAt, lineBelow, openFields } from './yaml-lines.ts'
import { QUOTE_IT, TABBED } from './yaml-words.ts'

const CODE = 'yaml-bad-indent'

/** A line of fields or items that stands in a column of its own. */
export function wrongIndent({ yaml, error }: Clue): Fault | undefined {
  const { code, message } = error
  const line = lineAt(yaml, error.pos[0])
  switch (code) {
    case 'BLOCK_AS_IMPLICIT_KEY':
      return message.startsWith('Nested') ? belowText(yaml, error.pos[0], line) : shiftedItem(yaml, line)
    case 'BAD_INDENT':
      return /^All (?:mapping|sequence) items/.test(message) ? shifted(yaml, line) : undefined
    case 'MISSING_CHAR':
      return message.startsWith('Sequence item without') ? shifted(yaml, line) : undefined
    case 'MULTILINE_IMPLICIT_KEY':
      // To YAML the text of an item goes on in the line below.
      return isItem(line) && !fieldOf(line) ? belowText(yaml, error.pos[0], line) : undefined
    case 'UNEXPECTED_TOKEN':
      return message.endsWith(' at node end') ? shiftedBeginning(yaml, line) : undefined
    default:
      return undefined
  }
}

/** A field below a text, which YAML reads as more of that text until its colon. */
function belowText(yaml: string, at: number, line: Line): Fault | undefined {
  const rest = yaml.slice(at, line.start + line.text.length)
  if (/:(?:[ \t]|$)/.test(rest)) return undefined
  let below = lineBelow(yaml, line)
  while (below && !/:(?:[ \t]|$)/.test(below.text)) below = lineBelow(yaml, below)
  if (!below || below.indent === 0) return undefined
  if (isTabbed(below)) return tabbed(below)
  if (isItem(below) || fieldOf(below)) return shifted(yaml, below)
  return {
    code: 'yaml-block-as-implicit-key',
    at: below.start + below.text.search(/:(?:[ \t]|$)/),
    message: 'The text of the line above goes on here, and holds a colon followed by a space.',
    hint: QUOTE_IT,
  }
}

function shifted(yaml: string, line: Line): Fault {
  if (isItem(line)) return shiftedItem(yaml, line)
  const at = line.start + line.indent
  const above = lineAbove(yaml, line)
  if (above && isItem(above) && !fieldOf(above) && above.indent === line.indent)
    return {
      code: CODE,
      at,
      message: 'This item of a list has no dash.',
      hint: `Write - ${line.text.trim().slice(0, 60)}`,
    }
  if (above && isItem(above) && !fieldOf(above) && fieldOf(line))
    return {
      code: CODE,
      at,
      message: 'The item above is a text, and a field follows below it.',
      hint: 'Begin the item with a field as well, such as - url: …, or begin this line in column 1.',
    }
  if (above && !fieldOf(line) && !fieldOf(above))
    return beginsIn(at, 'This line is not indented like the text above it.', above.indent)
  const fields = openFields(yaml, line)
  const deeper = fields.findLast(({ indent }) => indent > line.indent)
  const parent = fields.find(({ indent }) => indent < line.indent)
  if (!parent) return beginsIn(at, 'This line is not indented like the fields above it.', deeper?.indent ?? 0)
  if (deeper)
    return {
      code: CODE,
      at,
      message: 'This line is indented like none of the fields above it.',
      hint: `Begin it in column ${deeper.indent + 1}, like “${deeper.name}”, or in column ${parent.indent + 1}, like “${parent.name}”.`,
    }
  if (parent.value !== '' && isGroupField(parent.name))
    return {
      code: CODE,
      at,
      message: `“${parent.name}” has a value on its own line and fields below it.`,
      hint: 'Leave its own line empty behind the colon, and write the value as a field below it, such as name: ….',
    }
  const fault = beginsIn(at, 'This line is indented further than the field above it.', parent.indent)
  // Names of fields begin with small letters; “Note:” may well be text.
  return /^[A-Z]/.test(fieldOf(line)?.name ?? '')
    ? { ...fault, hint: `${fault.hint} If it continues the text above, put that text in double quotes.` }
    : fault
}

const beginsIn = (at: number, message: string, indent: number): Fault & { readonly hint: string } => ({
  code: CODE,
  at,
  message,
  hint: `Begin it in column ${indent + 1}.`,
})

function shiftedItem(yaml: string, line: Line): Fault {
  if (isTabbed(line)) return tabbed(line)
  const nearest = lineAbove(yaml, line)
  let above = nearest
  while (above && !isItem(above)) above = lineAbove(yaml, above)
  if (!above)
    return {
      code: CODE,
      at: line.start + line.indent,
      message: 'An item of a list stands where a field is expected.',
      hint:
        nearest?.indent === line.indent
          ? 'If the line above belongs to the list as well, begin it with a dash, too.'
          : 'Put it below its field, on a line of its own.',
    }
  return beginsIn(line.start + line.indent, 'This line is not indented like the items above it.', above.indent)
}

const isTabbed = ({ text, indent }: Line) => text.slice(0, indent).includes('\t')
const tabbed = (line: Line): Fault => ({ code: 'yaml-tab-as-indent', at: line.start, ...TABBED })

/** The first field is indented, and a later one is not. */
function shiftedBeginning(yaml: string, line: Line): Fault | undefined {
  const first = firstLine(yaml)
  if (first && isItem(first) && !isItem(line) && first.indent === 0)
    return {
      code: CODE,
      at: first.start,
      message: 'An item of a list stands where the first field is expected.',
      hint: 'Take the dash out, and begin all fields in column 1.',
      isLast: true,
    }
  if (line.indent > 0 || !first || first.indent === 0 || !(fieldOf(first) || isItem(first))) return undefined
  return {
    ...beginsIn(first.start + first.indent, 'This line is indented further than those below it.', 0),
    isLast: true,
  }
}
