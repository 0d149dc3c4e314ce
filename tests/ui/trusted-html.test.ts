import { expect, test, vi } from 'vitest'
import { Assets } from '../../src/bundler/values/assets.ts'
import { renderMarkup } from '../../src/bundler/text/render-body.ts'
import { STORY_ATTRIBUTES, STORY_ELEMENTS } from '../../src/contract/story-html.ts'
import { storyHtml } from '../../src/ui/story/trusted-html.ts'

test.each([
  '',
  'Words &lt;script&gt; and "quotes"',
  '<h2>A</h2>\n<p>b <em>c</em><br />d</p>\n<hr />',
  '<p><a href="https://outlet.example/?a=1&amp;b" target="_blank" rel="noopener noreferrer">a</a></p>',
  '<p><a href="mailto:a@b.example">a</a> <a href="/some/sub/data/assets/report.pdf">b</a> <a>c</a></p>',
  '<img src="/data/assets/a%20b.svg" alt="" width="8" loading="lazy" decoding="async" referrerpolicy="no-referrer" />',
  '<h2 id="at-über">a</h2><a href="#at-über">b</a>',
  '<video controls preload="none" poster="/data/assets/a.png"><source src="/data/assets/a.mp4" type="video/mp4" /></video>',
  '<li class="task"><input type="checkbox" disabled checked /> a</li>',
  '<pre><code><span class="t-k">if</span> a</code></pre>',
  '<math display="block"><mfrac><mi>a</mi><mn>2</mn></mfrac></math>',
  '<ol start="3">\n<li>c</li>\n</ol><table><tr><th scope="col">a</th><td colspan="2">b</td></tr></table>',
])('leaves HTML that the bundler writes unchanged: %j', (html) => {
  expect(storyHtml(html)).toBe(html)
})

test.each([
  '<script>alert(1)</script>',
  '<p>a</p><SCRIPT>alert(1)</SCRIPT>',
  '<img src=x onerror=alert(1)>',
  '<img src="https://outlet.example/a.png" onerror="alert(1)" />',
  '<p style="position:fixed">a</p>',
  '<p id="root">a</p>',
  '<a href="javascript:alert(1)">a</a>',
  '<a href=" javascript:alert(1)">a</a>',
  '<a href="jav&#x61;script:alert(1)">a</a>',
  '<a href="//evil.example">a</a>',
  '<a href="/\\evil.example">a</a>',
  '<img src="data:image/svg+xml,x" />',
  '<svg><a href="https://outlet.example/">a</a></svg>',
  '<iframe src="https://outlet.example/"></iframe>',
  '<p title="<img src=x onerror=alert(1)>">a</p>',
  '<p/onclick="alert(1)">a</p>',
  '<!-- a --><p>b</p>',
  '<p',
  'a <',
  '<constructor>a</constructor>',
  '<p href="https://outlet.example/">a</p>',
  '<a href="#story">a</a>',
  '<p class="sheet">a</p>',
  '<p class="note sheet">a</p>',
  '<a role="button" href="https://outlet.example/">a</a>',
  '<input type="password" />',
  '<video src="javascript:alert(1)" controls></video>',
  '<video src="https://outlet.example/a.mp4" poster="javascript:alert(1)"></video>',
  '<video src="https://outlet.example/a.mp4" autoplay></video>',
  '<audio src="https://outlet.example/a.mp3" preload="auto"></audio>',
  '<math href="https://outlet.example/"><mi>x</mi></math>',
  '<math><annotation-xml encoding="text/html"><p>a</p></annotation-xml></math>',
  '<img src="/data/a.jpg" srcset="https://outlet.example/a.jpg 480w">',
  '<img src="/data/a.jpg" srcset="/data/a.jpg 480w,//outlet.example/a.jpg 900w">',
])('returns an empty text for HTML that the bundler never writes: %j', (html) => {
  expect(storyHtml(html)).toBe('')
})

test.each(Object.entries(STORY_ELEMENTS))('accepts <%s> with its attributes %j', (tag, attributes) => {
  const values: Readonly<Record<string, string>> = {
    href: 'https://outlet.example/',
    src: 'https://outlet.example/',
    poster: 'https://outlet.example/',
    srcset: '/data/pictures/0123456789ab.480.webp 480w,/data/assets/a.jpg 900w',
    id: 'at-one',
    class: 'note',
    role: 'doc-noteref',
    type: 'checkbox',
    preload: 'none',
  }
  const all = [...attributes, ...STORY_ATTRIBUTES]
  const html = `<${tag}${all.map((name) => ` ${name}="${values[name] ?? '1'}"`).join('')}>`
  expect(storyHtml(html)).toBe(html)
})

test.each(['script', 'iframe', 'svg', 'style', 'form', 'div', 'span', ...Object.keys(STORY_ELEMENTS)])(
  'accepts what the bundler makes of <%s> with many attributes',
  (tag) => {
    const attributes =
      'class="a" id="a" style="a" onclick="a" href="https://outlet.example/" src="https://outlet.example/a.png" title="a" rel="a" target="a" colspan="2" scope="col" start="3"'
    const { html = '' } = renderMarkup(`<${tag} ${attributes}>words</${tag}>`, {
      file: 'a.md',
      assets: new Assets([]),
      used: new Set(),
    })
    expect(storyHtml(html)).toBe(html)
  },
)

test('returns trusted HTML of one named policy where the browser supports it', async () => {
  const createPolicy = vi.fn((_: string, rules: { createHTML: (html: string) => string }) => ({
    createHTML: (html: string) => ({ trusted: rules.createHTML(html) }),
  }))
  vi.stubGlobal('trustedTypes', { createPolicy })
  vi.resetModules()
  const fresh = await import('../../src/ui/story/trusted-html.ts')
  expect(fresh.storyHtml('<p>a</p>')).toEqual({ trusted: '<p>a</p>' })
  expect(fresh.storyHtml('<svg></svg>')).toEqual({ trusted: '' })
  expect(createPolicy.mock.calls.map(([name]) => name)).toEqual(['broadsheet'])
})
