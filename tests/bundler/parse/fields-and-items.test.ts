// @vitest-environment node
import { test } from 'vitest'
import { type YamlFault, expectYamlFault } from '../fault-table.ts'

const QUOTE_IT = 'Put the whole text in double quotes.'
const NO_COLON = 'This line is not a field: it has no colon.'
const TEXT_BEGINS = 'If the text of the article begins here, put a line of --- above it.'

/** Front matter, then the place, message and hint of the problem that it causes. */
const WRONG_YAML: Readonly<Record<string, YamlFault>> = {
  'a tab behind a dash is told': [
    'topics:\n  -\ta: b',
    '3:4',
    'There is a tab where YAML allows only spaces.',
    'Replace it with a space.',
  ],
  'a colon that no space follows is told with the line as it should be': [
    'title: a\npublished:false\ntype: b',
    '3:1',
    'This line is not a field: a colon needs a space after it.',
    'Write published: false',
  ],
  'so it is when the line stands alone': [
    'title:a',
    '2:1',
    'This line is not a field: a colon needs a space after it.',
    'Write title: a',
  ],
  'a dash that no space follows is told': [
    'topics:\n-Computer Vision',
    '3:1',
    'A dash needs a space after it.',
    'Write - Computer Vision',
  ],
  'so it is when it would be text': [
    'topics:\n  -Computer Vision\n  -Climate',
    '3:3',
    'A dash needs a space after it.',
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
    'This line is not a field: to YAML, a full-width colon is an ordinary letter.',
    'Write title: 潮',
  ],
  'a name alone is told': ['excerpt: a\ntitle', '3:1', NO_COLON, 'Write title: and a value after it'],
  'a bullet in place of a dash is told': [
    'topics:\n• Climate',
    '3:1',
    'A list item begins with a dash.',
    'a dash and a space',
  ],
  'an item behind a field with a value is told': [
    'title: a\n- b',
    '3:1',
    'There is a list item where a field is expected.',
    'below its field',
  ],
  'an item without a dash is told': [
    'topics:\n  - Climate\n  Chips',
    '4:3',
    'This list item has no dash.',
    'Write - Chips',
  ],
  'a list whose first item has no dash is told': [
    'images:\n  url: a\n  - url: b',
    '4:3',
    'There is a list item where a field is expected.',
    'If the line above belongs to the list too, begin it with a dash',
  ],
  'front matter that begins with a dash is told once': [
    '- title: a\nexcerpt: b\ntype: c',
    '2:1',
    'There is a list item where the first field is expected.',
    'Remove the dash',
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
  'a sentence of the text that holds a colon and quotes is told as text': [
    'title: a\n\nIt rose, she said: "no".\n\nMore.',
    '4:1',
    'This line is not a field: the name of a field has no spaces.',
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
    'The item above is a text, so no field can follow it.',
    'such as - url: …',
  ],
  'a comment of another language is told': ['title: a\n// note\ntype: b', '3:1', NO_COLON, 'begin it with a #'],
  'a merge key is told': [
    'a: &b {x: 1}\n<<: *b',
    '3:1',
    'Merge keys are not supported.',
    'Write the fields out instead.',
  ],
  'marks of a merge conflict are told once': [
    'title: a\n<<<<<<< HEAD\nexcerpt: b\n=======\nexcerpt: c\n>>>>>>> branch',
    '3:1',
    'This is a marker of a merge conflict.',
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

test.for(Object.entries(WRONG_YAML))('%s', async ([, fault]) => {
  await expectYamlFault(fault)
})
