// @vitest-environment node
import { expect, test } from 'vitest'
import { drawNameplate } from '../../../src/bundler/looks/draw-nameplate.ts'

const draw = (text: string) => drawNameplate({ path: 'assets/nameplate.svg', text })
const svg = (content: string, attributes = 'viewBox="0 0 100 20"') =>
  `<svg xmlns="http://www.w3.org/2000/svg" ${attributes}>${content}</svg>`

test('shapes keep their form and colours, and black is the colour of the text', () => {
  const { nameplate, problems } = draw(
    svg(
      '<g transform="translate(1 2)"><path d="M0 0h10v1e-2z" fill="#000"/><circle r="4" style="fill:#1d4ed8;font-size:3px"/></g>',
    ),
  )
  expect(problems).toEqual([])
  expect(nameplate).toEqual({
    box: '0 0 100 20',
    markup:
      '<g transform="translate(1 2)"><path d="M0 0h10v1e-2z" fill="currentColor"></path><circle r="4" fill="#1d4ed8"></circle></g>',
    colours: ['#1d4ed8'],
    hasTextColour: true,
  })
})

test('the origin of the drawing is moved to zero, and its size may be width and height', () => {
  expect(draw(svg('<path d="M0 0"/>', 'viewBox="10 -5 100 20"')).nameplate).toMatchObject({
    box: '0 0 100 20',
    markup: '<g transform="translate(-10 5)"><path d="M0 0"></path></g>',
  })
  expect(draw(svg('<path d="M0 0"/>', 'width="120px" height="24"')).nameplate?.box).toBe('0 0 120 24')
})

test('names within the drawing cannot meet those of the page', () => {
  const gradient = '<linearGradient id="root"><stop offset="0" stop-color="#fff"/></linearGradient>'
  expect(draw(svg(`<defs>${gradient}</defs><path d="M0 0" fill="url(#root)"/>`)).nameplate?.markup).toBe(
    '<defs><linearGradient id="nameplate-root"><stop offset="0" stop-color="#ffffff"></stop></linearGradient></defs><path d="M0 0" fill="url(#nameplate-root)"></path>',
  )
})

test('what drawing programs write for themselves is left out', () => {
  const { nameplate, problems } = draw(
    `<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a "b">]><!-- by --><svg xmlns:inkscape="x" inkscape:version="1" viewBox="0 0 9 9" class="a" data-name="b"><title>News</title><metadata><rdf:RDF><script>x</script></rdf:RDF></metadata><inkscape:page/><rect width="9" height="9" class="c" inkscape:label="&a;"/></svg>`,
  )
  expect(problems).toEqual([])
  expect(nameplate?.markup).toBe('<rect width="9" height="9"></rect>')
})

const PATH = '<path d="M0 0"/>'

test.for([
  ['a script', svg(`${PATH}<script>alert(1)</script>`)],
  ['a script of a link', svg(`<a href="javascript:alert(1)">${PATH}</a>`)],
  ['a script of an event', svg('<path d="M0 0" onload="alert(1)"/>')],
  ['a script of the root', svg(PATH, 'viewBox="0 0 9 9" onload="alert(1)"')],
  ['HTML', svg('<foreignObject><iframe src="https://evil.example"/></foreignObject>')],
  ['a style sheet', svg(`<style>@import url(https://evil.example/x.css);</style>${PATH}`)],
  ['a picture', svg(`<image href="https://evil.example/x.png"/>${PATH}`)],
  ['a drawing of another site', svg(`<use href="https://evil.example/x.svg#a"/>`)],
  ['a thousand copies', svg('<use href="#a"/>')],
  ['an animation', svg('<path d="M0 0"><animate attributeName="href" to="javascript:alert(1)"/></path>')],
  ['a setter', svg('<set attributeName="onmouseover" to="alert(1)"/>')],
  ['text, whose font may be missing', svg('<text>News</text>')],
  ['a colour that loads', svg('<path d="M0 0" fill="url(https://evil.example/#a)"/>')],
  ['a colour that ends its attribute', svg('<path d="M0 0" fill="red&quot; onload=&quot;alert(1)"/>')],
  ['a style that loads', svg('<path d="M0 0" style="fill:url(https://evil.example/#a)"/>')],
  ['a filter', svg('<filter id="f"><feImage href="https://evil.example/x"/></filter>')],
  ['an upper-case script', svg('<SCRIPT>alert(1)</SCRIPT>')],
  ['a drawing within the drawing', svg(svg(PATH))],
  ['an end of the symbol', `</symbol><script>alert(1)</script>${svg('')}`],
  ['no shapes', svg('')],
  ['no size', svg(PATH, '')],
  ['a size of zero', svg(PATH, 'viewBox="0 0 0 0"')],
  ['a size that is no number', svg(PATH, 'viewBox="0 0 NaN 1e999"')],
  ['a hairline', svg(PATH, 'viewBox="0 0 4000 2"')],
  ['too many shapes', svg(PATH.repeat(501))],
  ['a path that is too long', svg(`<path d="${'M0 0'.repeat(10_000)}"/>`)],
  ['HTML in its place', '<!doctype html><p>404'],
  ['nothing', ''],
] as const)('refuses %s, and says what to do', ([, text]) => {
  const { nameplate, problems } = draw(text)
  expect(nameplate).toBeUndefined()
  expect(problems.length).toBeGreaterThan(0)
  for (const problem of problems) {
    expect(problem).toMatchObject({ severity: 'error', code: 'unsafe-nameplate', file: 'assets/nameplate.svg' })
    expect(problem.hint).toBeTruthy()
    expect(problem.line).toBeGreaterThan(0)
  }
})

test('an attribute that is not known is left out, and quotes in the others cannot end them', () => {
  const text = svg(
    `<path d="M0 0&quot;&gt;&lt;script&gt;" filter="url(#x)" xml:base="https://evil.example" id="a b" transform="&lt;"/><path d="M1 1"/>`,
  )
  expect(draw(text).nameplate?.markup).toBe('<path></path><path d="M1 1"></path>')
})
