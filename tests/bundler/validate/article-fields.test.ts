// @vitest-environment node
import { expect, test } from 'vitest'
import { type ProblemCase, ARTICLE_PATH, expectProblems, readArticle, withLines } from '../fault-table.ts'
import { article, bundleFiles, fixture } from '../workspace.ts'

test.for<ProblemCase>([
  [
    'a title whose name is misspelt',
    { [ARTICLE_PATH]: '---\ntitel: A story\nwebUrl: https://outlet.example/story\n---\n' },
    [[`error no-title ${ARTICLE_PATH}:2:1`, '“titel” in line 2 may be a misspelt “title”.']],
  ],
  [
    'a title that YAML reads as a comment',
    { [ARTICLE_PATH]: '---\ntitle: #MeToo at ten\nwebUrl: https://outlet.example/story\n---\n' },
    [[`error no-title ${ARTICLE_PATH}:2:8 title`, 'Put the title in quotes: title: "#MeToo at ten".']],
  ],
  [
    'an unsafe address once when a related story has no other',
    withLines('related:', '  - title: R', '    webUrl: javascript:alert(1)'),
    [
      [
        `warning unsafe-link ${ARTICLE_PATH}:6:13 related[0].webUrl`,
        'The story has no other address, so it is left out.',
      ],
    ],
  ],
  [
    'an invalid language tag',
    withLines('locale: english_GB'),
    [[`warning invalid-locale ${ARTICLE_PATH}:4:9 locale`, 'Found “english_GB”, expected', 'It is left out.']],
  ],
  [
    'a negative number',
    withLines('quality: -5', 'heat: -1'),
    [
      [
        `warning negative-number ${ARTICLE_PATH}:4:10 quality`,
        'Found -5, expected 0 or more, or -1',
        'It is left out.',
      ],
    ],
  ],
  ['nothing about a number of spaces', withLines('quality: "  "'), []],
  [
    'an invalid domain and its replacement',
    withLines('provider:', '  name: Quillmark', '  domain: The Quillmark'),
    [
      [
        `warning invalid-domain ${ARTICLE_PATH}:6:11 provider.domain`,
        'Found “The Quillmark”',
        'outlet.example is used instead',
      ],
    ],
  ],
  [
    'an iframe that shows no YouTube video',
    withLines('featuredContent: <iframe src="https://player.example/1"></iframe>'),
    [[`warning unknown-player ${ARTICLE_PATH}:4:18 featuredContent`, '“https://player.example/1”', 'It is left out.']],
  ],
  [
    '“true” in place of a list',
    withLines('topics: true'),
    [[`error wrong-type ${ARTICLE_PATH}:4:9 topics`, 'Found true, expected a list of texts.']],
  ],
])('reports %s', async ([, files, expected]) => {
  await expectProblems(files, expected)
})

const TOPIC = '_data/topics/1.yaml'

test.for<ProblemCase>([
  [
    'warns about declared topics in one text',
    {
      [TOPIC]: 'name: Climate\n',
      '_data/topics/2.yaml': 'name: Computer Vision\n',
      ...withLines('topics: Climate, Computer Vision'),
    },
    [
      [
        `warning text-with-commas ${ARTICLE_PATH}:4:9 topics[0]`,
        'Found one text with commas, expected a list: [Climate, Computer Vision].',
      ],
    ],
  ],
  ['accepts a comma in the name of a topic', withLines('topics: Lies, damned lies'), []],
  [
    'warns about tags in one text',
    withLines('tags: harbour, tide'),
    [[`warning text-with-commas ${ARTICLE_PATH}:4:7 tags`, 'expected a list: [harbour, tide].']],
  ],
])('%s', async ([, files, expected]) => {
  await expectProblems(files, expected)
})

test('treats null, -1 and empty values as unknown', async () => {
  const { story, lines } = await readArticle(fixture('null-numbers.md'))
  expect(lines).toEqual([])
  for (const name of ['heat', 'quality', 'excerpt', 'image']) expect(story).not.toHaveProperty(name)
  expect(story.topics).toEqual([])
})

test('reads numbers in quotes as numbers, and keeps the spelling of numbers in texts', async () => {
  const { story, index, lines } = await readArticle(fixture('numbers-in-quotes.md'))
  expect(lines).toEqual([])
  expect(story).toMatchObject({ title: '1.10', quality: 49, heat: 0 })
  expect(index.providers()[0]?.name).toBe('2020')
})

test.each<[field: Record<string, unknown>, story: object, missing: readonly string[]]>([
  [{ quality: 154, heat: 194 }, { quality: 154, heat: 194 }, []],
  [{ quality: 0, heat: 0 }, { quality: 0, heat: 0 }, []],
  [{ quality: 49, heat: -1 }, { quality: 49 }, ['heat']],
  [{ quality: null, heat: null }, {}, ['quality', 'heat']],
  [{ quality: '49', heat: '-1' }, { quality: 49 }, ['heat']],
  [{}, {}, ['quality', 'heat']],
])('reads the numbers %j as %j', async (fields, expected, missing) => {
  const { story, lines } = await readArticle(article(fields))
  expect(lines).toEqual([])
  expect(story).toMatchObject(expected)
  for (const name of missing) expect(story).not.toHaveProperty(name)
})

test.each<[written: string, domain: string, name: string]>([
  ['provider: {name: "The &amp; Outlet", domain: www.Second.example}', 'second.example', 'The & Outlet'],
  ['provider:\n  name: 9&10 News\n  domain: second.example', 'second.example', '9&10 News'],
  ['provider:\n  name: Yahoo! #1 (UK)\n  domain: https://www.second.example/news', 'second.example', 'Yahoo!'],
  ['provider:\n  domain: second.example:8080', 'second.example', 'second.example'],
  ['provider:\n  name: Nameless', 'outlet.example', 'Nameless'],
  ['provider: null', 'outlet.example', 'outlet.example'],
])('reads the outlet of %j as %s, named %s', async (written, domain, name) => {
  const { index, edition } = await bundleFiles({ [ARTICLE_PATH]: article().replace('---\n', `---\n${written}\n`) })
  expect(edition.problems).toEqual([])
  expect(index.providers()).toEqual([{ domain, name }])
})

test('keeps any type, in lower case', async () => {
  for (const [type, expected] of [
    ['Podcast &amp; more', 'podcast & more'],
    ['VIDEO', 'video'],
    ['', 'article'],
  ]) {
    const { story, index } = await readArticle(article({ type }))
    expect(story.type ?? 'article').toBe(expected)
    expect(index.front().facets.types).toEqual([expected])
  }
})

test('stores the language of an article only when it differs from the site’s', async () => {
  const site = { 'site.yaml': 'title: Tide\nlocale: en-us\n' }
  expect((await readArticle(article({ locale: 'en_US' }), site)).story).not.toHaveProperty('locale')
  expect((await readArticle(article({ locale: 'he' }), site)).story.locale).toBe('he')
  const wrong = await readArticle(article({ locale: 'no such tag' }), site)
  expect(wrong.story).not.toHaveProperty('locale')
  expect(wrong.lines).toEqual([`warning invalid-locale ${ARTICLE_PATH}:5:9 locale`])
})

test('reads a single value as a list of one', async () => {
  const { story, index, lines } = await readArticle(fixture('singles.md'))
  expect(lines).toEqual([`warning provider-name-only ${ARTICLE_PATH}:5:11 provider`])
  expect(story.topics).toEqual(['ai'])
  expect(story.image).toEqual({ src: 'https://outlet.example/p.jpg' })
  expect(index.providers()).toEqual([{ domain: 'outlet.example', name: 'The Outlet' }])
})

test('keeps text of other scripts unchanged', async () => {
  const { story, index } = await readArticle(fixture('non-ascii.md'))
  expect(story).toMatchObject({ title: '海の向こうの港 — ميناء', excerpt: '港は今日、静かだった。', locale: 'ja' })
  expect(story.url).toBe('https://outlet.example/%E6%B5%B7/%E6%B8%AF')
  expect(index.front('海洋').cards).toHaveLength(1)
})
