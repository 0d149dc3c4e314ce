// @vitest-environment node
import { test } from 'vitest'
import { type YamlFault, expectYamlFault } from '../fault-table.ts'

const QUOTE_IT = 'Put the whole text in double quotes.'
const FURTHER = 'This line is indented further than the field above it.'
const COLON = 'The text contains a colon followed by a space.'

/** Front matter, then the place, message and hint of the problem that it causes. */
const WRONG_YAML: Readonly<Record<string, YamlFault>> = {
  'suggests two corrections for a word with a colon that may be text': [
    'excerpt: It rises\n  Note: slowly',
    '3:3',
    FURTHER,
    'put that text in double quotes',
  ],
  'reports a colon in the second line of a text': [
    'excerpt: It rises\n  and we say so: slowly',
    '3:16',
    'This line continues the text above, and contains a colon followed by a space.',
    QUOTE_IT,
  ],
  'reports a colon in text at the colon': ['title: The harbour: a story', '2:19', COLON, QUOTE_IT],
  'reports a colon at the end of text': ['title: The harbour:', '2:19', 'The text ends with a colon.', QUOTE_IT],
  'suggests single quotes for text that contains double quotes': [
    'title: The "harbour": a story',
    '2:21',
    COLON,
    'Put the whole text in single quotes.',
  ],
  'suggests a backslash for text that contains both kinds of quotes': [
    `title: It's "up": a story`,
    '2:17',
    COLON,
    'write \\" for each one inside',
  ],
  'suggests straight quotes for text in curly quotes': [
    'title: “up: a story”',
    '2:11',
    COLON,
    'straight double quotes',
  ],
  'reports a quote inside quotes at the quote': [
    'excerpt: "she said "hi" to: me"',
    '2:20',
    'There is a quote inside the quotes, so the text ends here.',
    'Write \\" for a quote inside, or put single quotes around',
  ],
  'reports text on the line of >': [
    'excerpt: > text on the line',
    '2:12',
    'Text after > must begin on the next line.',
    'indented with two spaces',
  ],
  'reports text on the line of |': [
    'excerpt: | text',
    '2:12',
    'Text after | must begin on the next line.',
    'indented with two spaces',
  ],
  'reports two commas in a row': ['topics: [Climate,, Chips]', '2:18', 'There are two commas in a row.', 'Remove one.'],
  'reports a comma before the first value': [
    'topics: [, Chips]',
    '2:10',
    'There is a comma before the first value.',
    'Remove it.',
  ],
  'reports text that begins with a closing bracket': [
    'title: ] a',
    '2:8',
    'Text without quotes can’t begin with “]”.',
    QUOTE_IT,
  ],
  'reports one closing bracket too many': ['topics: [a]]', '2:12', 'This ] has no opening bracket.', 'Remove it.'],
  'reports a value after a list': [
    'topics: [a] b',
    '2:13',
    'There is something after the end of the list.',
    'brackets',
  ],
  'reports dashes between brackets': [
    'topics: [- a, - b]',
    '2:10',
    'Items between [ and ] are written without dashes.',
    'Remove the dashes',
  ],
  'reports text that begins with a word between asterisks': [
    'excerpt: *Bold* text here',
    '2:10',
    'In YAML, text that begins with an asterisk is the name of another value.',
    QUOTE_IT,
  ],
  'reports text that begins with a bracket': [
    'title: [Video] The tide',
    '2:8',
    'In YAML, text that begins with [ is a list.',
    QUOTE_IT,
  ],
  'reports text that begins with a brace': [
    'title: {Video} The tide',
    '2:8',
    'In YAML, text that begins with { is a group of fields.',
    QUOTE_IT,
  ],
  'reports text that is in brackets as a whole': [
    'title: [Video]',
    '2:8',
    'In YAML, text that begins with [ is a list.',
    QUOTE_IT,
  ],
  'reports a tag of a template language': [
    'title: {{ page.title }}',
    '2:8',
    'In YAML, text that begins with { is a group of fields.',
    QUOTE_IT,
  ],
  'reports two fields on one line': [
    'images:\n  - url: a title: b',
    '3:12',
    'Two fields seem to be on one line: “url” and “title”.',
    'Begin a new line before “title”, and align it with “url”. If it belongs to the text, put the whole text',
  ],
  'reports two fields on one line where a line break was lost': [
    'toc: trueheader: \n  og_image: "x/preview.png"',
    '2:10',
    'Two fields are on one line: “toc” and “header”.',
    'Begin a new line before “header”, and align it with “toc”.',
  ],
  'reports a field behind a quoted text with a colon': [
    'title: "a: b"excerpt: c',
    '2:14',
    'Two fields are on one line: “title” and “excerpt”.',
    'Begin a new line before “excerpt”',
  ],
  'reports a field behind a list': [
    'topics: [a, b]date: 2026-01-02',
    '2:15',
    'Two fields are on one line: “topics” and “date”.',
    'Begin a new line before “date”',
  ],
  'reports a field behind a day': [
    'date: 2026-03-02header: x',
    '2:17',
    'Two fields are on one line: “date” and “header”.',
    'Begin a new line before “header”',
  ],
  'reports a field whose name is glued to a text': [
    'title: A quiet dayexcerpt: It rose',
    '2:19',
    'Two fields seem to be on one line: “title” and “excerpt”.',
    'If it belongs to the text, put the whole text in double quotes.',
  ],
  'takes a word behind a number for text': ['title: 5 pm: the tide', '2:12', COLON, QUOTE_IT],
  'takes a word that ends like a short name for text': ['title: An update: b', '2:17', COLON, QUOTE_IT],
  'reports a straight quote that a curly quote should close': [
    'title: "A quiet day”',
    '2:8',
    'This quote is never closed.',
    'a straight quote',
  ],
  'reports an asterisk before a word with a colon': [
    'title: *Breaking*: a harbour',
    '2:8',
    'In YAML, text that begins with an asterisk is the name of another value.',
    QUOTE_IT,
  ],
  'reports a comma after a value': ['title: "a",', '2:11', 'There is a comma after the value.', 'Remove it.'],
  'reports a quote that only a later field closes': [
    'excerpt: "one\ntags: ["two"]',
    '2:10',
    'This quote is never closed.',
    'on the same line',
  ],
}

test.for(Object.entries(WRONG_YAML))('%s', async ([, fault]) => {
  await expectYamlFault(fault)
})
