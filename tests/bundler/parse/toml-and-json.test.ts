// @vitest-environment node
import { expect, test } from 'vitest'
import { type Bundled, bundleFiles, problemLines } from '../workspace.ts'

const bundleText = (text: string, path = '_news/story.md') => bundleFiles({ [path]: text }, { skipInvalid: true })
const AT = '_news/story.md'

const STORY = { title: 'A story', excerpt: 'What it is.', time: '2020-06-10T16:07:00Z', tags: ['sea', 'sky'] }

test.for<[name: string, text: string]>([
  [
    'TOML between lines of +++',
    '+++\ntitle = "A story"\ndate = 2020-06-10T18:07:00+02:00\ndescription = """\nWhat it is."""\ntags = ["sea", "sky"]\n+++\nThe text.\n',
  ],
  [
    'TOML with tables and dotted names',
    '+++\ntitle = \'A story\'\ndate = 2020-06-10 16:07:00Z\n[extra]\nsummary = "What it is."\n[taxonomies]\ntags = [ # two\n  "sea",\n  "sky",\n]\n+++\n\nThe text.\n',
  ],
  [
    'TOML after ---toml',
    '---toml\ntitle = "A story"\ndate = 2020-06-10T16:07:00\nexcerpt = "What it is."\ntags = ["sea", "sky"]\n---\nThe text.\n',
  ],
  [
    'JSON at the top',
    '{\n\t"title": "A story",\n  "date": "2020-06-10T16:07:00Z", "summary": "What it is.", "tags": ["sea", "sky"]\n}\n\nThe text.\n',
  ],
  [
    'JSON after ---json',
    '---json\n{"title": "A story", "date": "2020-06-10T16:07:00Z", "excerpt": "What it is.", "tags": "sea, sky"}\n---\nThe text.\n',
  ],
  [
    'JSON between semicolons',
    ';;;\n"title": "A story",\n"date": "2020-06-10T16:07:00Z",\n"excerpt": "What it is.",\n"tags": ["sea", "sky"]\n;;;\nThe text.\n',
  ],
])('reads %s', async ([, text]) => {
  for (const written of [text, text.replaceAll('\n', '\r\n'), `\uFEFF${text}`]) {
    const { edition, index } = await bundleText(written)
    expect(edition.problems).toEqual([])
    expect(index.story('story')).toMatchObject({ ...STORY, body: '<p>The text.</p>' })
  }
})

test('a date of TOML is a day when it is written as a day', async () => {
  const { index } = await bundleText('+++\ntitle = "A"\ndate = 2020-06-10\n+++\nText.\n')
  expect(index.story('story')).toMatchObject({ time: '2020-06-10T00:00:00Z', dayOnly: true })
})

test.for<[name: string, text: string, line: string, hint: string]>([
  ['YAML between lines of +++', '+++\ntitle: A story\n+++\n', `error toml ${AT}:2:6`, 'Write title = "A story"'],
  ['text without quotes', '+++\ntitle = A story\n+++\n', `error toml ${AT}:2:9`, 'Write title = "A story"'],
  ['no value', '+++\ntitle =\n+++\n', `error toml ${AT}:2:8`, 'Write title = "…"'],
  ['a field twice', '+++\ntitle = "A"\ntitle = "B"\n+++\n', `error toml ${AT}:3:1`, 'Keep one of them.'],
  ['no closing line', '+++\ntitle = "A"\n\nText.\n', `error no-closing ${AT}:1:1`, 'Put a line of +++ between'],
  [
    'another closing line',
    '+++\ntitle = "A"\n---\nText.\n',
    `error no-closing ${AT}:3:1`,
    'Replace it with a line of +++',
  ],
  ['a trailing comma', '{\n  "title": "A",\n  "tags": ["a", "b"],\n}\n', `error json ${AT}:3:21`, 'Remove the comma.'],
  ['a comment', '{\n  "title": "A" // the title\n}\n', `error json ${AT}:2:16`, 'Remove the comment.'],
  ['a missing comma', '{\n  "title": "A"\n  "tags": []\n}\n', `error json ${AT}:3:3`, 'Put a comma before this one.'],
  ['single quotes', '{\n  "title": \'A\'\n}\n', `error json ${AT}:2:12`, 'Write the text in double quotes.'],
  ['a name without quotes', '{\n  title: "A"\n}\n', `error json ${AT}:2:3`, 'Write "title".'],
  ['text without quotes in JSON', '{\n  "title": Hello\n}\n', `error json ${AT}:2:12`, 'write "Hello"'],
  ['an unclosed quote', '{\n  "title": "A\n}\n', `error json ${AT}:2:12`, 'Close it'],
  ['an unclosed brace', '{\n  "title": "A"\n\nText.\n', `error json ${AT}:4:1`, 'Put a comma'],
  ['a name twice in JSON', '{\n  "title": "A",\n  "title": "B"\n}\n', `error json ${AT}:3:3`, 'Keep one of them.'],
  ['text behind the brace', '{\n  "title": "A"\n} Text.\n', `error json ${AT}:3:2`, 'Put it on a line of its own.'],
  ['a comma in ---json', '---json\n{"title": "A",}\n---\n', `error json ${AT}:2:14`, 'Remove the comma.'],
])('reports %s with its place and what to do', async ([, text, line, hint]) => {
  const bundled = await bundleText(text)
  expect(problemLines(bundled)).toEqual([line])
  expect(bundled.edition.problems[0]?.hint).toContain(hint)
  expect(bundled.edition.problems[0]?.frame).toContain('^')
})

test.for<[name: string, text: string, place: string]>([
  ['TOML', '+++\ntitle = "A"\n[extra]\n"date" = "never"\n+++\n', '_news/story.md:2:1'],
  ['TOML', '+++\ntitle = "A"\ndate = "never"\n+++\n', '_news/story.md:3:8 date'],
  [
    'TOML',
    '+++\ntitle = "A"\ndate = 2020-06-10\nimage.path = "/assets/x.png"\n+++\nT.\n',
    '_news/story.md:4:14 image.path',
  ],
  [
    'TOML',
    '+++\ntitle = "A"\ndate = 2020-06-10\n[[resources]]\nsrc = "b.pdf"\n[[resources]]\nname = "cover"\nsrc = "/assets/x.png"\n+++\nT.\n',
    '_news/story.md:6:1 resources[1]',
  ],
  ['JSON', '{\n  "title": "A",\n  "date": "never"\n}\n', '_news/story.md:3:11 date'],
  ['JSON', '{\n  "title": "A",\n  "date": "2020-06-10",\n  "status": "odd"\n}\nT.\n', '_news/story.md:4:3 status'],
])('a field in %s has its line and column', async ([, text, place]) => {
  const lines = problemLines(await bundleText(text)).map((line) => line.split(' ').slice(2).join(' '))
  expect(lines).toContain(place)
})

const headline = ({ index }: Bundled) => index.stories().map(({ title, body }) => [title, body])

test('Markdown without front matter is read when its name begins with a day', async () => {
  const name = '_news/2020-06-10-story.md'
  expect(headline(await bundleText('# A `story` *here*\n\nThe text.\n', name))).toEqual([
    ['A story here', '<p>The text.</p>'],
  ])
  expect(headline(await bundleText('\nA story\n=======\n\nThe text.\n', name))).toEqual([
    ['A story', '<p>The text.</p>'],
  ])
  const undated = await bundleText('# A story\n\nThe text.\n')
  expect(problemLines(undated)).toEqual(['error no-front-matter _news/story.md:1:1'])
  expect(undated.edition.problems[0]?.hint).toContain('Begin the name of the file with the day')
})

test('a list of names that only look like special ones of JavaScript harms nothing', async () => {
  const text = '{"title": "A", "date": "2020-06-10", "__proto__": {"draft": true}, "constructor": "x"}\nT.\n'
  expect((await bundleText(text)).index.stories()).toHaveLength(1)
})
