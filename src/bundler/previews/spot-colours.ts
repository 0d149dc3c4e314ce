import type { Topic } from '../../contract/edition.ts'

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

export const TEXT_COLOUR = toHex(0.205, 0.016, 268)
export const QUIET_TEXT_COLOUR = toHex(0.385, 0.014, 268)

/** The colours of a topic. Without one, or with one that has no colour, those of the front page. */
export function coloursOf(topic: Pick<Topic, 'ink' | 'sub'> | undefined): PageColours {
  const ink = INKS[(topic?.ink ?? 0) - 1]
  if (!ink) return { spot: TEXT_COLOUR, paper: toHex(0.985, 0.003, 95) }
  const [hue, chroma] = ink
  const isTone = topic?.sub !== undefined
  const shifted = hue + (SHIFTS[(topic?.sub ?? 0) - 1] ?? 0)
  return { spot: toHex(0.47, isTone ? chroma * TONE_CHROMA : chroma, shifted), paper: toHex(0.971, 0.0125, shifted) }
}

/** Converts `oklch()` to a hexadecimal colour, see https://bottosson.github.io/posts/oklab/. */
function toHex(lightness: number, chroma: number, hue: number): string {
  const a = chroma * Math.cos((hue * Math.PI) / 180)
  const b = chroma * Math.sin((hue * Math.PI) / 180)
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  const linear = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ]
  const bytes = linear.map((light) => {
    const value = light <= 0.0031308 ? 12.92 * light : 1.055 * light ** (1 / 2.4) - 0.055
    return Math.round(Math.min(1, Math.max(0, value)) * 255)
  })
  return `#${bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('')}`
}
