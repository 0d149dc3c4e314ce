// @vitest-environment node
import { test } from 'vitest'
import { type ProblemCase, ARTICLE_PATH, expectProblems } from '../fault-table.ts'
import { article } from '../workspace.ts'

test.for<ProblemCase>([
  [
    'reports the markers of a merge conflict in the text',
    { [ARTICLE_PATH]: article({}, 'The sea rose.\n\n<<<<<<< HEAD\nIt fell.\n=======\nIt stayed.\n>>>>>>> branch\n') },
    [[`error merge-conflict ${ARTICLE_PATH}:8:1`, 'a marker of a merge conflict', 'Keep one of the two versions']],
  ],
  [
    'accepts markers of a merge conflict in blocks of code, and a single marker anywhere',
    {
      [ARTICLE_PATH]: article(
        {},
        '~~~\n<<<<<<< HEAD\n```\n=======\n>>>>>>> branch\n~~~~\n\n>>>>>>> quoted\n\n<<<<<<< See\n\n```\n>>>>>>> b\n```\n',
      ),
    },
    [],
  ],
])('%s', async ([, files, expected]) => {
  await expectProblems(files, expected)
})
