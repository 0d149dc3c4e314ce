import { codeFrame } from '../problems/code-frame.ts'
import type { FoundProblem, Path } from '../problems/found-problem.ts'
import type { SourceFile } from '../read/read-file.ts'
import type { FieldReader } from '../validate/fields.ts'
import { type LowContrast, checkAccent, checkPalette, describeLowContrast } from './check-contrast.ts'
import { contrastOf } from './colours.ts'
import type { Nameplate } from './draw-nameplate.ts'
import { type Palette, type ThemeColours, limitedAccent, paletteOf } from './palette.ts'
import type { Theme, ThemeFile } from './parse-theme.ts'

export const THEMES: readonly Theme[] = ['light', 'dark']

/** The colours that a publisher has chosen. */
export interface ChosenColours {
  /** A single colour is made darker or lighter for each theme. */
  readonly accent: ThemeColours & { readonly both?: string }
  /** The fields of site.yaml that hold the accents and papers. */
  readonly paths: { readonly [Field in 'accent' | 'paper']: (theme: Theme) => Path }
  readonly paper: ThemeColours
  readonly theme: ThemeFile
  /** The text of theme.css. */
  readonly source: SourceFile | undefined
  readonly nameplate: Nameplate | undefined
}

/** A nameplate whose colours are all fainter than this on a paper is hardly seen on it. */
const LEAST_OF_LOGO = 3

/**
 * Warns of chosen colours that readers could not tell apart well enough, each at the place where it was chosen. Colours of the
 * design are held to this by `tests/e2e/axe.spec.ts`.
 */
export function reportContrast(fields: FieldReader | undefined, chosen: ChosenColours): FoundProblem[] {
  return THEMES.flatMap((theme) => {
    const { paper, theme: file, accent } = chosen
    const palette = paletteOf(theme, paper[theme], file[theme])
    const isSet = (token: string) => file[theme].has(token) || (token === '--paper' && paper[theme] !== undefined)
    const isChanged = file[theme].size > 0 || paper[theme] !== undefined
    const repaint = (other: string): Palette => {
      const { '--paper': _, ...rest } = Object.fromEntries(file[theme])
      return paletteOf(theme, other, new Map(Object.entries(rest)))
    }
    const onPaper = isChanged ? checkPalette(theme, palette, isSet, repaint) : []
    const colour = accent[theme] ?? (accent.both && limitedAccent(accent.both, theme))
    // An accent of both themes is always readable on the design's own papers.
    const ofAccent = colour && (accent[theme] || isChanged) ? checkAccent(theme, colour, palette) : []
    const found = [...onPaper, ...ofAccent, ...logoOn(theme, palette, chosen.nameplate)]
    return found.flatMap((low) => place(fields, chosen, low))
  })
}

/** A drawing in colours of its own is only looked at as a whole: WCAG leaves the colours of logos free. */
function logoOn(theme: Theme, { tokens }: Palette, nameplate: Nameplate | undefined): LowContrast[] {
  const { colours = [], hasTextColour = true } = nameplate ?? {}
  const paper = tokens['--paper'] ?? ''
  const [best] = colours.toSorted((a, b) => contrastOf(b, paper) - contrastOf(a, paper))
  if (hasTextColour || best === undefined || contrastOf(best, paper) >= LEAST_OF_LOGO) return []
  const found = contrastOf(best, paper)
  return [
    {
      theme,
      subject: 'nameplate',
      what: 'the nameplate',
      colour: best,
      ground: paper,
      found,
      least: 3,
      nearest: undefined,
    },
  ]
}

function place(fields: FieldReader | undefined, chosen: ChosenColours, low: LowContrast): FoundProblem[] {
  const { theme, subject } = low
  const { message, hint } = describeLowContrast(low)
  const token = chosen.theme[theme].get(subject)
  if (token && chosen.source) {
    const { line, column } = token
    const { path: file, text } = chosen.source
    return [
      {
        severity: 'warning',
        code: 'low-contrast',
        file,
        line,
        column,
        message,
        hint,
        frame: codeFrame(text, line, column),
      },
    ]
  }
  if (subject === 'nameplate')
    fields?.report(
      'warning',
      'low-contrast',
      ['nameplate'],
      message,
      'Give shapes the colour currentColor in the drawing: they are then dark on light paper, and light on dark.',
    )
  else
    fields?.report(
      'warning',
      'low-contrast',
      chosen.paths[subject === 'accent' ? 'accent' : 'paper'](theme),
      message,
      hint,
    )
  return []
}
