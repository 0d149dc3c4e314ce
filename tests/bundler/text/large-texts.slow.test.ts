// @vitest-environment node
import { expect, test } from 'vitest'
import { fillTemplates } from '../../../src/bundler/templates/fill-templates.ts'
import { withoutComponents } from '../../../src/bundler/text/mdx.ts'
import { TextPlaces } from '../../../src/bundler/text/place-in-text.ts'
import { renderBody } from '../../../src/bundler/text/render-body.ts'
import { plainLayout } from '../../../src/bundler/layouts/layout.ts'
import { Assets, assetRules } from '../../../src/bundler/values/assets.ts'

// A text is at most two megabytes, and a publisher's folder may be hostile. What takes time by the square of the length would
// take minutes for one of these. Their times are compared with that of an ordinary text of the same length, in the same run.

const MAX_TIMES = 40
const PLAIN = 'The tide *rose* over [the stones](https://quay.example/), {{ page.title }}\nand `fell`.\n\n'

const repeat = (part: string, length: number) => part.repeat(Math.ceil(length / part.length))

/** Time of the processor, since other tests run at the same time. In units of the system. */
function timeOf(work: () => unknown): number {
  const begin = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(begin)
  return user + system
}

/** As in the folder of another system, which allows more marks. */
const assets = new Assets([], undefined, assetRules(plainLayout('jekyll')))

function render(text: string): void {
  const { leftOut } = renderBody(text, { file: 'a.md', assets, used: new Set(), wantsExcerpt: true })
  const places = new TextPlaces(text)
  for (const [at, part] of leftOut.slice(0, 1000).entries()) places.placeOf(part, at)
}

/** Beginnings of marks, which nothing ends, and marks without a meaning. */
const MARKS = [
  '{%',
  '{% ',
  '{% for x %}',
  '{% note %} ',
  '{% highlight x %} ',
  '{% raw %} ',
  '{% capture a %}',
  '{% tabs %} ',
  '{% include a b="',
  '{{',
  '{{ "',
  '{{<',
  '{{< a ',
  '{{< note >}} ',
  '{{</*',
  '{# ',
  '{/*',
  '[[',
  '![[a|',
  '%%\n',
  '<!--',
  '<!-- more ',
  '$$',
  String.raw`\(`,
  '[caption ',
  '[caption]<img',
  '[embed]',
  '<pre>',
  '<Foo a={',
  '<div markdown',
  '![](b =',
  'a `b` ',
  '<a b="{{',
  '<a {{ b }} "',
  '<a {% if b %}',
  '<a {% if b %}c{% else %}',
]

test('marks of templates take time by the length of a text', () => {
  const length = 1_000_000
  const plain = Math.max(...[1, 2].map(() => timeOf(() => fillTemplates(repeat(PLAIN, length), {}))))
  const slow = MARKS.filter((mark) => timeOf(() => fillTemplates(repeat(mark, length), {})) > MAX_TIMES * plain)
  expect(slow).toEqual([])
})

const MARKUP = [
  ...MARKS,
  ':::note\n',
  '!!! note\n',
  '> [!NOTE]\n\n',
  '$$a\n',
  String.raw`\[a` + '\n',
  '{% highlight x %}\n',
  '# a\n\n',
  '[a](#b) ',
  '[a](b) ',
  '![a](b)\n\n',
  '[![a](b)](c) ',
  '[^1]: a\n\n',
  '*[a]: b\n',
  '* TOC\n{:toc}\n\n',
  '- a\n{:.b}\n',
  '[',
  '![',
  '](',
  '**a ',
  '~',
  '`a``',
  '<b>',
  '<a href="',
  '<iframe>',
  '<iframe src="https://quay.example/">',
  '[a](javascript:',
  '[a](b c.d ',
  '[a](b (c) ',
  '[a]: b c.d\n',
  '<p>**a',
  '<p>**a** <b>',
  '<td>[a](b c.d)',
  '<p>`a',
  '<p><!-- ',
  '** a ',
  '**a **',
  'a <script> b ',
  'a <title></title> ',
  '<script>\n\n',
]

test('markup takes time by the length of a text', () => {
  const length = 60_000
  const plain = Math.max(...[1, 2].map(() => timeOf(() => render(repeat(PLAIN, length)))))
  const slow = MARKUP.filter((mark) => timeOf(() => render(repeat(mark, length))) > MAX_TIMES * plain)
  expect(slow).toEqual([])
})

test.each<[rule: string, make: (length: number) => string]>([
  ['spaces behind a heading', (length) => `# a${' '.repeat(length)}b`],
  ['spaces in a box', (length) => `!!! note${' '.repeat(length)}!`],
  ['spaces in attributes', (length) => `{:${' '.repeat(length)}x`],
  ['spaces in a tag', (length) => `{% include a${' '.repeat(length)}b %}`],
  ['entities in bold text', (length) => `&nbsp;**b** **a${repeat('&nbsp;', length)}x**`],
  ['spaces before four asterisks', (length) => `a${' '.repeat(length)}****`],
  ['links whose definitions are lost', (length) => `{% include a.md %}\n${repeat('[a][b', length)}`],
  ['shortcodes of code that none ends', (length) => repeat('[code]\n', length)],
  ['one long name of an element', (length) => `<${'a'.repeat(length)} {{ x }}`],
  ['tags in a block of code', (length) => `\`\`\`\n${repeat('{% raw %}', length)}\n\`\`\``],
  ['shortcodes in a block of code', (length) => `\`\`\`\n${repeat('{{</*', length)}\n\`\`\``],
  ['boxes in boxes', (length) => `${repeat(':::note\n', length / 2)}${repeat(':::\n', length / 2)}`],
  [
    'thousands of footnotes',
    (length) => Array.from({ length: length / 20 }, (_, at) => `[^${at}]\n\n[^${at}]: b\n\n`).join(''),
  ],
  ['lists of contents', (length) => repeat('- {:toc}\n', length)],
  ['brackets in brackets', (length) => '['.repeat(length / 2) + ']'.repeat(length / 2)],
  ['elements in elements', (length) => `${repeat('<div>', length / 2)}${repeat('</div>', length / 2)}`],
])('%s take time by the length of a text', (_, make) => {
  const length = 100_000
  const plain = timeOf(() => render(repeat(PLAIN, length)))
  expect(timeOf(() => render(make(length))) / plain).toBeLessThan(MAX_TIMES)
})

test('components of MDX take time by the length of a text', () => {
  const length = 500_000
  const plain = Math.max(...[1, 2].map(() => timeOf(() => withoutComponents(repeat(PLAIN, length)))))
  const marks = ['{/*', '<Foo a={', '<Foo "', '`a``', 'import a\n', '{a']
  const slow = marks.filter(
    (mark) => timeOf(() => withoutComponents(repeat(mark, length))) > MAX_TIMES * Math.max(plain, 20_000),
  )
  expect(slow).toEqual([])
})
