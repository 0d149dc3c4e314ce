// @vitest-environment node
import { test } from 'vitest'
import { type YamlFault, expectYamlFault } from '../fault-table.ts'

const FURTHER = 'This line is indented further than the field above it.'
const NO_BREAKS = 'The line is indented with no-break spaces.'

/** Front matter, then the place, message and hint of the problem that it causes. */
const WRONG_YAML: Readonly<Record<string, YamlFault>> = {
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
    'This line is not aligned with the items above it.',
    'Begin it in column 3.',
  ],
  'an item that begins further right, and so would be text of the one above, is told': [
    'topics:\n  - Climate\n   - Computer Vision',
    '4:4',
    'This line is indented further than the item above it, so YAML reads it as part of that item.',
    'Begin it in column 3.',
  ],
  'a field between two columns is told with both': [
    'provider:\n   name: Quillmark\n  domain: quillmark.example',
    '4:3',
    'This line is not aligned with any field above it.',
    'Begin it in column 4, like “name”, or in column 1, like “provider”.',
  ],
  'a field under the dash of its item is told': [
    'images:\n  - url: a\n  width: 3',
    '4:3',
    'This line is not aligned with any field above it.',
    'Begin it in column 5, like “url”, or in column 1, like “images”.',
  ],
  'a first field that is indented is told once': [
    '  title: a\nexcerpt: b\ntype: c',
    '2:3',
    'This line is indented further than the lines below it.',
    'Begin it in column 1.',
  ],
  'a tab in the line below a text is told as a tab': [
    'title: a\n \texcerpt: b',
    '3:1',
    'The line is indented with a tab; YAML allows only spaces.',
    'two spaces',
  ],
  'no-break spaces before a field are told': ['provider:\n\u00A0\u00A0name: a', '3:1', NO_BREAKS, 'the space bar'],
  'no-break spaces behind ordinary ones are told': [
    'provider:\n  name: a\n  \u00A0x: b',
    '4:3',
    NO_BREAKS,
    'the space bar',
  ],
  'no-break spaces before an item are told': ['topics:\n\u00A0\u00A0- a', '3:3', NO_BREAKS, 'the space bar'],
  'text below | that is not indented is told': [
    'excerpt: |\nThe sea rose.\ntype: a',
    '3:1',
    'The text below | is not indented.',
    'two spaces',
  ],
  'text below > that is indented less in a later line is told': [
    'excerpt: >\n  The sea\n rose.',
    '4:2',
    'This line is not aligned with the text above it.',
    'Begin it in column 3.',
  ],
}

test.for(Object.entries(WRONG_YAML))('%s', async ([, fault]) => {
  await expectYamlFault(fault)
})
