// @vitest-environment node
import { expect, test } from 'vitest'
import { renderBody } from '../../../src/bundler/text/render-body.ts'
import { Assets } from '../../../src/bundler/values/assets.ts'
import { article, bundleFiles } from '../workspace.ts'
import { ARTICLE_PATH } from '../fault-table.ts'

const assets = new Assets(['assets/pier.png'])

function render(markdown: string, data: Record<string, unknown> = {}) {
  const { html = '', unknownMarks } = renderBody(markdown, { file: '_news/a.md', assets, used: new Set(), data })
  return { html, marks: unknownMarks.map(({ mark }) => mark) }
}

const link = (address: string, words: string) =>
  `<a href="${address}" target="_blank" rel="noopener noreferrer">${words}</a>`

test.each<[text: string, html: string, marks: string[]]>([
  ['By {{ "ida" | team_link }}.', 'By ida.', ['{{ … | team_link }}']],
  ["By {{ 'Ida Holm' | crew('x', 1) | safe }}.", 'By Ida Holm.', ['{{ … | crew }}']],
  ['{{- "On | the quay" | shout: "!" -}}', 'On | the quay', ['{{ … | shout }}']],
  ['The {{ page.ship | shout }} and {{ ship | escape }}', 'The Anna and Anna', ['{{ … | shout }}']],
  ['{% assign boat = "Bea" %}{{ boat | shout }}', 'Bea', ['{{ … | shout }}']],
  ['[a]({{ "https://quay.example/a" | short_url }})', link('https://quay.example/a', 'a'), []],
  ['<a href="{{ "https://quay.example/a" | short_url }}">a</a>', link('https://quay.example/a', 'a'), []],
  ['[a][b]\n\n[b]: {{ "https://quay.example/a" | short_url }}', link('https://quay.example/a', 'a'), []],
  ['See ({{ "the chart" | mark_up }})', 'See (the chart)', ['{{ … | mark_up }}']],
  ['Play {{ "https://quay.example/a" | embed: "The tide" }}', `Play ${link('https://quay.example/a', 'The tide')}`, []],
  ['{{ say("The tide rose high") }} now', 'The tide rose high now', ['{{ say }}']],
  ['{{ parts.note({ text: "The *tide* rose" }) | safe }}', 'The <em>tide</em> rose', ['{{ parts.note }}']],
  ['{% pullquote "The tide rose high" %}', 'The tide rose high', ['{% pullquote %}']],
  ['{% include note.html content="The tide rose" %}', 'The tide rose', ['{% include note.html %}']],
  ['{{< lead text="The tide rose" id="x y z" >}}', 'The tide rose', ['{{< lead >}}']],
  ['{% say "潮が満ちてきた" %}', '潮が満ちてきた', ['{% say %}']],
  ['{% tabs %}The **tide**{% endtabs %}', 'The <strong>tide</strong>', ['{% tabs %}']],
  ['{{< tabs "x" >}}The **tide**{{< /tabs >}}', 'The <strong>tide</strong>', ['{{< tabs >}}']],
])('shows the words of the mark in %j, and names the mark', (text, html, marks) => {
  expect(render(text, { ship: 'Anna' })).toEqual({ html: `<p>${html}</p>`, marks })
})

test.each<[text: string, mark: string]>([
  ['By {{ "ida" | team_photo }}.', '{{ … }}'],
  ['By {{ "arrow-left" | icon }}.', '{{ … }}'],
  ['By {{ "nav.home" | t }}.', '{{ … }}'],
  ['By {{ "now" | date: "%Y" }}.', '{{ … }}'],
  ['By {{ "The tide rose" | size }}.', '{{ … }}'],
  ['By {{ link("ida") }}.', '{{ link }}'],
  ['By {{ say("{% x %} and so on") }}.', '{{ say }}'],
  ['By {{ crew | shout }}.', '{{ crew }}'],
  ['By {% say "ida" %}.', '{% say %}'],
])('shows nothing of the mark in %j, whose words may be a key or a name, and names it', (text, mark) => {
  expect(render(text)).toEqual({ html: '<p>By.</p>', marks: [mark] })
})

test('plays the video and shows the picture of a macro or a filter', () => {
  expect(render('{{ parts.youtube({ id: "nUlB8SR039w" }) }}').html).toContain('nUlB8SR039w')
  expect(render('{{ parts.figure ({\n  src: "/assets/pier.png",\n  alt: "Pier"\n}) }}').html).toContain(
    'src="/~index/assets/pier.png" alt="Pier"',
  )
  expect(render('{{ "/assets/pier.png" | image: "Pier" }}').html).toContain('src="/~index/assets/pier.png" alt="Pier"')
})

test('a message says what readers see of a mark', async () => {
  const { edition } = await bundleFiles({ [ARTICLE_PATH]: article({}, 'By {{ "ida" | team_link }} and {{ b }}.') })
  expect(edition.problems.map(({ message, column }) => [column, message])).toEqual([
    [4, 'The text has the template mark {{ … | team_link }}, which means nothing here; readers see only “ida”.'],
    [32, 'The text has the template mark {{ b }}, which means nothing here; readers see the text without it.'],
  ])
})

test('a sign behind a space in double brackets stays in the words', () => {
  expect(render('Fixed. [[Bug #12]]').html).toBe('<p>Fixed. Bug #12</p>')
})
