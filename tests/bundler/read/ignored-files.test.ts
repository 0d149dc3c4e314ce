// @vitest-environment node
import { expect, test } from 'vitest'
import { type ProblemCase, ARTICLE_PATH, expectProblems } from '../fault-table.ts'
import { type Files, article, bundleFiles } from '../workspace.ts'

test.for<[rule: string, path: string, text: string, code: string]>([
  ['a README in _news', '_news/README.md', 'About us.', 'no-front-matter'],
  ['a name that begins like SECURITY', '2020-06-11-security-hole.md', 'A hole.', 'no-front-matter'],
  ['a name that begins like LICENSE', '2020-06-11-license-plates-go-digital.md', 'Plates.', 'no-front-matter'],
  ['a README with TOML', 'readme.md', '+++\ntitle = x\n+++\n', 'toml'],
  ['a README with JSON', 'readme.md', '{"title": "x",}', 'json'],
  ['a README with a date below an empty line', 'readme.md', '\n---\ndate: 2020-06-10\n---\n', 'no-text'],
])('treats %s as an article', async ([, path, text, code]) => {
  const { edition } = await bundleFiles({ '2020-06-10-a.md': article(), [path]: text }, { skipInvalid: true })
  expect(edition.problems.map((problem) => `${problem.code} ${problem.file}`)).toContain(`${code} ${path}`)
})

test.for(['README.md', 'deeper/readme.markdown', 'LICENSE.md', 'README.pt-br.md'])(
  'ignores %s, which is a document about the folder',
  async (path) => {
    await expectProblems({ '2020-06-10-a.md': article(), [path]: '# About this folder\n' }, [])
  },
)

const VALID: Files = { [ARTICLE_PATH]: article({ topics: ['Sea'] }) }

test.for<ProblemCase>([
  [
    'warns about other files in _news, and names the first three',
    {
      ...VALID,
      '_news/.gitkeep': '',
      '_news/a.mdx': 'x',
      '_news/b.md.txt': 'x',
      '_news/deep/c.txt': 'x',
      '_news/z.png': 'x',
    },
    [['warning other-files _news', '4 files are not read', 'a.mdx, b.md.txt, deep/c.txt and 1 more.', 'assets/']],
  ],
  ['ignores hidden files in _news without a warning', { ...VALID, '_news/.gitkeep': '', '_news/.b.md.swp': '' }, []],
  [
    'warns about topics that are Markdown or JSON',
    { ...VALID, '_data/topics/a.md': '---\nname: A\n---\n', '_data/topics/b.json': '{}' },
    [['warning other-files _data/topics', '2 files are not read', 'end in .yaml: a.md, b.json.']],
  ],
  [
    'suggests the right name for a misspelt folder of topics',
    { ...VALID, '_data/topic/1.yaml': 'name: Sea\n' },
    [['warning unknown-folder _data/topic', 'Did you mean “topics”?']],
  ],
  [
    'suggests the right name for a misspelt folder of outlets',
    { ...VALID, '_data/organisations/a.md': '---\nname: A\n---\n' },
    [['warning unknown-folder _data/organisations', 'Did you mean “organizations”?']],
  ],
  [
    'reports _news when it is a file',
    { _news: 'x', 'a.md': article() },
    [['error not-a-folder _news', 'This is a file, expected a folder of articles']],
  ],
])('%s', async ([, files, expected]) => {
  await expectProblems(files, expected)
})
