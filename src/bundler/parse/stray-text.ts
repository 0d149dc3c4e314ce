import { isKnownField, isListField } from './field-kinds.ts'
import type { Clue, Fault } from './yaml-faults.ts'
import { type Line, fieldOf, lineAt, valueAt } from './yaml-lines.ts'
import { QUOTE_IT, QUOTE_TEXT, cantBegin, quoteIt } from './yaml-words.ts'

/** A text that YAML reads otherwise than it was meant: with a colon in it, with quotes in quotes, with a mark before it. */
export function strayText({ yaml, error }: Clue): Fault | undefined {
  const { code, message } = error
  const [at] = error.pos
  const line = lineAt(yaml, at)
  if (code === 'BLOCK_AS_IMPLICIT_KEY' && message.startsWith('Nested')) return colonInText(yaml, at, line)
  const extra = /^Not a YAML token|^Block scalar header includes/.test(message)
  if (code === 'UNEXPECTED_TOKEN' && extra) return textBehindBlock(at, line)
  if (message.startsWith('Unexpected , in flow')) return strayComma(yaml, at)
  const bracket = /^Unexpected flow-\w+-end token .*"(.)"$/.exec(message)?.[1]
  if (bracket) return strayBracket(at, line, bracket)
  if (code === 'TAB_AS_INDENT' && at > line.start + line.indent)
    return {
      code: 'yaml-tab-as-indent',
      at,
      message: 'A tab stands where YAML allows only spaces.',
      hint: 'Put a space in its place.',
    }
  // At the beginning of a line it is no value, but a bullet.
  if (code === 'BAD_ALIAS' && message.endsWith('empty string') && at > line.start + line.indent)
    return { code: 'yaml-bad-scalar-start', at, message: cantBegin(yaml[at] ?? ''), hint: QUOTE_IT }
  if (code === 'BAD_ALIAS' && message.endsWith('is ambiguous')) return behindValue(line, at)
  if (code === 'MULTILINE_IMPLICIT_KEY' && yaml.startsWith('- ', at) && message.includes('flow'))
    return {
      code: 'yaml-block-in-flow',
      at,
      message: 'Items between [ and ] are written without dashes.',
      hint: 'Take the dashes out, or write each item on a line of its own and take the brackets out.',
    }
  if (/ at node end$| token$|^Comments must be/.test(message)) return behindValue(line, at)
  return undefined
}

function colonInText(yaml: string, at: number, line: Line): Fault | undefined {
  const rest = yaml.slice(at, line.start + line.text.length)
  const quoted = behindQuotes(rest, at, fieldOf(line)?.name)
  if (quoted) return quoted
  const colon = rest.search(/:(?:[ \t]|$)/)
  if (colon < 0) return undefined
  const isEnd = /^:[ \t]*$/.test(rest.slice(colon))
  return {
    code: 'yaml-block-as-implicit-key',
    at: at + colon,
    message: isEnd ? 'The text ends with a colon.' : 'The text holds a colon followed by a space.',
    hint: secondField(rest.slice(0, colon)) ?? quoteIt(rest),
  }
}

/** Two fields on one line. */
function secondField(before: string): string | undefined {
  const name = /\s([A-Za-z]+)$/.exec(before)?.[1]
  if (!name || !isKnownField(name)) return undefined
  return `If “${name}” is a field, put it on a line of its own; otherwise put the whole text in quotes.`
}

/**
 * What stands behind a closing quote.
 * @param rest a line from the opening quote on
 */
function behindQuotes(rest: string, at: number, field = ''): Fault | undefined {
  const quoted = /^(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')/.exec(rest)?.[0]
  const behind = quoted && rest.slice(quoted.length)
  if (!quoted || !behind || /^[ \t]*(?:#.*)?$/.test(behind)) return undefined
  const code = 'yaml-unexpected-token'
  const next = at + quoted.length + behind.search(/\S/)
  const isDouble = quoted.startsWith('"')
  if (/^[ \t]*,[ \t]*$/.test(behind))
    return { code, at: next, message: 'A comma stands behind the value.', hint: 'Take it out.' }
  if (/^[ \t]*,/.test(behind) && isListField(field))
    return {
      code,
      at: next,
      message: 'Several values stand where one is expected.',
      hint: `Put them between brackets: [${quoted}, …].`,
    }
  if (!behind.trimEnd().endsWith(isDouble ? '"' : "'"))
    return {
      code,
      at: next,
      message: 'Text follows behind the closing quote.',
      hint: isDouble ? 'Put single quotes around the whole text.' : 'Put double quotes around the whole text.',
    }
  return {
    code,
    at: at + quoted.length - 1,
    message: 'A quote stands inside the quotes, so the text ends at it.',
    hint: isDouble
      ? 'Write \\" for a quote inside, or put single quotes around the whole text.'
      : "Write '' for an apostrophe inside, or put double quotes around the whole text.",
  }
}

function textBehindBlock(at: number, line: Line): Fault | undefined {
  const mark = /(?:^|[ \t])([|>])[^|>]*$/.exec(line.text.slice(0, at - line.start))?.[1] ?? line.text[at - line.start]
  if (mark !== '|' && mark !== '>') return undefined
  return {
    code: 'yaml-unexpected-token',
    at,
    message: `Text after ${mark} must begin on the next line.`,
    hint: `Put it there, indented with two spaces. If ${mark} belongs to the text, put the whole text in double quotes.`,
  }
}

function strayComma(yaml: string, at: number): Fault {
  const isSecond = yaml.slice(0, at).trimEnd().endsWith(',')
  return {
    code: 'yaml-unexpected-token',
    at,
    message: isSecond ? 'Two commas follow one another.' : 'A comma stands before the first value.',
    hint: isSecond ? 'Take one out.' : 'Take it out.',
  }
}

function strayBracket(at: number, line: Line, bracket: string): Fault {
  const isFirst = valueAt(line) === at && at > line.start + line.indent
  return {
    code: 'yaml-unexpected-token',
    at,
    message: isFirst ? cantBegin(bracket) : `The bracket ${bracket} closes nothing that was opened.`,
    hint: isFirst ? QUOTE_IT : `Take it out. ${QUOTE_TEXT}`,
  }
}

/** Something behind a value that has ended; most often the value was meant to be text. */
function behindValue(line: Line, at: number): Fault | undefined {
  const start = valueAt(line)
  if (start >= at) return undefined
  const value = line.text.slice(start - line.start)
  const code = 'yaml-unexpected-token'
  const [mark] = value
  switch (mark) {
    case '"':
    case "'":
      return behindQuotes(value, start, fieldOf(line)?.name)
    case '*':
      return {
        code,
        at: start,
        message: 'Text that begins with an asterisk is the name of another value in YAML.',
        hint: quoteIt(value),
      }
    case '&':
      return { code, at: start, message: cantBegin(mark), hint: quoteIt(value) }
    case '[':
    case '{': {
      const name = fieldOf(line)?.name ?? ''
      if (isListField(name))
        return {
          code,
          at,
          message: `Something follows where the ${mark === '[' ? 'list' : 'group of fields'} has ended.`,
          hint: 'Put it between the brackets, or take it out.',
        }
      return { code, at: start, ...bracketed(mark, value) }
    }
    default:
      return undefined
  }
}

/** What is told of a text that begins with a bracket. */
export const bracketed = (mark: '[' | '{', value: string) => ({
  message: `Text that begins with ${mark} is a ${mark === '[' ? 'list' : 'group of fields'} in YAML.`,
  hint: quoteIt(value),
})
