// @vitest-environment node
import { expect, test } from 'vitest'
import { type FixtureFault, ARTICLE_PATH, expectFixtureFault } from '../fault-table.ts'
import { type Files, bundleFiles, fixture } from '../workspace.ts'

const FAULTS: Readonly<Record<string, FixtureFault>> = {
  'reports front matter that is never closed': {
    file: 'no-closing',
    code: 'no-closing',
    at: '1:1',
    message: 'no closing ---',
    hint: 'between the last field and the text',
  },
  'reports Markdown without front matter': {
    file: 'no-front-matter',
    code: 'no-front-matter',
    at: '1:1',
    message: 'has no front matter, and its name does not begin with a day',
    hint: 'Begin the name of the file with the day',
  },
  'reports a list in place of fields': {
    file: 'front-matter-list',
    code: 'not-a-mapping',
    at: '2:1',
    message: 'Found a list, expected fields',
    hint: 'name: value',
  },
  'reports text in place of fields': {
    file: 'front-matter-text',
    code: 'not-a-mapping',
    at: '2:1',
    message: 'Found plain text, expected fields',
    hint: 'name: value',
  },
}

test.for(Object.entries(FAULTS))('%s', async ([, fault]) => {
  await expectFixtureFault(fault)
})

// Other programs accept many ways to begin and end front matter. Each is read here, or refused with a hint.

const FIELDS = 'title: A story\npublishedDateTime: 2020-06-10T16:07:00Z\nwebUrl: https://outlet.example/story\n'
const BODY = 'The text.\n'

const READ: readonly (readonly [name: string, text: string, body: string | undefined])[] = [
  ['two lines of three dashes', `---\n${FIELDS}---\n${BODY}`, '<p>The text.</p>'],
  ['spaces after the first line', `---   \n${FIELDS}---\n${BODY}`, '<p>The text.</p>'],
  ['a tab after the first line', `---\t\n${FIELDS}---\n${BODY}`, '<p>The text.</p>'],
  ['spaces after the last line', `---\n${FIELDS}---  \n${BODY}`, '<p>The text.</p>'],
  ['three dots at the end', `---\n${FIELDS}...\n${BODY}`, '<p>The text.</p>'],
  ['no line break at its end', `---\n${FIELDS}---`, undefined],
  ['empty lines around the fields', `---\n\n${FIELDS}\n---\n\n${BODY}`, '<p>The text.</p>'],
  ['comments', `---\n# a comment\n${FIELDS}# another\n---\n${BODY}`, '<p>The text.</p>'],
  ['a comment after a value', `---\n${FIELDS}type: article # or video\n---\n${BODY}`, '<p>The text.</p>'],
  ['the name of the language after the dashes', `---yaml\n${FIELDS}---\n${BODY}`, '<p>The text.</p>'],
  ['the name of the language after a space', `--- yaml\n${FIELDS}---\n${BODY}`, '<p>The text.</p>'],
  ['empty lines before the first line', `\n\n---\n${FIELDS}---\n${BODY}`, '<p>The text.</p>'],
  ['Windows line breaks', `---\n${FIELDS}---\n${BODY}`.replaceAll('\n', '\r\n'), '<p>The text.</p>'],
  ['line breaks of old Macintosh systems', `---\n${FIELDS}---\n${BODY}`.replaceAll('\n', '\r'), '<p>The text.</p>'],
  ['a byte order mark', `\uFEFF---\n${FIELDS}---\n${BODY}`, '<p>The text.</p>'],
  ['a rule in the text', `---\n${FIELDS}---\nAbove\n\n---\n\nBelow\n`, '<p>Above</p>\n<hr />\n<p>Below</p>'],
  ['three dashes inside a value', `---\n${FIELDS}excerpt: "one --- two"\n---\n${BODY}`, '<p>The text.</p>'],
  ['three dashes inside a block', `---\n${FIELDS}excerpt: |\n  one\n  ---\n  two\n---\n${BODY}`, '<p>The text.</p>'],
  ['four dashes in the text', `---\n${FIELDS}---\nAbove\n\n----\n\nBelow\n`, '<p>Above</p>\n<hr />\n<p>Below</p>'],
  [
    'a marker that ends the excerpt',
    `---\n${FIELDS}---\nAbove.\n\n<!-- more -->\n\nBelow.\n`,
    '<p>Above.</p>\n<p>Below.</p>',
  ],
  ['quoted names of fields', `---\n${FIELDS.replace('title:', '"title":')}---\n${BODY}`, '<p>The text.</p>'],
  [
    'all fields between braces',
    `---\n{ title: A story, publishedDateTime: 2020-06-10T16:07:00Z, webUrl: "https://outlet.example/story" }\n---\n`,
    undefined,
  ],
  ['anchors and aliases', `---\n${FIELDS}tags: &t [a, b]\ntopics: *t\n---\n`, undefined],
  ['a template tag of Jekyll in the text', `---\n${FIELDS}---\n{% include x.html %}\nThe text.\n`, '<p>The text.</p>'],
]

test.each(READ)('reads a file with %s', async (_, text, body) => {
  const { index, edition } = await bundleFiles({ [ARTICLE_PATH]: text })
  expect(edition.problems.filter(({ severity }) => severity === 'error')).toEqual([])
  const story = index.story('story')
  expect(story).toMatchObject({ title: 'A story', url: 'https://outlet.example/story' })
  expect(story.body).toBe(body)
})

const AS_YAML = 'Write it as YAML between two lines of ---.'

const REFUSED: readonly (readonly [name: string, text: string, code: string, line: number, hint: string])[] = [
  [
    'a program as front matter',
    '---js\nmodule.exports = {}\n---\n',
    'front-matter-language',
    1,
    'Write it as YAML between',
  ],
  ['Org mode', '#+TITLE: A story\n#+DATE: 2020-06-10\n\nText\n', 'org', 1, AS_YAML],
  ['no front matter and no heading', 'Text.\n', 'no-front-matter', 1, 'Write --- on the first line'],
  ['four dashes', `----\n${FIELDS}----\n`, 'no-front-matter', 1, 'Write --- on the first line'],
  ['two dashes', `--\n${FIELDS}--\n`, 'no-front-matter', 1, 'Write --- on the first line'],
  ['dashes after a space', ` ---\n${FIELDS}---\n`, 'no-front-matter', 1, 'Write --- on the first line'],
  ['front matter that is never closed', `---\n${FIELDS}\nText.\n`, 'no-closing', 1, 'Put a line of --- between'],
  [
    'front matter closed by four dashes',
    `---\n${FIELDS}----\nText.\n`,
    'no-closing',
    5,
    'Replace it with a line of ---',
  ],
  ['front matter closed by two dashes', `---\n${FIELDS}--\nText.\n`, 'no-closing', 5, 'Replace it with a line of ---'],
  ['front matter closed by a long dash', `---\n${FIELDS}—\nText.\n`, 'no-closing', 5, 'Replace it with a line of ---'],
  ['front matter closed after a space', `---\n${FIELDS} ---\nText.\n`, 'no-closing', 5, 'Begin the --- in column 1.'],
  [
    'a rule below front matter that is closed after a space',
    `---\n${FIELDS} ---\nText.\n\n---\n`,
    'no-closing',
    5,
    'in column 1.',
  ],
  ['a merge conflict from the first line', `<<<<<<< HEAD\n---\n${FIELDS}---\n`, 'merge-conflict', 1, 'Keep one of'],
  ['a merge conflict in place of the closing line', `---\n${FIELDS}>>>>>>> b\n`, 'merge-conflict', 5, 'Keep one of'],
  ['empty front matter', '---\n---\nText.\n', 'no-title', 2, 'Add title:'],
  ['only comments in the front matter', '---\n# title: A story\n---\nText.\n', 'no-title', 2, 'Add title:'],
  ['only spaces in the front matter', '---\n   \n---\nText.\n', 'no-title', 2, 'Add title:'],
  [
    'a list of words as front matter',
    '---\n- title\n- date\n---\n',
    'not-a-mapping',
    2,
    'Write each field as name: value.',
  ],
  ['a sentence as front matter', '---\nJust some words\n---\n', 'not-a-mapping', 2, 'Write each field as name: value.'],
  ['no content', '', 'empty', 0, 'Write the article, or remove the file.'],
  ['only white space', ' \n\t\n', 'empty', 0, 'Write the article, or remove the file.'],
  ['a second document', `---\n${FIELDS}---\n`.replace('webUrl', '--- \nwebUrl'), '', 0, ''],
]

test.each(REFUSED)('refuses a file with %s, and suggests a correction', async (_, text, code, line, expectedHint) => {
  const { edition } = await bundleFiles({ [ARTICLE_PATH]: text })
  if (code === '') return expect(edition.problems.every(({ hint }) => hint !== '')).toBe(true)
  const problem = edition.problems.find((one) => one.code === code)
  expect(edition.problems.map((one) => one.code)).toContain(code)
  expect(problem?.severity).toBe('error')
  expect(problem?.line ?? 0).toBe(line)
  expect(problem?.hint).toContain(expectedHint)
  expect(edition.skipped).toEqual([ARTICLE_PATH])
})

test('leaves out an article whose front matter is a script, and publishes the others', async () => {
  const script = '---js\nconst title = "A pier";\n---\nText.\n'
  const [file, other] = ['_news/2020-06-11-pier.md', '_news/2020-06-10-story.md']
  const bundled = await bundleFiles({ [file]: script, [other]: `---\n${FIELDS}---\n${BODY}` })
  expect(bundled.edition).toMatchObject({ ok: true, skipped: [file] })
  expect(bundled.index.stories()).toHaveLength(1)
  expect(bundled.edition.problems).toMatchObject([{ severity: 'error', code: 'front-matter-language', file, line: 1 }])
  const alone = await bundleFiles({ [file]: script })
  expect(alone.edition).toMatchObject({ ok: false, isEmptied: true })
})

test('counts leading empty lines in the place of a problem', async () => {
  const { edition } = await bundleFiles({ [ARTICLE_PATH]: `\n\n---\ntitle: A story\npublishedDateTime: never\n---\n` })
  expect(edition.problems).toContainEqual(expect.objectContaining({ code: 'invalid-date', line: 5, column: 20 }))
})

test.for(['toml', 'json'])('reads front matter in %s', async (format) => {
  const { edition, index } = await bundleFiles({ [ARTICLE_PATH]: fixture(`${format}.md`) })
  expect(edition.problems.filter(({ severity }) => severity === 'error')).toEqual([])
  expect(index.story('story').title).not.toBe('')
})

test.for<[text: string, excerpt: string]>([
  ['excerpt: "The tide rose\nover the pier."', 'The tide rose over the pier.'],
  ["excerpt: 'The tide''s rise\nover the pier.'  # of spring", "The tide's rise over the pier."],
  ['excerpt: "The tide\nof \\"spring\\"\nrose."', 'The tide of "spring" rose.'],
])('a text in quotes may go on at the beginning of the next line: %s', async ([text, excerpt]) => {
  const { edition, index } = await bundleFiles({
    '_config.yml': '',
    '_posts/2026-03-08-pier.md': `---\ntitle: Pier\n${text}\ntags: [sea]\n---\nA text.\n`,
  })
  expect(edition.problems.filter(({ severity }) => severity === 'error')).toEqual([])
  expect(index.stories()[0]?.excerpt).toBe(excerpt)
})

test.for<[system: string, files: Files, titles: string[]]>([
  ['Hugo', { 'hugo.toml': '' }, ['Pier']],
  ['Jekyll', { '_config.yml': '' }, []],
])('in %s, front matter ends with a line of many dashes, or does not', async ([, files, titles]) => {
  const { index } = await bundleFiles(
    { ...files, 'content/posts/pier.md': '---\ntitle: Pier\ndate: 2026-03-08\n----------\nA text.\n' },
    { skipInvalid: true },
  )
  expect(index.stories().map(({ title }) => title)).toEqual(titles)
})

test.for<[system: string, settings: string, titles: string[], severity: string]>([
  ['Jekyll', '_config.yml', ['Quay'], 'warning'],
  ['Hexo', '_config.next.yml', [], 'error'],
])('of two fields of one name, %s reads the last or none', async ([, settings, titles, severity]) => {
  const { edition, index } = await bundleFiles(
    {
      [settings]: '',
      'source/_posts/2026-03-08-pier.md': '---\ntitle: Pier\ntitle: Quay\ndate: 2026-03-08\n---\nA text.\n',
    },
    { skipInvalid: true },
  )
  expect(index.stories().map(({ title }) => title)).toEqual(titles)
  expect(edition.problems.find(({ code }) => code === 'yaml-duplicate-key')).toMatchObject({ severity, line: 3 })
})
