// @vitest-environment node
import { test } from 'vitest'
import { type FixtureFault, expectFixtureFault } from '../fault-table.ts'

const FAULTS: Readonly<Record<string, FixtureFault>> = {
  'an unclosed quote is told where it opens': {
    file: 'unclosed-quote',
    code: 'yaml-missing-char',
    at: '2:8',
    message: 'never closed',
    hint: 'Close it',
  },
  'text after a closing quote is told where it begins': {
    file: 'stray-quote',
    code: 'yaml-unexpected-token',
    at: '2:18',
    message: 'There is text after the closing quote',
    hint: 'single quotes around',
  },
  'an apostrophe inside single quotes is told': {
    file: 'stray-quote-later',
    code: 'yaml-unexpected-token',
    at: '2:11',
    message: 'There is a quote inside the quotes',
    hint: "Write ''",
  },
  'a colon in text without quotes is told': {
    file: 'colon-in-title',
    code: 'yaml-block-as-implicit-key',
    at: '2:15',
    message: 'The text contains a colon followed by a space.',
    hint: 'double quotes',
  },
  'a tab as indentation is told': {
    file: 'tab-indentation',
    code: 'yaml-tab-as-indent',
    at: '5:1',
    message: 'indented with a tab',
    hint: 'two spaces',
  },
  'a field written twice is told at the second': {
    file: 'duplicate-key',
    code: 'yaml-duplicate-key',
    at: '8:1',
    message: '“title” appears twice: here and in line 2.',
    hint: 'Keep one',
  },
  'an unclosed list is told where it opens': {
    file: 'unclosed-list',
    code: 'yaml-bad-indent',
    at: '8:9',
    message: 'This list is never closed',
    hint: ']',
  },
  'an unknown escape sequence is told': {
    file: 'bad-escape',
    code: 'yaml-bad-dq-escape',
    at: '2:11',
    message: 'backslash',
    hint: 'twice',
  },
  'text that begins with an exclamation mark is told': {
    file: 'tag-in-value',
    code: 'yaml-tag-resolve-failed',
    at: '2:8',
    message: 'exclamation mark',
    hint: 'double quotes',
  },
  'text that begins with an at sign is told': {
    file: 'at-sign-value',
    code: 'yaml-bad-scalar-start',
    at: '2:8',
    message: 'can’t begin with “@”',
    hint: 'double quotes',
  },
  'text that begins with an asterisk is told': {
    file: 'unresolved-alias',
    code: 'yaml-unexpected-token',
    at: '2:8',
    message: 'begins with an asterisk',
    hint: 'double quotes',
  },
  'an alias of nothing is told': {
    file: 'undefined-alias',
    code: 'yaml-bad-alias',
    at: '8:7',
    message: 'no value has this name',
    hint: 'double quotes',
  },
  'an alias of the list it stands in is no text': {
    file: 'self-alias',
    code: 'wrong-type',
    at: '9:5',
    field: 'tags[0]',
    message: 'Found a list, expected text',
  },
  'aliases that multiply are not followed': {
    file: 'alias-bomb',
    code: 'yaml-alias-bomb',
    at: '9:8',
    message: 'more than 100 times',
    hint: 'Write the values out',
  },
}

test.for(Object.entries(FAULTS))('%s', async ([, fault]) => {
  await expectFixtureFault(fault)
})
