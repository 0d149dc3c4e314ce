import { MAX_COPY_WIDTH } from '../../contract/picture-copies.ts'
import type { Sharp } from './load-sharp.ts'

/**
 * How copies are made. It is part of their names, so that copies of another recipe are other files.
 * `widths`: for thumbs and cards, for a picture across a phone, and for leads and open stories on dense screens.
 */
export const RECIPE = {
  widths: [480, 800, MAX_COPY_WIDTH],
  webp: { quality: 76, alphaQuality: 90, effort: 4 },
  /** More pixels could take all memory. A photograph has 50 million at most. */
  maxPixels: 100_000_000,
} as const

/** Smaller files are as they are: a copy would save less than its address costs. */
const MIN_BYTES = 4000
/** A copy must have less than this part of the bytes of the picture. */
const WORTH_IT = 0.9
/** Higher strips have no copies, since WebP has no sides above 16,383. */
const MAX_HEIGHTS = 10

/** A picture of the publisher, and its copies. */
export interface CopiedPicture {
  /** Pixels, the right way up. Absent for a picture that can't be read. */
  readonly width?: number
  readonly height?: number
  /** Average, `#rrggbb`. Absent for a picture with transparent places, since it would show through. */
  readonly colour?: string
  /** The smallest first. */
  readonly copies: readonly { readonly width: number; readonly bytes: Buffer }[]
  /** Why it can't be read, in the words of the library; `too-large` for a picture with too many pixels. */
  readonly fault?: string
}

/**
 * Makes smaller copies of a picture: upright, in sRGB and without metadata. Moving pictures have none, and no copy is wider
 * than the picture, or nearly as large in bytes. Never throws: a picture that can't be read has a `fault`.
 */
export async function copyPicture(sharp: Sharp, picture: Buffer): Promise<CopiedPicture> {
  try {
    return await copyReadable(sharp, picture)
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    return { copies: [], fault: /pixel limit/i.test(message) ? 'too-large' : message }
  }
}

async function copyReadable(sharp: Sharp, picture: Buffer): Promise<CopiedPicture> {
  const options = { limitInputPixels: RECIPE.maxPixels, failOn: 'error' } as const
  const { autoOrient, pages = 1, format, pageHeight } = await sharp(picture, options).metadata()
  const { width } = autoOrient
  const height = pageHeight ?? autoOrient.height
  const isDrawnOnce = pages === 1 && format !== 'svg'
  if (!isDrawnOnce || height > width * MAX_HEIGHTS) return { width, height, copies: [] }
  // The picture is decoded once, and all copies are made of the largest.
  const { data, info } = await sharp(picture, options)
    .autoOrient()
    .resize({ width: MAX_COPY_WIDTH, withoutEnlargement: true })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true })
  const raw = { width: info.width, height: info.height, channels: info.channels }
  const colour = await averageOf(sharp, data, raw)
  const copies: { width: number; bytes: Buffer }[] = []
  const widths = picture.length < MIN_BYTES ? [] : RECIPE.widths.map((most) => Math.min(most, info.width))
  for (const one of new Set(widths)) {
    const bytes = await sharp(data, { raw }).resize({ width: one }).webp(RECIPE.webp).toBuffer()
    if (bytes.length < picture.length * WORTH_IT) copies.push({ width: one, bytes })
  }
  return { width, height, ...(colour && { colour }), copies }
}

interface Raw {
  readonly width: number
  readonly height: number
  readonly channels: 1 | 2 | 3 | 4
}

async function averageOf(sharp: Sharp, data: Buffer, raw: Raw): Promise<string | undefined> {
  if (raw.channels === 2 || raw.channels === 4) {
    const { isOpaque } = await sharp(data, { raw }).stats()
    if (!isOpaque) return undefined
  }
  const pixel = await sharp(data, { raw })
    .removeAlpha()
    .resize({ width: 1, height: 1, fit: 'fill' })
    .toColourspace('srgb')
    .raw()
    .toBuffer()
  const [red = 0, green = red, blue = red] = pixel
  return `#${[red, green, blue].map((one) => one.toString(16).padStart(2, '0')).join('')}`
}
