import { expect, test, vi } from 'vitest'
import { storyHtml } from '../../src/ui/trusted-html.ts'

test.each([
  '',
  'Words &lt;script&gt; and "quotes"',
  '<h2>A</h2>\n<p>b <em>c</em><br />d</p>\n<hr />',
  '<p><a href="https://outlet.example/?a=1&amp;b" target="_blank" rel="noopener noreferrer">a</a></p>',
  '<p><a href="mailto:a@b.example">a</a> <a href="/some/sub/data/assets/report.pdf">b</a> <a>c</a></p>',
  '<img src="/data/assets/a%20b.svg" alt="" width="8" loading="lazy" decoding="async" referrerpolicy="no-referrer" />',
  '<ol start="3">\n<li>c</li>\n</ol><table><tr><th scope="col">a</th><td colspan="2">b</td></tr></table>',
])('what the bundler writes stays as it is: %j', (html) => {
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
])('what it never writes is not drawn: %j', (html) => {
  expect(storyHtml(html)).toBe('')
})

test('where the browser asks for it, it is HTML that one named policy has looked at', async () => {
  const createPolicy = vi.fn((_: string, rules: { createHTML: (html: string) => string }) => ({
    createHTML: (html: string) => ({ trusted: rules.createHTML(html) }),
  }))
  vi.stubGlobal('trustedTypes', { createPolicy })
  vi.resetModules()
  const fresh = await import('../../src/ui/trusted-html.ts')
  expect(fresh.storyHtml('<p>a</p>')).toEqual({ trusted: '<p>a</p>' })
  expect(fresh.storyHtml('<svg></svg>')).toEqual({ trusted: '' })
  expect(createPolicy.mock.calls.map(([name]) => name)).toEqual(['broadsheet'])
})
