// @vitest-environment node
import { expect, test } from 'vitest'
import { type ThemeFile, parseTheme } from '../../../src/bundler/looks/parse-theme.ts'

const parse = (text: string) => parseTheme({ path: 'theme.css', text })
const lines = (text: string) =>
  parse(text).problems.map(({ severity, code, line, column }) => `${severity} ${code} ${line}:${column}`)
const tokensOf = ({ both, light, dark }: ThemeFile) =>
  [both, light, dark].map((tokens) => Object.fromEntries(Array.from(tokens, ([name, { value }]) => [name, value])))

test('colours of :root are of the light theme, all other tokens of both', () => {
  const { theme, problems } = parse(':root {\n  --ink: #123;\n  --r-control: 8px;\n}\n')
  expect(problems).toEqual([])
  expect(tokensOf(theme)).toEqual([{ '--r-control': '8px' }, { '--ink': '#112233' }, {}])
  expect(theme.light.get('--ink')).toMatchObject({ line: 2, column: 10 })
})

test.for([
  '@media (prefers-color-scheme: dark) { :root { --ink: #eee } }',
  '@media(prefers-color-scheme:dark){:root:not([data-theme="light"]){--ink:#eee;}}',
  ':root[data-theme="dark"] { --ink: #eee; }',
  "[data-theme='dark'] { --ink: rgb(238 238 238); }",
  ':root[data-theme=dark]{--ink:#EEEEEE}',
  '/* dark */ :root[data-theme="dark"] { /* ink } */ --ink: #eee; }',
])('the dark theme has this form: %s', (text) => {
  const { theme, problems } = parse(text)
  expect(problems).toEqual([])
  expect(tokensOf(theme)).toEqual([{}, {}, { '--ink': '#eeeeee' }])
})

test.for([
  ['--t-h2: clamp(1rem, 0.8rem + 1vw, 2rem)', '--t-h2', 'clamp(1rem, 0.8rem + 1vw, 2rem)'],
  ['--margin: calc(1rem + 2 * 1vw)', '--margin', 'calc(1rem + 2 * 1vw)'],
  ['--tr-h2: -0.01em', '--tr-h2', '-0.01em'],
  ['--lh-text: 1.6', '--lh-text', '1.6'],
  ['--face-serif: Georgia, "Times New Roman", serif', '--face-serif', 'Georgia, "Times New Roman", serif'],
  ['--ratio-image: 16 / 9', '--ratio-image', '16 / 9'],
  ['--d-1:\n    80ms', '--d-1', '80ms'],
] as const)('takes the value of %s', ([declaration, name, value]) => {
  const { theme, problems } = parse(`:root { ${declaration} }`)
  expect(problems).toEqual([])
  expect(theme.both.get(name)?.value).toBe(value)
})

test.for([
  ['another selector', 'body { --ink: #000; }', 'error theme-syntax 1:1'],
  ['a selector beside :root', ':root, body { --ink: #000; }', 'error theme-syntax 1:1'],
  ['a child of :root', ':root a { --ink: #000; }', 'error theme-syntax 1:1'],
  ['@import', '@import url("https://evil.example/x.css");\n:root { --ink: #000; }', 'error theme-syntax 1:1'],
  ['@import of a file', ':root { --ink: #000 }\n@import "other.css";', 'error theme-syntax 2:1'],
  ['@font-face', '@font-face { font-family: x; src: url(x) }', 'error theme-syntax 1:1'],
  ['@layer', '@layer base { :root { --ink: #000; } }', 'error theme-syntax 1:1'],
  ['another media query', '@media print { :root { --ink: #000; } }', 'error theme-syntax 1:1'],
  ['a block inside of a block', ':root { --ink: #000; & a { color: red } }', 'error theme-syntax 1:22'],
  ['a block without an end', ':root {\n  --ink: #000;\n', 'error theme-syntax 1:1'],
  ['text without a block', 'hello', 'error theme-syntax 1:1'],
  [
    'the light theme within the dark one',
    '@media (prefers-color-scheme: dark) { [data-theme=light] { --ink: #000 } }',
    'error theme-syntax 1:39',
  ],
  ['a property of CSS', ':root {\n  background: #fff;\n}', 'error theme-property 2:3'],
  ['text in place of a property', ':root { <script>alert(1)</script> }', 'error theme-property 1:9'],
  ['a misspelt token', ':root { --pap: #fff; }', 'warning theme-token 1:9'],
  ['a token that others depend on', ':root { --z-nav: 999; }', 'warning theme-token 1:9'],
  ['a picture', ':root { --paper: url(https://evil.example/x.png); }', 'error theme-value 1:18'],
  ['a picture among lengths', ':root { --margin: calc(url(x)); }', 'error theme-value 1:19'],
  ['a variable', ':root { --ink: var(--paper); }', 'error theme-value 1:16'],
  ['an expression', ':root { --margin: expression(alert(1)); }', 'error theme-value 1:19'],
  ['an escape', String.raw`:root { --margin: \75rl(x); }`, 'error theme-value 1:19'],
  ['a bracket without an end', ':root { --margin: calc(1px; --gutter: 2px }', 'error theme-value 1:19'],
  ['the end of a style element', ':root { --face-sans: "</style><script>"; }', 'error theme-value 1:22'],
  ['a semicolon in quotes', ':root { --face-sans: "a; color: red"; }', 'error theme-value 1:22'],
  ['a value for the wrong kind', ':root { --t-h2: #fff; }', 'error theme-value 1:17'],
  ['an important value', ':root { --ink: #000 !important; }', 'error theme-value 1:16'],
  ['a value of a thousand fonts', `:root { --face-sans: ${'a, '.repeat(1000)}a; }`, 'error theme-value 1:22'],
] as const)('refuses %s', ([, text, expected]) => {
  const [first] = lines(text)
  expect(first).toBe(expected)
  const values = tokensOf(parse(text).theme).flatMap((tokens) => Object.values(tokens))
  for (const value of values) expect(value).toMatch(/^[#\w.\s,()+*/"%-]+$/)
})

test('a problem has its line, a frame and what to do', () => {
  const [problem] = parse(':root {\n  --papre: #fff;\n}\n').problems
  expect(problem).toMatchObject({ file: 'theme.css', line: 2, column: 3, hint: 'Did you mean “--paper”?' })
  expect(problem?.frame).toContain('> 2 |   --papre: #fff;')
})

test('a megabyte of brackets takes no more than a moment', () => {
  const started = performance.now()
  for (const text of ['('.repeat(1e6), ':root{--margin:calc(' + '1px+('.repeat(2e5) + '}', ':root{'.repeat(2e5)])
    parse(text)
  expect(performance.now() - started).toBeLessThan(3000)
})
