// @vitest-environment node
import { expect, test } from 'vitest'
import { renderBody } from '../../../src/bundler/text/render-body.ts'
import { plainLayout } from '../../../src/bundler/layouts/layout.ts'
import { Assets, assetRules } from '../../../src/bundler/values/assets.ts'
import { article, bundleFiles } from '../workspace.ts'

const assets = new Assets(['assets/pier.png', 'assets/tide.mp4'])

function render(markdown: string) {
  const { html = '', unknownMarks } = renderBody(markdown, { file: '_news/a.md', assets, used: new Set() })
  return { html, marks: unknownMarks.map(({ mark }) => mark) }
}

const link = (address: string, words: string) =>
  `<a href="${address}" target="_blank" rel="noopener noreferrer">${words}</a>`

test.each<[mark: string, html: string]>([
  [
    'See {{< external_link url="https://quay.example/a" title="The tide" >}}.',
    `See ${link('https://quay.example/a', 'The tide')}.`,
  ],
  ['See {{< extlink "https://quay.example/a" "The tide" >}}.', `See ${link('https://quay.example/a', 'The tide')}.`],
  ['See {{% go href="https://quay.example/a" %}}.', `See ${link('https://quay.example/a', 'quay.example/a')}.`],
  ['{% include more.html url="https://quay.example/a" text="More" %}', link('https://quay.example/a', 'More')],
  ['See {% weblink "The tide", "https://quay.example/a" %}.', `See ${link('https://quay.example/a', 'The tide')}.`],
  ['{{ more(url="https://quay.example/a", title="More") }}', link('https://quay.example/a', 'More')],
  [
    '{{< button href="https://quay.example/a" >}}Book **a** seat{{< /button >}} now',
    `${link('https://quay.example/a', 'Book <strong>a</strong> seat')} now`,
  ],
  ['{{< cta href="https://quay.example/a" >}}Book{{< /cta >}}', link('https://quay.example/a', 'Book')],
])('shows the unknown mark with an address in %j as a link', (mark, html) => {
  expect(render(mark)).toEqual({ html: `<p>${html}</p>`, marks: [] })
})

test('makes a link of the path beside the words of an unknown mark', async () => {
  const { index, edition } = await bundleFiles({
    '_news/2026-03-08-tide.md': article({}, 'The tide.'),
    '_news/2026-03-09-pier.md': article({}, 'See {% weblink "The tide", "/2026/03/08/tide/" %}.'),
  })
  expect(index.story('pier').body).toContain('>The tide</a>.')
  expect(edition.problems.filter(({ code }) => code !== 'same-story')).toEqual([])
})

test('steering tags and macros of Nunjucks show nothing, and are no loss', () => {
  const text = '{% import "a.njk" as parts %}{% from "b.njk" import x %}The tide.'
  expect(render(text)).toEqual({ html: '<p>The tide.</p>', marks: [] })
  expect(render('{% macro x(a) %}<b>{{ a }}</b>{% endmacro %}The tide.').html).toBe('<p>The tide.</p>')
})

test.each([
  '{{< script url="https://quay.example/a.js" >}}',
  '{{< map url="javascript:alert(1)" >}}',
  '{% include ad.html url="https://quay.example/a" %}',
  '{{ more(level=2) }}',
])('makes no link of %j, and reports the mark', (mark) => {
  const { html, marks } = render(mark)
  expect(html).not.toContain('<a')
  expect(marks).toHaveLength(1)
})

test('plays a video of the folder that a shortcode of Zola names', () => {
  expect(render('{{ video(alt="The tide", url="/assets/tide.mp4") }}').html).toContain('src="/~index/assets/tide.mp4"')
})

test('reads the caption of a figure as Markdown', () => {
  const caption = 'By [Ida](https://quay.example/ida), *1923*'
  expect(render(`{{< figure src="/assets/pier.png" caption="${caption}" >}}`).html).toContain(
    `<figcaption>By ${link('https://quay.example/ida', 'Ida')}, <em>1923</em></figcaption>`,
  )
})

test.each([
  ['[a]({{ get_url("/tides/") }})', '/tides/'],
  ['[a]({{ url_for("https://quay.example/a", true) }})', 'https://quay.example/a'],
  ['[a][1]\n\n[1]: {{ get_url("https://quay.example/a") }}', 'https://quay.example/a'],
  ['[a][1]\n\n[1]: {{ "https://quay.example/a" | archived: "2010" }}', 'https://quay.example/a'],
])('the whole address in %j is that of the link', (mark, address) => {
  const targets: string[] = []
  const addressOf = (target: string) => void targets.push(target)
  const { html = '', unknownMarks } = renderBody(mark, { file: '_news/a.md', assets, used: new Set(), addressOf })
  expect(html.includes(address) || targets.includes(address)).toBe(true)
  expect(unknownMarks).toEqual([])
})

test('links whose definitions have no known address leave their words, and the definitions are left out', () => {
  const text =
    '[High water][tides], [low][] and [Ebb].\n\n[tides]: {{ tides.url }}\n[low]: {{ low.url }}\n[Ebb]: {{ x.y }}\n\n```\n[a]:\n```'
  expect(render(text).html).toBe('<p>High water, low and Ebb.</p>\n<pre><code>[a]:\n</code></pre>')
  expect(render('Low.[^1]\n\n[^1]:\n    [The](https://quay.example/a) tide. {{ x.y }}').html).toContain('fnref1')
  expect(render('[a][]\n\n[a]:\n  https://quay.example/a\n\n{{ x.y }}').html).toBe(
    `<p>${link('https://quay.example/a', 'a')}</p>`,
  )
})

test('a definition may be directly below a text, and the subject of a mail have spaces, in folders of others', () => {
  const others = new Assets([], undefined, assetRules(plainLayout('jekyll')))
  const rendered = (text: string) =>
    renderBody(text, { file: '_posts/a.md', assets: others, used: new Set() }).html ?? ''
  expect(
    rendered('> The [tide] and [low\n> water].\n[tide]: https://quay.example/a\n[Low water]: https://quay.example/b'),
  ).toBe(
    `<blockquote>\n<p>The ${link('https://quay.example/a', 'tide')} and ${link('https://quay.example/b', 'low\nwater')}.</p>\n</blockquote>`,
  )
  expect(rendered('Talk:\n[Ebb]: https://quay.example/a')).toContain('[Ebb]: ')
  expect(rendered('The [tide].\n```\nx\n[tide]: https://quay.example/a\n```')).toContain(
    '<code>x\n[tide]: https://quay.example/a\n</code>',
  )
  expect(rendered('[us](mailto:us@quay.example?subject=Hello there)')).toContain(
    'href="mailto:us@quay.example?subject=Hello%20there"',
  )
})
