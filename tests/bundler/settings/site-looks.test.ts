// @vitest-environment node
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { INTERFACE_LANGUAGES } from '../../../src/bundler/looks/look-fields.ts'
import { readLooks } from '../../../src/bundler/looks/read-looks.ts'
import { THEME_TOKENS } from '../../../src/bundler/looks/theme-tokens.ts'
import { listContent } from '../../../src/bundler/read/list-content.ts'
import { DIRECTIONS } from '../../../src/messages/languages.ts'
import { CHOICES } from '../../../src/state/preference-choices.ts'
import { type ProblemCase, ARTICLE_PATH, expectProblems } from '../fault-table.ts'
import { type Files, article, bundleFiles, publisher } from '../workspace.ts'

const UI = join(import.meta.dirname, '../../../src/ui')
const FONT = readFileSync(join(UI, 'fonts/public-sans.woff2'))
const DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 12"><path d="M0 0h9v9z"/></svg>'
const VALID: Files = { [ARTICLE_PATH]: article({ topics: ['Sea'] }) }
const site = (text: string, files: Files = {}): Files => ({ ...VALID, 'site.yaml': text, ...files })

const looksOf = (files: Files) => {
  const content = publisher(files)
  return readLooks(content, listContent(content, false))
}

test.for<ProblemCase>([
  [
    'accepts an accent and a paper for each theme',
    site('accent: { light: "#14663f", dark: "#6fc79a" }\npaper: { light: "#fbf3df", dark: "#101a15" }\n'),
    [],
  ],
  ['accepts one paper', site('paper: "#fbf3df"\n'), []],
  [
    'warns about a misspelt theme of a colour',
    site('paper:\n  ligth: "#fbf3df"\n'),
    [['warning unknown-field site.yaml:2:3 paper.ligth', 'paper has no field “ligth”', 'Did you mean “light”?']],
  ],
  [
    'refuses colours that could end their declaration',
    site('accent: "#123456;background:url(//evil.example)"\npaper:\n  light: "#fff"\n  dark: red\n'),
    [
      ['error invalid-colour site.yaml:1:9 accent', 'Write six hexadecimal digits'],
      ['error invalid-colour site.yaml:3:10 paper.light', 'Write six hexadecimal digits'],
      ['error invalid-colour site.yaml:4:9 paper.dark', 'Write six hexadecimal digits'],
    ],
  ],
  [
    'explains that a colour of a theme without quotes is a comment',
    site('paper:\n  light: #fbf3df\n'),
    [['error invalid-colour site.yaml:2:10 paper.light', 'a # after a space begins a comment', 'light: "#fbf3df".']],
  ],
  [
    'warns about a paper on which text is too faint, with both ratios and a paper that passes',
    site('paper: "#c8a878"\n'),
    [
      [
        'warning low-contrast site.yaml:1:8 paper',
        'light theme',
        'WCAG asks for 4.5:1',
        'The nearest colour for paper that passes is #',
      ],
    ],
  ],
  [
    'warns about an accent that is too faint for a nameplate',
    site('accent:\n  light: "#ffd54a"\n'),
    [['warning low-contrast site.yaml:2:10 accent.light', 'the nameplate', 'WCAG asks for 3:1', 'that passes is #']],
  ],
  [
    'warns about a token of theme.css at its place',
    { ...VALID, 'theme.css': ':root {\n  --ink-3: #b0b0b0;\n}\n' },
    [
      [
        'warning low-contrast theme.css:2:12',
        'times and counts',
        '“#b0b0b0” on',
        'WCAG asks for 4.5:1',
        'for ink-3 that passes is #',
      ],
    ],
  ],
  [
    'reads theme.css without a site.yaml',
    { ...VALID, 'theme.css': 'body { color: red }' },
    [['error theme-syntax theme.css:1:1', 'a theme sets custom properties of :root alone']],
  ],
  [
    'suggests the file that a nameplate most likely is',
    site('nameplate: assets/nameplaet.svg\n', { 'assets/nameplate.svg': DRAWING }),
    [['error missing-look-file site.yaml:1:12 nameplate', 'Did you mean “assets/nameplate.svg”?']],
  ],
  [
    'refuses files outside of the folder',
    site('nameplate: ../../etc/passwd.svg\nfonts: { headline: "https://fonts.example/a.woff2" }\n'),
    [
      ['error missing-look-file site.yaml:1:12 nameplate', 'The folder has no file “../../etc/passwd.svg”'],
      ['error missing-look-file site.yaml:2:20 fonts.headline', 'Put the file below assets/'],
    ],
  ],
  [
    'refuses a nameplate that is a photograph or a sentence',
    site(`nameplate: assets/logo.png\n`),
    [['error invalid-nameplate site.yaml:1:12 nameplate', 'save the drawing as SVG']],
  ],
  [
    'refuses a drawing with a script at the place of the script',
    site('nameplate: assets/n.svg\n', { 'assets/n.svg': DRAWING.replace('<path', '\n<script>x</script><path') }),
    [['error unsafe-nameplate assets/n.svg:2:1', 'the element “script”', 'a nameplate has no script']],
  ],
  [
    'refuses a drawing of a megabyte before it is read',
    site('nameplate: assets/n.svg\n', { 'assets/n.svg': ' '.repeat(1e6) + DRAWING }),
    [['error look-file-too-large site.yaml:1:12 nameplate', 'at most 262144']],
  ],
  [
    'warns about a drawing whose colours are hardly seen on a paper',
    site('nameplate: assets/n.svg\n', { 'assets/n.svg': DRAWING.replace('/>', ' fill="#0a1a12"/>') }),
    [['warning low-contrast site.yaml:1:12 nameplate', 'In the dark theme', 'currentColor']],
  ],
  [
    'refuses fonts that are no woff2, and says what they are',
    site('fonts:\n  headline: assets/a.woff2\n  text: assets/b.woff2\n  code: x\n', {
      'assets/a.woff2': Buffer.from('wOFF and more'),
      'assets/b.woff2': FONT.subarray(0, 900),
    }),
    [
      ['error invalid-font site.yaml:2:13 fonts.headline', 'This is a woff font.', 'Save the font as woff2'],
      ['error invalid-font site.yaml:3:9 fonts.text', 'The file is not complete.'],
      ['warning unknown-field site.yaml:4:3 fonts.code', 'The known fields are headline, text.'],
    ],
  ],
  [
    'refuses a font whose inside is damaged',
    site('fonts: { text: assets/b.woff2 }\n', {
      'assets/b.woff2': Buffer.concat([FONT.subarray(0, 600), Buffer.alloc(FONT.length - 600)]),
    }),
    [['error invalid-font site.yaml:1:16 fonts.text', 'can’t be read as a font']],
  ],
  [
    'refuses links of the footer that run scripts or lack a part',
    site(
      'footer:\n  - label: A\n    url: "javascript:alert(1)"\n  - label: B\n    url: //evil.example\n  - url: https://a.example\n  - lable: C\n    url: /c\n  - label: D\n    url: data:text/html,x\n',
    ),
    [
      ['error unsafe-link site.yaml:3:10 footer[0].url', 'Found “javascript:alert(1)”'],
      ['error unsafe-link site.yaml:5:10 footer[1].url', 'Write https://evil.example'],
      ['error invalid-footer site.yaml:6:5 footer[2]', 'needs a label'],
      ['warning unknown-field site.yaml:7:5 footer[3].lable', 'Did you mean “label”?'],
      ['error invalid-footer site.yaml:7:5 footer[3]', 'needs a label'],
      ['error unsafe-link site.yaml:10:10 footer[4].url', 'Found “data:text/html,x”'],
    ],
  ],
  [
    'refuses a density, a language and a number of bands that do not exist',
    site('interface:\n  density: compct\n  language: klingon\n  theme: dark\nbands: many\n'),
    [
      ['error invalid-interface site.yaml:2:12 interface.density', 'Write compact.'],
      ['error invalid-interface site.yaml:3:13 interface.language', 'expected one of en, de'],
      ['warning unknown-field site.yaml:4:3 interface.theme', 'The known fields are density, language.'],
      ['error invalid-bands site.yaml:5:8 bands', 'from 0 to 12'],
    ],
  ],
])('%s', async ([, files, expected]) => {
  await expectProblems(files, expected)
})

test('the index says what readers see of the looks', async () => {
  const { index, edition } = await bundleFiles(
    site(
      'title: Tide\nnameplate: assets/n.svg\naccent: { light: "#14663f", dark: "#6fc79a" }\nfooter:\n  - label: "Imprint & more"\n    url: https://tide.example/imprint\n  - { label: Sea, url: /topics/sea }\n  - { label: Write, url: "mailto:desk@tide.example" }\ninterface: { density: compact, language: DE }\nhome: [Sea]\nbands: 0\n',
      { 'assets/n.svg': DRAWING },
    ),
  )
  expect(edition.problems).toEqual([])
  expect(index.manifest.site).toEqual({
    title: 'Tide',
    locale: 'en',
    accent: '#14663f',
    nameplateBox: '0 0 90 12',
    footer: [
      { label: 'Imprint & more', url: 'https://tide.example/imprint' },
      { label: 'Sea', url: '/topics/sea' },
      { label: 'Write', url: 'mailto:desk@tide.example' },
    ],
    interface: { density: 'compact', language: 'de' },
    home: [],
  })
})

test('a nameplate may be a text of its own', async () => {
  expect((await looksOf(site('title: The Tide of Ansel\nnameplate: The Tide\n'))).site).toEqual({
    nameplate: 'The Tide',
  })
})

test('a folder without looks has no stylesheet of its own', async () => {
  const looks = await looksOf(site('title: Tide\naccent: "#1d4ed8"\n'))
  expect(looks).toMatchObject({ styles: '', fonts: [], colours: {}, site: { accent: '#1d4ed8' }, problems: [] })
})

test('a paper comes with its shades, in its own theme alone', async () => {
  const { styles, colours } = await looksOf(site('paper: "#101a15"\n'))
  expect(styles).toContain('@media (prefers-color-scheme: dark) { :root:not([data-theme="light"]),')
  expect(styles).toContain(
    ':root[data-theme="dark"], :root[data-theme="dark"] [data-ink] { --paper: #101a15; --paper-2: #',
  )
  expect(styles).not.toContain('(prefers-color-scheme: light)')
  expect(Object.keys(colours)).toEqual(['dark'])
})

test('fonts of the folder have hashes in their names, their weights, and fallbacks of their width', async () => {
  const { styles, fonts } = await looksOf(site('fonts: { headline: assets/h.woff2 }\n', { 'assets/h.woff2': FONT }))
  expect(fonts).toMatchObject([{ role: 'headline', weight: '400 700', isItalic: false }])
  const [name = ''] = fonts.map((font) => font.name)
  expect(name).toMatch(/^own-headline-[0-9a-f]{12}\.woff2$/)
  expect(styles).toContain(`src: url(${name}) format("woff2"); font-weight: 400 700; font-display: swap;`)
  const [, adjust = ''] =
    /"Own Headline Fallback"; src: local\("Times New Roman"\).*? size-adjust: ([\d.]+)%/.exec(styles) ?? []
  // Public Sans is wider than Times.
  expect(Number(adjust)).toBeGreaterThan(110)
  expect(Number(adjust)).toBeLessThan(135)
})

test('a change of a file of the looks is noticed by the next build', async () => {
  const bundled = await bundleFiles({ ...VALID, 'theme.css': ':root { --ink: #111; }' })
  expect(bundled.edition.problems).toEqual([])
  const listing = listContent(publisher({ ...VALID, 'theme.css': ':root {}' }), false)
  expect(listing.looks?.map(({ path }) => path)).toEqual(['theme.css'])
})

test('the languages and densities that site.yaml may name are those of the interface', () => {
  expect(INTERFACE_LANGUAGES).toEqual(Object.keys(DIRECTIONS))
  expect(CHOICES.density).toEqual(['cards', 'compact', 'headlines'])
})

test('every token that a theme may set is one of the design', () => {
  const css = readFileSync(join(UI, 'styles/tokens.css'), 'utf8')
  expect([...THEME_TOKENS.keys()].filter((name) => !css.includes(`  ${name}:`))).toEqual([])
})
