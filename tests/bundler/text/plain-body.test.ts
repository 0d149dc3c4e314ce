// @vitest-environment node
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Assets } from '../../../src/bundler/values/assets.ts'
import { plainBody } from '../../../src/bundler/text/plain-body.ts'
import { renderMarkup } from '../../../src/bundler/text/render-body.ts'

const render = (text: string) => renderMarkup(text, { file: 'a.md', assets: new Assets([]), used: new Set() }).html

describe('plainBody', () => {
  test.each([
    'One paragraph.',
    'Two lines\nof one.\n\n\nAnother, with “quotes” and a dash – so.\n',
    'It’s 12:30 (or so); isn’t it? 50% of 3/4…',
    'Ärger über ein Café. 港は静かだった。',
    'It said so [here (in full)](https://outlet.example/2020/a_b-c.html?id=1), and [there](http://a.example/).',
    '[https://a.example/x](https://b.example/x)\nand more',
  ])('renders %j like the Markdown parser', (text) => {
    expect(plainBody(text)).toBe(render(text))
  })

  test.each([
    '# Heading',
    '- item',
    '1. item',
    '2) item',
    'a\n---',
    'a\n===',
    '*a*',
    '_a_',
    '`a`',
    '<b>',
    '&amp;',
    'a  \nb',
    '    code',
    ' indented',
    '![a](b)',
    '![a](https://a.example/x)',
    '[a]: https://a.example/x',
    '[*a*](https://a.example/x)',
    '[[a](https://a.example/x)](https://a.example/y)',
    ...'b https://a.example https://A.example/x https://a.example/../x https://a.example/x?a=1&b=2 <https://a.example/x>'
      .split(' ')
      .map((href) => `[a](${href})`),
    'a | b',
    '~~a~~',
    'a\\b',
    'see https://a.example/x for more',
    'a %% b %% c',
    ': a',
    "import a from 'b'",
    '"a"',
    '\ttab',
    '+ a',
    '> a',
  ])('leaves %j to the Markdown parser', (text) => {
    expect(plainBody(text)).toBeUndefined()
  })

  test('renders any text like the Markdown parser, or leaves the text to it', () => {
    const word = fc.oneof(
      fc.stringMatching(/^[\wÀ-ÿ]{1,8}$/),
      fc.constantFrom(..."1. 2) - -- --- = : a: http://a.b/c www.a.b (c) ... 'a' ’ / % [ ]( )".split(' ')),
      fc.constantFrom('[a](https://a.example/x)', '[b c.](http://a.example/x_y?z=%20)', '[d](https://a.example/%zz)'),
      fc.constantFrom('港', '😀', '\u00A0', '#', '*', '>', '&', '<', '"', '_', '!'),
    )
    const line = fc.tuple(
      fc.constantFrom('', '', '', ' ', '    '),
      fc.array(word, { maxLength: 5 }),
      fc.constantFrom('', '', '  '),
    )
    const text = fc
      .array(line, { minLength: 1, maxLength: 5 })
      .map((lines) => lines.map(([start, words, end]) => start + words.join(' ') + end).join('\n'))
    fc.assert(
      fc.property(text, (one) => {
        const plain = one.trim() === '' ? undefined : plainBody(one)
        if (plain !== undefined) expect({ one, html: plain }).toEqual({ one, html: render(one) })
      }),
      { numRuns: 5000 },
    )
  })
})
