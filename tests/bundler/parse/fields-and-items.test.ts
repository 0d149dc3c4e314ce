// @vitest-environment node
import { test } from 'vitest'
import { type YamlFault, expectYamlFault } from '../fault-table.ts'

const QUOTE_IT = 'Put the whole text in double quotes.'
const NO_COLON = 'This line is not a field: it has no colon.'
const TEXT_BEGINS = 'If the text of the article begins here, put a line of --- above it.'

/** Front matter, then the place, message and hint of the problem that it causes. */
const WRONG_YAML: Readonly<Record<string, YamlFault>> = {
  'reports a tab after a dash': [
    'topics:\n  -\ta: b',
    '3:4',
    'There is a tab where YAML allows only spaces.',
    'Replace it with a space.',
  ],
  'shows the corrected line when a colon has no space': [
    'title: a\npublished:false\ntype: b',
    '3:1',
    'This line is not a field: a colon needs a space after it.',
    'Write published: false',
  ],
  'shows the corrected line when it is the only line': [
    'title:a',
    '2:1',
    'This line is not a field: a colon needs a space after it.',
    'Write title: a',
  ],
  'reports a dash without a space': [
    'topics:\n-Computer Vision',
    '3:1',
    'A dash needs a space after it.',
    'Write - Computer Vision',
  ],
  'reports a dash without a space where YAML reads text': [
    'topics:\n  -Computer Vision\n  -Climate',
    '3:3',
    'A dash needs a space after it.',
    'Write - Computer Vision',
  ],
  'reports an equals sign in place of a colon': [
    'published=false',
    '2:1',
    'This line is not a field: it has an equals sign instead of a colon.',
    'Write published: false',
  ],
  'reports a full-width colon': [
    'title：潮\ntype: a',
    '2:1',
    'This line is not a field: to YAML, a full-width colon is an ordinary letter.',
    'Write title: 潮',
  ],
  'reports a name without a value': ['excerpt: a\ntitle', '3:1', NO_COLON, 'Write title: and a value after it'],
  'reports a bullet in place of a dash': [
    'topics:\n• Climate',
    '3:1',
    'A list item begins with a dash.',
    'a dash and a space',
  ],
  'reports an item below a field that has a value': [
    'title: a\n- b',
    '3:1',
    'There is a list item where a field is expected.',
    'below its field',
  ],
  'reports an item without a dash': [
    'topics:\n  - Climate\n  Chips',
    '4:3',
    'This list item has no dash.',
    'Write - Chips',
  ],
  'reports a list whose first item has no dash': [
    'images:\n  url: a\n  - url: b',
    '4:3',
    'There is a list item where a field is expected.',
    'If the line above belongs to the list too, begin it with a dash',
  ],
  'reports a dash before the first field only once': [
    '- title: a\nexcerpt: b\ntype: c',
    '2:1',
    'There is a list item where the first field is expected.',
    'Remove the dash',
  ],
  'suggests a field for text where a group is expected': [
    'provider:\n  Quillmark\n  domain: a',
    '3:3',
    NO_COLON,
    'such as name: Quillmark',
  ],
  'shows the corrected line when a known field has no colon': [
    'title A quiet day\ntype: a',
    '2:1',
    NO_COLON,
    'Write title: A quiet day',
  ],
  'recognises a sentence of the article that contains a colon and quotes': [
    'title: a\n\nIt rose, she said: "no".\n\nMore.',
    '4:1',
    'This line is not a field: the name of a field has no spaces.',
    TEXT_BEGINS,
  ],
  'reports an item with a colon in its text': [
    'title: a\ntopics:\n  - AI: the basics',
    '4:5',
    'The text holds a colon followed by a space, so to YAML it is a group of fields.',
    QUOTE_IT,
  ],
  'reports a field below an item that is a text': [
    'images:\n  - /assets/a.png\n    title: b',
    '4:5',
    'The item above is a text, so no field can follow it.',
    'such as - url: …',
  ],
  'reports a comment in the syntax of another language': [
    'title: a\n// note\ntype: b',
    '3:1',
    NO_COLON,
    'begin it with a #',
  ],
  'reports a merge key': [
    'a: &b {x: 1}\n<<: *b',
    '3:1',
    'Merge keys are not supported.',
    'Write the fields out instead.',
  ],
  'reports a merge conflict only once': [
    'title: a\n<<<<<<< HEAD\nexcerpt: b\n=======\nexcerpt: c\n>>>>>>> branch',
    '3:1',
    'This is a marker of a merge conflict.',
    'Keep one of the two versions',
  ],
  'reports the first sentence when only a rule in the text closes the front matter': [
    'title: a\n\nThe sea rose.\n\nIt fell again.\n* And rose',
    '4:1',
    NO_COLON,
    TEXT_BEGINS,
  ],
  'reports the first line when the text begins with a list': [
    'title: a\n\n* The sea rose',
    '4:1',
    NO_COLON,
    TEXT_BEGINS,
  ],
  'reports the first line when the text begins with a picture': [
    'title: a\n\n![](a.png) The sea',
    '4:1',
    NO_COLON,
    TEXT_BEGINS,
  ],
}

test.for(Object.entries(WRONG_YAML))('%s', async ([, fault]) => {
  await expectYamlFault(fault)
})
