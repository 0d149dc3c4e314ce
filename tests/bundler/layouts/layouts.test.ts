// @vitest-environment node
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { describeFolder } from '../../../src/bundler/report/report.ts'
import { firstBuild } from '../rebuild.ts'
import { type Files, bundleFiles, bundleFolder, problemLines, writeFiles } from '../workspace.ts'

const CASES = join(import.meta.dirname, '../../../../shared/cases')
const post = (title: string, more = '') => `---\ntitle: ${title}\n${more}---\nA text of ${title}.\n`
const dated = (title: string, more = '') => post(title, `date: 2026-03-08\n${more}`)

const WORDPRESS = '---\ntitle: "Pier"\ndate: "2026-03-08"\ncategories: \n  - "harbour"\n---\n\nA text of the pier.\n'
const ghost = (name: string, more = '') =>
  `---\ntitle: ${name}\nslug: the-${name}\ndate_published: 2026-03-08T06:47:00.000Z\ndate_updated: 2026-03-09T06:47:00.000Z\n${more}---\nA text.\n`

const read = async (files: Files) => {
  const bundled = await bundleFiles(files)
  const { edition, index } = bundled
  return {
    line: edition.reading && describeFolder(edition.reading),
    ids: index.stories().map(({ id }) => id),
    topics: index.manifest.topics.map(({ name }) => name),
    site: index.manifest.site,
    problems: problemLines(bundled),
  }
}

test.for<[rule: string, files: Files, line: string, ids: readonly string[]]>([
  [
    'a folder of posts alone is a Jekyll site',
    { '_posts/2026-03-08-pier.md': post('Pier') },
    'Read as a Jekyll site: 1 article in _posts.',
    ['2026/03/08/pier'],
  ],
  [
    'an export of WordPress has its posts, its drafts and its pages in folders',
    {
      'posts/pier/index.md': WORDPRESS,
      'posts/_drafts/ferry/index.md': WORDPRESS,
      'pages/imprint/index.md': WORDPRESS,
    },
    'Read as an export of WordPress: 2 articles in posts. 1 page is no article: pages/imprint/index.md.',
    ['2026/03/08/pier'],
  ],
  [
    'an export of Ghost is one by the fields of its posts',
    { 'pier.md': ghost('pier'), 'ferry.md': ghost('ferry', 'draft: true\n') },
    'Read as an export of Ghost: 2 articles in the folder itself.',
    ['2026/03/08/the-pier'],
  ],
  [
    'a folder with a few posts of an export is a folder of Markdown',
    { 'pier.md': ghost('pier'), 'ferry.md': dated('Ferry'), 'tide.md': dated('Tide') },
    'Read as a folder of Markdown: 3 articles in the folder itself.',
    ['2026/03/08/ferry', '2026/03/08/the-pier', '2026/03/08/tide'],
  ],
  [
    'Jekyll has posts in folders of categories, and collections that become pages',
    {
      '_config.yml': 'collections:\n  tours:\n    output: true\n  staff:\n    output: false\nexclude: [notes]\n',
      'harbour/_posts/2026-03-08-pier.md': post('Pier'),
      '_tours/ferry.md': dated('Ferry'),
      '_staff/2026-03-08-secret.md': dated('Secret'),
      'notes/2026-03-08-note.md': dated('Note'),
      '_includes/x.md': dated('Include'),
      'about.md': dated('About'),
      'index.md': post('Home'),
    },
    'Read as a Jekyll site: 2 articles in _tours and harbour. 2 pages are not articles: about.md, index.md. 1 Markdown file in _staff is not read.',
    ['2026/03/08/ferry', '2026/03/08/pier'],
  ],
  [
    'a Jekyll site may be in docs/',
    { 'README.md': '# Tool\n', 'docs/_config.yml': 'title: Quay\n', 'docs/_posts/2026-03-08-pier.md': post('Pier') },
    'Read docs as a Jekyll site: 1 article in docs/_posts.',
    ['2026/03/08/pier'],
  ],
  [
    'Jekyll may have its source in another folder',
    {
      '_config.yml': 'source: web\n',
      'web/_posts/2026-03-08-pier.md': post('Pier'),
      '2026-03-08-other.md': dated('Other'),
    },
    'Read web as a Jekyll site: 1 article in web/_posts.',
    ['2026/03/08/pier'],
  ],
  [
    'Hugo has bundles and branches, and its themes are no content',
    {
      'hugo.toml': 'title = "Quay"\n',
      'content/posts/_index.md': post('Posts'),
      'content/posts/pier/index.md': dated('Pier'),
      'content/about.md': post('About'),
      'archetypes/default.md': dated('Archetype'),
      'themes/x/content/posts/2026-03-08-demo.md': dated('Demo'),
      'public/2026-03-08-output.md': dated('Output'),
    },
    'Read as a Hugo site: 1 article in content/posts. 2 pages are not articles: content/posts/_index.md, content/about.md.',
    ['2026/03/08/pier'],
  ],
  [
    'Hugo may have its settings in config/_default and its content elsewhere',
    {
      'config/_default/hugo.yaml': 'contentDir: texts\n',
      'config/_default/params.toml': 'description = "News of the quay"\n',
      'texts/blog/pier.md': dated('Pier'),
    },
    'Read as a Hugo site: 1 article in texts.',
    ['2026/03/08/pier'],
  ],
  [
    'Zola may have the day of an article in its path only',
    {
      'config.toml': 'base_url = "https://quay.example"\n',
      'content/_index.md': '+++\ntitle = "Quay"\n+++\n',
      'content/pier.md': '+++\npath = "2026/03/08/The-Pier"\ntitle = "Pier"\n+++\nA text of the pier.\n',
      'content/sea/tide/index.md': '+++\ntitle = "Tide"\ndate = 2026-03-07\n+++\nA text of the tide.\n',
      'content/latest.md': '+++\ntemplate = "latest.html"\n+++\n',
      'templates/2026-03-08-page.md': dated('Page'),
    },
    'Read as a Zola site: 2 articles in content and content/sea. 2 pages are not articles: content/_index.md, content/latest.md.',
    ['2026/03/07/tide', '2026/03/08/the-pier'],
  ],
  [
    'Eleventy has its input in src',
    {
      '.eleventy.js': 'module.exports = () => ({ dir: { input: "src" } })\n',
      'src/blog/pier.md': dated('Pier'),
      'src/_includes/2026-03-08-part.md': dated('Part'),
      '_site/2026-03-08-output.md': dated('Output'),
      'node_modules/x/2026-03-08-x.md': dated('X'),
      'README.md': '# Site\n',
    },
    'Read as an Eleventy site: 1 article in src/blog. 1 Markdown file in the folder itself is not read.',
    ['2026/03/08/pier'],
  ],
  [
    'Astro has collections of content',
    {
      'astro.config.mjs': "export default defineConfig({ site: 'https://quay.example' })\n",
      'src/content/blog/pier.md': dated('Pier'),
      'src/content/blog/_hidden.md': dated('Hidden'),
      'dist/2026-03-08-output.md': dated('Output'),
    },
    'Read as an Astro site: 1 article in src/content/blog. 1 Markdown file in src/content/blog is not read.',
    ['2026/03/08/pier'],
  ],
  [
    'Docusaurus has documentation beside its posts',
    {
      'docusaurus.config.ts': "const config: Config = {\n  title: 'Quay',\n  url: 'https://quay.example',\n}\n",
      'blog/2026-03-08-pier/index.md': post('Pier'),
      'docs/tide.md': post('Tide'),
      'static/2026-03-08-file.md': dated('File'),
    },
    'Read as a site of Docusaurus: 1 article in blog. 1 page is no article: docs/tide.md. 1 Markdown file in static is not read.',
    ['2026/03/08/pier'],
  ],
  [
    'Obsidian has notes anywhere, and templates that are none',
    { '.obsidian/app.json': '{}', 'Sea/Pier.md': dated('Pier'), 'Templates/note.md': dated('Template') },
    'Read as an Obsidian vault: 1 article in Sea. 1 Markdown file in Templates is not read.',
    ['2026/03/08/pier'],
  ],
  [
    'Decap says where the files are',
    {
      'static/admin/config.yml':
        'media_folder: static/img\npublic_folder: /img\ncollections: [{ name: blog, folder: content/blog }]\n',
      'content/blog/pier.md': dated('Pier'),
    },
    'Read as a site of Decap: 1 article in content/blog.',
    ['2026/03/08/pier'],
  ],
  [
    'any other folder of Markdown is read, too',
    { 'posts/pier.md': dated('Pier'), 'posts/2026/03/quay/index.md': dated('Quay'), 'contact.md': dated('Contact') },
    'Read as a folder of Markdown: 2 articles in posts. 1 page is no article: contact.md.',
    ['2026/03/08/pier', '2026/03/08/quay'],
  ],
  [
    'an export has pages with dates in a folder of their own',
    { 'posts/pier.md': dated('Pier'), 'pages/ferries/index.md': dated('Ferries') },
    'Read as a folder of Markdown: 1 article in posts. 1 page is no article: pages/ferries/index.md.',
    ['2026/03/08/pier'],
  ],
  [
    'Hugo may have one language in the folder of its content',
    { 'config.toml': 'contentDir = "content/en"\n', 'content/en/blog/pier.md': dated('Pier') },
    'Read as a Hugo site: 1 article in content/en/blog.',
    ['2026/03/08/pier'],
  ],
  [
    'slides of talks are pages, and a post is one whose layout sounds so but whose text is not divided',
    {
      'eleventy.config.js': '',
      'slides/2026-03-08-quay.md': post('Quay', 'layout: slides-new.html\n'),
      'decks/decks.json': '{ "layout": "reveal.njk" }',
      'decks/2026-03-08-net.md': post('Net'),
      'slides/2026-03-09-tide.md': `${post('Tide')}-----\n## Two\n\n-----\n## Three\n`,
      'talks/sea.md': dated('Sea', 'marp: true\n'),
      'talks/boats.md': dated('Boats', 'revealOptions: { transition: fade }\n'),
      'talks/nets.md': `${dated('Nets', 'layout: presentation\n')}<!-- .slide: class="a" -->\n\n<!-- .slide: class="b" -->\n`,
      'talks/about-nets.md': dated('About nets', 'layout: presentation\n'),
      'slides/2026-03-07-how-to-speak.md': post('How to speak'),
      'posts/pier.md': dated('Pier', 'layout: slides.njk\n'),
      'posts/ferry.md': `${dated('Ferry', 'layout: slides.njk\n')}\n---\n\n# Two\n\n---\n\n# Three\n`,
      'posts/harbour.md': `${dated('Harbour')}\n---\n\nTwo.\n\n---\n\nThree.\n`,
    },
    'Read as an Eleventy site: 4 articles in posts, slides and talks. 7 pages are not articles (7 with slides of a talk): decks/2026-03-08-net.md, posts/ferry.md, slides/2026-03-08-quay.md and 4 more.',
    ['2026/03/07/how-to-speak', '2026/03/08/about-nets', '2026/03/08/harbour', '2026/03/08/pier'],
  ],
  [
    'a folder with _news/ is ours, whatever else is in it',
    { '_news/2026-03-08-pier.md': post('Pier'), '_config.yml': 'title: Quay\n', 'hugo.toml': 'title = "x"\n' },
    'Read as a Broadsheet folder: 1 article in _news.',
    ['2026/03/08/pier'],
  ],
])('%s', async ([, files, line, ids]) => {
  const result = await read(files)
  expect(result.line).toBe(line)
  expect(result.ids.sort()).toEqual(ids)
  expect(result.problems).toEqual([])
})

test('drafts are held back and counted, and their mistakes are not reported', async () => {
  const { edition, index } = await bundleFiles({
    '_posts/2026-03-08-pier.md': post('Pier'),
    '_drafts/quay.md': post('Quay'),
    '_drafts/2026-03-08-broken.md': '---\ntitle: [\n---\n',
  })
  expect(edition.problems).toEqual([])
  expect(index.manifest.leftOut).toEqual({ unpublished: 2, future: 0, invalid: 0 })
  expect(index.stories().map(({ title }) => title)).toEqual(['Pier'])
})

test('a day in “published” makes a file of any folder an article, and true does not', async () => {
  const { index } = await bundleFiles({
    'astro.config.mjs': '',
    'src/content/daily/pier.md': '---\ntitle: Pier\npublished: 2026-03-08T16:26:00+08:00\n---\nThe tide rose.\n',
    'src/content/daily/quay.md': '---\ntitle: Quay\npublished: true\n---\nThe tide rose.\n',
  })
  expect(index.stories().map(({ title, time }) => [title, time])).toEqual([['Pier', '2026-03-08T08:26:00Z']])
})

test('Starlight has its documents at the root of the site', async () => {
  const { index, edition } = await bundleFiles({
    'astro.config.mjs': "export default defineConfig({ site: 'https://quay.example' })\n",
    'src/content.config.ts': 'export const collections = { docs: defineCollection({ loader: docsLoader() }) }\n',
    'src/content/docs/blog/pier.md': '---\ntitle: Pier\ndate: 2026-03-08\n---\nThe [tide](/blog/tide/).\n',
    'src/content/docs/blog/tide.md': '---\ntitle: Tide\ndate: 2026-03-07\n---\nIt rose.\n',
  })
  expect(edition.problems.filter(({ code }) => code !== 'no-url')).toEqual([])
  expect(index.story('pier').body).toContain('2026/03/07/tide">tide</a>')
})

test('a post without a date is reported, and a page without one is counted', async () => {
  const { problems, line } = await read({
    'hugo.yaml': 'title: Quay\n',
    'content/posts/pier.md': dated('Pier'),
    'content/posts/undated.md': post('Undated'),
    'content/docs/guide.md': post('Guide'),
  })
  expect(problems).toEqual(['warning undated-post content/posts/undated.md:1:1'])
  expect(line).toContain('2 pages are not articles')
})

test('an article with nothing to read is reported and not published, and one with a link is', async () => {
  const { problems, ids } = await read({
    '_posts/2026-03-08-pier.md': '---\ntitle: Pier\n---\n\n',
    '_posts/2026-03-08-quay.md': '---\ntitle: Quay\nlink: https://quay.example/\n---\n',
  })
  expect(problems).toEqual(['warning no-text _posts/2026-03-08-pier.md:1:1'])
  expect(ids).toEqual(['2026/03/08/quay'])
})

test('a title alone becomes an article once the picture that it names is in the folder', async () => {
  const { content, rebuild } = await firstBuild({
    '_config.yml': 'title: Quay\n',
    '_posts/2026-03-08-pier.md': '---\ntitle: Pier\nimage: /pier.png\n---\n',
    '_posts/2026-03-09-boat.md': '---\ntitle: Boat\n---\nWords.\n',
  })
  expect((await rebuild()).manifest.counts.articles).toBe(1)
  writeFiles(content, { 'pier.png': 'a picture' })
  expect((await rebuild()).manifest.counts.articles).toBe(2)
})

test('a picture that the settings give to all articles is that of none', async () => {
  const { index } = await bundleFiles({
    '_config.yml': 'defaults:\n  - scope: { path: "" }\n    values: { image: /card.png, category: Harbour }\n',
    'card.png': 'x',
    'pier.png': 'x',
    '_posts/2026-03-08-pier.md': post('Pier', 'image: /pier.png\n'),
    '_posts/2026-03-08-quay.md': post('Quay'),
  })
  const found = index.stories().map(({ title, image, topics }) => [title, { hasPicture: image !== undefined, topics }])
  expect(Object.fromEntries(found)).toEqual({
    Pier: { hasPicture: true, topics: ['harbour'] },
    Quay: { hasPicture: false, topics: ['harbour'] },
  })
})

test('the day of the file itself makes no article', async () => {
  const { problems, ids } = await read({
    'eleventy.config.js': '',
    'blog/pier.md': dated('Pier'),
    'about/ask.md': post('Ask', 'date: git Last Modified\n'),
  })
  expect([problems, ids]).toEqual([[], ['2026/03/08/pier']])
})

test('a date that can’t be read makes no page of an article', async () => {
  const { problems } = await read({
    'posts/pier.md': dated('Pier'),
    'posts/wrong.md': post('Wrong', 'publishdate: soon\n'),
    'posts/empty.md': post('Empty', 'date:\n'),
  })
  expect(problems.filter((line) => line.startsWith('error')).map((line) => line.replace(/:.*/, ''))).toEqual([
    'error invalid-date posts/wrong.md',
  ])
})

test('a folder without an article says which Markdown it has, and what to do', async () => {
  const { edition } = await bundleFiles({
    'sea/pier.md': '# Pier\n',
    'sky/cloud.md': '# Cloud\n',
    'README.md': '# All\n',
  })
  expect(edition.problems).toMatchObject([
    {
      code: 'no-articles',
      message:
        'No file is an article: the 3 Markdown files in the folder itself, sea and sky have no date, so they are pages.',
      hint: expect.stringContaining('date: 2026-11-22') as string,
    },
  ])
  const { edition: held } = await bundleFiles({ '_stories/2026-03-08-pier.md': dated('Pier') })
  expect(held.problems).toMatchObject([
    { code: 'no-articles', file: '_stories', hint: expect.stringContaining('_news/') as string },
  ])
})

test('posts beside _news are not lost without a word', async () => {
  const { problems } = await read({
    '_news/2026-03-08-pier.md': post('Pier'),
    '_posts/2026-03-08-quay.md': post('Quay'),
  })
  expect(problems).toEqual(['warning unread-posts _posts'])
})

test.for<[folder: string, id: string]>([
  ['05-posts-folder', '2026/03/02/a'],
  ['07-unpadded-file-name', '2026/03/08/pier'],
  ['11-relative-asset', '2026/03/02/rel'],
])('reads the case %s', async ([folder, id]) => {
  const { index, edition } = await bundleFolder(join(CASES, folder))
  // The picture of the case has nothing but the first bytes of a PNG.
  expect(edition.problems.filter(({ code }) => code !== 'unreadable-picture')).toEqual([])
  expect(index.stories().map((story) => story.id)).toEqual([id])
  if (folder === '11-relative-asset') expect(edition.assets).toEqual(['assets/images/quay.png'])
})
