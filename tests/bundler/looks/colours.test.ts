// @vitest-environment node
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { checkAccent, checkPalette } from '../../../src/bundler/looks/check-contrast.ts'
import { contrastOf, hexOf, nearestColour, oklchOf, readColour } from '../../../src/bundler/looks/colours.ts'
import { DESIGN, limitedAccent, paletteOf } from '../../../src/bundler/looks/palette.ts'
import type { ThemeFile } from '../../../src/bundler/looks/parse-theme.ts'

const NOTHING: ThemeFile['light'] = new Map()

test.for([
  ['#000000', '#ffffff', 21],
  ['#ffffff', '#ffffff', 1],
  ['#777777', '#ffffff', 4.48],
  ['#767676', '#ffffff', 4.54],
  ['#949494', '#ffffff', 3.03],
  ['#ff0000', '#ffffff', 4],
  ['#0000ff', '#ffffff', 8.59],
  ['#00ff00', '#ffffff', 1.37],
  ['#0000ff', '#ffff00', 8],
] as const)('the contrast of %s and %s is that of WCAG in both orders: %s', ([one, other, ratio]) => {
  expect(contrastOf(one, other)).toBeCloseTo(ratio, 1)
  expect(Math.abs(contrastOf(one, other) - ratio)).toBeLessThan(0.011)
  expect(contrastOf(other, one)).toBe(contrastOf(one, other))
})

test('a colour is the same after it was converted to oklch and back', () => {
  for (const hex of ['#000000', '#ffffff', '#1d4ed8', '#fbf3df', '#00ff00', '#010203'])
    expect(hexOf(oklchOf(hex))).toBe(hex)
})

test.for([
  ['#1D4ED8', '#1d4ed8'],
  ['#fff', '#ffffff'],
  ['rgb(29 78 216)', '#1d4ed8'],
  ['rgb(29, 78, 216)', '#1d4ed8'],
  ['hsl(0 100% 50%)', '#ff0000'],
  ['hsl(120deg, 100%, 25%)', '#008000'],
  ['oklch(0.985 0.003 95)', '#fbfaf8'],
  ['oklch(98.5% 0.003 95)', '#fbfaf8'],
] as const)('the colour “%s” is read as %s', ([text, hex]) => {
  expect(readColour(text)).toBe(hex)
})

test.for([
  'blue',
  '#12345',
  '#12345678',
  'rgb(1 2 3 / 0.5)',
  'rgb(1 2)',
  'url(https://evil.example/x.png)',
  '#fff;background:url(//evil.example)',
  'var(--ink)',
  'color-mix(in oklch, red, blue)',
  'expression(alert(1))',
  '',
])('“%s” is no colour', (text) => {
  expect(readColour(text)).toBeUndefined()
})

test('the nearest colour that passes has the same hue and is the first in lightness that does', () => {
  const passes = (hex: string) => contrastOf(hex, '#ffffff') >= 4.5
  const nearest = nearestColour('#8fb8ff', passes) ?? ''
  expect(contrastOf(nearest, '#ffffff')).toBeGreaterThanOrEqual(4.5)
  expect(contrastOf(nearest, '#ffffff')).toBeLessThan(4.7)
  expect(Math.abs(oklchOf(nearest)[2] - oklchOf('#8fb8ff')[2])).toBeLessThan(4)
  expect(nearestColour('#123456', () => false)).toBeUndefined()
})

test('the colours that contrast is computed with are those of the reader', () => {
  const css = readFileSync(join(import.meta.dirname, '../../../src/ui/styles/tokens.css'), 'utf8')
  const [light, dark] = [css.slice(css.indexOf('5. Colour')), css.slice(css.indexOf('\n[data-theme="dark"] {'))]
  for (const [theme, text] of [
    ['light', light],
    ['dark', dark],
  ] as const)
    for (const name of ['--ink', '--ink-2', '--ink-3', '--rule-strong', '--on-ink']) {
      const [, value = ''] = new RegExp(`\\s${name}: oklch\\(([^)]*)\\)`).exec(text) ?? []
      expect([theme, name, value]).toEqual([theme, name, DESIGN[theme][name]?.join(' ')])
    }
})

test.for(['light', 'dark'] as const)('the design itself passes in the %s theme, with any accent', (theme) => {
  const palette = paletteOf(theme, undefined, NOTHING)
  expect(
    checkPalette(
      theme,
      palette,
      () => true,
      () => palette,
    ),
  ).toEqual([])
  for (const accent of ['#ffff00', '#000000', '#ffffff', '#ff00ff', '#00ff00'])
    expect(checkAccent(theme, limitedAccent(accent, theme), palette)).toEqual([])
})

test('a paper on which some text fails is reported once, with a paper that passes for all', () => {
  const repaint = (paper: string) => paletteOf('light', paper, NOTHING)
  const isSet = (token: string) => token === '--paper'
  const [low, ...others] = checkPalette('light', repaint('#c8a878'), isSet, repaint)
  expect(others).toEqual([])
  expect(low).toMatchObject({ subject: '--paper', least: 4.5 })
  expect(low?.found).toBeLessThan(4.5)
  const nearest = low?.nearest ?? ''
  expect(checkPalette('light', repaint(nearest), isSet, repaint)).toEqual([])
})
