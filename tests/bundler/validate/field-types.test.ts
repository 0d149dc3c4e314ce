// @vitest-environment node
import { test } from 'vitest'
import { type FixtureFault, expectFixtureFault } from '../fault-table.ts'

const FAULTS: Readonly<Record<string, FixtureFault>> = {
  'needs a title': { file: 'no-title', code: 'no-title', at: '2:1', message: 'no title', hint: 'Add title' },
  'rejects an empty title': { file: 'empty-title', code: 'no-title', at: '2:7', field: 'title', message: 'no title' },
  'rejects a title of white space': {
    file: 'blank-title',
    code: 'no-title',
    at: '2:8',
    field: 'title',
    message: 'no title',
  },
  'rejects a list as title': {
    file: 'title-list',
    code: 'wrong-type',
    at: '3:3',
    field: 'title',
    message: 'Found a list, expected text',
  },
  'rejects a group of fields as excerpt': {
    file: 'excerpt-mapping',
    code: 'wrong-type',
    at: '8:10',
    field: 'excerpt',
    message: 'In YAML, text that begins with { is a group of fields.',
    hint: 'double quotes',
  },
  'rejects a group of fields as topics': {
    file: 'topics-mapping',
    code: 'wrong-type',
    at: '9:3',
    field: 'topics',
    message: 'Found a group of fields, expected a list of texts',
  },
  'rejects text as related stories': {
    file: 'related-text',
    code: 'wrong-type',
    at: '8:10',
    field: 'related',
    message: 'Found “see below”, expected a list whose entries have fields, such as “- title: …”',
  },
  'rejects a number as images': {
    file: 'images-number',
    code: 'wrong-type',
    at: '8:9',
    field: 'images',
    message: 'Found the number 3, expected a list',
  },
  'rejects a list as provider': {
    file: 'provider-list',
    code: 'wrong-type',
    at: '6:3',
    field: 'provider',
    message: 'Found a list, expected a group of fields',
    hint: 'Write its fields on the lines below',
  },
  'accepts only true or false as published': {
    file: 'published-maybe',
    code: 'wrong-type',
    at: '8:12',
    field: 'published',
    message: 'Found “maybe”, expected true or false',
    hint: 'Write published: false to leave the article out.',
  },
  'accepts only a number as quality': {
    file: 'quality-in-words',
    code: 'wrong-type',
    at: '8:10',
    field: 'quality',
    message: 'Found “high”, expected a number',
    hint: 'Write it in digits, or take the field out.',
  },
}

test.for(Object.entries(FAULTS))('%s', async ([, fault]) => {
  await expectFixtureFault(fault)
})
