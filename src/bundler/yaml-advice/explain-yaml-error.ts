import type { YAMLError } from 'yaml'
import { QUOTE_IF_TEXT, QUOTE_TEXT, cannotBeginWith } from './quoting.ts'
import type { Explanation } from './text-problem.ts'
import { TAB_INDENT } from './wrong-indent.ts'

const BY_CODE: Readonly<Record<YAMLError['code'], Explanation>> = {
  ALIAS_PROPS: {
    message: 'In YAML, a word that begins with an asterisk refers to another value, and nothing may come before it.',
    hint: QUOTE_TEXT,
  },
  BAD_ALIAS: {
    message:
      'In YAML, a word that begins with an asterisk or “&” is the name of a value, but here the name is missing.',
    hint: QUOTE_TEXT,
  },
  BAD_COLLECTION_TYPE: {
    message:
      'In YAML, a word that begins with an exclamation mark sets the kind of the next value, but the value is of another kind.',
    hint: 'Remove the word.',
  },
  BAD_DIRECTIVE: {
    message: 'In YAML, a line that begins with % is an instruction, but this one is unknown.',
    hint: 'Remove the line, or indent it if it continues the one above.',
  },
  BAD_DQ_ESCAPE: {
    message: 'In YAML, this combination of a backslash and a letter has no meaning.',
    hint: 'Write the backslash twice, or use single quotes.',
  },
  BAD_INDENT: {
    message: 'The line is not aligned with the fields around it.',
    hint: 'Begin all fields of one level in the same column.',
  },
  BAD_PROP_ORDER: {
    message: 'There is a word that begins with “&” or “!” where YAML does not expect it.',
    hint: QUOTE_TEXT,
  },
  BAD_SCALAR_START: { message: 'Text without quotes can’t begin with this mark.', hint: QUOTE_TEXT },
  BLOCK_AS_IMPLICIT_KEY: {
    message: 'There is a list or a group of fields where the name of a field is expected.',
    hint: 'Begin all fields and items of one level in the same column.',
  },
  BLOCK_IN_FLOW: {
    message: 'A comma is missing here, or a text between brackets contains a colon followed by a space.',
    hint: 'Put a comma between two values. Put text with a colon in double quotes.',
  },
  DUPLICATE_KEY: {
    message: 'This field appears twice, so one of its values would be lost.',
    hint: 'Keep one of them.',
  },
  IMPOSSIBLE: { message: 'YAML can’t read this line.', hint: 'Write each field as name: value.' },
  KEY_OVER_1024_CHARS: {
    message: 'The name of this field is longer than 1,024 characters.',
    hint: 'If this is a text, put it in double quotes behind the name of its field: excerpt: "…".',
  },
  MISSING_CHAR: { message: 'Something is missing here.', hint: 'Write each field as name: value.' },
  MULTILINE_IMPLICIT_KEY: {
    message: 'This line is not a field: it has no colon.',
    hint: 'Write name: value, or indent the line if it continues the one above.',
  },
  MULTIPLE_ANCHORS: {
    message: 'In YAML, a word that begins with “&” is the name of a value, and this value has two.',
    hint: QUOTE_TEXT,
  },
  MULTIPLE_DOCS: { message: 'A second document begins here.', hint: 'Keep only one.' },
  MULTIPLE_TAGS: {
    message:
      'In YAML, a word that begins with an exclamation mark sets the kind of the next value, and this value has two.',
    hint: QUOTE_TEXT,
  },
  NON_STRING_KEY: { message: 'The name of this field is not text.', hint: QUOTE_TEXT },
  RESOURCE_EXHAUSTION: {
    message: 'The front matter has too many levels of fields inside fields.',
    hint: 'Use fewer levels; an article needs no more than four.',
  },
  TAB_AS_INDENT: TAB_INDENT,
  TAG_RESOLVE_FAILED: {
    message: 'In YAML, text that begins with an exclamation mark is an instruction, but this one is unknown.',
    hint: QUOTE_TEXT,
  },
  UNEXPECTED_TOKEN: { message: 'YAML does not expect this here.', hint: QUOTE_TEXT },
}

const COMMENT_WITHOUT_SPACE: Explanation = {
  message: 'A # begins a comment only after a space.',
  hint: `Write a space before it. ${QUOTE_IF_TEXT}`,
}

/** Explanations for codes that the parser uses for several mistakes. The parser's message tells them apart. */
const BY_MESSAGE: readonly (readonly [RegExp, Explanation])[] = [
  [/^Missing closing .quote/, { message: 'This quote is never closed.', hint: 'Close it on the same line.' }],
  [/end with a \]/, { message: 'This list is never closed.', hint: `Close it with ]. ${QUOTE_IF_TEXT}` }],
  [/end with a \}/, { message: 'This group of fields is never closed.', hint: `Close it with }. ${QUOTE_IF_TEXT}` }],
  [
    /^Flow end indicator/,
    { message: 'The closing bracket is too far to the left.', hint: 'Indent it further than its field.' },
  ],
  [/^Comments must be separated/, COMMENT_WITHOUT_SPACE],
  [/header: comment$/, COMMENT_WITHOUT_SPACE],
  [
    /^Tags and anchors must be separated|^Missing newline after block sequence props/,
    {
      message: 'In YAML, a word that begins with “&” or “!” is not part of the text, and a space must follow it.',
      hint: QUOTE_TEXT,
    },
  ],
  [
    /^Missing directives-end/,
    {
      message: 'In YAML, a line that begins with % is an instruction, and none is expected here.',
      hint: 'Remove the line.',
    },
  ],
  [
    /^Block scalars with more-indented/,
    {
      message: 'The empty line above is indented further than the text.',
      hint: 'Remove the spaces from the empty line.',
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
  [/^Missing space after :/, { message: 'A colon needs a space after it.', hint: 'Put a space after the colon.' }],
  [
    /^Block collection cannot start/,
    { message: 'There is a field on the line of ---.', hint: 'Put it on a line of its own.' },
  ],
  [
    /^Implicit keys of flow/,
    { message: 'A text between brackets continues on the next line, and a colon follows.', hint: QUOTE_TEXT },
  ],
  [
    /^Unexpected block-seq-ind on same line/,
    {
      message: 'A list can’t begin on the line of its field.',
      hint: `Put each item on a line of its own. ${QUOTE_IF_TEXT}`,
    },
  ],
  [/^Unexpected empty item/, { message: 'A value is missing between two commas.', hint: 'Remove one comma.' }],
  [
    /^Unexpected doc-end|^Unsupported token doc/,
    { message: 'There is nothing here that a line of ... could end.', hint: 'Remove the line.' },
  ],
  [/^Sequence item without/, { message: 'A list item has no dash.', hint: 'Begin each item with a dash and a space.' }],
  [
    /^Unexpected (?:scalar|.*quoted-scalar|.*) at node end|^Unexpected (?:scalar|alias|.*quoted-scalar) token/,
    { message: 'There is something after the end of the value.', hint: QUOTE_TEXT },
  ],
]

/** Explains an error of the YAML parser in words that need no knowledge of YAML. */
export function explainYamlError({ code, message }: YAMLError): Explanation {
  const mark = code === 'BAD_SCALAR_START' ? /character (.)/.exec(message)?.[1] : undefined
  if (mark) return { message: cannotBeginWith(mark), hint: QUOTE_TEXT }
  return BY_MESSAGE.find(([pattern]) => pattern.test(message))?.[1] ?? BY_CODE[code]
}
