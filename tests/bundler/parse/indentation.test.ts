// @vitest-environment node
import { test } from 'vitest'
import { type YamlFault, expectYamlFault } from '../fault-table.ts'

const FURTHER = 'This line is indented further than the field above it.'
const NO_BREAKS = 'The line is indented with no-break spaces.'

/** Front matter, then the place, message and hint of the problem that it causes. */
const WRONG_YAML: Readonly<Record<string, YamlFault>> = {
  'reports an indented field in its own line': ['title: a\n excerpt: b', '3:2', FURTHER, 'Begin it in column 1.'],
  'reports an indented field below quoted text': ['title: "a"\n excerpt: b', '3:2', FURTHER, 'Begin it in column 1.'],
  'reports a field that is indented further than the others of its group': [
    'provider:\n  name: Quillmark\n   domain: quillmark.example',
    '4:4',
    FURTHER,
    'Begin it in column 3.',
  ],
  'reports a field that is indented further than the others of its list item': [
    'images:\n  - url: a\n     width: 3',
    '4:6',
    FURTHER,
    'Begin it in column 5.',
  ],
  'reports a group with a value on its own line where its fields begin': [
    'provider: Quillmark\n  domain: quillmark.example',
    '3:3',
    '“provider” has both a value on its line and fields below it.',
    'Leave the line empty',
  ],
  'reports a group with a quoted value on its own line where its fields begin': [
    'provider: "Quillmark"\n  domain: quillmark.example',
    '3:3',
    '“provider” has both a value on its line and fields below it.',
    'such as name: ….',
  ],
  'reports a list with a value on its own line where its items begin': [
    'topics: Climate\n  - Computer Vision',
    '3:3',
    '“topics” has both a value on its line and items below it.',
    'Leave the line empty',
  ],
  'reports an item left of the others at its dash': [
    'topics:\n  - Climate\n - Computer Vision',
    '4:2',
    'This line is not aligned with the items above it.',
    'Begin it in column 3.',
  ],
  'reports an item right of the others, which YAML reads as text of the item above': [
    'topics:\n  - Climate\n   - Computer Vision',
    '4:4',
    'This line is indented further than the item above it, so YAML reads it as part of that item.',
    'Begin it in column 3.',
  ],
  'suggests both columns for a field between two levels': [
    'provider:\n   name: Quillmark\n  domain: quillmark.example',
    '4:3',
    'This line is not aligned with any field above it.',
    'Begin it in column 4, like “name”, or in column 1, like “provider”.',
  ],
  'reports a field in the column of a dash': [
    'images:\n  - url: a\n  width: 3',
    '4:3',
    'This line is not aligned with any field above it.',
    'Begin it in column 5, like “url”, or in column 1, like “images”.',
  ],
  'reports an indented first field only once': [
    '  title: a\nexcerpt: b\ntype: c',
    '2:3',
    'This line is indented further than the lines below it.',
    'Begin it in column 1.',
  ],
  'reports a tab in the line below a text as a tab': [
    'title: a\n \texcerpt: b',
    '3:1',
    'The line is indented with a tab; YAML allows only spaces.',
    'two spaces',
  ],
  'reports no-break spaces before a field': ['provider:\n\u00A0\u00A0name: a', '3:1', NO_BREAKS, 'the space bar'],
  'reports no-break spaces after ordinary spaces': [
    'provider:\n  name: a\n  \u00A0x: b',
    '4:3',
    NO_BREAKS,
    'the space bar',
  ],
  'reports no-break spaces before an item': ['topics:\n\u00A0\u00A0- a', '3:3', NO_BREAKS, 'the space bar'],
  'reports text below | that is not indented': [
    'excerpt: |\nThe sea rose.\ntype: a',
    '3:1',
    'The text below | is not indented.',
    'two spaces',
  ],
  'reports a later line below > that is indented less': [
    'excerpt: >\n  The sea\n rose.',
    '4:2',
    'This line is not aligned with the text above it.',
    'Begin it in column 3.',
  ],
}

test.for(Object.entries(WRONG_YAML))('%s', async ([, fault]) => {
  await expectYamlFault(fault)
})
