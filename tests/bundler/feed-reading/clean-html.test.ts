// @vitest-environment node
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { cleanHtml, htmlOfText, textOfHtml } from '../../../src/bundler/feed-reading/clean-html.ts'
import { decodeText } from '../../../src/bundler/feed-reading/decode-text.ts'

const BASE = 'https://quillmark.example/2026/story'
const inner = (html: string) => cleanHtml(html, { base: BASE }).replace(/^<div>\n|\n<\/div>$/g, '')

test.each([
  [
    'scripts and styles go with what is in them',
    '<p>a</p><script>b</script><style>c</style><noscript>d</noscript>',
    '<p>a</p>',
  ],
  ['attributes of looks and behaviour go', '<p style="x" class="y" onclick="z" data-a="b">a</p>', '<p>a</p>'],
  ['unknown elements leave their content', '<font><o:p>a</o:p></font>', 'a'],
  [
    'addresses become absolute',
    '<a href="../b?c=1&amp;d">a</a>',
    '<a href="https://quillmark.example/b?c=1&amp;d">a</a>',
  ],
  ['links that lead to scripts leave their words', '<a href=" JaVa\tscript:x">a</a><a href="data:x">b</a>', 'ab'],
  [
    'pictures that load late are found',
    '<p>a<img src="data:image/gif;base64,x" data-src="/p.png"></p>',
    '<p>a<img src="https://quillmark.example/p.png"></p>',
  ],
  ['pictures that count readers go', '<p>a</p><img src="/p.gif" width="1" height="1">', '<p>a</p>'],
  ['elements are closed', '<p>a<p>b<b>c', '<p>a</p>\n<p>b<b>c</b></p>'],
  ['closing tags of nothing go', 'a</div></script></p>b', 'a\n<p></p>b'],
  [
    'empty lines go, except in code',
    '<p>a</p>\n\n\n<p>b\n\nc</p><pre>d\n\n  e</pre>',
    '<p>a</p>\n<p>b c</p>\n<pre>d&#10;&#10;  e</pre>',
  ],
  [
    'marks of templates mean nothing',
    '{{ a }} {% b %} [[c]] [caption]',
    '&#123;{ a }} &#123;% b %} &#91;[c]] &#91;caption]',
  ],
  ['characters that no text may have go', 'a\u0000b\u001B\uD800c', 'ab\uFFFDc'],
])('%s', (_, html, expected) => {
  expect(inner(html)).toBe(expected)
})

test.each(['', '  \n', '<p> </p>', '<script>x</script>', '<img src="/p.gif" width="1">', '<!-- x -->'])(
  'nothing is left of “%s”',
  (html) => {
    expect(cleanHtml(html, { base: BASE })).toBe('')
  },
)

test('is one block without empty lines, whatever it is made of', () => {
  const part = fc.constantFrom(
    '<p>',
    '</p>',
    '<pre>',
    '</pre>',
    '\n\n',
    ' ',
    'word',
    '<b>',
    '<div>',
    '</div>',
    '<br>',
    '`',
    '<!--',
    '-->',
    '<ul><li>',
  )
  fc.assert(
    fc.property(fc.array(part, { maxLength: 30 }), (parts) => {
      const html = cleanHtml(parts.join(''), { base: BASE })
      expect(html).not.toMatch(/\n[ \t]*\n|`/)
      if (html !== '') expect(html).toMatch(/^<div>\n[\s\S]*\n<\/div>$/)
    }),
  )
})

test.each([
  ['spaces in code', `<pre>${' '.repeat(300_000)}</pre>`],
  ['open elements', '<div><b>'.repeat(60_000)],
  ['marks', '{{[[`'.repeat(100_000)],
  ['open comments', '<!--'.repeat(100_000)],
  ['broken tags', '<a href="'.repeat(50_000)],
])('a long text of %s takes no more than a moment', (_, html) => {
  const started = performance.now()
  cleanHtml(html, { base: BASE })
  textOfHtml(html)
  expect(performance.now() - started).toBeLessThan(5000)
})

test('characters of two halves stay whole, wherever they are in a long text', () => {
  for (const start of ['', 'a']) {
    const text = `${start}${'🦑'.repeat(20_000)}`
    expect(inner(`<p>${text}</p>`)).toBe(`<p>${text}</p>`)
  }
})

test('the words of HTML are one line', () => {
  expect(textOfHtml('<p>One &amp; two</p><p>three<br>four</p><script>no</script>')).toBe('One & two three four')
})

test('plain text becomes paragraphs that mean what it says', () => {
  expect(htmlOfText('a <b>\nc\n\n\nd & e')).toBe('<p>a &lt;b&gt;<br>c</p>\n<p>d &amp; e</p>')
})

const latin = (text: string) => Buffer.from(text, 'latin1')

test.each([
  ['as the server says', latin('é'), 'text/xml; charset=ISO-8859-1', 'é'],
  [
    'as it says itself',
    latin('<?xml version="1.0" encoding="iso-8859-1"?>é'),
    '',
    '<?xml version="1.0" encoding="iso-8859-1"?>é',
  ],
  ['as UTF-8 when nobody says anything', Buffer.from('é'), '', 'é'],
  ['as its mark says, whatever the server says', Buffer.from('\uFEFFé', 'utf16le'), 'text/xml; charset=utf-8', 'é'],
  ['as UTF-16 without a mark', Buffer.from('<é/>', 'utf16le'), '', '<é/>'],
  [
    'as it says itself when the server is wrong',
    latin('<?xml version="1.0" encoding="latin1"?>é'),
    'text/xml; charset=utf-8',
    '<?xml version="1.0" encoding="latin1"?>é',
  ],
  ['in Western European when nothing fits', latin('é'), 'text/xml; charset=utf-8', 'é'],
  ['in Japanese', Buffer.from([0x93, 0xfa, 0x96, 0x7b]), 'text/xml; charset=Shift_JIS', '日本'],
])('text is decoded %s', (_, bytes, contentType, text) => {
  expect(decodeText(bytes, contentType)).toBe(text)
})
