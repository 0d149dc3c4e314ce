// @vitest-environment node
import { test } from 'vitest'
import { type ProblemCase, ARTICLE_PATH, expectProblems } from '../fault-table.ts'
import { type Files, article } from '../workspace.ts'

const VALID: Files = { [ARTICLE_PATH]: article({ topics: ['Sea'] }) }
const OUTLET = '_data/organizations/q.md'

test.for<ProblemCase>([
  [
    'warns about an unknown field of an outlet',
    { ...VALID, [OUTLET]: '---\nname: Q\ndomain: q.example\nlogo: x\n---\n' },
    [[`warning unknown-field ${OUTLET}:4:1 logo`, 'Organizations have no field', 'Did you mean “images”?']],
  ],
  [
    'suggests a misspelt domain when an outlet has none',
    { ...VALID, [OUTLET]: '---\nname: Q\ndomian: q.example\n---\n' },
    [[`warning organization-no-domain ${OUTLET}:2:1`, '“domian” in line 3 may be a misspelt “domain”.']],
  ],
  [
    'warns about an invalid domain',
    { ...VALID, [OUTLET]: '---\nname: Q\ndomain: not a domain at all\n---\n' },
    [[`warning invalid-domain ${OUTLET}:3:9 domain`, 'Found “not a domain at all”', 'example.com']],
  ],
  [
    'names the other file when two outlets have the same domain',
    {
      ...VALID,
      '_data/organizations/a.md': '---\nname: A\ndomain: q.example\n---\n',
      [OUTLET]: '---\nname: Q\ndomain: www.q.example\n---\n',
    },
    [[`warning organization-twice ${OUTLET}:3:9 domain`, '“q.example” also belongs to _data/organizations/a.md']],
  ],
])('%s', async ([, files, expected]) => {
  await expectProblems(files, expected)
})
