import type { Topic } from '../../contract/edition.ts'
import { hexOf } from './colours.ts'

/** Hue and chroma of the colours 1 to 12 of topics; those of `ui/styles/tokens.css`. */
export const INKS: readonly (readonly [hue: number, chroma: number])[] = [
  [262, 0.165],
  [30, 0.16],
  [163, 0.095],
  [322, 0.15],
  [72, 0.096],
  [222, 0.085],
  [126, 0.108],
  [8, 0.16],
  [292, 0.165],
  [50, 0.12],
  [192, 0.077],
  [346, 0.15],
]
/** How far the hue of the tones 1 to 4 is from that of their section. */
const SHIFTS = [12, -12, 24, -19]
const TONE_CHROMA = 0.72

/** Colours of pages in the light theme, as sRGB. */
export interface PageColours {
  /** The topic's colour, for rules, squares and names. */
  readonly spot: string
  /** The paper that a page of the topic is printed on. */
  readonly paper: string
}

export const TEXT_COLOUR = hexOf([0.205, 0.016, 268])
export const QUIET_TEXT_COLOUR = hexOf([0.385, 0.014, 268])

/** The colours of a topic. Without one, or with one that has no colour, those of the front page. */
export function coloursOf(topic: Pick<Topic, 'ink' | 'sub'> | undefined): PageColours {
  const ink = INKS[(topic?.ink ?? 0) - 1]
  if (!ink) return { spot: TEXT_COLOUR, paper: hexOf([0.985, 0.003, 95]) }
  const [hue, chroma] = ink
  const isTone = topic?.sub !== undefined
  const shifted = hue + (SHIFTS[(topic?.sub ?? 0) - 1] ?? 0)
  return {
    spot: hexOf([0.47, isTone ? chroma * TONE_CHROMA : chroma, shifted]),
    paper: hexOf([0.971, 0.0125, shifted]),
  }
}
