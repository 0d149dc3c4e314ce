import type { YAMLError } from 'yaml'

export interface Words {
  readonly message: string
  readonly hint?: string
}

export const QUOTE_IT = 'Put the whole text in double quotes.'

export const QUOTE_TEXT = 'If it belongs to a text, put the whole text in double quotes.'

/** What to do with a text that YAML takes for something else: quotes that are not in it already. */
export function quoteIt(text: string): string {
  if (/^[“”„‟«»‘’‚]/.test(text))
    return 'Put straight double quotes around the whole text; curly ones are letters to YAML.'
  if (!/["\\]/.test(text)) return QUOTE_IT
  if (!text.includes("'")) return 'Put the whole text in single quotes.'
  return 'Put double quotes around the whole text, and write \\" for each one inside.'
}

export const TABBED: Words = {
  message: 'The line is indented with a tab; YAML allows only spaces.',
  hint: 'Indent with two spaces.',
}

export const cantBegin = (mark: string): string => `Text without quotes can’t begin with “${mark}”.`

/** Whole sentences for what the YAML parser says in its own terms, and what to do about it. */
const BY_CODE: Readonly<Record<YAMLError['code'], Words>> = {
  ALIAS_PROPS: {
    message: 'To YAML a word that begins with an asterisk stands for another value, and nothing may stand before it.',
    hint: QUOTE_IT,
  },
  BAD_ALIAS: {
    message: 'To YAML a word that begins with an asterisk or “&” names a value, and this one names none.',
    hint: QUOTE_IT,
  },
  BAD_COLLECTION_TYPE: {
    message:
      'To YAML a word that begins with an exclamation mark says what kind of value follows, and another kind does.',
    hint: 'Take the word out.',
  },
  BAD_DIRECTIVE: {
    message: 'A line that begins with % is an instruction to YAML, and not one it knows.',
    hint: 'Take the line out, or indent it if it continues the one above.',
  },
  BAD_DQ_ESCAPE: {
    message: 'The backslash and the letter behind it mean nothing to YAML.',
    hint: 'Write the backslash twice, or use single quotes.',
  },
  BAD_INDENT: {
    message: 'The line is not indented like the fields around it.',
    hint: 'Fields of one level begin in the same column.',
  },
  BAD_PROP_ORDER: {
    message: 'A word that begins with “&” or “!” stands where YAML does not expect it.',
    hint: QUOTE_IT,
  },
  BAD_SCALAR_START: { message: 'Text without quotes can’t begin with this mark.', hint: QUOTE_IT },
  BLOCK_AS_IMPLICIT_KEY: {
    message: 'A list or a group of fields stands where the name of a field is expected.',
    hint: 'Fields and items of one level begin in the same column.',
  },
  BLOCK_IN_FLOW: {
    message: 'A comma is missing here, or a text between brackets holds a colon followed by a space.',
    hint: 'Put a comma between two values, and such a text in double quotes.',
  },
  DUPLICATE_KEY: {
    message: 'This field stands twice, so one of its values would be lost.',
    hint: 'Keep one of the two.',
  },
  IMPOSSIBLE: { message: 'YAML can’t make sense of this line.', hint: 'Write each field as name: value.' },
  KEY_OVER_1024_CHARS: { message: 'The name of this field is longer than 1,024 characters.', hint: QUOTE_IT },
  MISSING_CHAR: { message: 'Something is missing here.', hint: 'Write each field as name: value.' },
  MULTILINE_IMPLICIT_KEY: {
    message: 'This line is not a field: it has no colon.',
    hint: 'Write name: value, or indent the line if it continues the one above.',
  },
  MULTIPLE_ANCHORS: {
    message: 'To YAML a word that begins with “&” is the name of a value, and this one has two.',
    hint: QUOTE_IT,
  },
  MULTIPLE_DOCS: { message: 'A second document begins here.', hint: 'Keep one.' },
  MULTIPLE_TAGS: {
    message:
      'To YAML a word that begins with an exclamation mark says what kind of value follows, and two of them say so.',
    hint: QUOTE_IT,
  },
  NON_STRING_KEY: { message: 'The name of a field is not a text.', hint: QUOTE_IT },
  RESOURCE_EXHAUSTION: {
    message: 'The front matter is nested too deeply to be read.',
    hint: 'Flatten it; an article needs four levels.',
  },
  TAB_AS_INDENT: TABBED,
  TAG_RESOLVE_FAILED: {
    message: 'Text that begins with an exclamation mark is an instruction to YAML, and not one it knows.',
    hint: QUOTE_IT,
  },
  UNEXPECTED_TOKEN: { message: 'YAML does not expect this here.', hint: QUOTE_IT },
}

const GLUED_COMMENT: Words = {
  message: 'A # begins a comment only behind a space.',
  hint: `Write a space before it. ${QUOTE_TEXT}`,
}

/** Where one code stands for several things, what the parser says tells them apart. */
const BY_MESSAGE: readonly (readonly [RegExp, Words])[] = [
  [
    /^Missing closing .quote/,
    { message: 'A quote is opened here and never closed.', hint: 'Close it on the same line.' },
  ],
  [/end with a \]/, { message: 'A list is opened here and never closed.', hint: `Close it with ]. ${QUOTE_TEXT}` }],
  [
    /end with a \}/,
    {
      message: 'A group of fields is opened here and never closed.',
      hint: `Close it with }. ${QUOTE_TEXT}`,
    },
  ],
  [
    /^Flow end indicator/,
    { message: 'The closing bracket stands too far left.', hint: 'Indent it further than the field it belongs to.' },
  ],
  [/^Comments must be separated/, GLUED_COMMENT],
  [/header: comment$/, GLUED_COMMENT],
  [
    /^Tags and anchors must be separated|^Missing newline after block sequence props/,
    {
      message: 'To YAML a word that begins with “&” or “!” is none of the text, and a space must follow it.',
      hint: QUOTE_IT,
    },
  ],
  [
    /^Missing directives-end/,
    { message: 'An instruction to YAML, which begins with %, stands where none is read.', hint: 'Take the line out.' },
  ],
  [
    /^Block scalars with more-indented/,
    {
      message: 'The empty line above is indented further than the text.',
      hint: 'Take the spaces out of the empty line.',
    },
  ],
  [
    /^Block scalar (?:values|lines)/,
    { message: 'The text below | or > is not indented.', hint: 'Indent it with two spaces more than its field.' },
  ],
  [
    /^Missing , (?:or : )?between/,
    { message: 'A comma is missing between two values.', hint: 'Put a comma before this one.' },
  ],
  [/^Missing space after :/, { message: 'A colon needs a space behind it.', hint: 'Put a space behind the colon.' }],
  [
    /^Block collection cannot start/,
    { message: 'A field stands on the line of ---.', hint: 'Put it on a line of its own.' },
  ],
  [
    /^Implicit keys of flow/,
    { message: 'A text between brackets goes on in the next line, and a colon follows.', hint: QUOTE_IT },
  ],
  [
    /^Unexpected block-seq-ind on same line/,
    {
      message: 'A list can’t begin on the line of its field.',
      hint: `Put each item on a line of its own. ${QUOTE_TEXT}`,
    },
  ],
  [/^Unexpected empty item/, { message: 'A value is missing between two commas.', hint: 'Take one comma out.' }],
  [
    /^Unexpected doc-end|^Unsupported token doc/,
    { message: 'A line of ... ends nothing here.', hint: 'Take the line out.' },
  ],
  [
    /^Sequence item without/,
    { message: 'An item of a list has no dash.', hint: 'Begin each item with a dash and a space.' },
  ],
  [
    /^Unexpected (?:scalar|.*quoted-scalar|.*) at node end|^Unexpected (?:scalar|alias|.*quoted-scalar) token/,
    { message: 'Something follows where the value has ended.', hint: QUOTE_IT },
  ],
]

/** What is wrong, in a writer's words; never in those of the parser. */
export function wordsFor({ code, message }: YAMLError): Words {
  const mark = code === 'BAD_SCALAR_START' ? /character (.)/.exec(message)?.[1] : undefined
  if (mark) return { message: cantBegin(mark), hint: QUOTE_IT }
  return BY_MESSAGE.find(([pattern]) => pattern.test(message))?.[1] ?? BY_CODE[code]
}
