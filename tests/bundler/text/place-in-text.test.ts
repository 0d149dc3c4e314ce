// @vitest-environment node
import { expect, test } from 'vitest'
import { ARTICLE_PATH } from '../fault-table.ts'
import { article, bundleFiles, problemLines } from '../workspace.ts'

/** Bundles an article with this text, and returns `line:column` of each problem, counted from its first line. */
async function placesIn(body: string): Promise<string[]> {
  const bundled = await bundleFiles({ [ARTICLE_PATH]: article({}, body) })
  return bundled.edition.problems.map(({ line = 0, column }) => `${line - 5}:${column}`)
}

test.for<[rule: string, body: string, places: string[]]>([
  ['a link', 'See [a](page.html).', ['1:9']],
  ['a link in a later paragraph', 'One\n\n> - See [a *b*](page.html "title").', ['3:17']],
  ['each of several pictures with one address', '![a](x.png) ![b](x.png)\n\n![c](x.png)', ['1:6', '1:18', '3:6']],
  ['several links to one address', '[a](x.html) [b](x.html)', ['1:5', '1:17']],
  ['a link whose words are an address', '[x.html](x.html)', ['1:10']],
  ['an address that is mentioned before', 'x.html, see [a](x.html)', ['1:17']],
  ['an address that begins like another', '[a](x.html/y) [b](x.html)', ['1:5', '1:19']],
  ['a picture inside a link to it', '[![a](x.png)](x.png)', ['1:7', '1:15']],
  ['a picture with brackets in its words', '![a [b] \\] c](x.png)', ['1:15']],
  ['an address with brackets', '[a](x_(y).html)', ['1:5']],
  ['an address with escapes', '[a](x\\_\\(y.html)', ['1:5']],
  ['an address with entities', '[a](x?a=1&amp;b=2) and <a href="y?a&#61;1">b</a>', ['1:5', '1:33']],
  ['an address that is encoded', '![a](x%20y.png) ![b](<x y.png>)', ['1:6', '1:23']],
  ['an address that is not ASCII', '[a](潮.html)', ['1:5']],
  ['a definition that two pictures use', '![a][b] and ![b]\n\n[b]: x.png', ['3:6', '3:6']],
  ['a definition in angle brackets on the next line', '[b]\n\n[b]:\n  <x y.html>', ['4:4']],
  ['an address in angle brackets', 'See <ftp://x.example/a>.', ['1:6']],
  ['HTML', '<p>See <a class="x" href=\'x.html\'>a</a></p>', ['1:27']],
  ['HTML on several lines', '<a\n  href="x.html">a</a>', ['2:9']],
  ['HTML without quotes', '<a href=x.html>a</a>', ['1:9']],
  ['a frame', 'One\n\n<iframe src="https://f.example/"></iframe>', ['3:14']],
  ['a frame without an address', '<iframe src="https://f.example/"></iframe>\n\n<iframe></iframe>', ['1:14', '3:1']],
  ['code before it', '`[a](x.html)` [a](x.html)\n\n    [a](x.html)\n\n```\n[a](x.html)\n```', ['1:19']],
  ['code in a list', '- a\n\n      [a](x.html)\n\n- [a](x.html)', ['5:7']],
  ['a backtick that opens no code', 'a ` [a](x.html)\n\nb ` c', ['1:9']],
  ['a comment before it', '<!-- [a](x.html) -->\n\n[a](x.html)', ['3:5']],
  ['a template mark around the address', '[a]({{ "/x.html" | relative_url }})', ['1:5']],
  ['a template mark in HTML', '<a href="{{ "/x.html" | relative_url }}">a</a>', ['1:10']],
  ['a template mark before it', '[a]({{ site.baseurl }}/x.html)', ['1:5']],
  ['a text that the template names', '{% assign x = "/x.html" %}\n\n[a]({{ x }})', ['3:5']],
  ['a field of the front matter', '[b](y.html) [a](/x/{{ page.webUrl }})', ['1:5', '1:17']],
  ['a link of Obsidian', 'Bug #12 is [[Bug #12]] and [[ The tide#two|b]] and ![[x.png]]', ['1:14', '1:31', '1:55']],
  ['a link of Jekyll', 'post-x\n\n[a]({% post_url post-x %}) ', ['3:17']],
  ['a link of Hugo', 'x.md\n\n[a]({{< ref "x.md" >}})', ['3:14']],
  ['an unknown mark with an address', 'y.html/x.html\n\n{{< go url="/x.html" >}}', ['3:13']],
  ['links of many kinds in one line', '[a](a.html) <a href="b.html">b</a> ![c](c.png)', ['1:5', '1:22', '1:41']],
])('a problem of a text is at its own place: %s', async ([, body, places]) => {
  expect(await placesIn(body)).toEqual(places)
})

test('a text of broken markup has its problems somewhere in the text', async () => {
  const texts = ['[a](x.html', '<a href="{{ x.html">a</a>', `${'['.repeat(5000)}a](x.html)`, '{% raw %}[a](x.html)']
  for (const text of texts) for (const place of await placesIn(text)) expect(place).toMatch(/^1:\d+$/)
})

test('a problem of the text has the lines around it', async () => {
  const bundled = await bundleFiles({ [ARTICLE_PATH]: article({}, 'One.\n\nSee [a](page.html).\n') })
  expect(problemLines(bundled)).toEqual([`warning dead-link ${ARTICLE_PATH}:8:9`])
  expect(bundled.edition.problems[0]?.frame).toContain('> 8 | See [a](page.html).\n    |         ^')
})

test('a link that comes from somewhere else is at the field that has it, or at the mark that shows it', async () => {
  const { edition } = await bundleFiles({
    '_config.yml': 'title: Quay\nurl: https://quay.example\nterms:\n  url: /terms.html\n',
    '_data/ships.yml': 'ferry: \'See <a href="/ferry.html">it</a>\'\n',
    '_posts/2026-03-08-pier.md':
      '---\ntitle: Pier\nlead: See [it](/lead.html)\n---\n\n{{ page.title }} {{ page.lead }}\n\nOf {{ site.data.ships.ferry }}\n',
    '_posts/2026-03-09-tide.md':
      '---\ntitle: Tide\n---\n\n[Licence][1] [Terms][2]\n\n[1]: {{ site.data.gone }}/x.rbx\n[2]: {{ site.url }}{{ site.terms.url }}\n',
    '_posts/2026-03-10-quay.md': '---\ntitle: Quay\n---\n\nSee [it](/ferry boat.html).\n',
  })
  expect(edition.problems.map(({ code, file, line, column }) => [code, file.slice(18), line, column])).toEqual([
    ['link-to-site', 'pier.md', 3, 16],
    ['link-to-site', 'pier.md', 8, 4],
    ['left-out-of-text', 'tide.md', 7, 6],
    ['template-mark', 'tide.md', 7, 6],
    ['link-to-site', 'tide.md', 8, 6],
    ['link-to-site', 'quay.md', 5, 10],
  ])
})
