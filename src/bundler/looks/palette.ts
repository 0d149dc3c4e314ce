import { type Oklch, hexOf, oklchOf } from './colours.ts'
import type { Theme, ThemeFile } from './parse-theme.ts'
import { INKS } from './spot-colours.ts'

/** Colours for the light and the dark theme; absent where the design's own stays. */
export interface ThemeColours {
  readonly light?: string
  readonly dark?: string
}

/** The colours of the design that contrast depends on, as in `ui/styles/tokens.css`. */
export const DESIGN: Readonly<Record<Theme, Readonly<Record<string, Oklch>>>> = {
  light: {
    '--ink': [0.205, 0.016, 268],
    '--ink-2': [0.385, 0.014, 268],
    '--ink-3': [0.505, 0.012, 268],
    '--rule-strong': [0.6, 0.01, 268],
    '--on-ink': [0.985, 0.003, 95],
    '--paper': [0.985, 0.003, 95],
    '--paper-2': [0.953, 0.00405, 95],
    '--paper-3': [0.994, 0.00075, 95],
  },
  dark: {
    '--ink': [0.93, 0.005, 95],
    '--ink-2': [0.79, 0.008, 95],
    '--ink-3': [0.675, 0.01, 268],
    '--rule-strong': [0.545, 0.012, 268],
    '--on-ink': [0.185, 0.009, 268],
    '--paper': [0.185, 0.009, 268],
    '--paper-2': [0.252, 0.009, 268],
    '--paper-3': [0.218, 0.009, 268],
  },
}

/** Chroma of the papers of a topic's pages, and the lightness of them and their shades. Their hue is the topic's. */
const STOCK = {
  light: { chroma: 0.0125, paper: 0.971, shades: [0.939, 0.994] },
  dark: { chroma: 0.016, paper: 0.185, shades: [0.252, 0.218] },
} as const

export const isDarkPaper = (paper: string) => oklchOf(paper)[0] < 0.5

/** Returns the shades that come with a paper: that of wells, and that of sheets. */
export function shadesOf(paper: string): { readonly '--paper-2': string; readonly '--paper-3': string } {
  const [lightness, chroma, hue] = oklchOf(paper)
  const isDark = isDarkPaper(paper)
  return {
    '--paper-2': hexOf([lightness + (isDark ? 0.067 : -0.032), chroma * (isDark ? 1 : 1.35), hue]),
    '--paper-3': hexOf([lightness + (isDark ? 0.033 : (0.994 - lightness) * 0.6), chroma * (isDark ? 1 : 0.6), hue]),
  }
}

/** All colours of a theme as hexadecimal digits, by the names of their tokens. */
export interface Palette {
  readonly tokens: Readonly<Record<string, string>>
  /** What pages are printed on: the paper of the front page, and those of topics. */
  readonly papers: readonly string[]
  /** What else text stands on: the shades of those papers in wells and sheets. */
  readonly shades: readonly string[]
  /** The colours of topics. */
  readonly spots: readonly string[]
}

/** @param paper of site.yaml @param set of theme.css, which counts before it */
export function paletteOf(theme: Theme, paper: string | undefined, set: ThemeFile[Theme]): Palette {
  const design = Object.fromEntries(Object.entries(DESIGN[theme]).map(([name, colour]) => [name, hexOf(colour)]))
  const own = set.get('--paper')?.value ?? paper
  const tokens: Record<string, string> = {
    ...design,
    ...(own && { '--paper': own, ...shadesOf(own) }),
    ...Object.fromEntries([...set].map(([name, { value }]) => [name, value])),
  }
  const colourOf = (name: string) => tokens[name] ?? ''
  const { chroma, paper: lightness, shades } = STOCK[theme]
  // A paper of the publisher is that of all pages.
  const hues = own ? [] : INKS.map(([hue]) => hue)
  const spots = INKS.map(([hue, inkChroma]) =>
    theme === 'light' ? hexOf([0.47, inkChroma, hue]) : hexOf([0.8, Math.min(inkChroma, 0.088), hue]),
  )
  return {
    tokens,
    papers: [colourOf('--paper'), ...hues.map((hue) => hexOf([lightness, chroma, hue]))],
    shades: [
      colourOf('--paper-2'),
      colourOf('--paper-3'),
      ...hues.flatMap((hue) => shades.map((shade) => hexOf([shade, chroma, hue]))),
    ],
    spots,
  }
}

/** The colour of the nameplate, where the accent is one colour for both themes. Its lightness is limited as in `masthead.css`. */
export function limitedAccent(accent: string, theme: Theme): string {
  const [lightness, chroma, hue] = oklchOf(accent)
  return theme === 'light'
    ? hexOf([Math.min(lightness, 0.5), chroma, hue])
    : hexOf([Math.max(lightness, 0.78), Math.min(chroma, 0.12), hue])
}
