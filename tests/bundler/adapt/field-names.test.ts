// @vitest-environment node
import { expect, test } from 'vitest'
import { readArticle } from '../fault-table.ts'
import { bundleFiles } from '../workspace.ts'

const story = async (lines: string, body = 'The text.\n', files: Readonly<Record<string, string>> = {}) => {
  const read = await readArticle(`---\ntitle: A story\n${lines}\n---\n${body}`, files)
  return { ...read.story, lines: read.lines }
}

test.each([
  'excerpt: What it is about.',
  'description: What it is about.',
  'Description: What it is about.',
  'summary: "<p>What it is <b>about</b>.</p>"',
  'teaser: What it **is** about.',
  'subtitle: "What it is [about](https://a.example)."',
  'sub-title: What it is about.',
  'lead:\n  - What it is\n  - about.',
  'abstract: { text: What it is about. }',
  'excerpt:\ndescription: What it is about.',
  'excerpt: true\ndek: What it is about.',
  'seo:\n  description: What it is about.',
  'params:\n  meta_description: What it is about.',
  'excerpt: What it is about.\ndescription: Something else.',
])('reads the excerpt of %j', async (lines) => {
  expect((await story(lines)).excerpt).toBe('What it is about.')
})

test.each([
  'date: 2026-03-08 9:05:00 +0200',
  'pubDate: Sun, 08 Mar 2026 09:05:00 +0200',
  'pub_datetime: 2026-03-08T07:05:00Z',
  'published_at: 2026-03-08T07:05:00Z',
  'published: 2026-03-08T07:05:00Z',
  'publishDate: 2026-03-08T07:05:00Z\ncreated: 2020-01-01',
  'created: 2026-03-08 07:05',
  'date:\n  created: 2026-03-08 07:05\n  updated: 2026-03-09',
  'date: 2026-03-08 07:05\nlastmod: 2026-03-09',
])('reads the date of %j', async (lines) => {
  expect((await story(lines)).time).toBe('2026-03-08T07:05:00Z')
})

test.each([
  'lastmod: 2026-03-09',
  'last_modified_at: March 9, 2026',
  'updated: 2026-03-09',
  'date:\n  updated: 2026-03-09',
])('reads the time of the last change of %j', async (lines) => {
  expect((await story(lines)).updated).toBe('2026-03-09T00:00:00Z')
})

test.each([
  'categories: [Harbour, Weather]',
  'categories: Harbour, Weather',
  'categories: Harbour; Weather',
  'category:\n  - Harbour\n  - Weather',
  'Categories:\n  - name: Harbour\n  - title: Weather',
  'categories: [[Harbour, Weather]]',
  'categories: { Harbour: true, Weather: true, Sea: false }',
  'taxonomies:\n  categories: [Harbour, Weather]',
  'sections: [Harbour, Weather]\ntags: [x, y]',
  'categories: []\ncategory: Harbour, Weather',
  'topics: [Harbour, Weather]\ncategory: Sea',
])('reads the topics of %j', async (lines) => {
  expect((await story(lines)).topics).toEqual(['harbour', 'weather'])
})

test.each([
  'tags: [sea, sky]',
  'tags: sea, sky',
  'keywords: sea, sky',
  'tag:\n  - sea\n  - sky',
  'tags: "#sea #sky"',
  'taxonomies:\n  tags: [sea, sky]',
])('reads the tags of %j', async (lines) => {
  expect((await story(lines)).tags).toEqual(['sea', 'sky'])
})

test('a text of tags with spaces is a list in a folder of Jekyll, and has a warning elsewhere', async () => {
  const jekyll = await story('tags: harbour tides ferries\ncategory: Two words', '', {
    '_config.yml': 'title: Harbour\n',
  })
  expect(jekyll.tags).toEqual(['harbour', 'tides', 'ferries'])
  expect(jekyll.topics).toEqual(['two-words'])
  const other = await story('tags: harbour tides ferries')
  expect(other.tags).toEqual(['harbour tides ferries'])
  expect(other.lines).toEqual(['warning text-with-spaces _news/2020-06-10-story.md:3:7 tags'])
})

test.each([
  ['author: Mara Quill', ['Mara Quill']],
  ['author: Mara Quill and Tom Ash', ['Mara Quill', 'Tom Ash']],
  ['authors: Mara Quill, Tom Ash', ['Mara Quill', 'Tom Ash']],
  ['byline: By Mara Quill, software engineer', ['Mara Quill']],
  ['author: Quill, Mara', ['Quill, Mara']],
  ['author: "Mara Quill ([@mara](https://quill.example/mara))"', ['Mara Quill']],
  ['author: "Mara Quill <mara@quill.example>"', ['Mara Quill']],
  ['authors:\n  - name: Mara Quill\n    url: https://quill.example\n  - Tom Ash', ['Mara Quill', 'Tom Ash']],
  ['author: { first_name: Mara, last_name: Quill }', ['Mara Quill']],
  ['author: the harbour team', ['the harbour team']],
  ['author: Ida van der Berg, Tom Ash', ['Ida van der Berg', 'Tom Ash']],
  ['author: Someone\nauthors: [Mara Quill]', ['Mara Quill']],
  ['extra:\n  author: Mara Quill', ['Mara Quill']],
])('reads the authors of %j', async (lines, authors) => {
  expect((await story(lines)).authors).toEqual(authors)
})

test.for<[place: string, text: string]>([
  ['_data/authors.yml', 'mara:\n  name: Mara Quill\n  email: x\n'],
  ['_data/authors.yml', 'mara: Mara Quill\n'],
  ['_data/authors.yml', '- username: mara\n  name: Mara Quill\n'],
  ['_data/authors.json', '[{ "id": "mara", "name": "Mara Quill" }]'],
  ['data/authors.toml', '[mara]\nname = "Mara Quill"\n'],
  ['data/authors/mara.yaml', 'name: Mara Quill\n'],
  ['_authors/mara.md', '---\nname: Mara Quill\n---\n'],
  ['content/authors/mara/_index.md', '---\ntitle: Mara Quill\n---\n'],
])('looks up the key of an author in %s', async ([place, text]) => {
  expect((await story('author: mara', 'Text.\n', { [place]: text })).authors).toEqual(['Mara Quill'])
  expect((await story('authors: [Mara]', 'Text.\n', { [place]: text })).authors).toEqual(['Mara Quill'])
})

const QUAY = 'https://o.example/quay.jpg'

test.each([
  `image: ${QUAY}`,
  `cover: { image: "${QUAY}", alt: A quay }`,
  `images: ["${QUAY}"]`,
  `heroImage: { src: "${QUAY}" }`,
  `featured_image: ${QUAY}`,
  `thumbnail: ${QUAY}`,
  `og_image: ${QUAY}`,
  `header:\n  image: ${QUAY}`,
  `image:\n  path: ${QUAY}\n  alt: A quay`,
  `image: false\nbanner: ${QUAY}`,
  `icon: fa-sea\nimage: "![A quay](${QUAY})"`,
  `og_image: https://o.example/other.jpg\ncover_image: ${QUAY}`,
  `resources:\n  - src: x.pdf\n    name: paper\n  - src: ${QUAY}\n    name: cover`,
])('reads the picture of %j', async (lines) => {
  expect((await story(lines)).image?.src).toBe(QUAY)
})

test('a picture has the text and the caption that stand in it or beside it', async () => {
  const inside = await story(`image:\n  path: ${QUAY}\n  alt: A quay\n  caption: At low tide`)
  expect(inside.image).toMatchObject({ alt: 'A quay', caption: 'At low tide' })
  const beside = await story(`image: ${QUAY}\nimage_alt: A quay\nimage_caption: At low tide`)
  expect(beside.image).toMatchObject({ alt: 'A quay', caption: 'At low tide' })
})

test.each(['lang: de', 'language: de', 'Lang: de', 'locale: de', 'lang: [de]'])(
  'reads the language of %j',
  async (lines) => {
    expect((await story(lines)).locale).toBe('de')
  },
)

test('a link to another site is the article’s link where it has no text, and stands below its text where it has one', async () => {
  const link = await story('external_url: https://other.example/a', '')
  expect(link).toMatchObject({ url: 'https://other.example/a', provider: 'other.example' })
  const text = await story('link: https://other.example/a')
  expect(text).not.toHaveProperty('url')
  expect(text.body).toContain('<a href="https://other.example/a"')
  expect(await story('canonical_url: https://other.example/a')).not.toHaveProperty('url')
})

test.each([
  'youtube: dQw4w9WgXcQ',
  'video: https://youtu.be/dQw4w9WgXcQ',
  'video: { provider: youtube, id: dQw4w9WgXcQ }',
])('reads the video of %j', async (lines) => {
  expect((await story(lines)).youtube).toBe('dQw4w9WgXcQ')
})

test.each([
  ['"`Array.prototype.at` and <em>friends</em>"', 'Array.prototype.at and friends'],
  ["'The **quay** &amp; the _sea_'", 'The quay & the sea'],
  ["'Vec<T> in 5 < 6'", 'Vec<T> in 5 < 6'],
  ["'snake_case_name and __init__'", 'snake_case_name and __init__'],
  ["'C++ &lt;details&gt; *args'", 'C++ <details> *args'],
  ['1.10', '1.10'],
  ['2026-03-08', '2026-03-08'],
])('the title %s is the text %j', async (written, title) => {
  const { index } = await bundleFiles({ '_news/2020-06-10-story.md': `---\ntitle: ${written}\n---\nText.\n` })
  expect(index.story('story').title).toBe(title)
})

test('an article in the format keeps its fields as they are, and takes only what it lacks', async () => {
  const own = await story(
    'publishedDateTime: 2020-06-10T16:07:00Z\nwebUrl: https://o.example/1\ncategory: news\nexcerpt: "A *b* c."\nauthor: Mara Quill',
  )
  expect(own).toMatchObject({ excerpt: 'A *b* c.', topics: [], authors: ['Mara Quill'] })
})

test('names that say nothing to a reader cause no message', async () => {
  const names = 'layout weight toc comments sitemap math nav_order sidebar_position uuid'
  const { lines } = await story(
    names
      .split(' ')
      .map((name) => `${name}: a`)
      .join('\n'),
  )
  expect(lines).toEqual([])
})

test('a problem names the field that its author wrote, and its place', async () => {
  const { edition } = await bundleFiles({
    '_news/2020-06-10-a.md': '---\ntitle: A\npubDate: soon\n---\nText.\n',
    '_news/2020-06-10-b.md': '---\ntitle: B\nimage:\n  path: /assets/gone.png\n---\nText.\n',
    '_news/2020-06-10-c.md': '---\ntitle: C\ncategories: [Harbor]\n---\nText.\n',
    '_news/2020-06-10-d.md': '---\ntitle: D\ntitel: x\nlang: klingon!\n---\nText.\n',
    '_data/topics/1.yaml': 'name: Harbour\n',
  })
  const found = edition.problems.map(({ code, line, column, field }) => [code, field, line, column])
  expect(found).toEqual([
    ['invalid-date', 'pubDate', 3, 10],
    ['missing-asset', 'image.path', 4, 9],
    ['unknown-topic', 'categories[0]', 3, 14],
    ['unknown-field', 'titel', 3, 1],
    ['invalid-locale', 'lang', 4, 7],
  ])
})
