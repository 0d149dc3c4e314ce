// @vitest-environment node
import { expect, test } from 'vitest'
import { describeFolder } from '../../../src/bundler/report/report.ts'
import { type Files, PNG, bundleFiles, problemLines } from '../workspace.ts'

// What public folders have that must not stop their first build, nor lose a title, a picture or a link.

const post = (fields: string, text = 'A text of the pier.') => `---\n${fields}---\n${text}\n`

const read = async (files: Files) => {
  const bundled = await bundleFiles(files)
  const { edition, index } = bundled
  const problems = problemLines(bundled).filter((line) => !line.includes('no-url'))
  return { line: edition.reading && describeFolder(edition.reading), stories: index.stories(), index, problems }
}

const HEXO: Files = {
  '_config.yml':
    'title: The Pier\nurl: https://quay.example\nroot: /\npermalink: article/:title.html\nsource_dir: source\n',
  'package.json': '{ "dependencies": { "hexo": "^6.0.0" } }',
  'scaffolds/post.md': '---\ntitle: {{ title }}\ndate: {{ date }}\n---\n',
}

test('a Hexo site has its posts, and reads neither its templates for posts nor its pages', async () => {
  const { line, stories, problems, index } = await read({
    ...HEXO,
    'source/_posts/the-pier.md': post('title: Pier\ndate: 2026-03-08 09:00:00\ncategories:\n  - [Harbour, Old]\n'),
    'source/_posts/tide.md': post(
      'title: Tide\ndate: 2026-03-09\n',
      "{% post_link the-pier 'The pier' %} {% asset_img high.png The tide %} <a href=\"{% post_path 'the-pier' %}\">Pier</a>",
    ),
    'source/_posts/tide/high.png': PNG,
    'source/_drafts/ferry.md': post('title: Ferry\n'),
    'source/lost/index.md': post('title: Lost\ndate: 2026-03-08\n'),
  })
  expect(line).toBe(
    'Read as a Hexo site: 3 articles in source/_posts and source/_drafts, pictures in source/_posts. 1 page is no article: source/lost/index.md.',
  )
  expect(problems).toEqual([])
  expect(index.manifest.site.title).toBe('The Pier')
  expect(stories.map(({ id }) => id)).toEqual(['2026/03/09/tide', '2026/03/08/the-pier'])
  expect(stories[0]?.body).toMatch(
    /<a href="[^"]*2026\/03\/08\/the-pier">The pier<\/a> <img src="[^"]*high.png".*<a href="[^"]*2026\/03\/08\/the-pier">Pier<\/a>/,
  )
})

test('a date that can’t be read gives way to the day of the name', async () => {
  const { stories, problems } = await read({
    '_posts/2026-03-08-pier.md': post('title: Pier\ndate: 2026-03-08 17:15:17+17:00\n'),
    '_posts/2026-03-09-ferry.md': post('title: Ferry\ndate: "2026-03-0 9"\n'),
  })
  expect(stories.map(({ time }) => time)).toEqual(['2026-03-09T00:00:00Z', '2026-03-08T00:00:00Z'])
  expect(problems.map((line) => line.split(' _posts')[0])).toEqual(['warning invalid-date', 'warning invalid-date'])
})

test('lines of fields without marks around them are front matter, as Pelican has it', async () => {
  const { stories, problems, index } = await read({
    'pelicanconf.py':
      "AUTHOR = 'Ada'\nSITENAME = u\"The quay's news\"\nSITEURL = 'https://quay.example' if LIVE else ''\n",
    'content/ferry.md':
      'Title: Ferry: on time\nDate: 2026-03-09 18:46\nCategory: Harbour\nTags: sea,\n    sky\nAuthors: Ada Moor, Ben Quay\n\nNote: the [tide](tide)\n',
    'content/tide.md': 'title: Tide\ndate: 2026-03-08\nstatus: draft\n\nText.\n',
    'content/2026-03-10-pier.md': 'Note: a pier.\n\nText.\n',
  })
  expect(index.manifest.site).toMatchObject({ title: "The quay's news", url: 'https://quay.example' })
  expect(problems).toEqual([
    'error no-front-matter content/2026-03-10-pier.md:1:1',
    'warning link-to-unpublished content/ferry.md:8:18',
  ])
  expect(stories).toMatchObject([
    {
      title: 'Ferry: on time',
      time: '2026-03-09T18:46:00Z',
      topics: ['harbour'],
      tags: ['sea', 'sky'],
      authors: ['Ada Moor', 'Ben Quay'],
      body: '<p>Note: the tide</p>',
    },
  ])
})

test('a post of Jekyll without front matter stops no build, and is not published', async () => {
  const { stories, problems } = await read({
    '_config.yml': 'title: The Pier\n',
    '_posts/2026-03-08-pier.md': post('title: Pier\n'),
    '_posts/2026-03-09-tide.md': 'The tide rose.\n',
  })
  expect(stories.map(({ id }) => id)).toEqual(['2026/03/08/pier'])
  expect(problems).toEqual(['warning no-front-matter _posts/2026-03-09-tide.md:1'])
})

test('the day on which an event begins does not make its page an article', async () => {
  const { stories, problems } = await read({
    '_config.yml': 'title: The Pier\ncollections:\n  events:\n    output: true\n',
    '_posts/2026-03-08-pier.md': post('title: Pier\n'),
    '_events/regatta.md': post('title: Regatta\nstart_date: 2026-05-01\ndate_text: 1 to 2 May\nend_date: 2026-05-02\n'),
  })
  expect(stories.map(({ id }) => id)).toEqual(['2026/03/08/pier'])
  expect(problems).toEqual([])
})

test('a month in words is its first day', async () => {
  const { stories } = await read({ 'posts/pier.md': post('title: Pier\ndate: March 2026\n') })
  expect(stories[0]?.id).toBe('2026/03/01/pier')
})

test('the address has the day that its author wrote, whatever day it is in UTC', async () => {
  const { stories } = await read({
    'config.toml': 'baseURL = "https://quay.example"\n',
    'content/posts/pier.md': '+++\ntitle = "Pier"\ndate = "2026-03-08T00:30:00+09:00"\n+++\nA text.\n',
  })
  expect(stories.map(({ id, time }) => [id, time])).toEqual([['2026/03/08/pier', '2026-03-07T15:30:00Z']])
})

test('an empty file, and one that has nothing but fields, stop no build', async () => {
  const { stories, problems } = await read({
    '_config.yml': 'collections:\n  projects:\n    output: true\n',
    '_posts/2026-03-08-pier.md': post('title: Pier\n'),
    '_posts/2026-03-07-empty.md': '',
    '_projects/gauge.md': '---\nname: Gauge\ndate: 2020-01-01\nretired: y\n---\n',
  })
  expect(stories.map(({ title }) => title)).toEqual(['Pier'])
  expect(problems.map((line) => line.replace(/:.*/, ''))).toEqual([
    'warning empty _posts/2026-03-07-empty.md',
    'warning no-text _projects/gauge.md',
  ])
})

test.each<[rule: string, file: string, text: string, title: string]>([
  ['the name of its file', '_posts/2026-03-08-the-old-pier.md', post('layout: post\n'), 'The old pier'],
  [
    'its first heading',
    '_posts/2026-03-08-pier.md',
    post('layout: post\n', '# The **old** pier\n\nA text.'),
    'The old pier',
  ],
  ['its name', '_posts/2026-03-08-pier.md', post('name: The old pier\n'), 'The old pier'],
])('an article without a title has %s', async (_, file, text, title) => {
  const { stories, problems } = await read({ [file]: text })
  expect(stories.map((story) => story.title)).toEqual([title])
  expect(stories[0]?.body).not.toContain('<h')
  expect(problems).toEqual([])
})

test.each<[fields: string, file: string]>([
  ['heroImagePath: ../assets/pier.png\n', 'assets/pier.png'],
  ['cover_url: /assets/pier.png\n', 'assets/pier.png'],
  ['splash: /assets/pier.png\n', 'assets/pier.png'],
  ['images:\n  feature: 2026/pier.png\n', 'src/media/2026/pier.png'],
  ['image: pier.png\n', 'src/images/pier.png'],
  ['image: /posts/harbour/pier.png\n', 'posts/old/harbour/pier.png'],
])('the picture of %j is found', async (fields, file) => {
  const { stories, problems } = await read({
    'posts/old/harbour/index.md': post(`title: Pier\ndate: 2026-03-08\n${fields}`),
    [file]: PNG,
  })
  expect(stories[0]?.image?.src).toContain(file)
  expect(problems).toEqual([])
})

test('a file whose date is a template that nobody filled in is a page', async () => {
  const { stories, problems } = await read({
    'config.toml': 'baseURL = "https://quay.example"\n',
    'content/pier.md': post('title: Pier\ndate: 2026-03-08\n', '![[tide.png]]'),
    'content/attachments/tide.png': PNG,
    'content/note.md': post('creation date: "{{date}}"\n'),
  })
  expect(stories.map(({ title }) => title)).toEqual(['Pier'])
  expect(stories[0]?.body).toContain('content/attachments/tide.png')
  expect(problems).toEqual([])
})

test('a picture whose name two files have is missing', async () => {
  const { stories, problems } = await read({
    'posts/pier.md': post('title: Pier\ndate: 2026-03-08\nimage: 2026/pier.png\n'),
    'a/2026/pier.png': PNG,
    'b/2026/pier.png': PNG,
  })
  expect(stories[0]?.image).toBeUndefined()
  expect(problems.map((line) => line.split(' ')[1])).toEqual(['missing-asset'])
})

test('links and pictures without a scheme lead to other sites', async () => {
  const text = '[The bay](//bay.example/a) ![](//bay.example/a.png)'
  const { stories, problems } = await read({ '_posts/2026-03-08-pier.md': post('title: Pier\n', text) })
  expect(stories[0]?.body).toContain('href="https://bay.example/a"')
  expect(stories[0]?.body).toContain('src="https://bay.example/a.png"')
  expect(problems).toEqual([])
})

test('code and pictures directly below HTML are read as Markdown', async () => {
  const code = '```yaml\ntide: "{{ high }}"\n```'
  const text = `<p>The gauge says:</p>\n${code}\n<p>And later:</p>\n${code}\n\n<div>\n![The pier](pier.png)\n</div>`
  const { stories, problems } = await read({
    '_posts/2026-03-08-pier.md': post('title: Pier\n', text),
    '_posts/pier.png': PNG,
  })
  const body = stories[0]?.body ?? ''
  expect(body.match(/<pre>/g)).toHaveLength(2)
  expect(body).toContain('{{ high }}')
  expect(body).toMatch(/<img src="[^"]*pier.png" alt="The pier"/)
  expect(body).not.toMatch(/```|!\[/)
  expect(problems).toEqual([])
})

test('text behind a comment in its line is Markdown', async () => {
  const text =
    'The pier.\n\n<!-- more -->It **opened** in\n1923. <!-- a --> *So*\n\n```\n<!-- more -->It **opened**\n```'
  const { stories } = await read({ '_posts/2026-03-08-pier.md': post('title: Pier\n', text) })
  expect(stories[0]?.body).toContain('<p>It <strong>opened</strong> in\n1923.  <em>So</em></p>')
  expect(stories[0]?.body).toContain('&lt;!-- more --&gt;It **opened**')
})

test('a topic that is a key is shown with spaces', async () => {
  const { index } = await read({ '_posts/2026-03-08-pier.md': post('title: Pier\nsection: harbour_news\n') })
  expect(index.manifest.topics.map(({ name }) => name)).toEqual(['harbour news'])
})

test('fields that are empty are not reported', async () => {
  const { problems } = await read({ '_posts/2026-03-08-pier.md': post('title: Pier\nimag: ""\ntopic:\n') })
  expect(problems).toEqual([])
})

test('in a folder of Markdown, an address from the root leads to the only article of this name', async () => {
  const { stories, problems } = await read({
    'gatsby-config.js': 'module.exports = { siteMetadata: { title: `The Pier`, siteUrl: `https://quay.example` } }',
    'content/blog/pier/index.md': post(
      'title: Pier\ndate: 2026-03-08\n',
      'See [the tide](/tide/) and [all](/tags/tide).',
    ),
    'content/blog/tide/index.md': post('title: Tide\ndate: 2026-03-07\n'),
  })
  expect(stories[0]?.body).toMatch(/<a href="[^"]*2026\/03\/07\/tide">the tide<\/a>/)
  expect(problems.map((line) => line.split(' ')[1])).toEqual(['link-to-site'])
})

test('Markdown outside of Astro’s collections is not read', async () => {
  const { line, stories } = await read({
    'astro.config.mjs': 'export default { site: "https://quay.example" }',
    'src/content.config.ts': 'defineCollection({ loader: glob({ pattern: "**/*.md", base: "./notes" }) })',
    'src/content/blog/pier.md': post('title: Pier\ndate: 2026-03-08\n'),
    'notes/tide.md': post('title: Tide\ndate: 2026-03-07\n'),
    'docs/2026-03-09-plan.md': post('title: Plan\n'),
  })
  expect(stories.map(({ title }) => title)).toEqual(['Pier', 'Tide'])
  expect(line).toContain('1 Markdown file in docs is not read.')
})

test.each<[text: string, excerpt: string]>([
  ['> The pier opened in 1923, and the tide took it.\n\n- a', 'The pier opened in 1923, and the tide took it.'],
  [
    '- The pier opened in 1923, and the tide took it.\n- It came back.',
    'The pier opened in 1923, and the tide took it.',
  ],
  [
    ':::note\nThe pier opened in 1923, and the tide took it.\n:::\n\n<!--more-->',
    'The pier opened in 1923, and the tide took it.',
  ],
])('a text without a paragraph of its own has an excerpt: %j', async (text, excerpt) => {
  const { stories } = await read({ '_posts/2026-03-08-pier.md': post('title: Pier\n', text) })
  expect(stories[0]?.excerpt).toBe(excerpt)
})
