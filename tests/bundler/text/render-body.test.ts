// @vitest-environment node
import { expect, test } from 'vitest'
import { Assets } from '../../../src/bundler/values/assets.ts'
import { renderBody } from '../../../src/bundler/text/render-body.ts'
import { type ProblemCase, ARTICLE_PATH, expectProblems, readArticle } from '../fault-table.ts'
import { article, fixture } from '../workspace.ts'

const assets = new Assets(['assets/a b.svg', 'assets/report.pdf'])

function render(markdown: string) {
  const used = new Set<string>()
  const { html = '', leftOut } = renderBody(markdown, { file: ARTICLE_PATH, assets, used })
  return { html, missing: leftOut.flatMap(({ missing }) => missing ?? []), used: [...used] }
}

const OUTSIDE = 'target="_blank" rel="noopener noreferrer"'

test.each<[rule: string, markdown: string, html: string]>([
  ['moves headings below the article’s own', '# One\n\n###### Six', '<h2>One</h2>\n<h4>Six</h4>'],
  [
    'finds emphasis beside Chinese and Japanese punctuation',
    '霧は**「港の灯」**の向こう。该软件**（试用）**已停止。',
    '<p>霧は<strong>「港の灯」</strong>の向こう。该软件<strong>（试用）</strong>已停止。</p>',
  ],
  ['keeps emphasis', '*a* **b** ~~c~~ `d`', '<p><em>a</em> <strong>b</strong> <s>c</s> <code>d</code></p>'],
  ['keeps the first number of a list', '3. c\n4. d', '<ol start="3">\n<li>c</li>\n<li>d</li>\n</ol>'],
  ['keeps a quotation', '> a', '<blockquote>\n<p>a</p>\n</blockquote>'],
  [
    'shows code as text',
    '```html\n<script>x</script>\n```',
    '<figure class="code"><figcaption class="code__name">HTML</figcaption><pre><code><span class="t-k">&lt;<span class="t-t">script</span>&gt;</span>x<span class="t-k">&lt;/<span class="t-t">script</span>&gt;</span>\n</code></pre></figure>',
  ],
  ['shows code without a language as it is', '```\n<b>x</b>\n```', '<pre><code>&lt;b&gt;x&lt;/b&gt;\n</code></pre>'],
  ['keeps rules and hard line breaks', 'a  \nb\n\n***', '<p>a<br />\nb</p>\n<hr />'],
  [
    'opens a link to another site in a new tab',
    '[a](https://outlet.example/)',
    `<p><a href="https://outlet.example/" ${OUTSIDE}>a</a></p>`,
  ],
  [
    'keeps no attribute of a link but its address',
    '<a href="https://outlet.example/" target="_top" rel="opener" download ping="https://evil.example">a</a>',
    `<p><a href="https://outlet.example/" ${OUTSIDE}>a</a></p>`,
  ],
  ['links to a file of the folder', '[a](/assets/report.pdf)', '<p><a href="/~index/assets/report.pdf">a</a></p>'],
  ['turns a link to a place that is not on the page into text', '[a](#part)', '<p>a</p>'],
  ['turns a link without a scheme into text', '[a](//evil.example/)', '<p>a</p>'],
])('%s', (_, markdown, html) => {
  expect(render(markdown).html).toBe(html)
})

test('resolves a picture of the folder by its path and by its old address', () => {
  const rendered = render('![A](</assets/a b.svg>)\n\n![B](https://old.example/site/assets/a%20b.svg)')
  expect(rendered.html.match(/src="[^"]+"/g)).toEqual([
    'src="/~index/assets/a%20b.svg"',
    'src="/~index/assets/a%20b.svg"',
  ])
  expect(rendered.used).toEqual(['assets/a b.svg'])
  expect(render('![C](/assets/gone.png)')).toEqual({ html: '', missing: ['assets/gone.png'], used: [] })
})

test('sends no referrer for a picture, and keeps only sizes that are numbers', () => {
  const { html } = render(
    '<img src="https://outlet.example/p.png" width="10" height="5%" srcset="x" alt="A" onload="x">',
  )
  expect(html).toBe(
    '<img src="https://outlet.example/p.png" alt="A" width="10" loading="lazy" decoding="async" referrerpolicy="no-referrer" />',
  )
})

test.each([
  '<script>alert(1)</script>',
  '<scr<script>ipt>alert(1)</scr</script>ipt>',
  '<img src=x onerror=alert(1)>',
  '<img src="javascript:alert(1)">',
  '<img src="data:image/svg+xml,<svg onload=alert(1)>">',
  '<svg onload=alert(1)><script>alert(1)</script><a xlink:href="javascript:alert(1)">x</a></svg>',
  '<math><mtext><style><img src=x onerror=alert(1)></style></mtext></math>',
  '<iframe src="javascript:alert(1)" srcdoc="<script>alert(1)</script>"></iframe>',
  '<object data="javascript:alert(1)"></object><embed src="javascript:alert(1)">',
  '<a href="javascript:alert(1)">x</a>',
  '<a href="java&#10;script:alert(1)">x</a>',
  '<a href=" &#1;javascript:alert(1)">x</a>',
  '<a href="vbscript:alert(1)">x</a>',
  '[x](javascript:alert(1))',
  '[x](<java\tscript:alert(1)>)',
  '![x](javascript:alert(1))',
  '[x]: javascript:alert(1)\n\n[x]',
  '<p style="background:url(javascript:alert(1))" class="x" id="root" onclick="alert(1)">x</p>',
  '<style>@import "javascript:alert(1)"</style>',
  '<form action="javascript:alert(1)"><button formaction="javascript:alert(1)">x</button></form>',
  '<base href="javascript:alert(1)"><meta http-equiv="refresh" content="0;javascript:alert(1)">',
  '<details ontoggle=alert(1) open><summary>x</summary></details>',
  '<template><script>alert(1)</script></template><noscript><img src=x onerror=alert(1)></noscript>',
  '<!--><script>alert(1)</script>-->',
])('publishes nothing of %j that runs', (hostile) => {
  const { html } = render(`Before.\n\n${hostile}\n\nAfter.`)
  expect(html).toContain('<p>Before.</p>')
  expect(html).toContain('After.')
  const tags = [...html.matchAll(/<[a-z][^>]*>/gi)].map(([tag]) => tag).join('')
  expect(tags).not.toMatch(/<(?!\/?(p|a|img|pre|code|br|blockquote|details|summary|math|mtext)\b)/)
  expect(tags).not.toMatch(/\son\w+\s*=|style=|class=|id="(?!at-)|javascript:|vbscript:|data:/i)
})

test.for<ProblemCase>([
  [
    'warns about each link, picture and frame that is left out of a text',
    {
      [ARTICLE_PATH]: article(
        {},
        '[a](page.html) [b](#below) ![c](../c.png) [d](https://d.example/) ![e](e.png) ![g](g.png)\n\n<iframe src="https://f.example/"></iframe><form action="https://f.example/ask"><input></form>\n',
      ),
    },
    [
      [`warning dead-link ${ARTICLE_PATH}:6:5`, 'leads to no article of the folder'],
      [`warning left-out-of-text ${ARTICLE_PATH}:6:33`, 'The picture “../c.png”', 'left out', 'assets/'],
      [`warning left-out-of-text ${ARTICLE_PATH}:6:72`, 'The picture “e.png”'],
      [`warning left-out-of-text ${ARTICLE_PATH}:6:84`, 'The picture “g.png”'],
      [`warning shown-as-link ${ARTICLE_PATH}:8:14`, 'a link in place of the frame “https://f.example/”'],
      [`warning shown-as-link ${ARTICLE_PATH}:8:57`, 'a link in place of the form “https://f.example/ask”'],
    ],
  ],
])('%s', async ([, files, expected]) => {
  await expectProblems(files, expected)
})

test('shows markup in texts as text, and removes scripts and unsafe links from the body', async () => {
  const { story } = await readArticle(fixture('scripts.md'))
  expect(story.title).toBe('<script>alert(1)</script> & <b>bold</b>')
  expect(story.body).not.toMatch(/<script|onerror|style=|class=|href="javascript/i)
  expect(story.body).toContain('link</p>')
  expect(story.body).not.toContain('<a')
})

test('turns the Markdown body into safe HTML with pictures below the index', async () => {
  const { story, lines } = await readArticle(fixture('body.md'), {
    'assets/chart.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
  })
  expect(lines).toEqual([
    `warning template-mark ${ARTICLE_PATH}:7:1`,
    `warning missing-asset ${ARTICLE_PATH}:12:9`,
    `warning shown-as-link ${ARTICLE_PATH}:15:14`,
  ])
  expect(story.body).toContain('<h2>A heading</h2>')
  expect(story.body).toContain('<strong>weight</strong>')
  expect(story.body).toContain('<sup>1</sup>')
  expect(story.body).toContain('href="https://outlet.example/" target="_blank" rel="noopener noreferrer"')
  expect(story.body).toContain('href="mailto:a@outlet.example"')
  expect(story.body).toContain('src="/~index/assets/chart.svg"')
  expect(story.body).toContain('src="https://outlet.example/p.png"')
  expect(story.body).toContain('<td>1</td>')
  expect(story.body).not.toMatch(/gone\.svg|iframe|form|include/)
})
