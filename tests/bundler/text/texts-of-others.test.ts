// @vitest-environment node
import { expect, test } from 'vitest'
import { renderBody } from '../../../src/bundler/text/render-body.ts'
import { Assets } from '../../../src/bundler/values/assets.ts'
import { storyHtml } from '../../../src/ui/story/trusted-html.ts'
import { readArticle } from '../fault-table.ts'
import { article } from '../workspace.ts'

const assets = new Assets(['assets/pier.png', 'assets/tide.mp3', 'assets/tide.mp4', 'assets/tide.vtt'])

function render(markdown: string, data = {}) {
  const rendered = renderBody(markdown, { file: '_news/a.md', assets, used: new Set(), data })
  const { html = '' } = rendered
  expect(storyHtml(html), 'The reader shows all of it.').toBe(html)
  return { ...rendered, html, marks: rendered.unknownMarks.map(({ mark }) => mark) }
}

const OUTSIDE = 'target="_blank" rel="noopener noreferrer"'

test.each<[rule: string, markdown: string, ...parts: string[]]>([
  ['strikes out', '~~old~~', '<s>old</s>'],
  [
    'links an address',
    'See https://quay.example/plain.',
    `<a href="https://quay.example/plain" ${OUTSIDE}>https://quay.example/plain</a>.`,
  ],
  [
    'reads headings without a space',
    '##Two\ntext #tag\n\n###Three ###',
    '<h2>Two</h2>\n<p>text #tag</p>\n<h3>Three</h3>',
  ],
  ['leaves such signs in code', '    ##code', '<pre><code>##code'],
  ['lowers and raises', 'H~2~O and 5^th^', 'H<sub>2</sub>O and 5<sup>th</sup>'],
  ['marks', '==this== and ++that++', '<mark>this</mark> and <ins>that</ins>'],
  ['explains abbreviations', 'HW\n\n*[HW]: High water', '<abbr title="High water">HW</abbr>'],
  ['defines', 'Term\n: What it means', '<dl>\n<dt>Term</dt>\n<dd>What it means</dd>\n</dl>'],
  [
    'ticks tasks',
    '- [ ] measure\n- [x] report',
    '<li class="task"><input type="checkbox" disabled /> measure</li>',
    '<li class="task"><input type="checkbox" disabled checked /> report</li>',
  ],
  [
    'aligns the cells of a table, and lets it scroll',
    '| a | b |\n|--:|:-:|\n| 1 | 2 |',
    '<div class="scroll"><table>',
    '<th class="to-end">a</th>\n<th class="to-center">b</th>',
  ],
  [
    'keeps the caption of a table',
    '<table><caption>Metres</caption><tr><th>Pier<td>1</table>',
    '<div class="scroll"><table><caption>Metres</caption><tr><th>Pier</th><td>1</td></tr></table></div>',
  ],
  [
    'links footnotes and leads back',
    'Rose[^f].\n\n[^f]: By three.',
    '<sup><a id="at-fnref1" href="#at-fn1" role="doc-noteref">[1]</a></sup>',
    '<section class="footnotes">\n<ol>\n<li id="at-fn1"><p>By three. <a href="#at-fnref1" role="doc-backlink">',
  ],
  [
    'links places on the page',
    '[One](#one) [n](#fn1)\n\n## One\n\n<p id="fn1">A note</p>\n\n[<a name="here"></a>x](#here)',
    '<a href="#at-one">One</a> <a href="#at-fn1" role="doc-noteref">n</a>',
    '<h2 id="at-one">One</h2>',
    '<p id="at-fn1">A note</p>',
  ],
  [
    'finds a heading by the name that another generator gives it',
    '[a](#what-it-means)\n\n## What — it means?',
    '<a href="#at-what--it-means">a</a>',
    '<h2 id="at-what--it-means">',
  ],
  ['takes the id of an element once', '<p id="a">1</p>\n<p id="a">2</p>', '<p id="at-a">1</p>\n<p>2</p>'],
  [
    'names headings by attributes',
    '## Numbers { #numbers }\n\n### More {#more .x}\n\n## Last\n{: #last }',
    '<h2 id="at-numbers">Numbers</h2>',
    '<h3 id="at-more">More</h3>',
    '<h2 id="at-last">Last</h2>',
  ],
  ['names items of lists', '- {:#low} Low\n- {: .x } High', '<li id="at-low">Low</li>\n<li>High</li>'],
  [
    'takes the size of a picture',
    '![q](/assets/pier.png){: style="float:right" width="180"} ![q](/assets/pier.png =100x20) ![q|300](/assets/pier.png)',
    'width="180"',
    'width="100" height="20"',
    'alt="q" width="300"',
  ],
  [
    'shows a box',
    ':::note\n**a** *b*\n:::',
    '<aside class="note"><p class="note__label">Note</p>\n<p><strong>a</strong> <em>b</em></p>\n</aside>',
  ],
  [
    'shows a box with a title',
    '::: warning Mind\na\n:::',
    '<aside class="note note--warning"><p class="note__label">Mind</p>\n<p>a</p>',
  ],
  ['folds a box', ':::details More\na\n:::', '<details><summary>More</summary>\n<p>a</p>\n</details>'],
  [
    'shows boxes in boxes',
    '::::note\n:::tip\na\n:::\n::::\n\nb',
    '<aside class="note"><p class="note__label">Note</p>\n<aside class="note note--tip"><p class="note__label">Tip</p>\n<p>a</p>\n</aside>\n</aside>\n<p>b</p>',
  ],
  [
    'shows an alert',
    '> [!WARNING]\n> a\n> b',
    '<aside class="note note--warning"><p class="note__label">Warning</p>\n<p>a\nb</p>\n</aside>',
  ],
  [
    'shows an admonition',
    '!!! note "Mind"\n    a *b*\n\nc',
    '<aside class="note"><p class="note__label">Mind</p>\n<p>a <em>b</em></p>\n</aside>\n<p>c</p>',
  ],
  [
    'shows mathematics',
    '$a^2$ and \\\\(b_1\\\\)\n\n$$\n\\frac{1}{2}\n$$',
    '<msup><mi>a</mi><mn>2</mn></msup>',
    '<msub><mi>b</mi><mn>1</mn></msub>',
    '<math display="block">',
    '<mfrac><mn>1</mn><mn>2</mn></mfrac>',
  ],
  [
    'leaves prices alone',
    'It costs $5 and $6, or US$7 for $x and $HOME/$USER.',
    '<p>It costs $5 and $6, or US$7 for $x and $HOME/$USER.</p>',
  ],
  [
    'keeps what HTML says',
    '<details open><summary>a</summary><p><kbd>b</kbd> <small>c</small> <time datetime="2026">d</time></p></details>',
    '<details open><summary>a</summary><p><kbd>b</kbd> <small>c</small> <time datetime="2026">d</time></p></details>',
  ],
  ['reads Markdown in HTML', '<div markdown="1">\n*a*\n</div>', '<p><em>a</em></p>'],
  [
    'plays audio',
    '<audio autoplay src="/assets/tide.mp3">old</audio>',
    '<audio controls preload="none" src="/~index/assets/tide.mp3"></audio>',
  ],
  [
    'plays video',
    '<video poster="/assets/pier.png"><source src="/assets/tide.mp4" type="video/mp4"><track src="/assets/tide.vtt" kind="captions" srclang="en"></video>',
    '<video controls preload="none" poster="/~index/assets/pier.png"><source src="/~index/assets/tide.mp4" type="video/mp4" /><track src="/~index/assets/tide.vtt" kind="captions" srclang="en" /></video>',
  ],
  [
    'plays what is written as a picture',
    '![](/assets/tide.mp3)',
    '<audio controls preload="none" src="/~index/assets/tide.mp3"></audio>',
  ],
  [
    'links a video that the reader plays',
    '<iframe src="https://www.youtube.com/embed/abcdefghijk" title="Tide"></iframe>',
    `<figure class="video"><a class="video__link" href="https://www.youtube.com/watch?v=abcdefghijk" ${OUTSIDE}>YouTube: Tide</a></figure>`,
  ],
  [
    'links a video whose address is alone in its paragraph',
    'A.\n\nhttps://youtu.be/abcdefghijk?t=3\n\n<https://vimeo.com/123456>\n\nB.',
    `<figure class="video"><a class="video__link" href="https://www.youtube.com/watch?v=abcdefghijk" ${OUTSIDE}>YouTube</a></figure>`,
    `<figure class="video"><a class="video__link" href="https://vimeo.com/123456" ${OUTSIDE}>Vimeo</a></figure>`,
  ],
  [
    'leaves links to videos in sentences, and those with words, as they are',
    'See https://youtu.be/abcdefghijk\n\n[The tide](https://youtu.be/abcdefghijk)\n\n- https://youtu.be/abcdefghijk',
    `See <a href="https://youtu.be/abcdefghijk" ${OUTSIDE}>`,
    `<p><a href="https://youtu.be/abcdefghijk" ${OUTSIDE}>The tide</a></p>`,
    `<li><a href="https://youtu.be/abcdefghijk" ${OUTSIDE}>`,
  ],
])('%s', (_, markdown, ...parts) => {
  const { html } = render(markdown)
  for (const part of parts) expect(html).toContain(part)
})

const CONTENTS =
  '<ul><li><a href="#at-tides">Tides</a><ul><li><a href="#at-low">Low water</a></li></ul></li><li><a href="#at-piers">Piers</a></li></ul>'

test.each([
  '* TOC\n{:toc}',
  '1. The list\n{:toc .x}',
  '[[toc]]',
  '[TOC]',
  '{{< toc >}}',
  '{% include toc.html %}',
  '[[_TOC_]]',
])('%s becomes a list of links to the headings', (mark) => {
  const text = '\n\n## Contents\n{: .no_toc}\n\n## Tides\n\nA.\n\n### Low *water*\n{: #low}\n\nB.\n\n## Piers\n'
  const { html, marks } = render(mark + text)
  expect(html).toContain(CONTENTS)
  expect(html).toContain('<h2 id="at-tides">Tides</h2>')
  expect(html).toContain('<h3 id="at-low">')
  expect(marks).toEqual([])
  expect(render(`${mark}\n\n## Tides\n\nA.`).html).toBe('<h2 id="at-tides">Tides</h2>\n<p>A.</p>')
})

test('a text has one table of contents, and code has none', () => {
  const { html } = render('[TOC]\n\n[TOC]\n\n```\n[TOC]\n```\n\n`[[toc]]`\n\n# One\n\n# 🚢\n\n# Two\n')
  expect(html.match(/<ul>/g)).toHaveLength(1)
  expect(html).toContain('>[TOC]\n</code>')
  expect(html).toContain('<code>[[toc]]</code>')
})

test('leaves out tables of contents without headings, comments, imports and empty paragraphs', () => {
  const text =
    "import A from './a.astro'\n\n* TOC\n{:toc}\n\n[[toc]]\n\n%% to do %%\n\n<!-- note -->\n\n<p></p>\n\n<p><br></p>\n\n![](assets/gone.png)\n\n{# no #}\n\nWords.\n{: .lead}\n"
  expect(render(text).html).toBe('<p>Words.</p>')
})

test('an address of which nothing is known leaves no brackets', () => {
  expect(render('Load it:\n\n* <{{ a.url }}>\n* <{{ a.url }}> (12 kB)\n').html).toBe(
    '<p>Load it:</p>\n<ul>\n\n<li>(12 kB)</li>\n</ul>',
  )
})

test('of links that a file to include would define, readers get the words', () => {
  const text =
    '[High *water*][tides], [`low`][], [pier]\n[quay\nwall] `[a][b]` c[d][e] [f][g]看[潮][tide]\n\n    [h][i]\n\n[g]: /g/\n'
  const { html, marks } = render(`${text}\n{% include references.md\n  q="a"\n\n  b="c" %}\n`)
  expect(marks).toEqual(['{% include references.md %}'])
  expect(html).toBe(
    '<p>High <em>water</em>, <code>low</code>, [pier]\n[quay\nwall] <code>[a][b]</code> c[d][e] f看潮</p>\n<pre><code>[h][i]\n</code></pre>',
  )
  expect(render('[High water][tides]').html, 'Nothing is included.').toBe('<p>[High water][tides]</p>')
})

test('code between shortcodes of WordPress is what its author wrote', () => {
  const { html, marks } = render(
    'A:\n[code lang=&#8221;ruby&#8221; light=&#8221;a&#8221;]  \nif a\\[0\\] =~ /\\*\\n/ \\&\\& b &lt; &#8220;{{ c }}&#8221;  \n\n b__c__  \n[/code]\n\n[Python]\n*a*\n[/python]\n\n[code]\n\n[ruby](/a)',
  )
  expect(marks).toEqual([])
  expect(html.replaceAll(/<\/?(?:span|figure|figcaption)[^>]*>/g, '')).toBe(
    '<p>A:</p>\nRuby<pre><code>if a[0] =~ /*\\n/ &amp;&amp; b &lt; “{{ c }}”\n\n b__c__\n</code></pre>\nPython<pre><code>*a*\n</code></pre>\n<p>[code]</p>\n<p>ruby</p>',
  )
})

test('raw marks end where a block of code ends them', () => {
  const text = '{% raw %}\n```html\n{{ a }}\n{% endraw %}\n```\n\n{% raw %}{{ b }}{% endraw %}\n'
  const { html, marks } = render(text)
  expect(html).toContain('<p>{{ b }}</p>')
  expect(marks).toEqual([])
})

test('a list of numbers in two pairs of brackets is no link', () => {
  expect(render('hubs = [[2, 4]]').html).toBe('<p>hubs = [[2, 4]]</p>')
})

test('a name in two pairs of brackets is a link of Markdown where the text defines it', () => {
  const text = 'See [[Note #12]] and [[Other]].\n\n[note #12]: https://quay.example/12\n'
  expect(render(text).html).toBe(`<p>See [<a href="https://quay.example/12" ${OUTSIDE}>Note #12</a>] and Other.</p>`)
})

test.each([
  '![a](assets/gone.png)',
  '[![a](assets/gone.png)](https://quay.example/)',
  '<p><a href="https://quay.example/"><img src="assets/gone.png"></a></p>',
  '<figure><a href="https://quay.example/"><img src="assets/gone.png"></a></figure>',
  '- ![a](assets/gone.png)',
  '![[gone.png]]',
])('a picture that is missing leaves nothing empty: %s', (picture) => {
  expect(render(`One.\n\n${picture}\n\nTwo.`).html).toBe('<p>One.</p>\n<p>Two.</p>')
})

test('turns other frames, objects and forms into links, and says which', () => {
  const text =
    '<object data="https://quay.example/map.pdf"></object>\n\n<embed src="https://quay.example/map.svg">\n\n<iframe src="//quay.example/live"></iframe>\n\n<form action="https://quay.example/ask"><input name="q"><button>Ask</button></form>'
  const { html, asLinks } = render(text)
  expect([...html.matchAll(/<p><a href="([^"]*)"/g)].map(([, href]) => href)).toEqual([
    'https://quay.example/map.pdf',
    'https://quay.example/map.svg',
    'https://quay.example/live',
    'https://quay.example/ask',
  ])
  expect(html).not.toMatch(/<p>\s*<\/p>|Ask/)
  expect(asLinks.map(({ kind }) => kind)).toEqual(['object', 'embed', 'frame', 'form'])
})

test.each<[mark: string, html: string]>([
  ['[a]({{ site.baseurl }}/x)', 'path /x'],
  ['[a]({{ "/x" | relative_url }})', 'path /x'],
  ['[a]({% post_url 2026-03-02-tide %})', 'path post:2026-03-02-tide'],
  ['[a]({% link _posts/2026-03-02-tide.md %})', 'path path:_posts/2026-03-02-tide.md'],
  ['[a]({{< relref "tide.md#two" >}})', 'path path:tide.md#two'],
  ['[[The tide|a]]', 'path note:The tide'],
  ['[a](../tide/)', 'path ../tide/'],
])('asks for the address behind %j', (mark, expected) => {
  const asked: string[] = []
  const context = {
    file: '_news/a.md',
    assets,
    used: new Set<string>(),
    addressOf: (target: string) => {
      asked.push(`path ${target}`)
      return '/2026/03/02/tide'
    },
  }
  expect(renderBody(mark, context).html).toBe('<p><a href="/2026/03/02/tide">a</a></p>')
  expect(asked).toEqual([expected])
  expect(render(mark).html, 'Without an address, it is text.').toBe('<p>a</p>')
})

test.each<[mark: string, part: string]>([
  ['{{< youtube abcdefghijk >}}', 'href="https://www.youtube.com/watch?v=abcdefghijk"'],
  ['{% include youtube.html id="abcdefghijk" %}', 'href="https://www.youtube.com/watch?v=abcdefghijk"'],
  ['[embed]https://youtu.be/abcdefghijk[/embed]', 'href="https://www.youtube.com/watch?v=abcdefghijk"'],
  [
    '\\[youtube=https://www.youtube.com/watch?v=abcde\\_ghijk&w=500\\]',
    'href="https://www.youtube.com/watch?v=abcde_ghijk"',
  ],
  [
    '\\[caption width="300"\\]![A pier](/assets/pier.png) The **old** pier\\[/caption\\]',
    'alt="A pier" loading="lazy"',
  ],
  [
    '\\[caption width="300"\\]![A pier](/assets/pier.png) The **old** pier\\[/caption\\]',
    '<figcaption>The <strong>old</strong> pier</figcaption></figure>',
  ],
  ['[gist id=1101580 file=tide.rb]', 'href="https://gist.github.com/1101580"'],
  ['<YouTube id="abcdefghijk" />', 'href="https://www.youtube.com/watch?v=abcdefghijk"'],
  ['<lite-youtube videoid="abcdefghijk"></lite-youtube>', 'href="https://www.youtube.com/watch?v=abcdefghijk"'],
  ['{{< vimeo 123456 >}}', 'href="https://vimeo.com/123456"'],
  ['{{< figure src="/assets/pier.png" alt="A" caption="The pier" >}}', 'alt="A" loading="lazy"'],
  [
    '{% include figure.html image_path="/assets/pier.png" caption="The pier" %}',
    '<figcaption>The pier</figcaption></figure>',
  ],
  ['{% image "/assets/pier.png", "A pier" %}', 'src="/~index/assets/pier.png" alt="A pier"'],
  ['{% image_with_class "/assets/pier.png" "width-2" "A pier" %}', 'src="/~index/assets/pier.png" alt="A pier"'],
  [
    '{% include "linked-figure.html",\n  image: "/assets/pier.png",\n  alt: "The pier, note: old" %}',
    'src="/~index/assets/pier.png" alt="The pier, note: old"',
  ],
  [
    '[caption id="x" width="9"]<img src="/assets/pier.png"> The pier[/caption]',
    '<figcaption>The pier</figcaption></figure>',
  ],
  ['![[assets/pier.png|300]]', 'src="/~index/assets/pier.png" alt="" width="300"'],
  ['{{< gist ann 12ab >}}', 'href="https://gist.github.com/ann/12ab"'],
  ['{{< tweet user="ann" id="12" >}}', 'href="https://x.com/ann/status/12"'],
  ['{{% alert title="Mind" color="warning" %}}\na\n{{% /alert %}}', '<p class="note__label">Mind</p>\n<p>a</p>'],
  ['{{ page.title }} and {{ page.title | escape }}', '<p>Tide and Tide</p>'],
  ['{% assign pier = "North" %}{{ pier }}', '<p>North</p>'],
  ['{% raw %}{{ a }}{% endraw %}', '<p>{{ a }}</p>'],
  ['{{ "{{ a }}" }}', '<p>{{ a }}</p>'],
  ['{{</* figure */>}}', '<p>{{&lt; figure &gt;}}</p>'],
])('shows what %j means', (mark, part) => {
  const { html, marks } = render(mark, { title: 'Tide' })
  expect(html).toContain(part)
  expect(marks).toEqual([])
})

test('leaves out marks that mean nothing here, keeps what is between them, and names each', () => {
  const text =
    '{% tabs %}\n\nIn a tab, {{ page.level | round }} metres.\n\n{% endtabs %}\n\n{{< css >}}a{{< /css >}}\n\n{{ page.level }} <Chart data={[1, 2]} />'
  const { html, marks } = render(text)
  expect(html).toBe('<p>In a tab, metres.</p>\n<p>a</p>')
  expect(marks).toEqual(['{% tabs %}', '{{ page.level }}', '{{< css >}}', '{{ page.level }}', '<Chart>'])
})

test('reports a mark at each of its places, not where it is code', async () => {
  const { lines } = await readArticle(article({}, 'One `{{ a.b }}`.\n\n{{ a.b }} and {{ a.b }}\n'))
  expect(lines).toEqual([
    'warning template-mark _news/2020-06-10-story.md:8:1',
    'warning template-mark _news/2020-06-10-story.md:8:15',
  ])
})

test.each(['<pre><code>{{ a }}\n\n*b*\n</code></pre>', '<div>\n<pre>\n{{ a }}\n\n*b* {% raw %}\n</pre>\n</div>'])(
  'keeps the code of %j from Markdown and templates',
  (html) => {
    expect(render(html).html).toMatch(/\{\{ a \}\}\n\n\*b\*/)
  },
)
