// @vitest-environment node
import { expect, test } from 'vitest'
import { type ProblemCase, ARTICLE_PATH, expectProblems } from '../fault-table.ts'
import { type Files, article, bundleFiles } from '../workspace.ts'

test.for<[rule: string, path: string, text: string, code: string]>([
  ['a paper in _news', '_news/README.md', 'About us.', 'no-front-matter'],
  ['a word like a paper’s', 'security-hole.md', 'A hole.', 'no-front-matter'],
  ['a word like a licence', 'license-plates-go-digital.md', 'Plates.', 'no-front-matter'],
  ['a paper with TOML', 'readme.md', '+++\ntitle = "x"\n+++\n', 'toml'],
  ['a paper with JSON', 'readme.md', '{"title": "x"}', 'json'],
  ['a paper with fields below an empty line', 'readme.md', '\n---\nexcerpt: x\n---\n', 'no-title'],
])('no file is passed over in silence as a paper about the folder: %s', async ([, path, text, code]) => {
  const { edition } = await bundleFiles({ '2020-06-10-a.md': article(), [path]: text }, { skipInvalid: true })
  expect(edition.problems.map((problem) => `${problem.code} ${problem.file}`)).toContain(`${code} ${path}`)
})

test.for(['README.md', 'deeper/readme.markdown', 'LICENSE.md', 'README.pt-br.md'])('%s is a paper', async (path) => {
  await expectProblems({ '2020-06-10-a.md': article(), [path]: '# About this folder\n' }, [])
})

const SOUND: Files = { [ARTICLE_PATH]: article({ topics: ['Sea'] }) }

test.for<ProblemCase>([
  [
    'other files in _news, the first three by name',
    {
      ...SOUND,
      '_news/.gitkeep': '',
      '_news/a.mdx': 'x',
      '_news/b.md.txt': 'x',
      '_news/deep/c.txt': 'x',
      '_news/z.png': 'x',
    },
    [['warning other-files _news', '4 files are not read', 'a.mdx, b.md.txt, deep/c.txt and 1 more.', 'assets/']],
  ],
  ['hidden files in _news are nobody’s business', { ...SOUND, '_news/.gitkeep': '', '_news/.b.md.swp': '' }, []],
  [
    'topics that are Markdown or JSON',
    { ...SOUND, '_data/topics/a.md': '---\nname: A\n---\n', '_data/topics/b.json': '{}' },
    [['warning other-files _data/topics', '2 files are not read', 'end in .yaml: a.md, b.json.']],
  ],
  [
    'a folder of topics that is nearly named so',
    { ...SOUND, '_data/topic/1.yaml': 'name: Sea\n' },
    [['warning unknown-folder _data/topic', 'Did you mean “topics”?']],
  ],
  [
    'a folder of outlets that is nearly named so',
    { ...SOUND, '_data/organisations/a.md': '---\nname: A\n---\n' },
    [['warning unknown-folder _data/organisations', 'Did you mean “organizations”?']],
  ],
  [
    '_news that is a file',
    { _news: 'x', 'a.md': article() },
    [['error not-a-folder _news', 'This is a file, expected a folder of articles']],
  ],
])('it is told of a folder, with its place: %s', async ([, files, told]) => {
  await expectProblems(files, told)
})
