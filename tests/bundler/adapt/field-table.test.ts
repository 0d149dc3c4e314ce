// @vitest-environment node
import { expect, test } from 'vitest'
import { describeFields } from '../../../src/bundler/report/describe-fields.ts'
import { bundleFiles, publisher, bundleFolder } from '../workspace.ts'

const post = (lines: string) => `---\ntitle: A story\n${lines}\n---\nThe text.\n`

test('the table says which fields became which, in how many articles, and which were left', async () => {
  const { edition } = await bundleFiles({
    '_news/2020-06-10-a.md': post('description: One.\nauthor: Mara Quill\nmood: calm\nlayout: post'),
    '_news/2020-06-11-b.md': post('description: Two.\nsummary: Three.\nheader:\n  image: https://o.example/1.jpg'),
  })
  expect(edition.fields).toEqual([
    { field: 'description', ours: 'excerpt', articles: 2 },
    { field: 'author', ours: 'provider.authors', articles: 1 },
    { field: 'header.image', ours: 'images', articles: 1 },
    { field: 'mood', articles: 1 },
    { field: 'summary', articles: 1 },
  ])
  expect(edition.problems).toEqual([])
  expect(describeFields(edition.fields).join('\n')).toContain('description   →  excerpt  (2)')
})

test('a folder in the format has no table', async () => {
  const { edition } = await bundleFiles({
    '_news/2020-06-10-a.md': post(
      'publishedDateTime: 2020-06-10\nwebUrl: https://o.example/1\ncategory: news\ntags: [a]',
    ),
    '_news/2020-06-11-b.md': post('date: 2020-06-11\ntopics: [Sea]'),
  })
  expect(edition.fields).toEqual([])
})

test('a long table is cut, and the rest is counted', () => {
  const rows = Array.from({ length: 60 }, (_, at) => ({
    field: `f${at}`,
    articles: 1,
    ...(at < 30 && { ours: 'tags' }),
  }))
  const lines = describeFields(rows)
  expect(lines.length).toBeLessThanOrEqual(20)
  expect(lines.join('\n')).toContain('and 15 more')
  expect(lines.join('\n')).toContain('and 18 more.')
})

test('tags become topics where most articles have none: those that three articles share, and not that of all', async () => {
  const tags = [
    ['post', 'sea', 'tide'],
    ['post', 'sea'],
    ['post', 'Sea', 'rare'],
    ['post', 'sky'],
    ['post', 'sky'],
    ['post', 'sky', 'odd'],
  ]
  const files = Object.fromEntries(
    tags.map((list, at) => [`_news/2020-06-1${at}-a.md`, post(`tags: [${['all-of-us', ...list].join(', ')}]`)]),
  )
  const { index, edition } = await bundleFiles(files)
  expect(index.manifest.topics.map(({ name }) => name)).toEqual(['sea', 'sky'])
  expect(index.stories().map(({ topics }) => topics)).toContainEqual(['sea'])
  expect(edition.fields).toEqual([{ field: 'tags', ours: 'topics', articles: 6 }])
  const withTopics = await bundleFiles({
    ...files,
    ...Object.fromEntries([...'abcdefg'].map((name) => [`_news/2020-06-01-${name}.md`, post('topics: [Harbour]')])),
  })
  expect(withTopics.index.manifest.topics.map(({ name }) => name)).toEqual(['Harbour'])
})

test('site.yaml names the fields of articles, in place of the usual names', async () => {
  const { index, edition } = await bundleFiles({
    'site.yaml':
      'fields:\n  excerpt: [standfirst, meta.teaser]\n  provider.name: paper\n  topics: beat\n  published: is_out\n',
    '_news/2020-06-10-a.md': post('standfirst: The first.\ndescription: Another.\npaper: Quillmark\nbeat: Sea, Sky'),
    '_news/2020-06-11-b.md': post('meta:\n  teaser: The second.\nis_out: false'),
    '_news/2020-06-12-c.md': post('meta:\n  teaser: The third.'),
  })
  expect(edition.problems).toEqual([])
  expect(
    index
      .stories()
      .map(({ excerpt }) => excerpt)
      .toSorted((a = '', b = '') => (a < b ? -1 : 1)),
  ).toEqual(['The first.', 'The third.'])
  expect(index.story('a')).toMatchObject({ provider: 'quillmark', topics: ['sea', 'sky'] })
})

test.for<[line: string, hint: string]>([
  ['excerp: standfirst', 'Did you mean “excerpt”?'],
  ['date: when', 'Did you mean “publishedDateTime”?'],
  ['standfirst: excerpt', 'Write it the other way round: excerpt: standfirst'],
  ['colour: x', 'The fields are title, excerpt'],
  ['excerpt:', 'Write it behind the colon'],
])('reports the wrong name “%s” in site.yaml', async ([line, hint]) => {
  const { edition } = await bundleFiles({
    'site.yaml': `title: News\nfields:\n  ${line}\n`,
    '_news/2020-06-10-a.md': post(''),
  })
  expect(edition.problems).toMatchObject([{ severity: 'error', file: 'site.yaml', line: 3 }])
  expect(edition.problems[0]?.hint).toContain(hint)
})

test('a change of the names in site.yaml reads all articles again', async () => {
  const content = publisher({ 'site.yaml': 'title: News\n', '_news/2020-06-10-a.md': post('odd: The excerpt.') })
  expect((await bundleFolder(content)).index.story('a').excerpt).toBe('The text.')
  const named = publisher({
    'site.yaml': 'fields: { excerpt: odd }\n',
    '_news/2020-06-10-a.md': post('odd: The excerpt.'),
  })
  expect((await bundleFolder(named)).index.story('a').excerpt).toBe('The excerpt.')
})
