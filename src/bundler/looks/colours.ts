/** Lightness 0 to 1, chroma, and hue in degrees: the values of CSS `oklch()`. */
export type Oklch = readonly [lightness: number, chroma: number, hue: number]

/** Red, green and blue of sRGB, 0 to 255. */
type Bytes = readonly [number, number, number]

const toByte = (value: number) => Math.round(Math.min(1, Math.max(0, value)) * 255)

const formatHex = (bytes: Bytes) => `#${bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('')}`

const bytesOf = (hex: string): Bytes => {
  const number = Number.parseInt(hex.slice(1), 16)
  return [number >> 16, (number >> 8) & 255, number & 255]
}

/** Converts `oklch()` to a hexadecimal colour, see https://bottosson.github.io/posts/oklab/. */
export function hexOf([lightness, chroma, hue]: Oklch): string {
  const a = chroma * Math.cos((hue * Math.PI) / 180)
  const b = chroma * Math.sin((hue * Math.PI) / 180)
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  const encode = (light: number) => toByte(light <= 0.0031308 ? 12.92 * light : 1.055 * light ** (1 / 2.4) - 0.055)
  return formatHex([
    encode(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    encode(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    encode(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ])
}

/** Light of each channel of a hexadecimal colour, 0 to 1. */
function linearOf(hex: string): readonly [number, number, number] {
  const [red, green, blue] = bytesOf(hex).map((byte) => {
    const value = byte / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  })
  return [red ?? 0, green ?? 0, blue ?? 0]
}

/** Converts a hexadecimal colour of six digits to `oklch()`. */
export function oklchOf(hex: string): Oklch {
  const [red, green, blue] = linearOf(hex)
  const l = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
  const m = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
  const s = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
  const a = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s
  const b = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s
  const hue = (Math.atan2(b, a) * 180) / Math.PI
  return [0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s, Math.hypot(a, b), hue < 0 ? hue + 360 : hue]
}

/** Relative luminance as WCAG defines it. */
function luminance(hex: string): number {
  const [red, green, blue] = linearOf(hex)
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** The contrast of two hexadecimal colours, 1 to 21, see https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio. */
export function contrastOf(one: string, other: string): number {
  const [a, b] = [luminance(one), luminance(other)]
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
}

const STEPS = 250

/** Returns the colour nearest to another one in lightness, of the same hue, that passes a test; undefined when none does. */
export function nearestColour(hex: string, passes: (hex: string) => boolean): string | undefined {
  const [lightness, chroma, hue] = oklchOf(hex)
  for (let step = 0; step <= STEPS; step++)
    for (const changed of [lightness - step / STEPS, lightness + step / STEPS]) {
      if (changed < 0 || changed > 1) continue
      const candidate = hexOf([changed, chroma, hue])
      if (passes(candidate)) return candidate
    }
  return undefined
}

const NUMBER = String.raw`([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)`
const SEPARATOR = String.raw`(?:\s*,\s*|\s+)`
const [RGB, HSL, OKLCH] = [
  new RegExp(`^rgb\\(\\s*${NUMBER}${SEPARATOR}${NUMBER}${SEPARATOR}${NUMBER}\\s*\\)$`, 'i'),
  new RegExp(`^hsl\\(\\s*${NUMBER}(?:deg)?${SEPARATOR}${NUMBER}%${SEPARATOR}${NUMBER}%\\s*\\)$`, 'i'),
  new RegExp(`^oklch\\(\\s*${NUMBER}(%?)\\s+${NUMBER}\\s+${NUMBER}(?:deg)?\\s*\\)$`, 'i'),
]

/**
 * Reads a colour without transparency: `#rgb`, `#rrggbb`, `rgb()`, `hsl()` or `oklch()`.
 * @returns six hexadecimal digits after `#`, in lower case, so that nothing else of the text reaches a stylesheet
 */
export function readColour(text: string): string | undefined {
  const [, digits] = /^#([\da-f]{3}|[\da-f]{6})$/i.exec(text) ?? []
  if (digits) return `#${digits.length === 3 ? digits.replace(/./g, '$&$&') : digits}`.toLowerCase()
  const rgb = RGB.exec(text)?.slice(1).map(Number)
  if (rgb) return formatHex([toByte((rgb[0] ?? 0) / 255), toByte((rgb[1] ?? 0) / 255), toByte((rgb[2] ?? 0) / 255)])
  const hsl = HSL.exec(text)?.slice(1).map(Number)
  if (hsl) return hslToHex(hsl[0] ?? 0, (hsl[1] ?? 0) / 100, (hsl[2] ?? 0) / 100)
  const [, lightness, percent, chroma, hue] = OKLCH.exec(text) ?? []
  if (lightness === undefined) return undefined
  return hexOf([Number(lightness) / (percent ? 100 : 1), Number(chroma), Number(hue)])
}

/** See https://www.w3.org/TR/css-color-4/#hsl-to-rgb. */
function hslToHex(hue: number, saturation: number, lightness: number): string {
  const channel = (n: number) => {
    const k = (((n + hue / 30) % 12) + 12) % 12
    return toByte(lightness - saturation * Math.min(lightness, 1 - lightness) * Math.max(-1, Math.min(k - 3, 9 - k, 1)))
  }
  return formatHex([channel(0), channel(8), channel(4)])
}
