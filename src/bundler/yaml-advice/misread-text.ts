import { isListField } from './field-kinds.ts'
import { QUOTE_IF_TEXT, QUOTE_TEXT, cannotBeginWith, explainBracket, quotingHint } from './quoting.ts'
import type { ParserError, TextProblem } from './text-problem.ts'
import { explainTwoFields } from './two-fields.ts'
import { type Line, fieldOf, lineAt, valueOffset } from './yaml-lines.ts'

/** Explains text that means something else to YAML: with a colon, quotes inside quotes, or a mark at its beginning. */
export function explainMisreadText({ yaml, error }: ParserError): TextProblem | undefined {
  const { code, message } = error
  const [offset] = error.pos
  const line = lineAt(yaml, offset)
  const isInsideLine = offset > line.start + line.indent
  if (code === 'BLOCK_AS_IMPLICIT_KEY' && message.startsWith('Nested')) return colonInText(yaml, offset, line)
  const isAfterBlockMark = /^Not a YAML token|^Block scalar header includes/.test(message)
  if (code === 'UNEXPECTED_TOKEN' && isAfterBlockMark) return textAfterBlockMark(offset, line)
  if (message.startsWith('Unexpected , in flow')) return strayComma(yaml, offset)
  const bracket = /^Unexpected flow-\w+-end token .*"(.)"$/.exec(message)?.[1]
  if (bracket) return strayBracket(offset, line, bracket)
  if (code === 'TAB_AS_INDENT' && isInsideLine)
    return {
      code: 'yaml-tab-as-indent',
      offset,
      message: 'There is a tab where YAML allows only spaces.',
      hint: 'Replace it with a space.',
    }
  // An asterisk at the beginning of a line is a bullet, not a value.
  if (code === 'BAD_ALIAS' && message.endsWith('empty string') && isInsideLine)
    return { code: 'yaml-bad-scalar-start', offset, message: cannotBeginWith(yaml[offset] ?? ''), hint: QUOTE_TEXT }
  if (code === 'BAD_ALIAS' && message.endsWith('is ambiguous')) return textAfterValue(line, offset)
  const isInBrackets = code === 'BLOCK_IN_FLOW' || (code === 'MULTILINE_IMPLICIT_KEY' && message.includes('flow'))
  if (isInBrackets && yaml.startsWith('- ', offset))
    return {
      code: 'yaml-block-in-flow',
      offset,
      message: 'Items between [ and ] are written without dashes.',
      hint: 'Remove the dashes, or remove the brackets and write each item on a line of its own.',
    }
  if (/ at node end$| token$|^Comments must be/.test(message)) return textAfterValue(line, offset)
  return undefined
}

function colonInText(yaml: string, offset: number, line: Line): TextProblem | undefined {
  const rest = yaml.slice(offset, line.start + line.text.length)
  const glued = explainTwoFields(rest, offset, fieldOf(line)?.name)
  if (glued) return glued
  const quoted = textAfterQuotes(rest, offset, fieldOf(line)?.name)
  if (quoted) return quoted
  const colon = rest.search(/:(?:[ \t]|$)/)
  if (colon < 0) return undefined
  const isAtEnd = /^:[ \t]*$/.test(rest.slice(colon))
  return {
    code: 'yaml-block-as-implicit-key',
    offset: offset + colon,
    message: isAtEnd ? 'The text ends with a colon.' : 'The text contains a colon followed by a space.',
    hint: quotingHint(rest),
  }
}

/**
 * Explains what follows a closing quote.
 * @param rest the line from its opening quote on
 * @param offset of `rest` in the text
 */
function textAfterQuotes(rest: string, offset: number, field = ''): TextProblem | undefined {
  const quoted = /^(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')/.exec(rest)?.[0]
  const after = quoted && rest.slice(quoted.length)
  if (!quoted || !after || /^[ \t]*(?:#.*)?$/.test(after)) return undefined
  const code = 'yaml-unexpected-token'
  const next = offset + quoted.length + after.search(/\S/)
  const isDouble = quoted.startsWith('"')
  if (/^[ \t]*,[ \t]*$/.test(after))
    return { code, offset: next, message: 'There is a comma after the value.', hint: 'Remove it.' }
  if (/^[ \t]*,/.test(after) && isListField(field))
    return {
      code,
      offset: next,
      message: 'There are several values where one is expected.',
      hint: `Put them between brackets: [${quoted}, …].`,
    }
  if (!after.trimEnd().endsWith(isDouble ? '"' : "'"))
    return {
      code,
      offset: next,
      message: 'There is text after the closing quote.',
      hint: isDouble ? 'Put single quotes around the whole text.' : 'Put double quotes around the whole text.',
    }
  return {
    code,
    offset: offset + quoted.length - 1,
    message: 'There is a quote inside the quotes, so the text ends here.',
    hint: isDouble
      ? 'Write \\" for a quote inside, or put single quotes around the whole text.'
      : "Write '' for an apostrophe inside, or put double quotes around the whole text.",
  }
}

/** Explains text on the line of `|` or `>`. */
function textAfterBlockMark(offset: number, line: Line): TextProblem | undefined {
  const column = offset - line.start
  const mark = /(?:^|[ \t])([|>])[^|>]*$/.exec(line.text.slice(0, column))?.[1] ?? line.text[column]
  if (mark !== '|' && mark !== '>') return undefined
  return {
    code: 'yaml-unexpected-token',
    offset,
    message: `Text after ${mark} must begin on the next line.`,
    hint: `Put it there, indented with two spaces. If ${mark} belongs to the text, put the whole text in double quotes.`,
  }
}

function strayComma(yaml: string, offset: number): TextProblem {
  const isSecond = yaml.slice(0, offset).trimEnd().endsWith(',')
  return {
    code: 'yaml-unexpected-token',
    offset,
    message: isSecond ? 'There are two commas in a row.' : 'There is a comma before the first value.',
    hint: isSecond ? 'Remove one.' : 'Remove it.',
  }
}

function strayBracket(offset: number, line: Line, bracket: string): TextProblem {
  const isFirst = valueOffset(line) === offset && offset > line.start + line.indent
  return {
    code: 'yaml-unexpected-token',
    offset,
    message: isFirst ? cannotBeginWith(bracket) : `This ${bracket} has no opening bracket.`,
    hint: isFirst ? QUOTE_TEXT : `Remove it. ${QUOTE_IF_TEXT}`,
  }
}

/** Explains text after a value that has ended. Most often the whole was meant to be one text. */
function textAfterValue(line: Line, offset: number): TextProblem | undefined {
  const start = valueOffset(line)
  if (start >= offset) return undefined
  const value = line.text.slice(start - line.start)
  const glued = explainTwoFields(value, start, fieldOf(line)?.name)
  if (glued) return glued
  const code = 'yaml-unexpected-token'
  const [mark] = value
  switch (mark) {
    case '"':
    case "'":
      return textAfterQuotes(value, start, fieldOf(line)?.name)
    case '*':
      return {
        code,
        offset: start,
        message: 'In YAML, text that begins with an asterisk is the name of another value.',
        hint: quotingHint(value),
      }
    case '&':
      return { code, offset: start, message: cannotBeginWith(mark), hint: quotingHint(value) }
    case '[':
    case '{': {
      const name = fieldOf(line)?.name ?? ''
      if (isListField(name))
        return {
          code,
          offset,
          message: `There is something after the end of the ${mark === '[' ? 'list' : 'group of fields'}.`,
          hint: 'Put it between the brackets, or remove it.',
        }
      return { code, offset: start, ...explainBracket(mark, value) }
    }
    default:
      return undefined
  }
}
