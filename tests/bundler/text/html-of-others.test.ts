// @vitest-environment node
import { expect, test } from 'vitest'
import { PNG, bundleFiles, problemLines } from '../workspace.ts'

const post = (text: string, more = '') => `---\ntitle: Pier\ndate: 2026-03-08\n${more}---\n\nFirst.\n\n${text}\n`
const files = { 'my file.pdf': '%PDF', 'pictures/my photo (1).png': PNG }
const OUTSIDE = 'target="_blank" rel="noopener noreferrer"'
const FILE = '/~index/assets/~/my%20file.pdf'

/** The HTML behind the first paragraph of a post of Jekyll, and the problems of the post. */
async function shown(text: string, more = '') {
  const bundled = await bundleFiles({
    '_config.yml': 'title: Quay\n',
    ...files,
    '_posts/2026-03-08-pier.md': post(text, more),
  })
  const html = bundled.index.story('pier').body?.replace('<p>First.</p>\n', '') ?? ''
  return { html, problems: problemLines(bundled).filter((line) => line.includes('pier')) }
}

test.each<[rule: string, text: string, html: string]>([
  [
    'in cells, beside code',
    '<table><tr><td>**High** `**a**`</td><td><code>**b**</code> *low*</td></tr></table>',
    '<div class="scroll"><table><tr><td><strong>High</strong> <code>**a**</code></td><td><code>**b**</code> <em>low</em></td></tr></table></div>',
  ],
  [
    'in a paragraph with elements in its line',
    '<p>See **[the <b>tide</b>](https://quay.example/a)**.</p>',
    `<p>See <strong><a href="https://quay.example/a" ${OUTSIDE}>the <b>tide</b></a></strong>.</p>`,
  ],
  [
    'in a caption and a summary',
    '<details><summary>**More**</summary>\n~~Old~~\n</details>',
    '<details><summary><strong>More</strong></summary>\n<s>Old</s>\n</details>',
  ],
  [
    'with a note below the text',
    '<p>Rose[^a].</p>\n\n[^a]: By three.',
    '<p>Rose<sup><a id="at-fnref1" href="#at-fn1" role="doc-noteref">[1]</a></sup>.</p>\n<section class="footnotes">\n<ol>\n<li id="at-fn1"><p>By three. <a href="#at-fnref1" role="doc-backlink">↩︎</a></p>\n</li>\n</ol>\n</section>',
  ],
])('Markdown in lines of HTML is Markdown %s', async (_, text, html) => {
  expect((await shown(text)).html).toBe(html)
})

test.each([
  '<pre>**a** [b](c)</pre>',
  '<p>5 * 3 * 2, a ** b, __init__ and [1] (see)</p>',
  '<p><kbd>**a**</kbd> <code>`*b*`</code></p>',
])('keeps the signs of %s', async (text) => {
  expect((await shown(text)).html).toBe(text)
})

test('marks in HTML stay as they are in our own format', async () => {
  const { index } = await bundleFiles({ '_news/2026-03-08-pier.md': post('<p>**High** [a](my file.pdf)</p>') })
  expect(index.story('pier').body).toBe('<p>First.</p>\n<p>**High** [a](my file.pdf)</p>')
})

test.each<[text: string, html: string]>([
  ['[Tides](my file.pdf)', `<a href="${FILE}">Tides</a>`],
  ['[Tides](my file.pdf "Of March") now', `<a href="${FILE}">Tides</a> now`],
  ['[Tides][t]\n\n[t]: my file.pdf', `<a href="${FILE}">Tides</a>`],
  ['[*Tides*](https://quay.example/a b/)', `<a href="https://quay.example/a%20b/" ${OUTSIDE}><em>Tides</em></a>`],
  ['`[Tides](my file.pdf)`', '<code>[Tides](my file.pdf)</code>'],
  ['f[x](y or z)', 'f[x](y or z)'],
  ['[x](https://quay.example/ (A title))', `<a href="https://quay.example/" ${OUTSIDE}>x</a>`],
])('the address of %s may have spaces', async (text, html) => {
  expect(await shown(text)).toEqual({ html: `<p>${html}</p>`, problems: [] })
})

test('the address of a picture may have spaces and parentheses', async () => {
  const { html, problems } = await shown('![A pier](/pictures/my photo (1).png)')
  expect(html).toContain('<img src="/~index/assets/~/pictures/my%20photo%20(1).png" alt="A pier"')
  expect(problems).toEqual([])
})

const IF = '{% if page.alt %}alt="{{ page.alt }}"{% else %}alt="none"{% endif %}'

test.each<[rule: string, text: string, more: string, html: string]>([
  [
    'a whole attribute',
    '<a href="https://quay.example/" {% if x %}class="z"{% endif %}>A</a>',
    '',
    'href="https://quay.example/"',
  ],
  [
    'the branch of a field',
    `<img src="/pictures/my photo (1).png"${IF}width="3">`,
    'alt: Pier\n',
    'alt="Pier" width="3"',
  ],
  ['the other branch without the field', `<img src="/pictures/my photo (1).png" ${IF}>`, '', 'alt="none"'],
  [
    'the first of branches that are not known',
    '<a href="https://quay.example/{% if a %}{% if b %}1{% else %}2{% endif %}{% else %}3{% endif %}">A</a>',
    '',
    'href="https://quay.example/1"',
  ],
  [
    'a mark with quotes and brackets',
    '<a class="{{ a | default: "b>" }}" href="https://quay.example/">A</a>',
    '',
    'href="https://quay.example/"',
  ],
])('an element of HTML may have marks in its tag: %s', async (_, text, more, part) => {
  const { html } = await shown(text, more)
  expect(html).toContain(part)
  expect(html).not.toMatch(/&lt;|\{%|""/)
})

test.each<[rule: string, text: string, html: string]>([
  ['a field that the article has', '{% if page.alt %}A{% else %}B{% endif %}', 'A'],
  ['a field that it does not have', '{% if page.gone %}A{% else %}B{% endif %}', 'B'],
  ['a field without another branch', 'C{% if page.gone %}A{% endif %}', 'C'],
  ['a field that is the same', '{% if page.alt == "Pier" %}A{% else %}B{% endif %}', 'A'],
  ['a field that is another', "{%- if alt != 'Pier' -%}A{%- else -%}B{%- endif -%}", 'B'],
  [
    'one of several',
    '{% if page.gone %}A{% elsif page.alt == "Quay" %}B{% elsif page.alt %}C{% else %}D{% endif %}',
    'C',
  ],
  ['the contrary', '{% unless page.alt %}A{% else %}B{% endunless %}', 'B'],
  ['something that is not known', '{% if tide > 3 %}A{% elsif moon %}B{% else %}C{% endif %}', 'A'],
  [
    'branches in branches',
    '{% if page.gone %}{% if a %}A{% else %}B{% endif %}{% else %}{% if b %}C{% else %}D{% endif %}{% endif %}',
    'C',
  ],
  ['a branch that has no end', '{% if page.gone %}A', 'A'],
])('of a condition that asks for %s, readers get one branch', async (_, text, shownText) => {
  expect((await shown(text, 'alt: Pier\n')).html).toBe(`<p>${shownText}</p>`)
})

test.each<[text: string, html: string]>([
  ['The pier. {.caption}', 'The pier.'],
  ['The *pier*, by Mara {#pier .small .caption}', 'The <em>pier</em>, by Mara'],
  ['The set {a} and {.5} {.', 'The set {a} and {.5} {.'],
  ['The pier. `{.caption}`', 'The pier. <code>{.caption}</code>'],
])('classes at the end of a paragraph are no text: %s', async (text, html) => {
  expect((await shown(text)).html).toBe(`<p>${html}</p>`)
})

test('branches in code are code, and end no branch outside of it', async () => {
  const code = '{% if a %}\nb\n{% else %}\nc\n{% endif %}\n'
  const { html } = await shown(
    `{% if page.alt %}\n\n\`\`\`liquid\n${code}\`\`\`\n\nThe tide, not \`{% else %}\`.\n\n{% else %}\n\nD\n\n{% endif %}\n`,
    'alt: Pier\n',
  )
  expect(html.replace(/<(?!code|\/code)[^>]*>/g, '')).toContain(code)
  expect(html).toContain('<code>{% else %}</code>')
  expect(html).not.toContain('D')
})

test('marks in a tag that is code stay in it', async () => {
  const code = '<a {% if x %}b{% else %}c{% endif %}>'
  expect((await shown(`\`${code}\``)).html).toBe('<p><code>&lt;a {% if x %}b{% else %}c{% endif %}&gt;</code></p>')
})

test.each<[text: string, html: string]>([
  ['The <script> element.', '<p>The &lt;script&gt; element.</p>\n<p>Last.</p>'],
  [
    'The <title> and <select multiple> of it',
    '<p>The &lt;title&gt; and &lt;select multiple&gt; of it</p>\n<p>Last.</p>',
  ],
  ['<script> is an element', '&lt;script&gt; is an element\n\nLast.'],
  ['A <script>b()</script> c', '<p>A  c</p>\n<p>Last.</p>'],
])('what follows the name of an element is kept: %s', async (text, html) => {
  expect((await shown(`${text}\n\nLast.`)).html).toContain(html)
})

test.each<[text: string, html: string]>([
  ['**High water **rose', '<strong>High water</strong> rose'],
  ['**High\nwater\u00A0** rose', '<strong>High\nwater</strong>  rose'],
  ['**水位 **，而 ** 低 **', '<strong>水位</strong> ，而 ** 低 **'],
  ['A ** high** b **low** c', 'A  <strong>high</strong> b <strong>low</strong> c'],
  ['**a** b **c**, 2 ** 3 ** 4', '<strong>a</strong> b <strong>c</strong>, 2 ** 3 ** 4'],
  ['`**a **` and **b**', '<code>**a **</code> and <strong>b</strong>'],
  ['a **high&nbsp;**water', 'a <strong>high</strong> water'],
  ['**High  \n**water', '<strong>High</strong><br />\nwater'],
])('a space inside of a mark of bold text moves out of it: %s', async (text, html) => {
  expect((await shown(text)).html).toBe(`<p>${html}</p>`)
})

test.each<[text: string, html: string]>([
  ['My **<i>pier </i>**burned', 'My <strong><i>pier </i></strong>burned'],
  ['The tide**.** rose', 'The tide<strong>.</strong> rose'],
  ['**(High)**water, **“low”**water', '<strong>(High)</strong>water, <strong>“low”</strong>water'],
  ['2**(3)**4 and `**(a)**b`', '2**(3)**4 and <code>**(a)**b</code>'],
])('bold text may begin or end between a sign and a letter: %s', async (text, html) => {
  expect((await shown(text)).html).toBe(`<p>${html}</p>`)
})

test.each<[text: string, html: string]>([
  ['**High****water** rose', '<strong>Highwater</strong> rose'],
  ['**<!--a-->****High `b` water:** c', '<strong>High <code>b</code> water:</strong> c'],
  ['a**<!--a-->***High:* b', 'a<em>High:</em> b'],
  ['The _high ****_water and the _pier_ ****rose', 'The <em>high</em> water and the <em>pier</em> rose'],
  ['****High**** `****`', '<strong><strong>High</strong></strong> <code>****</code>'],
])('four asterisks that are empty bold text, or the border of two, are not shown: %s', async (text, html) => {
  expect((await shown(text)).html).toBe(`<p>${html}</p>`)
})

test('the style of an element that is written as an object of JSX is left out', async () => {
  const { html, problems } = await shown(
    '<p style={{\n  margin: 0,\n  padding: {left: 1}}} id="a">A <b style={{"margin-top": 8}}>pier</b></p>\n\nThe <b style={{margin: 0}} lang="fr">quai</b> and <a href={{ page.more }}>b</a>',
    'more: https://quay.example/\n',
  )
  expect(html).toBe(
    `<p id="at-a">A <b>pier</b></p>\n<p>The <b lang="fr">quai</b> and <a href="https://quay.example/" ${OUTSIDE}>b</a></p>`,
  )
  expect(problems).toEqual([])
})

test('an address that begins with www. leads to that host', async () => {
  const { html, problems } = await shown('[a](www.quay.example/b) and [c](www.pdf)')
  expect(html).toBe(`<p><a href="https://www.quay.example/b" ${OUTSIDE}>a</a> and c</p>`)
  expect(problems).toEqual(['warning left-out-of-text _posts/2026-03-08-pier.md:8:33'])
})

test('an address of a picture with backslashes leads to its file', async () => {
  const { html, problems } = await shown(String.raw`![A pier](..\pictures\my photo (1).png)`)
  expect(html).toContain('assets/~/pictures/my%20photo%20(1).png')
  expect(problems).toEqual([])
})
