// @vitest-environment node
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { firstBuild } from '../rebuild.ts'
import { type Bundled, article, bundleFiles, problemLines, writeFiles } from '../workspace.ts'

const OTHER = article({ title: 'Other', webUrl: undefined }, 'Words.')
const SITE = 'title: Paper\nurl: https://paper.example/news\n'
const PIER = '_news/2026-03-08-pier.md'

/** Bundles an article with a text beside others, and returns the HTML of its text. */
async function linking(text: string, more: Readonly<Record<string, string>> = {}) {
  const bundled = await bundleFiles({
    'site.yaml': SITE,
    [PIER]: article({ title: 'Pier', webUrl: undefined }, text),
    '_news/2026-03-09-other.md': OTHER,
    '_news/2025/2025-01-02-an-older-one.md': article(
      { title: 'Older', webUrl: undefined, redirect_from: ['/old/one/', '/oldest.html'], aliases: ['Older one'] },
      'Words.',
    ),
    ...more,
  })
  return { bundled, body: bodyOf(bundled) }
}

const bodyOf = ({ index }: Bundled, slug = 'pier') => index.story(slug).body
const linkTo = (id: string, shown = 'it') => `<p><a href="/~index/../${id}">${shown}</a></p>`

test.each([
  ['[it](2026-03-09-other.md)', '2026/03/09/other'],
  ['[it](./2026-03-09-other.md#part)', '2026/03/09/other#at-part'],
  ['[it](2025/2025-01-02-an-older-one.md)', '2025/01/02/an-older-one'],
  ['[it](/_news/2026-03-09-other.md)', '2026/03/09/other'],
  ['[it](/2026/03/09/other/)', '2026/03/09/other'],
  ['[it](/2026/03/09/other.html?x=1#part)', '2026/03/09/other#at-part'],
  ['[it](/news/2026/03/09/other)', '2026/03/09/other'],
  ['[it](https://paper.example/news/2026/03/09/other)', '2026/03/09/other'],
  ['[it](http://www.paper.example/news/2026/03/09/Other/#part)', '2026/03/09/other#at-part'],
  ['[it](../../09/other)', '2026/03/09/other'],
  ['[it](/old/one)', '2025/01/02/an-older-one'],
  ['[it](/OLD/One/index.html)', '2025/01/02/an-older-one'],
  ['[it](/oldest)', '2025/01/02/an-older-one'],
  ['[it](https://paper.example/news/old/one/)', '2025/01/02/an-older-one'],
  ['<a href="2026-03-09-other.md" title="It">it</a>', '2026/03/09/other'],
])('%s leads to the article', async (text, id) => {
  const { bundled, body } = await linking(text)
  expect(body?.replace(' title="It"', '')).toBe(linkTo(id))
  expect(bundled.edition.problems).toEqual([])
})

test('a link to a page of the site that is no article leads to the site, and is reported at its place', async () => {
  const { bundled, body } = await linking('Read [this\npage](/about/) and [that](https://paper.example/news/about/).')
  const outside = 'target="_blank" rel="noopener noreferrer"'
  expect(body).toBe(
    `<p>Read <a href="https://paper.example/about/" ${outside}>this\npage</a> and <a href="https://paper.example/news/about/" ${outside}>that</a>.</p>`,
  )
  expect(problemLines(bundled)).toEqual([`warning link-to-site ${PIER}:6:7`])
})

test('a link to nothing becomes its text, and is reported at its place', async () => {
  const { bundled, body } = await linking(
    'Words.\n\nRead [*this* one](gone.md#part) and [that](2026-03-09-other.md).',
    {
      'site.yaml': 'title: Paper\n',
    },
  )
  expect(body).toBe(`<p>Words.</p>\n<p>Read <em>this</em> one and <a href="/~index/../2026/03/09/other">that</a>.</p>`)
  expect(problemLines(bundled)).toEqual([`warning dead-link ${PIER}:7:19`])
})

test('a link to an article that is held back becomes its text', async () => {
  const { bundled, body } = await linking('[it](2026-03-10-draft.md) [it](/secret/)', {
    '_news/2026-03-10-draft.md': article({ title: 'Draft', published: false, permalink: '/secret/' }),
  })
  expect(body).toBe('<p>it it</p>')
  expect(problemLines(bundled).map((line) => line.replace(/:.*/, ''))).toEqual([
    `warning link-to-unpublished ${PIER}`,
    `warning link-to-unpublished ${PIER}`,
  ])
  expect([...bundled.edition.files.values()].join()).not.toContain('secret')
})

test('links to files, other schemes and other sites are not links to articles', async () => {
  const { body } = await linking('[a](/assets/a.pdf) [b](mailto:x@y.example) [c](https://paper.example.org/news/x)', {
    'assets/a.pdf': 'pdf',
  })
  expect(body).toBe(
    '<p><a href="/~index/assets/a.pdf">a</a> <a href="mailto:x@y.example">b</a> <a href="https://paper.example.org/news/x" target="_blank" rel="noopener noreferrer">c</a></p>',
  )
})

test('a text that shows the code of a link keeps it as it is', async () => {
  const { body } = await linking('`<a href="/~article/address/other.md">` [it](2026-03-09-other.md)')
  expect(body).toBe(
    '<p><code>&lt;a href="/~article/address/other.md"&gt;</code> <a href="/~index/../2026/03/09/other">it</a></p>',
  )
})

test('a changed address of an article is written into the texts that link to it', async () => {
  const text = article({ title: 'Pier', webUrl: undefined }, 'See [it](2026-03-09-other.md).')
  const { content, rebuild } = await firstBuild({
    [PIER]: text,
    '_news/2026-03-09-other.md': OTHER,
    '_news/2026-03-11-third.md': article({ title: 'Third' }),
  })
  const storiesOf = (files: ReadonlyMap<string, string>) =>
    [...files]
      .filter(([path]) => path.startsWith('stories/'))
      .map(([, json]) => json)
      .join()
  writeFiles(content, { '_news/2026-03-09-other.md': OTHER.replace('---\n', '---\nslug: renamed\n') })
  expect(storiesOf((await rebuild()).files)).toContain('/~index/../2026/03/09/renamed')
  rmSync(join(content, '_news/2026-03-09-other.md'))
  const gone = await rebuild()
  expect(storiesOf(gone.files)).toContain('See it.')
  expect(gone.problems.map(({ code }) => code)).toEqual(['dead-link'])
  writeFiles(content, { '_news/2026-03-09-other.md': OTHER })
  expect(storiesOf((await rebuild()).files)).toContain('/~index/../2026/03/09/other')
})

test('links to the file of a page lead to its address on the site', async () => {
  const post = (text: string) => `---\ntitle: Pier\ndate: 2026-03-08\n---\n\n${text}\n`
  const { index } = await bundleFiles({
    '_config.yml':
      'title: Quay\nurl: https://quay.example\nbaseurl: /news\ncollections:\n  harbour: { output: true, permalink: "/:path/" }\n  days: { output: true, permalink: "/:year/:title/" }\n',
    '_harbour/about.md': '---\ntitle: About\n---\n\nWords.\n',
    '_harbour/crew.md': '---\ntitle: Crew\npermalink: /people/\n---\n\nWords.\n',
    '_harbour/secret.md': '---\ntitle: Secret\npublished: false\n---\n\nWords.\n',
    '_days/open.md': '---\ntitle: Open\n---\n\nWords.\n',
    'contact.md': '---\ntitle: Contact\n---\n\nWords.\n',
    '_posts/2026-03-08-pier.md': post(
      '[A](/_harbour/about.md), [B](../_harbour/crew.md#mara), [C]({% link contact.md %}), [D](/_harbour/secret.md), [E](/_days/open.md) and [F](/_harbour/gone.md).',
    ),
  })
  const { body = '' } = index.story('pier')
  expect(Array.from(body.matchAll(/href="([^"]*)"[^>]*>(\w)/g), ([, address, word]) => `${word} ${address}`)).toEqual([
    'A https://quay.example/news/about/',
    'B https://quay.example/news/people/#mara',
    'C https://quay.example/news/contact.html',
  ])
  expect(body).toContain('D, E and F.')
})
