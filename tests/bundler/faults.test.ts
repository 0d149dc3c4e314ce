// @vitest-environment node
import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { Bundler } from '../../src/bundler/bundle.ts'
import type { Problem } from '../../src/contract/problem.ts'
import {
  type Files,
  article,
  bundleFiles,
  bundleFolder,
  fixture,
  fixtureNames,
  problemLines,
  publisher,
  temporaryFolder,
  writeFiles,
} from './workspace.ts'

const NAME = '_news/2020-06-10-story.md'
/** Its name does not say the day. */
const UNDATED = '_news/story.md'

interface Fault {
  /** Of `fixtures/faults/`, without `.md`. */
  readonly file: string
  readonly code: string
  /** `line:column`; absent when the problem is the file itself. */
  readonly at?: string
  readonly field?: string
  readonly says: string
  readonly hints?: string
}

const ONE_WRONG_THING: Readonly<Record<string, Fault>> = {
  'an unclosed quote is told where it opens': {
    file: 'unclosed-quote',
    code: 'yaml-missing-char',
    at: '2:8',
    says: 'never closed',
    hints: 'Close it',
  },
  'text after a closing quote is told where it begins': {
    file: 'stray-quote',
    code: 'yaml-unexpected-token',
    at: '2:18',
    says: 'Text follows behind the closing quote',
    hints: 'single quotes around',
  },
  'an apostrophe inside single quotes is told': {
    file: 'stray-quote-later',
    code: 'yaml-unexpected-token',
    at: '2:11',
    says: 'A quote stands inside the quotes',
    hints: "Write ''",
  },
  'a colon in text without quotes is told': {
    file: 'colon-in-title',
    code: 'yaml-block-as-implicit-key',
    at: '2:15',
    says: 'The text holds a colon followed by a space.',
    hints: 'double quotes',
  },
  'a tab as indentation is told': {
    file: 'tab-indentation',
    code: 'yaml-tab-as-indent',
    at: '5:1',
    says: 'indented with a tab',
    hints: 'two spaces',
  },
  'a field written twice is told at the second': {
    file: 'duplicate-key',
    code: 'yaml-duplicate-key',
    at: '8:1',
    says: '“title” stands twice, here and in line 2.',
    hints: 'Keep one',
  },
  'an unclosed list is told where it opens': {
    file: 'unclosed-list',
    code: 'yaml-bad-indent',
    at: '8:9',
    says: 'A list is opened here',
    hints: ']',
  },
  'an unknown escape sequence is told': {
    file: 'bad-escape',
    code: 'yaml-bad-dq-escape',
    at: '2:11',
    says: 'backslash',
    hints: 'twice',
  },
  'text that begins with an exclamation mark is told': {
    file: 'tag-in-value',
    code: 'yaml-tag-resolve-failed',
    at: '2:8',
    says: 'exclamation mark',
    hints: 'double quotes',
  },
  'text that begins with an at sign is told': {
    file: 'at-sign-value',
    code: 'yaml-bad-scalar-start',
    at: '2:8',
    says: 'can’t begin with “@”',
    hints: 'double quotes',
  },
  'text that begins with an asterisk is told': {
    file: 'unresolved-alias',
    code: 'yaml-unexpected-token',
    at: '2:8',
    says: 'begins with an asterisk',
    hints: 'double quotes',
  },
  'an alias of nothing is told': {
    file: 'undefined-alias',
    code: 'yaml-bad-alias',
    at: '8:7',
    says: 'none has this name',
    hints: 'double quotes',
  },
  'an alias of the list it stands in is no text': {
    file: 'self-alias',
    code: 'wrong-type',
    at: '9:5',
    field: 'tags[0]',
    says: 'Found a list, expected text',
  },
  'aliases that multiply are not followed': {
    file: 'alias-bomb',
    code: 'yaml-alias-bomb',
    at: '9:8',
    says: 'more than 100 times',
    hints: 'Write the values out',
  },
  'front matter without an end is told': {
    file: 'no-closing',
    code: 'no-closing',
    at: '1:1',
    says: 'no closing ---',
    hints: 'between the last field and the text',
  },
  'TOML is told': { file: 'toml', code: 'toml', at: '1:1', says: 'TOML', hints: 'as YAML' },
  'JSON is told': { file: 'json', code: 'json', at: '1:1', says: 'JSON', hints: 'as YAML' },
  'plain Markdown is told': {
    file: 'no-front-matter',
    code: 'no-front-matter',
    at: '1:1',
    says: 'does not begin with front matter',
    hints: '---',
  },
  'a list in place of fields is told': {
    file: 'front-matter-list',
    code: 'not-a-mapping',
    at: '2:1',
    says: 'Found a list, expected fields',
    hints: 'name: value',
  },
  'text in place of fields is told': {
    file: 'front-matter-text',
    code: 'not-a-mapping',
    at: '2:1',
    says: 'Found plain text, expected fields',
    hints: 'name: value',
  },
  'an empty file is told': { file: 'empty', code: 'empty', says: 'empty', hints: 'remove the file' },
  'a file of white space is empty': { file: 'white-space-only', code: 'empty', says: 'empty' },
  'a binary file is told': {
    file: 'binary',
    code: 'binary',
    says: 'The file is binary (a NUL byte at byte 13).',
    hints: 'assets/',
  },
  'a file in another encoding is told': {
    file: 'not-utf8',
    code: 'not-utf8',
    at: '2:11',
    says: 'Line 2, column 11: the byte E9 is not UTF-8; the file may be Latin-1 or Windows-1252.',
    hints: 'UTF-8',
  },
  'a date no calendar has is told': {
    file: 'impossible-date',
    code: 'invalid-date',
    at: '3:20',
    field: 'publishedDateTime',
    says: 'Found “2022-13-45”, but there is no month 13.',
    hints: '01 to 12',
  },
  'the 31st of February is no date': {
    file: 'february-31',
    code: 'invalid-date',
    at: '3:20',
    field: 'publishedDateTime',
    says: 'Found “2022-02-31T08:00:00Z”, but February 2022 has 28 days.',
    hints: '01 to 28',
  },
  'a date in words is no date': {
    file: 'date-in-words',
    code: 'invalid-date',
    at: '3:20',
    field: 'publishedDateTime',
    says: 'Found “Tuesday, 10 May”',
    hints: 'numbers, not words',
  },
  'a date is needed in the front matter or in the file name': {
    file: 'no-date',
    code: 'no-date',
    at: '2:1',
    says: 'no date',
    hints: 'publishedDateTime',
  },
  'a title is needed': { file: 'no-title', code: 'no-title', at: '2:1', says: 'no title', hints: 'Add title' },
  'an empty title is none': { file: 'empty-title', code: 'no-title', at: '2:7', field: 'title', says: 'no title' },
  'a title of white space is none': {
    file: 'blank-title',
    code: 'no-title',
    at: '2:8',
    field: 'title',
    says: 'no title',
  },
  'a title is not a list': {
    file: 'title-list',
    code: 'wrong-type',
    at: '3:3',
    field: 'title',
    says: 'Found a list, expected text',
  },
  'an excerpt is not a group of fields': {
    file: 'excerpt-mapping',
    code: 'wrong-type',
    at: '8:10',
    field: 'excerpt',
    says: 'Text that begins with { is a group of fields in YAML.',
    hints: 'double quotes',
  },
  'topics are not a group of fields': {
    file: 'topics-mapping',
    code: 'wrong-type',
    at: '9:3',
    field: 'topics',
    says: 'Found a group of fields, expected a list of texts',
  },
  'related stories are not text': {
    file: 'related-text',
    code: 'wrong-type',
    at: '8:10',
    field: 'related',
    says: 'Found “see below”, expected a list whose entries have fields, such as “- title: …”',
  },
  'images are not a number': {
    file: 'images-number',
    code: 'wrong-type',
    at: '8:9',
    field: 'images',
    says: 'Found the number 3, expected a list',
  },
  'a provider is not a list': {
    file: 'provider-list',
    code: 'wrong-type',
    at: '6:3',
    field: 'provider',
    says: 'Found a list, expected a group of fields',
    hints: 'Write its fields on the lines below',
  },
  'published is true or false': {
    file: 'published-maybe',
    code: 'wrong-type',
    at: '8:12',
    field: 'published',
    says: 'Found “maybe”, expected true or false',
    hints: 'Write published: false to leave the article out.',
  },
  'quality is a number': {
    file: 'quality-in-words',
    code: 'wrong-type',
    at: '8:10',
    field: 'quality',
    says: 'Found “high”, expected a number',
    hints: 'Write it in digits, or take the field out.',
  },
  'a javascript: link is refused': {
    file: 'javascript-web-url',
    code: 'unsafe-link',
    at: '4:9',
    field: 'webUrl',
    says: 'Found “javascript:alert(1)”, expected an address that begins with https://',
    hints: 'Only such addresses',
  },
  'capitals do not save a javascript: link': {
    file: 'javascript-spelled-oddly',
    code: 'unsafe-link',
    at: '4:9',
    field: 'webUrl',
    says: 'JaVaScRiPt',
  },
  'a line break does not save a javascript: link': {
    file: 'javascript-over-two-lines',
    code: 'unsafe-link',
    at: '4:9',
    field: 'webUrl',
    says: 'Found “java script:alert(1)”',
  },
  'entities do not save a javascript: link': {
    file: 'entity-in-link',
    code: 'unsafe-link',
    at: '4:14',
    field: 'originalUrl',
    says: 'java&#115;cript',
  },
  'a data: link is refused': {
    file: 'data-web-url',
    code: 'unsafe-link',
    at: '4:9',
    field: 'webUrl',
    says: 'data:text/html',
  },
  'a link without a scheme is refused': {
    file: 'protocol-relative-web-url',
    code: 'unsafe-link',
    at: '4:9',
    field: 'webUrl',
    says: 'expected an address that begins with https://',
    hints: 'Write https://',
  },
  'a link that holds a password is refused': {
    file: 'password-in-web-url',
    code: 'unsafe-link',
    at: '4:9',
    field: 'webUrl',
    says: 'holds no password',
  },
}

const bundleOne = async (content: string | Buffer, path = UNDATED) => {
  const bundled = await bundleFiles({ [path]: content })
  return { ...bundled, problems: bundled.edition.problems, stories: bundled.index.stories() }
}

test.for(Object.entries(ONE_WRONG_THING))('%s', async ([, fault]) => {
  const { edition, problems, stories } = await bundleOne(fixture(`faults/${fault.file}.md`))
  const [line, column] = (fault.at ?? '').split(':').map(Number)
  const at = fault.at ? { line, column, frame: expect.stringMatching(/^> *\d+ \| .*\n {2,} \| +\^/m) as string } : {}
  expect(problems).toHaveLength(1)
  expect(problems).toMatchObject([
    {
      severity: 'error',
      code: fault.code,
      file: UNDATED,
      ...at,
      ...(fault.field && { field: fault.field }),
      message: expect.stringContaining(fault.says) as string,
      ...(fault.hints && { hint: expect.stringContaining(fault.hints) as string }),
    },
  ])
  expect(problems[0]?.line).toBe(line || undefined)
  expect(edition.ok).toBe(false)
  expect(edition.skipped).toEqual([UNDATED])
  expect(stories).toEqual([])
})

const QUOTE_IT = 'Put the whole text in double quotes.'
const FURTHER = 'This line is indented further than the field above it.'
const NO_COLON = 'This line is not a field: it has no colon.'
const NO_BREAKS = 'The line is indented with no-break spaces.'
const COLON = 'The text holds a colon followed by a space.'
const TEXT_BEGINS = 'If the text of the article begins here, put a line of --- above it.'

/** Front matter → where it is told, as what, and what to do. */
const WRONG_YAML: Readonly<Record<string, readonly [yaml: string, at: string, message: string, hint: string]>> = {
  'a field that is indented by mistake is told in its own line': [
    'title: a\n excerpt: b',
    '3:2',
    FURTHER,
    'Begin it in column 1.',
  ],
  'a field below quoted text that is indented by mistake is told': [
    'title: "a"\n excerpt: b',
    '3:2',
    FURTHER,
    'Begin it in column 1.',
  ],
  'a field of a group that is indented further than the others is told': [
    'provider:\n  name: Quillmark\n   domain: quillmark.example',
    '4:4',
    FURTHER,
    'Begin it in column 3.',
  ],
  'a field of a list item that is indented further than the others is told': [
    'images:\n  - url: a\n     width: 3',
    '4:6',
    FURTHER,
    'Begin it in column 5.',
  ],
  'a group with a value on its own line is told where its fields begin': [
    'provider: Quillmark\n  domain: quillmark.example',
    '3:3',
    '“provider” has a value on its own line and fields below it.',
    'Leave its own line empty',
  ],
  'so is one with a quoted value': [
    'provider: "Quillmark"\n  domain: quillmark.example',
    '3:3',
    '“provider” has a value on its own line and fields below it.',
    'such as name: ….',
  ],
  'a list with a value on its own line is told where its items begin': [
    'topics: Climate\n  - Computer Vision',
    '3:3',
    '“topics” has a value on its own line and items below it.',
    'Leave its own line empty',
  ],
  'an item that begins further left than the others is told at its dash': [
    'topics:\n  - Climate\n - Computer Vision',
    '4:2',
    'This line is not indented like the items above it.',
    'Begin it in column 3.',
  ],
  'an item that begins further right, and so would be text of the one above, is told': [
    'topics:\n  - Climate\n   - Computer Vision',
    '4:4',
    'This line is indented further than the item above it, and is read as more of its text.',
    'Begin it in column 3.',
  ],
  'a field between two columns is told with both': [
    'provider:\n   name: Quillmark\n  domain: quillmark.example',
    '4:3',
    'This line is indented like none of the fields above it.',
    'Begin it in column 4, like “name”, or in column 1, like “provider”.',
  ],
  'a field under the dash of its item is told': [
    'images:\n  - url: a\n  width: 3',
    '4:3',
    'This line is indented like none of the fields above it.',
    'Begin it in column 5, like “url”, or in column 1, like “images”.',
  ],
  'a first field that is indented is told once': [
    '  title: a\nexcerpt: b\ntype: c',
    '2:3',
    'This line is indented further than those below it.',
    'Begin it in column 1.',
  ],
  'a tab in the line below a text is told as a tab': [
    'title: a\n \texcerpt: b',
    '3:1',
    'The line is indented with a tab; YAML allows only spaces.',
    'two spaces',
  ],
  'a tab behind a dash is told': [
    'topics:\n  -\ta: b',
    '3:4',
    'A tab stands where YAML allows only spaces.',
    'Put a space in its place.',
  ],
  'a word with a colon that may be text is told with both ways out': [
    'excerpt: It rises\n  Note: slowly',
    '3:3',
    FURTHER,
    'put that text in double quotes',
  ],
  'text that goes on in a line with a colon is told at the colon': [
    'excerpt: It rises\n  and we say so: slowly',
    '3:16',
    'The text of the line above goes on here, and holds a colon followed by a space.',
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
    'A quote stands inside the quotes, so the text ends at it.',
    'Write \\" for a quote inside, or put single quotes around',
  ],
  'a colon that no space follows is told with the line as it should be': [
    'title: a\npublished:false\ntype: b',
    '3:1',
    'This line is not a field. A colon needs a space behind it.',
    'Write published: false',
  ],
  'so it is when the line stands alone': [
    'title:a',
    '2:1',
    'This line is not a field. A colon needs a space behind it.',
    'Write title: a',
  ],
  'a dash that no space follows is told': [
    'topics:\n-Computer Vision',
    '3:1',
    'A dash needs a space behind it.',
    'Write - Computer Vision',
  ],
  'so it is when it would be text': [
    'topics:\n  -Computer Vision\n  -Climate',
    '3:3',
    'A dash needs a space behind it.',
    'Write - Computer Vision',
  ],
  'an equals sign in place of a colon is told': [
    'published=false',
    '2:1',
    'This line is not a field: it has an equals sign instead of a colon.',
    'Write published: false',
  ],
  'a full-width colon is told': [
    'title：潮\ntype: a',
    '2:1',
    'This line is not a field: its colon is a full-width one, which is a letter to YAML.',
    'Write title: 潮',
  ],
  'a name alone is told': ['excerpt: a\ntitle', '3:1', NO_COLON, 'Write title: and a value behind it'],
  'a bullet in place of a dash is told': [
    'topics:\n• Climate',
    '3:1',
    'An item of a list begins with a dash.',
    'a dash and a space',
  ],
  'an item behind a field with a value is told': [
    'title: a\n- b',
    '3:1',
    'An item of a list stands where a field is expected.',
    'below its field',
  ],
  'no-break spaces before a field are told': ['provider:\n\u00A0\u00A0name: a', '3:1', NO_BREAKS, 'the space bar'],
  'no-break spaces behind ordinary ones are told': [
    'provider:\n  name: a\n  \u00A0x: b',
    '4:3',
    NO_BREAKS,
    'the space bar',
  ],
  'no-break spaces before an item are told': ['topics:\n\u00A0\u00A0- a', '3:3', NO_BREAKS, 'the space bar'],
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
  'two commas are told': ['topics: [Climate,, Chips]', '2:18', 'Two commas follow one another.', 'Take one out.'],
  'a comma before the first value is told': [
    'topics: [, Chips]',
    '2:10',
    'A comma stands before the first value.',
    'Take it out.',
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
    'The bracket ] closes nothing that was opened.',
    'Take it out.',
  ],
  'a value behind a list is told': ['topics: [a] b', '2:13', 'Something follows where the list has ended.', 'brackets'],
  'dashes between brackets are told': [
    'topics: [- a, - b]',
    '2:10',
    'Items between [ and ] are written without dashes.',
    'Take the dashes out',
  ],
  'text that begins with a word between asterisks is told at the asterisk': [
    'excerpt: *Bold* text here',
    '2:10',
    'Text that begins with an asterisk is the name of another value in YAML.',
    QUOTE_IT,
  ],
  'text that begins with a bracket is told at the bracket': [
    'title: [Video] The tide',
    '2:8',
    'Text that begins with [ is a list in YAML.',
    QUOTE_IT,
  ],
  'text that begins with a brace is told at the brace': [
    'title: {Video} The tide',
    '2:8',
    'Text that begins with { is a group of fields in YAML.',
    QUOTE_IT,
  ],
  'text that is nothing but a bracket’s content is told': [
    'title: [Video]',
    '2:8',
    'Text that begins with [ is a list in YAML.',
    QUOTE_IT,
  ],
  'a tag of a template language is told': [
    'title: {{ page.title }}',
    '2:8',
    'Text that begins with { is a group of fields in YAML.',
    QUOTE_IT,
  ],
  'an item without a dash is told': [
    'topics:\n  - Climate\n  Chips',
    '4:3',
    'This item of a list has no dash.',
    'Write - Chips',
  ],
  'a list whose first item has no dash is told': [
    'images:\n  url: a\n  - url: b',
    '4:3',
    'An item of a list stands where a field is expected.',
    'If the line above belongs to the list as well, begin it with a dash',
  ],
  'front matter that begins with a dash is told once': [
    '- title: a\nexcerpt: b\ntype: c',
    '2:1',
    'An item of a list stands where the first field is expected.',
    'Take the dash out',
  ],
  'text below | that is not indented is told': [
    'excerpt: |\nThe sea rose.\ntype: a',
    '3:1',
    'The text below | is not indented.',
    'two spaces',
  ],
  'text below > that is indented less in a later line is told': [
    'excerpt: >\n  The sea\n rose.',
    '4:2',
    'This line is not indented like the text above it.',
    'Begin it in column 3.',
  ],
  'a text where a group is expected is told with a field for it': [
    'provider:\n  Quillmark\n  domain: a',
    '3:3',
    NO_COLON,
    'such as name: Quillmark',
  ],
  'a known name without its colon is told with the line as it should be': [
    'title A quiet day\ntype: a',
    '2:1',
    NO_COLON,
    'Write title: A quiet day',
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
    'A quote is opened here and never closed.',
    'a straight quote',
  ],
  'an asterisk before a word with a colon is told at the asterisk': [
    'title: *Breaking*: a harbour',
    '2:8',
    'Text that begins with an asterisk is the name of another value in YAML.',
    QUOTE_IT,
  ],
  'a sentence of the text that holds a colon and quotes is told as text': [
    'title: a\n\nIt rose, she said: "no".\n\nMore.',
    '4:1',
    'This line is not a field: the name of a field has no spaces in it.',
    TEXT_BEGINS,
  ],
  'an item with a colon in its text is told': [
    'title: a\ntopics:\n  - AI: the basics',
    '4:5',
    'The text holds a colon followed by a space, so to YAML it is a group of fields.',
    QUOTE_IT,
  ],
  'a field below an item that is a text is told': [
    'images:\n  - /assets/a.png\n    title: b',
    '4:5',
    'The item above is a text, and a field follows below it.',
    'such as - url: …',
  ],
  'a comment of another language is told': ['title: a\n// note\ntype: b', '3:1', NO_COLON, 'begin it with a #'],
  'a comma behind a value is told': ['title: "a",', '2:11', 'A comma stands behind the value.', 'Take it out.'],
  'a quote that is closed in a line that is not indented is told once': [
    'excerpt: "one\ntwo"',
    '2:10',
    'A quote is opened here and never closed.',
    'on the same line',
  ],
  'a merge key is told': ['a: &b {x: 1}\n<<: *b', '3:1', 'Merge keys are not read.', 'Write the fields out.'],
  'marks of a merge conflict are told once': [
    'title: a\n<<<<<<< HEAD\nexcerpt: b\n=======\nexcerpt: c\n>>>>>>> branch',
    '3:1',
    'This is the mark of a merge conflict.',
    'Keep one of the two versions',
  ],
  'a rule in the text that closes the front matter is told at the first sentence': [
    'title: a\n\nThe sea rose.\n\nIt fell again.\n* And rose',
    '4:1',
    NO_COLON,
    TEXT_BEGINS,
  ],
  'so it is when the text begins with a list': ['title: a\n\n* The sea rose', '4:1', NO_COLON, TEXT_BEGINS],
  'so it is when the text begins with a picture': ['title: a\n\n![](a.png) The sea', '4:1', NO_COLON, TEXT_BEGINS],
}

test.for(Object.entries(WRONG_YAML))('%s', async ([, [yaml, at, message, hint]]) => {
  const { edition, problems } = await bundleOne(`---\n${yaml}\n---\nBelow.\n`, NAME)
  // What YAML takes all the same is read, and lacks what it lacks.
  const told = problems.filter(({ code }) => code !== 'no-title' && code !== 'unknown-field')
  expect(told.map(({ line, column, message }) => [`${line}:${column}`, message])).toEqual([[at, message]])
  expect(told[0]?.hint).toContain(hint)
  expect(edition.skipped).toEqual([NAME])
})

const LATIN = Buffer.concat([
  Buffer.from('\uFEFF---\r\ntitle: \uFFFD 潮 '),
  Buffer.from([0xfc]),
  Buffer.from('ber\r\n---\r\n'),
])
const SIXTEEN = Buffer.from(article(), 'utf16le')

test.for<[string, Buffer, code: string, at: string, message: string, hint: string]>([
  [
    'UTF-16 with its mark',
    Buffer.from(`\uFEFF${article()}`, 'utf16le'),
    'not-utf8',
    '',
    'The file is UTF-16.',
    'UTF-8',
  ],
  ['UTF-16 without one', SIXTEEN, 'not-utf8', '', 'The file is UTF-16.', 'UTF-8'],
  ['UTF-16 of the other order', Buffer.from(SIXTEEN).swap16(), 'not-utf8', '', 'The file is UTF-16.', 'UTF-8'],
  ['UTF-16 without a zero', Buffer.from('\uFEFF潮の港', 'utf16le'), 'not-utf8', '', 'The file is UTF-16.', 'UTF-8'],
  ['one NUL byte', Buffer.from('---\ntitle: a\0b\n---\n'), 'binary', '', 'a NUL byte at byte 13', 'take this byte out'],
  ['a letter of Latin-1 behind others', LATIN, 'not-utf8', '2:12', 'Line 2, column 12: the byte FC', 'UTF-8'],
])('bytes that are no text are told: %s', async ([, bytes, code, at, message, hint]) => {
  const { problems } = await bundleOne(bytes, NAME)
  expect(problems).toHaveLength(1)
  expect(problems[0]).toMatchObject({ severity: 'error', code, file: NAME })
  expect([problems[0]?.line, problems[0]?.column].filter(Boolean).join(':')).toBe(at)
  expect(problems[0]?.message).toContain(message)
  expect(problems[0]?.hint).toContain(hint)
})

const TIME = 'is read as no time.'
const DIGITS = 'expected two digits for month and day, and dashes between them.'

test.for<[rule: string, written: string, why: string, hint: string]>([
  ['a month there is not', '2022-13-20', 'but there is no month 13.', 'Months run from 01 to 12.'],
  [
    'day and month turned round',
    '2022-22-11',
    'but there is no month 22.',
    'Write the month before the day: 2022-11-22.',
  ],
  ['a day this month has not', '2022-06-31', 'but June 2022 has 30 days.', 'Days of this month run from 01 to 30.'],
  ['a leap day of another year', '2023-02-29', 'but February 2023 has 28 days.', '01 to 28'],
  ['a day of none', '2022-06-00', 'but there is no day 00.', 'Days of June run from 01 to 30.'],
  ['an hour there is not', '2022-11-22T25:00:00Z', 'but there is no hour 25.', 'Hours run from 00 to 23.'],
  [
    'midnight of the day that ends',
    '2022-11-22T24:00Z',
    'but there is no hour 24.',
    'write 00:00 of the day that begins',
  ],
  ['a minute there is not', '2022-11-22T10:60:00Z', 'but there is no minute 60.', 'Minutes run from 00 to 59.'],
  ['a second there is not', '2022-11-22T10:10:61Z', 'but there is no second 61.', 'Seconds run from 00 to 59.'],
  ['an offset there is not', '2022-11-22T10:10:00+19:00', 'but no clock is that far from UTC.', '-15:00 to +15:00'],
  ['a year of none', '0000-11-22', 'but only the years 0100 to 9999 are read.', 'Check the year.'],
  ['the year last', '22.11.2022', 'expected the year first.', 'Write the year first: 2022-11-22.'],
  ['the year last, as in America', '11/22/2022', 'expected the year first.', 'Write the year first: 2022-11-22.'],
  ['the year last, in either order', '5/6/2022', 'expected the year first.', '2022-06-05 or 2022-05-06.'],
  ['other marks', '2022/11/22', DIGITS, 'Write it 2022-11-22.'],
  ['no marks', '20221122', DIGITS, 'Write it 2022-11-22.'],
  ['one digit', '2022-1-5', DIGITS, 'Write it 2022-01-05.'],
  ['no day', '2022-11', 'expected a whole day.', 'Write year, month and day'],
  ['words', 'Tue, 10 May 2022 10:30:00 GMT', 'expected numbers.', 'Write numbers, not words: 2022-05-10.'],
  ['words of another language', '10 mai 2022', 'expected numbers.', 'Write numbers, not words: 2026-11-22.'],
  ['an hour of one digit', '2022-11-22 9:30', `but “9:30” ${TIME}`, 'two digits each: 2022-11-22T09:30.'],
  ['an hour of the afternoon', '2022-11-22 9:30 PM', `but “9:30 PM” ${TIME}`, '00 to 23: 2022-11-22T21:30.'],
  ['a zone in letters', '2022-11-22 10:30 EST', `but “10:30 EST” ${TIME}`, 'Write the offset in numbers'],
  ['something else', '?', 'expected a day or a moment of the calendar', 'Write year, month and day with dashes'],
])('a date is told by what is wrong with it: %s', async ([, written, why, hint]) => {
  const { problems } = await bundleOne(article({ publishedDateTime: written }))
  expect(problems).toMatchObject([{ code: 'invalid-date', line: 3, column: 20, field: 'publishedDateTime' }])
  expect(problems[0]?.message).toContain(`Found “${written}”, ${why}`)
  expect(problems[0]?.hint).toContain(hint)
})

test.for<[name: string, message: string, hint: string]>([
  ['2026-13-45-x', '“2026-13-45”, which is no day of the calendar.', 'Months run from 01 to 12.'],
  ['2024-02-30-x', '“2024-02-30”, which is no day of the calendar.', 'Days of this month run from 01 to 29.'],
  ['2024_01_05-x', '“2024_01_05”, which is not read as a day.', 'Write it 2024-01-05.'],
  ['2024-1-5-x', '“2024-1-5”, which is not read as a day.', 'Write it 2024-01-05.'],
  ['20240105-x', '“20240105”, which is not read as a day.', 'Write it 2024-01-05.'],
  ['22-11-2024-x', '“22-11-2024”, which is not read as a day.', 'Write the year first: 2024-11-22.'],
])('a file name that begins with what looks like a day is told so: %s', async ([name, message, hint]) => {
  const { problems } = await bundleOne(article({ publishedDateTime: undefined }), `_news/${name}.md`)
  expect(problems).toMatchObject([{ code: 'no-date', line: 2, column: 1 }])
  expect(problems[0]?.message).toBe(`The file’s name begins with ${message}`)
  expect(problems[0]?.hint).toContain(hint)
})

test.for(['', '  ', '\u00A0'])('an update of nothing but white space is none: %j', async (updatedDateTime) => {
  const { problems, stories } = await bundleOne(article({ updatedDateTime }))
  expect(problems).toEqual([])
  expect(stories[0]).not.toHaveProperty('updated')
})

/** Columns of a terminal before the value that is wrong, and before the caret, are the same. */
test.for<[rule: string, line: string, columns: number]>([
  ['full-width letters take two columns', 'title: 潮の港: a', 13],
  ['Hangul takes two columns', 'title: 항구: a', 11],
  ['full-width punctuation takes two columns', 'title: 「a」，: b', 14],
  ['an emoji takes two columns', 'title: 🚢 a: b', 11],
  ['an emoji of many parts is one', 'title: 👩‍👩‍👧🏽 a: b', 11],
  ['a flag is one', 'title: 🇳🇱 a: b', 11],
  ['a letter with its marks takes one column', 'title: cafe\u0301 a\u0308\u0323: b', 13],
  ['a tab takes the column of its arrow', 'title:\ta\tb: c', 10],
  ['half-width letters take one column', 'title: ｱｲ: b', 9],
  ['an unseen mark is shown and takes one column', 'title: a\u200Bb\u202Ec: d', 12],
])('the caret stands under the place that is told: %s', async ([, line, columns]) => {
  const { problems } = await bundleOne(`---\n${line}\n---\n`, NAME)
  const [, marked, caret] = problems[0]?.frame?.split('\n') ?? []
  expect(problems).toMatchObject([{ line: 2, column: line.lastIndexOf(':') + 1 }])
  expect(marked?.startsWith('> 2 | title:')).toBe(true)
  expect(caret).toBe(`    | ${' '.repeat(columns)}^`)
})

test('of long lines the faulty one is shown around its place, the others from their beginning, and cuts are marked', async () => {
  const long = (name: string) => `${name}: ${'潮a'.repeat(100)}`
  const { problems } = await bundleOne(`---\n${long('excerpt')}\n${long('title')}: b\n${long('type')}\n---\n`, NAME)
  const rows = problems[0]?.frame?.split('\n') ?? []
  expect(rows).toHaveLength(5)
  expect(rows[1]).toMatch(/^ {2}2 \| excerpt: (?:潮a)+潮?…$/)
  expect(rows[2]).toMatch(/^> 3 \| …a?(?:潮a)+: b$/)
  expect(rows[3]).toMatch(/^ {4}\| {38,42}\^$/)
  expect(rows[4]).toMatch(/^ {2}4 \| type: (?:潮a)+潮?…$/)
})

test('every problem is told in whole sentences', async () => {
  const files = fixtureNames('faults').map((name): [string, Buffer] => [`_news/${name}`, fixture(`faults/${name}`)])
  const { edition } = await bundleFiles(Object.fromEntries(files))
  expect(edition.problems.length).toBeGreaterThan(50)
  for (const { message, hint } of edition.problems) {
    expect(message).toMatch(/^[A-Z“].*\.$/)
    if (hint) expect(hint).toMatch(/^[A-Z“].*[.?…]$|^(Add|Write|Inside|Close) .*[^.]$/)
  }
})

test('the caret stands under the column, also far along a line and after tabs', async () => {
  const text = `---\ntitle: Far\nwebUrl: https://outlet.example/far\nprovider: {name: "${'x'.repeat(200)}",\tdomain: [a]}\n---\n`
  const { problems } = await bundleOne(text, NAME)
  const [problem] = problems
  const rows = problem?.frame?.split('\n') ?? []
  const marked = rows.findIndex((row) => row.startsWith('> 4 |'))
  const caret = rows[marked + 1]?.indexOf('^') ?? -1
  expect(problem).toMatchObject({ code: 'wrong-type', line: 4, field: 'provider.domain' })
  expect(text.split('\n')[3]?.[(problem?.column ?? 0) - 1]).toBe('[')
  expect(rows[marked]?.slice(caret, caret + 3)).toBe('[a]')
  expect(rows[marked]?.length).toBeLessThan(120)
})

test('control characters of a file do not reach the terminal', async () => {
  const { problems } = await bundleOne(
    `---\ntitle: T\nwebUrl: https://outlet.example/t\npublishedDateTime: "\u001B[31m\u009B2J"\n---\n`,
  )
  expect(problems).toMatchObject([{ code: 'invalid-date', line: 4 }])
  // eslint-disable-next-line no-control-regex
  expect(JSON.stringify(problems).replaceAll('\\n', '')).not.toMatch(/\\u00|[\u0000-\u001F\u007F-\u009F]/)
})

test('several problems of one file are all told', async () => {
  const bundled = await bundleFiles({ [UNDATED]: fixture('faults/several-problems.md') })
  expect(problemLines(bundled)).toEqual([
    `error no-title ${UNDATED}:2:8 title`,
    `error invalid-date ${UNDATED}:3:20 publishedDateTime`,
    `error unsafe-link ${UNDATED}:4:9 webUrl`,
    `error wrong-type ${UNDATED}:5:10 quality`,
    `error wrong-type ${UNDATED}:7:12 published`,
    `error wrong-type ${UNDATED}:8:10 related`,
  ])
})

test('several faults of the YAML itself are all told, one a line', async () => {
  const bundled = await bundleOne('---\ntitle: a: b\nexcerpt: @c\ntype: "d" e\n---\n')
  expect(bundled.problems.map(({ line }) => line)).toEqual([2, 3, 4])
})

test('problems of all files come in one run, and the sound ones are published beside them', async () => {
  const bundled = await bundleFiles(
    {
      '_news/2020-06-01-sound.md': article(),
      '_news/2020-06-02-quote.md': fixture('faults/unclosed-quote.md'),
      '_news/2020-06-03-empty.md': '',
      '_news/deep/down/2020-06-04-date.md': fixture('faults/impossible-date.md'),
      '_news/2020-06-05-binary.md': fixture('faults/binary.md'),
    },
    { skipInvalid: true },
  )
  expect(problemLines(bundled)).toEqual([
    'error yaml-missing-char _news/2020-06-02-quote.md:2:8',
    'error empty _news/2020-06-03-empty.md',
    'error binary _news/2020-06-05-binary.md',
    'error invalid-date _news/deep/down/2020-06-04-date.md:3:20 publishedDateTime',
  ])
  expect(bundled.edition.ok).toBe(true)
  expect(bundled.edition.skipped).toHaveLength(4)
  expect(bundled.index.manifest.leftOut).toEqual({ unpublished: 0, future: 0, invalid: 4 })
  expect(bundled.index.stories().map(({ id }) => id)).toEqual(['2020/06/01/sound'])
})

test.for<[title: string, at: string | undefined]>([
  ['We’re #1', '2:14'],
  ['A tide, #harbour', '2:16'],
  ['"We’re #1"', undefined],
  ['We are C# now', undefined],
  ['The harbour # a comment', undefined],
])('a title that a number sign cuts off is told: %s', async ([title, at]) => {
  const bundled = await bundleFiles({ [NAME]: `---\ntitle: ${title}\n---\nText.\n` })
  const told = problemLines(bundled).filter((line) => line.includes('yaml-comment'))
  expect(told).toEqual(at === undefined ? [] : [`warning yaml-comment-in-text ${NAME}:${at}`])
})

test('what YAML takes and nobody means stops no edition in a draft', async () => {
  const draft = `---\ntitle: A\npublished: false\ntopics:\n  -Sea\nprovider:\n\u00A0\u00A0name: B\n---\n`
  const bundled = await bundleFiles({ [NAME]: draft, '_news/2020-06-11-sound.md': article() })
  expect(bundled.edition.ok).toBe(true)
  expect(problemLines(bundled)).toContain(`warning yaml-dash ${NAME}:5:3`)
  expect(problemLines(bundled)).toContain(`warning yaml-no-break-space ${NAME}:7:1`)
})

test('what is wrong with a draft only warns', async () => {
  const draft = { [NAME]: fixture('faults/draft-with-bad-date.md'), '_news/2020-06-11-sound.md': article() }
  const { edition, index } = await bundleFiles(draft)
  expect(edition.problems).toMatchObject([{ severity: 'warning', code: 'invalid-date', line: 3, column: 20 }])
  expect(edition.ok).toBe(true)
  expect(index.manifest.leftOut).toEqual({ unpublished: 1, future: 0, invalid: 0 })

  const asked = await bundleFiles(draft, { unpublished: true })
  expect(asked.edition.problems).toMatchObject([{ severity: 'error', code: 'invalid-date' }])
  expect(asked.edition.ok).toBe(false)
})

test('keys of the language itself change nothing', async () => {
  const before = Object.getOwnPropertyNames(Object.prototype).sort()
  const { edition, stories } = await bundleOne(fixture('faults/proto-keys.md'))
  expect(Object.getOwnPropertyNames(Object.prototype).sort()).toEqual(before)
  expect(edition.ok).toBe(true)
  expect(edition.problems.map(({ code, field }) => `${code} ${field}`)).toEqual([
    'unknown-field __proto__',
    'unknown-field constructor',
    'unknown-field images[0].__proto__',
  ])
  expect(stories).toMatchObject([{ type: '__proto__', topics: ['proto', 'constructor'] }])
})

test('values that name the language’s own conversions are no sizes', async () => {
  const { edition, stories } = await bundleOne(fixture('faults/conversion-keys.md'))
  expect(edition.problems).toEqual([])
  expect(stories[0]?.image).toEqual({ src: 'https://harbour.example/a.jpg' })
})

test.for([
  ['a list in a list', '['.repeat(5000)],
  ['a closed list in a list', '['.repeat(5000) + ']'.repeat(5000)],
  ['a group in a group', '{a: '.repeat(5000)],
  ['an item of an item', '- '.repeat(5000)],
  ['fields below fields', `\n${Array.from({ length: 700 }, (_, at) => `${' '.repeat(at + 1)}a:`).join('\n')}`],
])('nesting without an end is a problem and no crash: %s', async ([, value]) => {
  const { edition, problems } = await bundleOne(
    `---\ntitle: T\nwebUrl: https://outlet.example/t\ntags: ${value}\n---\n`,
    NAME,
  )
  expect(edition.ok).toBe(false)
  expect(problems).toHaveLength(1)
  expect(problems[0]?.frame?.length).toBeLessThan(700)
})

test('unsafe links inside an article are left out with a warning, and the article stands', async () => {
  const { edition, stories } = await bundleOne(fixture('faults/unsafe-links-inside.md'))
  expect(edition.ok).toBe(true)
  expect(edition.problems.map(({ severity, code, field }) => `${severity} ${code} ${field}`)).toEqual([
    'warning left-out-of-text undefined',
    'warning unsafe-link ampWebUrl',
    'warning unsafe-link cdnAmpWebUrl',
    'warning unsafe-picture images[0].url',
    'warning unsafe-link related[0].webUrl',
    'warning unsafe-picture related[1].images[0].url',
  ])
  const [story] = stories
  expect(story).toMatchObject({ alternates: [], related: [{ title: 'A calm harbour', url: 'https://calm.example/1' }] })
  expect(story).not.toHaveProperty('image')
  expect(story?.related[0]).not.toHaveProperty('image')
  expect(story?.body).toContain('<a>here</a>')
  expect(JSON.stringify(story)).not.toMatch(/href="[^"]*script|onerror|<script|<img/i)
})

test.for<[string, Readonly<Record<string, unknown>>, string, string]>([
  [
    'a title of 600 characters',
    { title: 'x'.repeat(600) },
    'title-too-long title',
    'has 600 characters; a title may have at most 500.',
  ],
  [
    'an excerpt of 1 MB',
    { excerpt: 'word '.repeat(200_000) },
    'excerpt-too-long excerpt',
    'has 1000000 characters; an excerpt may have at most 20000.',
  ],
  [
    '300 related stories',
    { related: Array.from({ length: 300 }, (_, at) => ({ title: 'R', webUrl: `https://r.example/${at}` })) },
    'too-many related',
    'has 300 entries; a list may have at most 200.',
  ],
])('too much is a problem: %s', async ([, fields, what, says]) => {
  const { edition } = await bundleOne(article(fields))
  expect(edition.problems.map(({ code, field }) => `${code} ${field}`)).toEqual([what])
  expect(edition.problems[0]?.message).toContain(says)
  expect(edition.problems[0]?.frame?.length).toBeLessThan(700)
  expect(edition.ok).toBe(false)
})

test('tags of a template language that never end cost no more than other text', async () => {
  const { edition, stories } = await bundleOne(article({}, '{%'.repeat(900_000)))
  expect(edition.problems).toEqual([])
  expect(stories).toHaveLength(1)
})

test('a file of 3 MB is not read', async () => {
  const { problems } = await bundleOne(article({}, 'x'.repeat(3 * 1024 * 1024)))
  expect(problems).toMatchObject([{ severity: 'error', code: 'file-too-large', file: UNDATED }])
  expect(problems[0]?.message).toMatch(/has 3\d{6} bytes; an article may have at most 2097152/)
})

test('two files of one address are both named and neither is chosen', async () => {
  const files = { '_news/2020-06-10-same.md': article(), '_news/more/2020-06-10-Same.md': article() }
  const { edition, index } = await bundleFiles(files, { skipInvalid: true })
  expect(edition.problems.map(({ code, file }) => `${code} ${file}`)).toEqual([
    'duplicate-id _news/2020-06-10-same.md',
    'duplicate-id _news/more/2020-06-10-Same.md',
  ])
  expect(edition.problems[0]?.message).toBe(
    'The address /2020/06/10/same is also that of _news/more/2020-06-10-Same.md.',
  )
  expect(edition.problems[1]?.message).toContain('_news/2020-06-10-same.md')
  expect(edition.problems[0]?.hint).toContain('Rename one')
  expect(index.stories()).toEqual([])
  expect((await bundleFiles(files)).edition.ok).toBe(false)
})

test('a draft may have the address of an article', async () => {
  const files = {
    '_news/2020-06-10-same.md': article(),
    '_news/old/2020-06-10-same.md': article({ published: false, webUrl: 'https://outlet.example/draft' }),
  }
  expect((await bundleFiles(files)).edition.problems).toEqual([])
})

test.for(['publsihed', 'Published', 'publish'])('“%s: false” never publishes what was held back', async (name) => {
  const { edition, index } = await bundleFiles({ [NAME]: article({ [name]: false }) }, { skipInvalid: true })
  expect(edition.problems).toContainEqual(
    expect.objectContaining({ severity: 'error', code: 'misspelt-published', field: name, line: 5 }),
  )
  expect(index.stories()).toEqual([])
  expect(edition.skipped).toEqual([NAME])
})

test.for<[string, string, string | undefined]>([
  ['a slip of one letter', 'titel', 'Did you mean “title”?'],
  ['capitals', 'Heat', 'Did you mean “heat”?'],
  ['a word of its own', 'colour', undefined],
])('a field nobody reads is told with a guess, once for all files: %s', async ([, name, hint]) => {
  const { edition } = await bundleFiles({
    '_news/2020-06-10-one.md': article({ [name]: 'x', webUrl: 'https://outlet.example/1' }),
    '_news/2020-06-11-two.md': article({ [name]: 'x', webUrl: 'https://outlet.example/2' }),
    '_news/2020-06-12-three.md': article({ [name]: 'x', webUrl: 'https://outlet.example/3' }),
  })
  expect(edition.ok).toBe(true)
  expect(edition.problems).toHaveLength(1)
  expect(edition.problems[0]).toMatchObject({
    severity: 'warning',
    code: 'unknown-field',
    file: '_news/2020-06-10-one.md',
    line: 5,
    column: 1,
    field: name,
  })
  expect(edition.problems[0]?.message).toMatch(/so it is not read; 3 articles have it\.$/)
  expect(edition.problems[0]?.hint).toBe(hint)
})

test('a topic nobody declared is told when it is nearly one that is', async () => {
  const { edition, index } = await bundleFiles({
    '_data/topics/1-sea.yaml': 'name: Harbours\n',
    [NAME]: article({ topics: ['Harbors', 'Weather'] }),
  })
  expect(edition.problems).toMatchObject([
    {
      severity: 'warning',
      code: 'unknown-topic',
      file: NAME,
      line: 5,
      field: 'topics[0]',
      hint: 'Did you mean “Harbours”?',
    },
  ])
  expect(index.manifest.topics.map(({ id }) => id).sort()).toEqual(['harbors', 'harbours', 'weather'])
})

test('an asset the folder lacks is told, and the article stands without it', async () => {
  const { edition, index, out, stories } = await bundleOne(fixture('faults/missing-asset.md'))
  expect(problemLines({ edition, index, out })).toEqual([
    `warning missing-asset ${UNDATED}:9:10 images[0].url`,
    `warning missing-asset ${UNDATED}:11:11`,
  ])
  expect(edition.problems[0]?.message).toContain('assets/images/boat.jpg')
  expect(edition.problems[1]?.message).toContain('assets/boat-two.jpg')
  expect(stories[0]).not.toHaveProperty('image')
  expect(JSON.stringify(stories)).not.toContain('boat')
})

test.for<[rule: string, body: string, at: string]>([
  ['a picture', 'One\n\nTwo ![](/assets/a.png)', '8:9'],
  ['a link', '[a](./assets/a.png)', '6:5'],
  ['an address behind a template tag', '![]({{ site.baseurl }}/assets/a.png)', '6:5'],
  ['an address in a template tag', '![]({{ "/assets/a.png" | relative_url }})', '6:5'],
  ['a reference that stands below', '![a][b]\n\n[b]: assets/a.png', '8:6'],
  ['HTML', '<img alt="assets" src="assets/a.png">', '6:24'],
  ['HTML without quotes', '<img src=assets/a.png>', '6:10'],
  ['one that words name before', 'See assets/a.png.\n\n![](assets/a.png)', '8:5'],
  ['an address with a space', '![](<assets/a b.png>)', '6:6'],
  ['an encoded address', '![](assets/a%20b.png)', '6:5'],
  ['an address with a query', '![](assets/a.png?x=1)', '6:5'],
  ['an address with an entity', '![](assets/a&amp;b.png)', '6:5'],
  ['one that is not ASCII', '![](assets/潮.png)', '6:5'],
  ['two references to one file', '![](assets/a.png)\n![](assets/a.png)', '6:5'],
])('a file that the text lacks is told at its reference: %s', async ([, body, at]) => {
  const bundled = await bundleFiles({ [NAME]: article({}, body) })
  expect(problemLines(bundled)).toEqual([`warning missing-asset ${NAME}:${at}`])
})

test('each file that the text lacks is a problem of its own', async () => {
  const bundled = await bundleFiles({ [NAME]: article({}, '![](assets/a.png) [b](assets/b.pdf)\n') })
  expect(problemLines(bundled)).toEqual([`warning missing-asset ${NAME}:6:5`, `warning missing-asset ${NAME}:6:23`])
})

test('no path leads out of assets/, encoded or not', async () => {
  const folder = publisher({ 'content/_news/story.md': fixture('faults/asset-outside.md'), 'secret.jpg': 'secret' })
  writeFiles(join(folder, 'content'), { 'assets/a.jpg': 'a', 'secret.jpg': 'secret' })
  const { edition, index } = await bundleFolder(join(folder, 'content'))
  expect(edition.problems.map(({ code, line }) => `${code} ${line}`)).toEqual(
    [9, 10, 11, 12, 13].map((line) => `unsafe-picture ${line}`),
  )
  expect(edition.assets).toEqual(['assets/a.jpg'])
  expect(JSON.stringify(index.stories())).not.toContain('secret')
})

const codes = (problems: readonly Problem[]) =>
  problems.map(({ severity, code, file }) => `${severity} ${code} ${file}`)

test('a folder with the name of an article is told, and what is in it is read', async () => {
  const { edition, index } = await bundleFiles({ '_news/2020-06-10-x.md/2020-06-11-y.md': article() })
  expect(codes(edition.problems)).toEqual(['error not-a-file _news/2020-06-10-x.md'])
  expect(edition.problems[0]?.hint).toContain('Rename the folder')
  expect(index.stories().map(({ id }) => id)).toEqual(['2020/06/11/y'])
})

test('links round in circles, out of the folder and to nothing are told and not followed', async () => {
  const folder = publisher({ [NAME]: article() })
  const outside = temporaryFolder()
  writeFiles(outside, { '2020-06-12-outside.md': article({ title: 'Outside' }), 'logo.svg': '<svg/>' })
  mkdirSync(join(folder, '_news/deep'))
  mkdirSync(join(folder, 'assets'))
  const link = (target: string, path: string) => symlinkSync(target, join(folder, path))
  link('self.md', '_news/self.md')
  link('..', '_news/deep/up')
  link('../..', '_news/deep/top')
  link('.', '_news/deep/here')
  link('nothing.md', '_news/dangling.md')
  link('/dev/null', '_news/device.md')
  link(outside, '_news/outside')
  link(join(outside, '2020-06-12-outside.md'), '_news/outside.md')
  link(join(outside, 'logo.svg'), 'assets/logo.svg')
  const { edition, index } = await bundleFolder(folder)
  expect(codes(edition.problems)).toEqual(
    [
      'error link-loop _news/deep/here',
      'error link-loop _news/deep/top',
      'error link-loop _news/deep/up',
      'error link-to-nothing _news/dangling.md',
      'error link-outside _news/device.md',
      'error link-outside _news/outside',
      'error link-outside _news/outside.md',
      'error link-loop _news/self.md',
      'error link-outside assets/logo.svg',
    ].sort((a, b) => ((a.split(' ')[2] ?? '') < (b.split(' ')[2] ?? '') ? -1 : 1)),
  )
  for (const { hint } of edition.problems) expect(hint).toBeDefined()
  expect(index.stories().map(({ title }) => title)).toEqual(['A story'])
  expect(edition.assets).toEqual([])
})

test.for(['_news', '_data', 'assets', 'site.yaml'])('%s itself may not lead out of the folder', async (name) => {
  const outside = temporaryFolder()
  writeFiles(outside, {
    'topics/1-secret.yaml': 'name: Secret\n',
    '2020-06-12-secret.md': article({ title: 'Secret' }),
    'site.yaml': 'title: Secret\n',
  })
  const folder = publisher({ 'more/keep.txt': '', ...(name !== '_news' && { [NAME]: article() }) })
  symlinkSync(name === 'site.yaml' ? join(outside, name) : outside, join(folder, name))
  const { edition } = await bundleFolder(folder)
  expect(codes(edition.problems)).toEqual([`error link-outside ${name === '_data' ? '_data/topics' : name}`])
  expect([...edition.files.values()].join('\n')).not.toContain('Secret')
  expect(edition.assets).toEqual([])
})

test('a link inside the folder is followed', async () => {
  const folder = publisher({ [NAME]: article(), 'assets/real.svg': '<svg/>', 'more/2020-06-11-linked.md': article() })
  symlinkSync('../more/2020-06-11-linked.md', join(folder, '_news/2020-06-11-linked.md'))
  symlinkSync('real.svg', join(folder, 'assets/linked.svg'))
  const { edition, index } = await bundleFolder(folder)
  expect(edition.ok).toBe(true)
  expect(
    index
      .stories()
      .map(({ id }) => id)
      .sort(),
  ).toEqual(['2020/06/10/story', '2020/06/11/linked'])
  expect(edition.assets).toEqual(['assets/linked.svg', 'assets/real.svg'])
})

test.skipIf(process.platform === 'win32')('a pipe is no article, and is not waited for', async () => {
  const folder = publisher({ [NAME]: article() })
  execFileSync('mkfifo', [join(folder, '_news/2020-06-11-pipe.md')])
  const { edition } = await bundleFolder(folder)
  expect(codes(edition.problems)).toEqual(['error not-a-file _news/2020-06-11-pipe.md'])
})

test('a file nobody may read is told', async ({ skip }) => {
  skip(process.getuid?.() === 0, 'root may read every file')
  const folder = publisher({ [NAME]: article(), '_news/2020-06-11-locked.md': article() })
  chmodSync(join(folder, '_news/2020-06-11-locked.md'), 0)
  const { edition, index } = await bundleFolder(folder, { skipInvalid: true })
  expect(codes(edition.problems)).toEqual(['error unreadable _news/2020-06-11-locked.md'])
  expect(edition.problems[0]).toMatchObject({
    message: expect.stringContaining('EACCES') as string,
    hint: 'Check its permissions.',
  })
  expect(index.stories()).toHaveLength(1)
})

test('a folder that is not there is told', async () => {
  const bundler = new Bundler({ content: join(temporaryFolder(), 'nowhere') })
  const draft = await bundler.prepare()
  await bundler.close()
  expect(draft.problems).toMatchObject([
    { severity: 'error', code: 'no-folder', hint: expect.stringContaining('--content') as string },
  ])
  expect(draft.ok).toBe(false)
})

test('a folder without articles is told where they belong', async () => {
  const { edition } = await bundleFiles({ 'assets/a.svg': '<svg/>' })
  expect(edition.problems).toMatchObject([
    { severity: 'error', code: 'no-articles', hint: expect.stringContaining('_news/') as string },
  ])
})

/** What is told of some files: a line each, as `problemLines` writes it, and words of message and hint. */
type Rule = readonly [rule: string, files: Files, told: readonly (readonly [line: string, ...words: string[]])[]]

/** An article with these lines in its front matter, from the fourth line on. */
const withLines = (...lines: string[]): Files => ({
  [NAME]: `---\ntitle: A story\nwebUrl: https://outlet.example/story\n${lines.join('\n')}\n---\n`,
})

const toldOf = async (files: Files, rule: Rule[2]) => {
  const bundled = await bundleFiles(files, { skipInvalid: true })
  expect(problemLines(bundled)).toEqual(rule.map(([line]) => line))
  for (const [at, [, ...words]] of rule.entries()) {
    const { message, hint = '' } = bundled.edition.problems[at] ?? {}
    for (const word of words) expect(`${message} ${hint}`).toContain(word)
  }
  return bundled
}

const WRITE_FALSE = 'Write published: false to leave the article out.'

test.for<Rule>([
  ['draft: true', withLines('draft: true'), [[`error held-back ${NAME}:4:1 draft`, '“draft: true”', WRITE_FALSE]]],
  ['Draft: yes', withLines('Draft: yes'), [[`error held-back ${NAME}:4:1 Draft`, '“Draft: yes”', WRITE_FALSE]]],
  ['status: draft', withLines('status: draft'), [[`error held-back ${NAME}:4:1 status`, WRITE_FALSE]]],
  ['public: false', withLines('public: false'), [[`error held-back ${NAME}:4:1 public`, WRITE_FALSE]]],
  ['hidden: 1', withLines('hidden: 1'), [[`error held-back ${NAME}:4:1 hidden`, WRITE_FALSE]]],
  ['deleted: true', withLines('deleted: true'), [[`error held-back ${NAME}:4:1 deleted`, WRITE_FALSE]]],
  [
    'published: without a value',
    withLines('published:'),
    [[`error empty-published ${NAME}:4:1 published`, 'Found nothing, expected true or false.', WRITE_FALSE]],
  ],
  [
    'published: false below provider',
    withLines('provider:', '  name: Quillmark', '  published: false'),
    [[`error misplaced-published ${NAME}:6:3 provider.published`, 'would be public', 'beginning of a line']],
  ],
  [
    'published: false below the last related story',
    withLines('related:', '  - title: R', '    webUrl: https://r.example/1', '    published: false'),
    [[`error misplaced-published ${NAME}:7:5 related[0].published`]],
  ],
  [
    'published: no below a group of another system',
    withLines('workflow:', '  published: no'),
    [[`error misplaced-published ${NAME}:5:3 workflow.published`]],
  ],
  [
    'published: true beside publishd: false',
    withLines('published: true', 'publishd: false'),
    [[`error misspelt-published ${NAME}:5:1 publishd`, 'Found “publishd”']],
  ],
  ['publish: without a value', withLines('publish:'), [[`error misspelt-published ${NAME}:4:1 publish`]]],
])('what plainly holds an article back is never published: %s', async ([, files, told]) => {
  const { edition, index } = await toldOf(files, told)
  expect(edition.skipped).toEqual([NAME])
  expect(index.stories()).toEqual([])
})

test.for<Rule>([
  ['draft: false', withLines('draft: false'), []],
  ['deleted: false', withLines('deleted: false'), []],
  ['status: published', withLines('status: published'), []],
  [
    'publisher: with a name',
    withLines('publisher: Quillmark'),
    [[`warning unknown-field ${NAME}:4:1 publisher`, 'Did you mean “provider”?']],
  ],
  [
    'publishedAt: with a day',
    withLines('publishedAt: 2024-01-02'),
    [[`warning unknown-field ${NAME}:4:1 publishedAt`, 'Did you mean “publishedDateTime”?']],
  ],
  [
    'status: with another word',
    withLines('status: final'),
    [[`warning unknown-field ${NAME}:4:1 status`, 'so it is not read']],
  ],
])('what does not hold an article back publishes it: %s', async ([, files, told]) => {
  const { index } = await toldOf(files, told)
  expect(index.stories()).toHaveLength(1)
})

test('a draft by its own word needs no other', async () => {
  const { edition } = await toldOf(withLines('published: false', 'draft: true'), [
    [`warning unknown-field ${NAME}:5:1 draft`],
  ])
  expect(edition.ok).toBe(true)
})

test.for<Rule>([
  [
    'a title that is nearly one',
    { [NAME]: '---\ntitel: A story\nwebUrl: https://outlet.example/story\n---\n' },
    [[`error no-title ${NAME}:2:1`, '“titel” in line 2 may be meant.']],
  ],
  [
    'published: false of a related story before the last',
    withLines(
      'related:',
      '  - title: R',
      '    webUrl: https://r.example/1',
      '    published: false',
      '  - title: S',
      '    webUrl: https://s.example/1',
    ),
    [[`warning related-unpublished ${NAME}:5:5 related[0]`, 'left out']],
  ],
  [
    'a title that became a comment',
    { [NAME]: '---\ntitle: #MeToo at ten\nwebUrl: https://outlet.example/story\n---\n' },
    [[`error no-title ${NAME}:2:8 title`, 'The # began a comment. Quote it: title: "#MeToo at ten".']],
  ],
  [
    'fields below others',
    withLines(
      'images:',
      '  - src: https://outlet.example/a.jpg',
      '    isCached: true',
      '  - url: https://outlet.example/b.jpg',
      '    alt: Low sun',
      'provider: {nmae: Quillmark, domain: quillmark.example, _id: x}',
      'related:',
      '  - titel: x',
      '    title: R',
      '    webUrl: https://r.example/1',
      '    heat: 3',
      '    provider:',
      '      domian: r.example',
    ),
    [
      [`warning unknown-field ${NAME}:5:5 images[0].src`, 'no field “images[].src”', 'Did you mean “url”?'],
      [`warning unknown-field ${NAME}:8:5 images[1].alt`, 'Did you mean “title”?'],
      [`warning unknown-field ${NAME}:9:12 provider.nmae`, 'no field “provider.nmae”', 'Did you mean “name”?'],
      [`warning unknown-field ${NAME}:11:5 related[0].titel`, 'no field “related[].titel”', 'Did you mean “title”?'],
      [`warning unknown-field ${NAME}:16:7 related[0].provider.domian`, 'Did you mean “domain”?'],
    ],
  ],
  [
    'a picture without an address',
    withLines('images:', '  - width: 100', '  - url:'),
    [
      [`warning picture-no-url ${NAME}:5:5 images[0]`, 'This picture has no address, so it is left out.'],
      [`warning picture-no-url ${NAME}:6:5 images[1]`],
    ],
  ],
  [
    'a related story whose only address is unsafe, once',
    withLines('related:', '  - title: R', '    webUrl: javascript:alert(1)'),
    [[`warning unsafe-link ${NAME}:6:13 related[0].webUrl`, 'The story has no other address, so it is left out.']],
  ],
  [
    'a language that is none',
    withLines('locale: english_GB'),
    [[`warning invalid-locale ${NAME}:4:9 locale`, 'Found “english_GB”, expected', 'It is left out.']],
  ],
  [
    'a number below nothing',
    withLines('quality: -5', 'heat: -1'),
    [[`warning negative-number ${NAME}:4:10 quality`, 'Found -5, expected 0 or more, or -1', 'It is left out.']],
  ],
  ['a number of spaces is none', withLines('quality: "  "'), []],
  [
    'a domain that is none, with what is used instead',
    withLines('provider:', '  name: Quillmark', '  domain: The Quillmark'),
    [
      [
        `warning invalid-domain ${NAME}:6:11 provider.domain`,
        'Found “The Quillmark”',
        'outlet.example is used instead',
      ],
    ],
  ],
  [
    'a frame that plays no film of YouTube',
    withLines('featuredContent: <iframe src="https://player.example/1"></iframe>'),
    [[`warning unknown-player ${NAME}:4:18 featuredContent`, '“https://player.example/1”', 'It is left out.']],
  ],
  [
    'true is said without its kind',
    withLines('topics: true'),
    [[`error wrong-type ${NAME}:4:9 topics`, 'Found true, expected a list of texts.']],
  ],
  ...['fasle', '0', 'N'].map(
    (word): Rule => [
      `published: ${word}`,
      withLines(`published: ${word}`),
      [[`error wrong-type ${NAME}:4:12 published`, WRITE_FALSE]],
    ],
  ),
])('it is told of an article, with its place: %s', async ([, files, told]) => {
  await toldOf(files, told)
})

test('a misspelt field of pictures is told once, with how many articles have it', async () => {
  const one = (at: number) =>
    article({ webUrl: `https://outlet.example/${at}`, images: [{ src: 'https://o.example/1' }, { src: 'x' }] })
  const files = { '_news/2020-06-10-a.md': one(1), '_news/2020-06-10-b.md': one(2) }
  const told = '“images[].src”, so it is not read; 2 articles have it.'
  await toldOf(files, [[`warning unknown-field _news/2020-06-10-a.md:5:12 images[0].src`, told]])
})

test.for<[rule: string, path: string, text: string, code: string]>([
  ['a paper in _news', '_news/README.md', 'About us.', 'no-front-matter'],
  ['a word like a paper’s', 'security-hole.md', 'A hole.', 'no-front-matter'],
  ['a word like a licence', 'license-plates-go-digital.md', 'Plates.', 'no-front-matter'],
  ['a paper with TOML', 'readme.md', '+++\ntitle = "x"\n+++\n', 'toml'],
  ['a paper with JSON', 'readme.md', '{"title": "x"}', 'json'],
  ['a paper with fields below an empty line', 'readme.md', '\n---\nexcerpt: x\n---\n', 'no-title'],
])('no file is passed over in silence as a paper about the folder: %s', async ([, path, text, code]) => {
  const { edition } = await bundleFiles({ '2020-06-10-a.md': article(), [path]: text }, { skipInvalid: true })
  expect(edition.problems.map((problem) => `${problem.code} ${problem.file}`)).toContain(`${code} ${path}`)
})

test.for(['README.md', 'deeper/readme.markdown', 'LICENSE.md', 'README.pt-br.md'])('%s is a paper', async (path) => {
  await toldOf({ '2020-06-10-a.md': article(), [path]: '# About this folder\n' }, [])
})

const SOUND: Files = { [NAME]: article({ topics: ['Sea'] }) }
const TOPIC = '_data/topics/1.yaml'
const OUTLET = '_data/organizations/q.md'

test.for<Rule>([
  [
    'other files in _news, the first three by name',
    {
      ...SOUND,
      '_news/.gitkeep': '',
      '_news/a.mdx': 'x',
      '_news/b.md.txt': 'x',
      '_news/deep/c.txt': 'x',
      '_news/z.png': 'x',
    },
    [['warning other-files _news', '4 files are not read', 'a.mdx, b.md.txt, deep/c.txt and 1 more.', 'assets/']],
  ],
  ['hidden files in _news are nobody’s business', { ...SOUND, '_news/.gitkeep': '', '_news/.b.md.swp': '' }, []],
  [
    'topics that are Markdown or JSON',
    { ...SOUND, '_data/topics/a.md': '---\nname: A\n---\n', '_data/topics/b.json': '{}' },
    [['warning other-files _data/topics', '2 files are not read', 'end in .yaml: a.md, b.json.']],
  ],
  [
    'a folder of topics that is nearly named so',
    { ...SOUND, '_data/topic/1.yaml': 'name: Sea\n' },
    [['warning unknown-folder _data/topic', 'Did you mean “topics”?']],
  ],
  [
    'a folder of outlets that is nearly named so',
    { ...SOUND, '_data/organisations/a.md': '---\nname: A\n---\n' },
    [['warning unknown-folder _data/organisations', 'Did you mean “organizations”?']],
  ],
  [
    'a second document in a topic',
    { ...SOUND, [TOPIC]: '---\nname: Sea\n---\nname: Sky\n' },
    [[`warning second-document ${TOPIC}:3:1`, 'Only the first document of this file is read']],
  ],
  [
    'a second document in site.yaml',
    { ...SOUND, 'site.yaml': 'title: Tide\n---\nurl: https://tide.example\n' },
    [['warning second-document site.yaml:2:1', 'Only the first document of this file is read']],
  ],
  [
    '_news that is a file',
    { _news: 'x', 'a.md': article() },
    [['error not-a-folder _news', 'This is a file, expected a folder of articles']],
  ],
  [
    'a field of a topic that nothing reads',
    { ...SOUND, [TOPIC]: 'name: Sea\ndescripton: Salt.\nimages: [{src: x}]\n' },
    [
      [`warning unknown-field ${TOPIC}:2:1 descripton`, 'Topics have no field', 'Did you mean “description”?'],
      [`warning unknown-field ${TOPIC}:3:11 images[0].src`, 'Did you mean “url”?'],
    ],
  ],
  [
    'a topic whose name is misspelt',
    { ...SOUND, [TOPIC]: 'description: x\nnme: Sea\n' },
    [[`error topic-no-name ${TOPIC}:1:1`, 'The topic has no name.', '“nme” in line 2 may be meant.']],
  ],
  [
    'a topic whose _id is no text, once',
    { ...SOUND, [TOPIC]: '_id: {a: 1}\nname: Sea\n' },
    [[`error wrong-type ${TOPIC}:1:6 _id`, 'expected text']],
  ],
  [
    'two topics of one name, with the other file',
    { ...SOUND, [TOPIC]: 'name: Sea\n', '_data/topics/2.yaml': 'description: x\nname: sea\n' },
    [['error topic-twice _data/topics/2.yaml:2:7 name', `“sea”, is also that of ${TOPIC}.`]],
  ],
  [
    'a topic that is its own parent',
    { ...SOUND, [TOPIC]: 'name: Sea\nparent: sea\n' },
    [[`warning parent-loop ${TOPIC}:2:9 parent`, 'A topic can’t be its own parent']],
  ],
  [
    'parents that go round in a circle, by name',
    {
      ...SOUND,
      [TOPIC]: 'name: A\nparent: B\n',
      '_data/topics/2.yaml': 'name: B\nparent: C\n',
      '_data/topics/3.yaml': 'name: C\nparent: A\n',
    },
    [['warning parent-loop _data/topics/3.yaml:2:9 parent', 'C → A → B → C']],
  ],
  [
    'a field of an outlet that nothing reads',
    { ...SOUND, [OUTLET]: '---\nname: Q\ndomain: q.example\nlogo: x\n---\n' },
    [[`warning unknown-field ${OUTLET}:4:1 logo`, 'Organizations have no field', 'Did you mean “images”?']],
  ],
  [
    'an outlet whose domain is misspelt',
    { ...SOUND, [OUTLET]: '---\nname: Q\ndomian: q.example\n---\n' },
    [[`warning organization-no-domain ${OUTLET}:2:1`, '“domian” in line 3 may be meant.']],
  ],
  [
    'an outlet whose domain is none',
    { ...SOUND, [OUTLET]: '---\nname: Q\ndomain: not a domain at all\n---\n' },
    [[`warning invalid-domain ${OUTLET}:3:9 domain`, 'Found “not a domain at all”', 'example.com']],
  ],
  [
    'two outlets of one domain, with the other file',
    {
      ...SOUND,
      '_data/organizations/a.md': '---\nname: A\ndomain: q.example\n---\n',
      [OUTLET]: '---\nname: Q\ndomain: www.q.example\n---\n',
    },
    [[`warning organization-twice ${OUTLET}:3:9 domain`, '“q.example” is also that of _data/organizations/a.md']],
  ],
  [
    'an outlet that is nearly a declared one, once',
    {
      [OUTLET]: '---\nname: Quillmark\ndomain: quillmark.example\n---\n',
      '_news/2020-06-10-a.md': article({
        webUrl: 'https://q.example/1',
        provider: { name: 'Quillmark', domain: 'quilmark.example' },
      }),
      '_news/2020-06-11-b.md': article({ webUrl: 'https://q.example/2', provider: { domain: 'quilmark.example' } }),
      '_news/2020-06-12-c.md': article({ webUrl: 'https://other.example/3', provider: { name: 'Quillmakr' } }),
      '_news/2020-06-13-d.md': article({ webUrl: 'https://unlike.example/4', provider: { name: 'Tidewrack' } }),
    },
    [
      [
        'warning unknown-outlet _news/2020-06-10-a.md:5:40 provider.domain',
        'There is no outlet “quilmark.example” in _data/organizations; it becomes one of its own; 2 articles name it.',
        'Did you mean “quillmark.example”?',
      ],
      ['warning unknown-outlet _news/2020-06-12-c.md:5:19 provider.name', '“Quillmakr”', 'Did you mean “Quillmark”?'],
    ],
  ],
  [
    'declared topics in one text',
    {
      [TOPIC]: 'name: Climate\n',
      '_data/topics/2.yaml': 'name: Computer Vision\n',
      ...withLines('topics: Climate, Computer Vision'),
    },
    [
      [
        `warning text-with-commas ${NAME}:4:9 topics[0]`,
        'Found one text with commas, expected a list: [Climate, Computer Vision].',
      ],
    ],
  ],
  ['the name of a topic may hold a comma', withLines('topics: Lies, damned lies'), []],
  [
    'tags in one text',
    withLines('tags: harbour, tide'),
    [[`warning text-with-commas ${NAME}:4:7 tags`, 'expected a list: [harbour, tide].']],
  ],
  [
    'marks of a merge conflict in the text',
    { [NAME]: article({}, 'The sea rose.\n\n<<<<<<< HEAD\nIt fell.\n=======\nIt stayed.\n>>>>>>> branch\n') },
    [[`error merge-conflict ${NAME}:8:1`, 'the mark of a merge conflict', 'Keep one of the two versions']],
  ],
  [
    'an article may show the marks of a merge conflict as code, and hold one that none follows',
    {
      [NAME]: article(
        {},
        '~~~\n<<<<<<< HEAD\n```\n=======\n>>>>>>> branch\n~~~~\n\n>>>>>>> quoted\n\n<<<<<<< See\n\n```\n>>>>>>> b\n```\n',
      ),
    },
    [],
  ],
  [
    'the same story twice, at the link that the file has',
    {
      '_news/2020-06-10-a.md': article(),
      '_news/2020-06-11-b.md': article({ webUrl: undefined, originalUrl: 'https://outlet.example/story' }),
    },
    [['warning same-story _news/2020-06-11-b.md:4:14 originalUrl', 'the same page as that of _news/2020-06-10-a.md']],
  ],
  [
    'a field of site.yaml that nothing reads',
    { ...SOUND, 'site.yaml': 'title: Tide\nacent: blue\n' },
    [['warning unknown-field site.yaml:2:1 acent', 'so it is not read', 'Did you mean “accent”?']],
  ],
  [
    'a colour that became a comment',
    { ...SOUND, 'site.yaml': 'accent: #1d4ed8\n' },
    [['error invalid-colour site.yaml:1:9 accent', 'the # began a comment', 'accent: "#1d4ed8".']],
  ],
  ['a comment behind no colour', { ...SOUND, 'site.yaml': 'accent: # none yet\n' }, []],
  [
    'a colour by its name',
    { ...SOUND, 'site.yaml': 'accent: blue\n' },
    [['error invalid-colour site.yaml:1:9 accent', 'Write six hexadecimal digits after #']],
  ],
  [
    'a topic of the home page that there is not',
    { ...SOUND, 'site.yaml': 'home:\n  - Sea\n  - Sky\n' },
    [['warning unknown-topic site.yaml:3:5 home[1]', 'There is no topic “Sky” for the home page.']],
  ],
  [
    'lists in place of one value, once each',
    { ...SOUND, 'site.yaml': 'url: [https://a.example]\nlocale: [en]\npages: [1]\n' },
    [
      ['error wrong-type site.yaml:1:6 url', 'expected text'],
      ['error wrong-type site.yaml:2:9 locale', 'expected text'],
      ['error wrong-type site.yaml:3:8 pages', 'Found a list, expected a number.'],
    ],
  ],
  [
    'what is left out of a text, once a file',
    {
      [NAME]: article(
        {},
        '[a](page.html) [b](#below) ![c](../c.png) [d](https://d.example/) ![e](e.png)\n\n<iframe src="https://f.example/"></iframe>\n',
      ),
    },
    [
      [
        `warning left-out-of-text ${NAME}:2:1`,
        'the link “page.html”, the picture “../c.png”, the picture “e.png” and 1 more.',
        'featuredContent',
      ],
    ],
  ],
])('it is told of a folder, with its place: %s', async ([, files, told]) => {
  await toldOf(files, told)
})
