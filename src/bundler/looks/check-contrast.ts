import { contrastOf, nearestColour } from './colours.ts'
import type { Palette } from './palette.ts'
import type { Theme } from './parse-theme.ts'

/** Least contrasts of WCAG 2.2 AA: of text, and of large text and the parts of controls. */
const TEXT = 4.5
const LARGE = 3

/** What each colour of the palette is used for, and the contrast that this needs on paper. */
const ON_PAPER: readonly (readonly [token: string, what: string, least: number])[] = [
  ['--ink', 'headlines and text', TEXT],
  ['--ink-2', 'standfirsts and sources', TEXT],
  ['--ink-3', 'times and counts', TEXT],
  ['--rule-strong', 'the edges of controls', LARGE],
]

/** Two colours that are too alike. */
export interface LowContrast {
  readonly theme: Theme
  /** What the publisher can change: a token of theme.css, or a field of site.yaml. */
  readonly subject: string
  /** In what role the two colours meet: `times and counts`. */
  readonly what: string
  readonly colour: string
  readonly ground: string
  readonly found: number
  readonly least: number
  /** A colour in place of the subject’s that passes everywhere; undefined when there is none. */
  readonly nearest: string | undefined
}

interface Pair {
  readonly token: string
  readonly what: string
  readonly colour: string
  readonly ground: string
  readonly least: number
}

function pairsOf({ tokens, papers, shades, spots }: Palette): Pair[] {
  const texts = ON_PAPER.flatMap(([token, what, least]) =>
    // The edges of controls are those of fields on paper.
    [...papers, ...(least === TEXT ? shades : [])].map((ground) => ({
      token,
      what,
      least,
      colour: tokens[token] ?? '',
      ground,
    })),
  )
  const [paper = '', well = ''] = [papers[0], shades[0]]
  const topics = [paper, well].flatMap((ground) =>
    spots.map((colour) => ({ token: '--paper', what: 'the names of topics', least: TEXT, colour, ground })),
  )
  const buttons = {
    what: 'the words of buttons',
    least: TEXT,
    colour: tokens['--on-ink'] ?? '',
    ground: tokens['--ink'] ?? '',
  }
  return [...texts, ...topics, { token: '--on-ink', ...buttons }]
}

const ratioOf = ({ colour, ground }: Pick<Pair, 'colour' | 'ground'>) => contrastOf(colour, ground)

const worstOf = (pairs: readonly Pair[]): Pair | undefined =>
  pairs.filter((pair) => ratioOf(pair) < pair.least).sort((a, b) => ratioOf(a) / a.least - ratioOf(b) / b.least)[0]

const describe = (theme: Theme, subject: string, pair: Pair, nearest: string | undefined): LowContrast => {
  const { what, colour, ground, least } = pair
  return { theme, subject, what, colour, ground, least, found: ratioOf(pair), nearest }
}

/**
 * Finds colours that readers could not tell apart well enough. A failing pair counts against the colour that the publisher has
 * set; where both are, against the text, since the paper has many others on it.
 * @param isSet true for tokens that the publisher has set
 * @param repaint the palette with another paper
 */
export function checkPalette(
  theme: Theme,
  palette: Palette,
  isSet: (token: string) => boolean,
  repaint: (paper: string) => Palette,
): LowContrast[] {
  const pairs = pairsOf(palette)
  const found: LowContrast[] = []
  for (const token of new Set(pairs.map((pair) => pair.token))) {
    const own = pairs.filter((pair) => pair.token === token)
    const worst = isSet(token) && token !== '--paper' ? worstOf(own) : undefined
    if (!worst) continue
    const passes = (colour: string) => own.every(({ ground, least }) => contrastOf(colour, ground) >= least)
    found.push(describe(theme, token, worst, nearestColour(worst.colour, passes)))
  }
  // What the publisher has not set fails only because of the paper or its shades, or on a button because of the text.
  const rest = pairs.filter(({ token }) => !isSet(token) || token === '--paper')
  const [buttons, onPaper] = [rest.filter(isOfButton), rest.filter((pair) => !isOfButton(pair))]
  const onInk = isSet('--ink') ? worstOf(buttons) : undefined
  if (onInk) {
    const passes = (ink: string) => contrastOf(onInk.colour, ink) >= TEXT
    found.push(describe(theme, '--ink', onInk, nearestColour(onInk.ground, passes)))
  }
  const worst = worstOf(onPaper)
  if (!worst) return found
  const passes = (paper: string) => {
    const repainted = pairsOf(repaint(paper)).filter((pair) => !isOfButton(pair) && !isSet(pair.token))
    return worstOf(repainted) === undefined
  }
  const { tokens } = palette
  const shade = ['--paper-2', '--paper-3'].find((token) => isSet(token) && tokens[token] === worst.ground)
  if (!shade) return [...found, describe(theme, '--paper', worst, nearestColour(tokens['--paper'] ?? '', passes))]
  const hasContrast = (ground: string) => onPaper.every((pair) => contrastOf(pair.colour, ground) >= pair.least)
  return [...found, describe(theme, shade, worst, nearestColour(worst.ground, hasContrast))]
}

const isOfButton = ({ token }: Pair) => token === '--on-ink'

/** Checks the colour of the nameplate, which is large text, on the papers of pages. */
export function checkAccent(theme: Theme, accent: string, { papers }: Palette): LowContrast[] {
  const pairs = papers.map((ground) => ({
    token: 'accent',
    what: 'the nameplate',
    least: LARGE,
    colour: accent,
    ground,
  }))
  const worst = worstOf(pairs)
  if (!worst) return []
  const passes = (colour: string) => papers.every((ground) => contrastOf(colour, ground) >= LARGE)
  return [describe(theme, 'accent', worst, nearestColour(accent, passes))]
}

/** Rounded down, so that 4.49 is not shown as 4.5. */
const formatRatio = (ratio: number) => `${Math.floor(ratio * 100) / 100}:1`

/** Says both ratios and what would pass. */
export function describeLowContrast({ theme, subject, what, colour, ground, found, least, nearest }: LowContrast): {
  readonly message: string
  readonly hint: string
} {
  return {
    message: `In the ${theme} theme, the contrast of ${what} (“${colour}” on “${ground}”) is ${formatRatio(found)}, and WCAG asks for ${formatRatio(least)}.`,
    hint: nearest
      ? `The nearest colour for ${subject.replace('--', '')} that passes is ${nearest}.`
      : `No colour for ${subject.replace('--', '')} passes beside your other colours; change those first.`,
  }
}
