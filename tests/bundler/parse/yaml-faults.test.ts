// @vitest-environment node
import { test } from 'vitest'
import { type FixtureFault, expectFixtureFault } from '../fault-table.ts'

const FAULTS: Readonly<Record<string, FixtureFault>> = {
  'reports an unclosed quote where it opens': {
    file: 'unclosed-quote',
    code: 'yaml-missing-char',
    at: '2:8',
    message: 'never closed',
    hint: 'Close it',
  },
  'reports text after a closing quote where the text begins': {
    file: 'stray-quote',
    code: 'yaml-unexpected-token',
    at: '2:18',
    message: 'There is text after the closing quote',
    hint: 'single quotes around',
  },
  'reports an apostrophe inside single quotes': {
    file: 'stray-quote-later',
    code: 'yaml-unexpected-token',
    at: '2:11',
    message: 'There is a quote inside the quotes',
    hint: "Write ''",
  },
  'reports a colon in text without quotes': {
    file: 'colon-in-title',
    code: 'yaml-block-as-implicit-key',
    at: '2:15',
    message: 'The text contains a colon followed by a space.',
    hint: 'double quotes',
  },
  'reports a tab as indentation': {
    file: 'tab-indentation',
    code: 'yaml-tab-as-indent',
    at: '5:1',
    message: 'indented with a tab',
    hint: 'two spaces',
  },
  'reports a duplicate field at its second place': {
    file: 'duplicate-key',
    code: 'yaml-duplicate-key',
    at: '8:1',
    message: '“title” appears twice: here and in line 2.',
    hint: 'Keep one',
  },
  'reports an unclosed list where it opens': {
    file: 'unclosed-list',
    code: 'yaml-bad-indent',
    at: '8:9',
    message: 'This list is never closed',
    hint: ']',
  },
  'reports an unknown escape sequence': {
    file: 'bad-escape',
    code: 'yaml-bad-dq-escape',
    at: '2:11',
    message: 'backslash',
    hint: 'twice',
  },
  'reports text that begins with an exclamation mark': {
    file: 'tag-in-value',
    code: 'yaml-tag-resolve-failed',
    at: '2:8',
    message: 'exclamation mark',
    hint: 'double quotes',
  },
  'reports text that begins with an at sign': {
    file: 'at-sign-value',
    code: 'yaml-bad-scalar-start',
    at: '2:8',
    message: 'can’t begin with “@”',
    hint: 'double quotes',
  },
  'reports text that begins with an asterisk': {
    file: 'unresolved-alias',
    code: 'yaml-unexpected-token',
    at: '2:8',
    message: 'begins with an asterisk',
    hint: 'double quotes',
  },
  'reports an alias whose value does not exist': {
    file: 'undefined-alias',
    code: 'yaml-bad-alias',
    at: '8:7',
    message: 'no value has this name',
    hint: 'double quotes',
  },
  'reports an alias that refers to the list around it': {
    file: 'self-alias',
    code: 'wrong-type',
    at: '9:5',
    field: 'tags[0]',
    message: 'Found a list, expected text',
  },
  'does not expand aliases that multiply': {
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
