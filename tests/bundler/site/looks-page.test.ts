// @vitest-environment node
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { drawNameplate } from '../../../src/bundler/looks/draw-nameplate.ts'
import { type Looks, readLooks } from '../../../src/bundler/looks/read-looks.ts'
import { listContent } from '../../../src/bundler/read/list-content.ts'
import { siteHeaders } from '../../../src/bundler/site/headers.ts'
import { looksFiles, nameplateHtml, withLooks } from '../../../src/bundler/site/looks-page.ts'
import { type Files, publisher } from '../workspace.ts'

const ROOT = join(import.meta.dirname, '../../..')
/** As a build has it. */
const PAGE = readFileSync(join(ROOT, 'index.html'), 'utf8').replace(
  '</head>',
  '<link rel="stylesheet" crossorigin href="/app/index-abc.css">\n  </head>',
)
const FONT = readFileSync(join(ROOT, 'src/ui/fonts/newsreader.woff2'))
const DRAWING = '<svg viewBox="0 0 90 12"><path d="M0 0h9v9z" fill="#000"/></svg>'

async function read(files: Files): Promise<Looks> {
  const content = publisher(files)
  const looks = await readLooks(content, listContent(content, false))
  expect(looks.problems).toEqual([])
  return looks
}
const pageOf = (looks: Looks) => withLooks(PAGE, looks, looksFiles(looks, 'app'), '/paper/')

test('a site without looks has the page as it was built', async () => {
  expect(pageOf(await read({ 'site.yaml': 'title: Tide\naccent: "#1d4ed8"\n' }))).toBe(PAGE)
})

describe('a page with looks', () => {
  const looks = read({
    'site.yaml':
      'nameplate: assets/n.svg\npaper: { light: "#fbf3df", dark: "#101a15" }\nfonts: { headline: assets/h.woff2 }\ninterface: { density: compact }\n',
    'assets/n.svg': DRAWING,
    'assets/h.woff2': FONT,
  })

  test('loads one more stylesheet, after that of the reader', async () => {
    const { files, stylesheet = '', headline = '' } = looksFiles(await looks, 'app')
    const page = pageOf(await looks)
    expect(page.indexOf(`<link rel="stylesheet" href="/paper/${stylesheet}" />`)).toBeGreaterThan(
      page.indexOf('/app/index-abc.css'),
    )
    expect([...files.keys()]).toEqual([stylesheet, headline])
    expect(files.get(headline)).toEqual(FONT)
  })

  test('has the colours of its papers around it, and the choices of the publisher', async () => {
    const page = pageOf(await looks)
    expect(page).toContain('<meta name="theme-color" content="#fbf3df" media="(prefers-color-scheme: light)" />')
    expect(page).toContain('<meta name="theme-color" content="#101a15" media="(prefers-color-scheme: dark)" />')
    expect(page).toContain('<html data-defaults="{&quot;density&quot;:&quot;compact&quot;}"')
  })

  test('has the drawing in place of ours, once', async () => {
    const page = pageOf(await looks)
    expect(page.match(/<symbol[^>]*>/g)).toEqual(['<symbol id="nameplate" viewBox="0 0 90 12">'])
    expect(page).toContain('<path d="M0 0h9v9z" fill="currentColor"></path></symbol>')
  })

  test('has the same policy as one without: nothing inline, no other sources', async () => {
    const policyOf = (page: string) =>
      JSON.stringify(siteHeaders({ page, embed: '<script>x</script>' }).rules.map(({ headers }) => headers))
    expect(policyOf(pageOf(await looks))).toBe(policyOf(PAGE))
  })
})

test.each([
  [{ title: 'Broadsheet' }, '<svg viewBox="0 0 534.6 76.3"><use href="#nameplate"/></svg>'],
  [{ title: 'Tide & Time' }, '<span class="nameplate__text">Tide &amp; Time</span>'],
  [{ title: 'The Tide of Ansel', nameplate: 'The <Tide>' }, '<span class="nameplate__text">The &lt;Tide&gt;</span>'],
  [{ title: 'Tide', nameplateBox: '0 0 9 3' }, '<svg viewBox="0 0 9 3"><use href="#nameplate"/></svg>'],
])('the header of a page that is not drawn yet shows %j', (site, html) => {
  expect(nameplateHtml(site)).toBe(html)
})

test('a hostile drawing adds nothing to a page', () => {
  const { nameplate } = drawNameplate({
    path: 'n.svg',
    text: '<svg viewBox="0 0 9 9"><path d="M0 0" id="&lt;/symbol&gt;" class="boot" data-x="$&amp;"/></svg>',
  })
  expect(nameplate?.markup).toBe('<path d="M0 0"></path>')
})
