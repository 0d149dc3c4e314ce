import type { YAMLError } from 'yaml'

interface Words {
  readonly message: string
  readonly hint?: string
}

const QUOTE_IT = 'Put the whole text in double quotes.'

/** Whole sentences for what the YAML parser says in its own terms, and what to do about it. */
const WORDS: Readonly<Partial<Record<YAMLError['code'], Words>>> = {
  DUPLICATE_KEY: {
    message: 'This field stands twice, so one of its values would be lost.',
    hint: 'Keep one of the two.',
  },
  TAB_AS_INDENT: {
    message: 'The line is indented with a tab; YAML allows only spaces.',
    hint: 'Indent with two spaces.',
  },
  BAD_ALIAS: {
    message: 'This alias points to nothing.',
    hint: `If the text only begins with an asterisk: ${QUOTE_IT}`,
  },
  ALIAS_PROPS: { message: 'An alias can’t have an anchor or a tag of its own.', hint: QUOTE_IT },
  RESOURCE_EXHAUSTION: {
    message: 'The front matter is nested too deeply to be read.',
    hint: 'Flatten it; an article needs four levels.',
  },
  BLOCK_AS_IMPLICIT_KEY: {
    message: 'The text holds a colon followed by a space, or goes on in a line that looks like a field.',
    hint: `${QUOTE_IT} If the next line is a field of its own, indent it like the others.`,
  },
  MULTILINE_IMPLICIT_KEY: {
    message: 'This line is not a field: it has no colon.',
    hint: 'Write name: value, or indent the line if it continues the one above.',
  },
  BAD_INDENT: {
    message: 'The line is not indented like the fields around it.',
    hint: 'Fields of one level begin in the same column.',
  },
  BAD_DQ_ESCAPE: {
    message: 'The backslash begins an escape sequence that YAML does not know.',
    hint: 'Write the backslash twice, or use single quotes.',
  },
  TAG_RESOLVE_FAILED: {
    message: 'A word that begins with an exclamation mark is a tag in YAML, and this one means nothing here.',
    hint: QUOTE_IT,
  },
  BAD_DIRECTIVE: { message: 'A line that begins with % is an instruction to YAML, and not one it knows.' },
  MULTIPLE_DOCS: { message: 'A second document begins here.', hint: 'Keep one.' },
  KEY_OVER_1024_CHARS: { message: 'The name of this field is longer than 1,024 characters.', hint: QUOTE_IT },
}

/**
 * What is wrong, in a writer's words.
 * @param line the text up to the place of the error
 */
export function wordsFor(error: YAMLError, line: string): Words {
  const { code, message } = error
  if (code === 'MISSING_CHAR' && /quote/.test(message)) {
    return { message: 'A quote is opened here and never closed.', hint: 'Close it on the same line.' }
  }
  if (/end with a \]/.test(message)) {
    return { message: 'A list is opened here and never closed.', hint: 'Close it with ].' }
  }
  if (/end with a \}/.test(message)) {
    return { message: 'A group of fields is opened here and never closed.', hint: `Close it with }, or: ${QUOTE_IT}` }
  }
  if (code === 'UNEXPECTED_TOKEN' && /node end/.test(message)) {
    if (/(?:^|[:-][ \t]+)\*[^\s"']+[ \t]*$/.test(line))
      return {
        message: 'A word that begins with an asterisk is an alias in YAML, and text follows it.',
        hint: QUOTE_IT,
      }
    return {
      message: 'Something follows where the value has ended.',
      hint: 'Inside "double quotes" write \\" for a quote; inside \'single quotes\' write it twice.',
    }
  }
  if (code === 'BAD_SCALAR_START') {
    const mark = /character (.)/.exec(message)?.[1] ?? ''
    return { message: `Text without quotes can’t begin with “${mark}”.`, hint: QUOTE_IT }
  }
  return (
    WORDS[code] ?? { message: `This can’t be read as YAML: ${message.split('\n')[0] ?? ''}.`.replace(/\.\.$/, '.') }
  )
}
