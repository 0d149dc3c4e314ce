// @vitest-environment jsdom
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { TOKENS, pageStyle } from '../../../src/bundler/checks/page-style.ts'
import { reportToPage } from '../../../src/bundler/checks/report-page.ts'
import { reportToText } from '../../../src/bundler/checks/report-text.ts'
import { printable } from '../../../src/bundler/problems/printable.ts'
import { newsroomOf, reportOf, story, together } from './newsroom.ts'

const HOSTILE = '</style><script>alert(1)</script>"><img src=x onerror=alert(1)>\u202Egnp.exe'
const plain = { isAll: false, hasColour: false } as const

const documentOf = (html: string) => new DOMParser().parseFromString(html, 'text/html')

test('a page has all sections, each with a link to it, and shows the first findings', async () => {
  const report = await reportOf({ ...story('a', { titel: 'x' }), ...story('b', { publishedDateTime: 'soon' }) })
  const page = documentOf(reportToPage(report))
  const links = [...page.querySelectorAll('nav a[href^="#"]')].map((link) => link.getAttribute('href')?.slice(1) ?? '')
  expect(links).toEqual([...report.sections.map(({ kind }) => kind), 'report'])
  for (const id of links) expect(page.getElementById(id), id).not.toBeNull()
  expect(page.querySelector('#problems .findings')?.textContent).toContain('_news/2026-11-20-b.md:3')
  expect(page.querySelectorAll('h1').length).toBe(1)
})

test('hostile titles and names of files are text, and the page has no script and loads nothing', async () => {
  const report = await reportOf({
    'site.yaml': `title: ${JSON.stringify(HOSTILE)}\n`,
    ...story('a', {
      title: HOSTILE,
      topics: [HOSTILE],
      provider: { name: HOSTILE, domain: 'bad.example' },
      titel: 'x',
    }),
    ...story('b', { publishedDateTime: HOSTILE }),
    '_news/2026-11-20-<img src=x onerror=alert(1)>.md': '---\ntitle: "A\n---\n',
  })
  const html = reportToPage(report)
  const page = documentOf(html)
  expect(page.querySelectorAll('script, img, link, iframe, object, form, [style], [onerror], base').length).toBe(0)
  for (const element of page.querySelectorAll('*'))
    for (const { name, value } of element.attributes) {
      expect(name).not.toMatch(/^on/)
      if (name === 'href') expect(value).toMatch(/^#/)
    }
  expect(page.title).toContain('</style><script>')
  expect(html).not.toContain('\u202E')
})

test('the policy allows the style of the page by its hash, and nothing else but its fonts', async () => {
  const page = documentOf(reportToPage(await reportOf(story('a'))))
  const style = page.querySelector('style')?.textContent ?? ''
  const hash = createHash('sha256').update(style).digest('base64')
  expect(page.querySelector('meta[http-equiv]')?.getAttribute('content')).toBe(
    `default-src 'none'; style-src 'sha256-${hash}'; font-src data:; base-uri 'none'; form-action 'none'`,
  )
  expect(page.querySelectorAll('style').length).toBe(1)
  expect(style.match(/font\/woff2;base64/g)?.length).toBe(2)
  expect(style.replaceAll(/url\("data:[^"]*"\)/g, '')).not.toMatch(/url\(|@import/)
})

test('without the fonts the page is made all the same', () => {
  expect(pageStyle('/nowhere')).not.toContain('@font-face')
})

test('the colours and sizes of the page are those of the reader', () => {
  const tidy = (css: string) =>
    css
      .replaceAll(/\/\*[^]*?\*\//g, '')
      .replaceAll(/\s+/g, ' ')
      .replaceAll('( ', '(')
      .replaceAll(' )', ')')
  const tokens = tidy(readFileSync(join(import.meta.dirname, '../../../src/ui/styles/tokens.css'), 'utf8'))
  const own = [...tidy(TOKENS).matchAll(/--[\w-]+: [^;]+;/g)].map(([declaration]) => declaration)
  expect(own.length).toBeGreaterThan(40)
  expect(own.filter((declaration) => !tokens.includes(declaration))).toEqual([])
})

test('problems of one kind are one entry with all their places', async () => {
  const files = together(
    Array.from({ length: 30 }, (_, at) => story(`s${at}`, { type: at, publishedDateTime: 'soon' })),
  )
  const page = documentOf(reportToPage(await reportOf({ ...files, ...story('fine') })))
  expect(page.querySelectorAll('#problems .findings > li').length).toBeLessThan(5)
  expect(page.querySelectorAll('#problems .places li').length).toBeGreaterThanOrEqual(29)
})

test('the text for a terminal fits a screen and a line, however much is found', async () => {
  const files = together(
    Array.from({ length: 60 }, (_, at) =>
      story(`a-rather-long-name-of-a-story-that-goes-on-and-on-number-${at}`, {
        title: `A title that is long enough to be cut somewhere, since it goes on ${at}`,
        provider: { name: `Outlet number ${at} with a long name`, domain: `outlet-${at}.example` },
        topics: [`Topic ${at}`],
        [`unknown${at}`]: 1,
        ...(at % 2 === 0 && { publishedDateTime: `${'x'.repeat(at)} soon` }),
        ...(at % 3 === 0 && { published: false }),
      }),
    ),
  )
  const { report } = await newsroomOf(files).check()
  const lines = reportToText(report, plain).split('\n')
  expect(lines.length).toBeLessThan(45)
  for (const line of lines) expect(line.length, line).toBeLessThanOrEqual(110)
  expect(reportToText(report, { ...plain, isAll: true }).split('\n').length).toBeGreaterThan(100)
})

test('what is printed controls no terminal', async () => {
  const report = await reportOf({
    'site.yaml': 'title: "A\\e[2J"\n',
    ...story('a', {
      title: 'A',
      topics: ['\u001B[31mred'],
      provider: { name: '\u001B]0;x\u0007', domain: 'o.example' },
    }),
  })
  for (const isAll of [true, false])
    expect(printable(reportToText(report, { ...plain, isAll }))).toBe(reportToText(report, { ...plain, isAll }))
})
