// @vitest-environment node
import { test } from 'vitest'
import { type YamlFault, expectYamlFault } from '../fault-table.ts'

const QUOTE_IT = 'Put the whole text in double quotes.'
const FURTHER = 'This line is indented further than the field above it.'
const COLON = 'The text contains a colon followed by a space.'

/** Front matter, then the place, message and hint of the problem that it causes. */
const WRONG_YAML: Readonly<Record<string, YamlFault>> = {
  'a word with a colon that may be text is told with both ways out': [
    'excerpt: It rises\n  Note: slowly',
    '3:3',
    FURTHER,
    'put that text in double quotes',
  ],
  'text that goes on in a line with a colon is told at the colon': [
    'excerpt: It rises\n  and we say so: slowly',
    '3:16',
    'This line continues the text above, and contains a colon followed by a space.',
    QUOTE_IT,
  ],
  'a colon in text is told at the colon': ['title: The harbour: a story', '2:19', COLON, QUOTE_IT],
  'a colon at the end of text is told': ['title: The harbour:', '2:19', 'The text ends with a colon.', QUOTE_IT],
  'a colon in text with quotes is told with the other quotes': [
    'title: The "harbour": a story',
    '2:21',
    COLON,
    'Put the whole text in single quotes.',
  ],
  'a colon in text with both quotes is told with a backslash': [
    `title: It's "up": a story`,
    '2:17',
    COLON,
    'write \\" for each one inside',
  ],
  'a colon in curly quotes is told with straight ones': [
    'title: “up: a story”',
    '2:11',
    COLON,
    'straight double quotes',
  ],
  'a quote inside quotes is told at the quote': [
    'excerpt: "she said "hi" to: me"',
    '2:20',
    'There is a quote inside the quotes, so the text ends here.',
    'Write \\" for a quote inside, or put single quotes around',
  ],
  'text on the line of > is told': [
    'excerpt: > text on the line',
    '2:12',
    'Text after > must begin on the next line.',
    'indented with two spaces',
  ],
  'text on the line of | is told': [
    'excerpt: | text',
    '2:12',
    'Text after | must begin on the next line.',
    'indented with two spaces',
  ],
  'two commas are told': ['topics: [Climate,, Chips]', '2:18', 'There are two commas in a row.', 'Remove one.'],
  'a comma before the first value is told': [
    'topics: [, Chips]',
    '2:10',
    'There is a comma before the first value.',
    'Remove it.',
  ],
  'text that begins with a closing bracket is told': [
    'title: ] a',
    '2:8',
    'Text without quotes can’t begin with “]”.',
    QUOTE_IT,
  ],
  'one closing bracket too many is told': [
    'topics: [a]]',
    '2:12',
    'No bracket was opened that this ] could close.',
    'Remove it.',
  ],
  'a value behind a list is told': [
    'topics: [a] b',
    '2:13',
    'There is something after the end of the list.',
    'brackets',
  ],
  'dashes between brackets are told': [
    'topics: [- a, - b]',
    '2:10',
    'Items between [ and ] are written without dashes.',
    'Remove the dashes',
  ],
  'text that begins with a word between asterisks is told at the asterisk': [
    'excerpt: *Bold* text here',
    '2:10',
    'In YAML, text that begins with an asterisk is the name of another value.',
    QUOTE_IT,
  ],
  'text that begins with a bracket is told at the bracket': [
    'title: [Video] The tide',
    '2:8',
    'In YAML, text that begins with [ is a list.',
    QUOTE_IT,
  ],
  'text that begins with a brace is told at the brace': [
    'title: {Video} The tide',
    '2:8',
    'In YAML, text that begins with { is a group of fields.',
    QUOTE_IT,
  ],
  'text that is nothing but a bracket’s content is told': [
    'title: [Video]',
    '2:8',
    'In YAML, text that begins with [ is a list.',
    QUOTE_IT,
  ],
  'a tag of a template language is told': [
    'title: {{ page.title }}',
    '2:8',
    'In YAML, text that begins with { is a group of fields.',
    QUOTE_IT,
  ],
  'two fields on one line are told': [
    'images:\n  - url: a title: b',
    '3:17',
    COLON,
    'If “title” is a field, put it on a line of its own',
  ],
  'a quote that a curly one was to close is told': [
    'title: "A quiet day”',
    '2:8',
    'This quote is never closed.',
    'a straight quote',
  ],
  'an asterisk before a word with a colon is told at the asterisk': [
    'title: *Breaking*: a harbour',
    '2:8',
    'In YAML, text that begins with an asterisk is the name of another value.',
    QUOTE_IT,
  ],
  'a comma behind a value is told': ['title: "a",', '2:11', 'There is a comma after the value.', 'Remove it.'],
  'a quote that is closed in a line that is not indented is told once': [
    'excerpt: "one\ntwo"',
    '2:10',
    'This quote is never closed.',
    'on the same line',
  ],
}

test.for(Object.entries(WRONG_YAML))('%s', async ([, fault]) => {
  await expectYamlFault(fault)
})
