// @vitest-environment jsdom
import { afterEach, beforeAll, expect, test } from 'vitest'
import { frameOf, loadHost, settle } from './host-page.ts'

const HOME = 'https://news.example/papers/'

beforeAll(() => loadHost(`${HOME}embed.js`))

afterEach(() => {
  document.body.replaceChildren()
})

/** Puts HTML into the page, asks the script to replace links, and returns the first element. */
async function upgrade(html: string): Promise<HTMLElement | null> {
  document.body.innerHTML = html
  document.dispatchEvent(new Event('broadsheet:upgrade'))
  await settle()
  return document.body.querySelector<HTMLElement>('broadsheet-topic')
}

const link = (href: string, more = '') => `<a class="broadsheet-topic" href="${href}" ${more}>Climate news</a>`

test.each([
  [link(`${HOME}embed/climate/`), 'embed/climate/'],
  [link(`${HOME}embed/climate`), 'embed/climate/'],
  [link(`${HOME}embed/`), 'embed/'],
  [link(`${HOME}embed/caf%C3%A9%20%26/?theme=dark&limit=3#top`), 'embed/caf%C3%A9%20%26/?theme=dark&limit=3'],
  [link(`${HOME}embed/climate/?theme=dark`, 'data-theme="light"'), 'embed/climate/?theme=light'],
  [link(`${HOME}topics/climate`, 'data-topic="climate"'), 'embed/climate/'],
  [`<blockquote class="broadsheet-topic" data-topic="climate">${link(HOME)}</blockquote>`, 'embed/climate/'],
  [
    `<blockquote class="broadsheet-topic" data-topic="a" data-layout="list" data-related><p><a href="${HOME}topics/a">A</a></p></blockquote>`,
    'embed/a/?layout=list&related=',
  ],
  [
    `<blockquote class="broadsheet-topic"><a href="https://outlet.example/">B</a> <a href="${HOME}embed/a/">A</a></blockquote>`,
    'embed/a/',
  ],
])('replaces %s by an element', async (html, address) => {
  const element = await upgrade(html)
  expect(element && frameOf(element)?.src).toBe(HOME + address)
  expect(document.body.querySelectorAll('broadsheet-topic')).toHaveLength(1)
})

test('the text of the link becomes the title of the frame, and the link the content of the element', async () => {
  const element = await upgrade(`<p>${link(`${HOME}embed/climate/`)}</p>`)
  expect(element && frameOf(element)?.title).toBe('Climate news')
  expect(element?.parentElement?.localName).toBe('p')
  expect(element?.querySelector('a')?.href).toBe(`${HOME}embed/climate/`)
})

test('does not replace a link again on a second request or by a second script', async () => {
  const element = await upgrade(link(`${HOME}embed/climate/`))
  document.dispatchEvent(new Event('broadsheet:upgrade'))
  await loadHost(`${HOME}embed.js`)
  expect(document.body.children).toHaveLength(1)
  expect(document.body.firstElementChild).toBe(element)
  expect(document.body.querySelectorAll('broadsheet-topic')).toHaveLength(1)
})

test.each([
  link('javascript:alert(1)//https://news.example/papers/embed/x/'),
  link('JaVaScRiPt:alert(1)'),
  link('data:text/html,https://news.example/papers/embed/x/'),
  link('blob:https://news.example/papers/embed/x/'),
  link('https://evil.example/papers/embed/x/'),
  link('https://news.example.evil.example/papers/embed/x/'),
  link('https://news.example@evil.example/papers/embed/x/'),
  link('https://news.example:8443/papers/embed/x/'),
  link('http://news.example/papers/embed/x/'),
  link('//evil.example/papers/embed/x/'),
  link('/papers/embed/x/'),
  link('https://news.example/papersembed/x/'),
  link('https://news.example/papers/embed/../../x/'),
  link('https://news.example/papers/topics/x/'),
  link('https://news.example/papers/embed/%zz/'),
  link(''),
  '<a class="broadsheet-topic">x</a>',
  '<a class="broadsheet-topic" data-topic="x">x</a>',
  '<blockquote class="broadsheet-topic" data-topic="x"></blockquote>',
  '<blockquote class="broadsheet-topic" data-topic="x"><a href="https://evil.example/">x</a></blockquote>',
  '<div class="broadsheet-topic" data-topic="x"><a href="https://news.example/papers/">x</a></div>',
  '<svg><a class="broadsheet-topic" href="https://news.example/papers/embed/x/"><text>x</text></a></svg>',
])('does not replace %s', async (html) => {
  expect(await upgrade(html)).toBeNull()
})

test('replaces a valid link although other links are broken or hostile', async () => {
  const hostile = '<svg><a class="broadsheet-topic" href="x">x</a></svg><img name="currentScript">'
  expect(
    await upgrade(hostile + link('https://[') + link(`${HOME}embed/%zz/`) + link(`${HOME}embed/a/`)),
  ).not.toBeNull()
})

test('the query of a link sets no attributes except options', async () => {
  const names = [
    'onclick',
    'style',
    'id',
    'class',
    'src',
    'data-src',
    'topic',
    '__proto__',
    'constructor',
    'is',
    'slot',
  ]
  const query = names.map((name) => `${name}=alert(1)`).join('&')
  const element = await upgrade(link(`${HOME}embed/a/?${query}`, 'data-src="https://evil.example/" data-onload="x"'))
  expect(element?.getAttributeNames().sort()).toEqual(['label', 'src', 'topic'])
  expect(element && frameOf(element)?.src).toBe(`${HOME}embed/a/`)
})

test('shows the link when the topic would lead out of the folder of embeds', async () => {
  const element = await upgrade(
    `<blockquote class="broadsheet-topic" data-topic=".."><a href="${HOME}">x</a></blockquote>`,
  )
  expect(element?.shadowRoot?.firstElementChild?.localName).toBe('slot')
  expect(element?.querySelector('a')?.textContent).toBe('x')
})

test('each edition replaces its own links', async () => {
  await loadHost('https://other.example/embed.js')
  const element = await upgrade(link('https://other.example/embed/sport/'))
  expect(element && frameOf(element)?.src).toBe('https://other.example/embed/sport/')
})

test('an inline script replaces no links, since it has no address', async () => {
  await loadHost('')
  expect(await upgrade(link(`${document.baseURI}embed/x/`))).toBeNull()
})
