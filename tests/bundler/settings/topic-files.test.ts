// @vitest-environment node
import { test } from 'vitest'
import { type ProblemCase, ARTICLE_PATH, expectProblems } from '../fault-table.ts'
import { type Files, article } from '../workspace.ts'

const VALID: Files = { [ARTICLE_PATH]: article({ topics: ['Sea'] }) }
const TOPIC = '_data/topics/1.yaml'

test.for<ProblemCase>([
  [
    'warns about a second document in a topic',
    { ...VALID, [TOPIC]: '---\nname: Sea\n---\nname: Sky\n' },
    [[`warning second-document ${TOPIC}:3:1`, 'Only the first document of this file is read']],
  ],
  [
    'warns about an unknown field of a topic',
    { ...VALID, [TOPIC]: 'name: Sea\ndescripton: Salt.\nimages: [{src: x}]\n' },
    [
      [`warning unknown-field ${TOPIC}:2:1 descripton`, 'Topics have no field', 'Did you mean “description”?'],
      [`warning unknown-field ${TOPIC}:3:11 images[0].src`, 'Did you mean “url”?'],
    ],
  ],
  [
    'suggests a misspelt name when a topic has none',
    { ...VALID, [TOPIC]: 'description: x\nnme: Sea\n' },
    [[`error topic-no-name ${TOPIC}:1:1`, 'The topic has no name.', '“nme” in line 2 may be a misspelt “name”.']],
  ],
  [
    'reports a topic whose _id is not text only once',
    { ...VALID, [TOPIC]: '_id: {a: 1}\nname: Sea\n' },
    [[`error wrong-type ${TOPIC}:1:6 _id`, 'expected text']],
  ],
  [
    'names the other file when two topics have the same name',
    { ...VALID, [TOPIC]: 'name: Sea\n', '_data/topics/2.yaml': 'description: x\nname: sea\n' },
    [['error topic-twice _data/topics/2.yaml:2:7 name', `“sea”, is already used by ${TOPIC}.`]],
  ],
  [
    'warns about a topic that is its own parent',
    { ...VALID, [TOPIC]: 'name: Sea\nparent: sea\n' },
    [[`warning parent-loop ${TOPIC}:2:9 parent`, 'A topic can’t be its own parent']],
  ],
  [
    'names the topics whose parents form a circle',
    {
      ...VALID,
      [TOPIC]: 'name: A\nparent: B\n',
      '_data/topics/2.yaml': 'name: B\nparent: C\n',
      '_data/topics/3.yaml': 'name: C\nparent: A\n',
    },
    [['warning parent-loop _data/topics/3.yaml:2:9 parent', 'C → A → B → C']],
  ],
])('%s', async ([, files, expected]) => {
  await expectProblems(files, expected)
})
