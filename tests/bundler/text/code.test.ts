// @vitest-environment node
import { decodeHTML } from 'entities'
import { expect, test } from 'vitest'
import { bundleFiles, article } from '../workspace.ts'

/** What nobody may change: marks of templates and of Markdown, white space, entities, tags, and other scripts. */
const CODE = [
  'plain',
  '# turn the *tide*\nif level > 3\n  puts "high" unless *quiet*\nelse\n  - 1\nend',
  '{{ page.title | upcase }} {% if a %} {{< figure >}} {# no #} [[link]] %% c %% :::note',
  '<script>alert("&amp; &lt;")</script> <!--more--> {: .class} [^1] ==a== H~2~O $a^2$',
  '\tone tab\n\n\n  two lines above   \n\ttrailing  ',
  "const a = `b ${c}` // it's <T>",
  'ключ = "значение" # 港',
  'import a from "b"\n\nexport const c = 1',
]

type Writing = readonly [name: string, write: (code: string) => string]
const indented = (code: string, by: string) => code.replaceAll(/^(?=.)/gm, by)

const WRITINGS: readonly Writing[] = [
  ['a fence', (code) => `\`\`\`\n${code}\n\`\`\``],
  ['a fence of a language', (code) => `\`\`\`js title="a.js" {1,3}\n${code}\n\`\`\``],
  ['a fence with attributes', (code) => `\`\`\` {.ruby .numbers}\n${code}\n\`\`\``],
  ['waves', (code) => `~~~ ruby\n${code}\n~~~\n{: .language-ruby}`],
  ['an unknown language', (code) => `\`\`\`quaylang\n${code}\n\`\`\``],
  ['a list', (code) => `- a\n\n  \`\`\`js\n${indented(code, '  ')}\n  \`\`\``],
  ['Liquid', (code) => `{% highlight ruby linenos %}\n${code}\n{% endhighlight %}`],
  ['Hugo', (code) => `{{< highlight go "linenos=table" >}}\n${code}\n{{< /highlight >}}`],
  ['raw marks', (code) => `{% raw %}\n\`\`\`html\n${code}\n\`\`\`\n{% endraw %}`],
  ['raw marks in a fence', (code) => `\`\`\`html\n{% raw %}\n${code}\n{% endraw %}\n\`\`\``],
]

const blocksOf = (html: string) =>
  [...html.matchAll(/<pre><code>([\s\S]*?)<\/code><\/pre>/g)].map(([, code = '']) =>
    decodeHTML(code.replaceAll(/<[^>]*>/g, '')),
  )

test.each(WRITINGS)('every block of code in %s is what its author wrote', async (_, write) => {
  const files = CODE.map(
    (code, at) =>
      [
        `_news/2026-03-0${at + 1}-code.md`,
        article({ webUrl: `https://quay.example/${at}` }, `Before.\n\n${write(code)}\n\nAfter.\n`),
      ] as const,
  )
  const { index } = await bundleFiles(Object.fromEntries(files))
  const bodies = index
    .stories()
    .toSorted((a, b) => ((a.url ?? '') < (b.url ?? '') ? -1 : 1))
    .map(({ body = '' }) => body)
  expect(bodies.map(blocksOf)).toEqual(CODE.map((code) => [`${code}\n`]))
  for (const body of bodies) expect(body).toMatch(/^<p>Before\.<\/p>[\s\S]*<p>After\.<\/p>$/)
})

test('indented code is what its author wrote', async () => {
  const files = { '_news/2026-03-01-code.md': article({}, `Before.\n\n${indented(CODE[2] ?? '', '    ')}\n\nAfter.\n`) }
  const { index } = await bundleFiles(files)
  expect(blocksOf(index.stories()[0]?.body ?? '')).toEqual([`${CODE[2]}\n`])
})

test('code in a line is what its author wrote', async () => {
  const { index } = await bundleFiles({
    '_news/2026-03-01-code.md': article({}, 'A `{{ a }} {% b %} *c*` and <code>{{ a }} *c*</code>.\n'),
  })
  expect(index.stories()[0]?.body).toBe('<p>A <code>{{ a }} {% b %} *c*</code> and <code>{{ a }} *c*</code>.</p>')
})

test('code names its language, and has few colours', async () => {
  const { index } = await bundleFiles({ '_news/2026-03-01-code.md': article({}, '```js\nconst a = "b" // c\n```\n') })
  expect(index.stories()[0]?.body).toBe(
    '<figure class="code"><figcaption class="code__name">JavaScript</figcaption><pre><code><span class="t-k">const</span> a = <span class="t-s">"b"</span> <span class="t-c">// c</span>\n</code></pre></figure>',
  )
})
