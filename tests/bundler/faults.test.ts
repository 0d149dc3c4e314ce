// @vitest-environment node
import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Problem } from '../../src/contract/problem.ts'
import {
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
    says: 'Something follows where the value has ended',
    hints: '\\"',
  },
  'an apostrophe inside single quotes is told': {
    file: 'stray-quote-later',
    code: 'yaml-unexpected-token',
    at: '2:12',
    says: 'Something follows',
    hints: 'write it twice',
  },
  'a colon in text without quotes is told': {
    file: 'colon-in-title',
    code: 'yaml-block-as-implicit-key',
    at: '2:8',
    says: 'a colon followed by a space',
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
    says: 'stands twice',
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
    at: '2:19',
    says: 'begins with an asterisk',
    hints: 'double quotes',
  },
  'an alias of nothing is told': {
    file: 'undefined-alias',
    code: 'yaml-bad-alias',
    at: '8:7',
    says: 'defined nowhere above',
    hints: 'asterisk',
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
  'a binary file is told': { file: 'binary', code: 'binary', says: 'zero bytes', hints: 'assets/' },
  'a file in another encoding is told': { file: 'not-utf8', code: 'not-utf8', says: 'not UTF-8', hints: 'UTF-8' },
  'a date no calendar has is told': {
    file: 'impossible-date',
    code: 'invalid-date',
    at: '3:20',
    field: 'publishedDateTime',
    says: 'Found “2022-13-45”, expected',
    hints: '01 to 12',
  },
  'the 31st of February is no date': {
    file: 'february-31',
    code: 'invalid-date',
    at: '3:20',
    field: 'publishedDateTime',
    says: 'Found “2022-02-31T08:00:00Z”',
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
    says: 'Found a group of fields, expected text',
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
    says: 'Found “see below”, expected a list of groups of fields',
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
  },
  'published is true or false': {
    file: 'published-maybe',
    code: 'wrong-type',
    at: '8:12',
    field: 'published',
    says: 'Found “maybe”, expected true or false',
  },
  'quality is a number': {
    file: 'quality-in-words',
    code: 'wrong-type',
    at: '8:10',
    field: 'quality',
    says: 'Found “high”, expected a number',
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
  expect(problems).toEqual([
    {
      severity: 'error',
      code: fault.code,
      file: UNDATED,
      ...at,
      ...(fault.field && { field: fault.field }),
      message: expect.stringContaining(fault.says) as string,
      ...(problems[0]?.hint !== undefined && { hint: expect.stringContaining(fault.hints ?? '') as string }),
    },
  ])
  expect(fault.hints === undefined || problems[0]?.hint !== undefined).toBe(true)
  expect(edition.ok).toBe(false)
  expect(edition.skipped).toEqual([UNDATED])
  expect(stories).toEqual([])
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
