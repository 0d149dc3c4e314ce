import type { Font } from 'fontkit'
import { fontReader, fontUnpacker } from '../system/late-libraries.ts'

/** What a stylesheet must know of a font. */
export interface FontFacts {
  /** Weight from 1 to 1000, or the range of a variable font: `400 700`. */
  readonly weight: string
  readonly isItalic: boolean
  /** Descriptors by which a font of the device takes the same room until this one is loaded. */
  readonly fallback: string
}

/** What a font of the publisher is for. Text is everything but headlines. */
export type FontRole = 'headline' | 'text'

/** The first bytes of a woff2 file. */
const SIGNATURE = 'wOF2'
/** A decompressed font that is larger is no font for a page. */
const MAX_DECOMPRESSED = 8 * 1024 * 1024

/** Says what is wrong with the head of a woff2 file, without decompressing it; undefined when nothing is. */
export function whyNotWoff2(bytes: Buffer): string | undefined {
  const signature = bytes.toString('latin1', 0, 4)
  if (signature === 'wOFF') return 'This is a woff font.'
  if (signature === 'OTTO' || signature === 'true' || bytes.readUIntBE(0, Math.min(4, bytes.length)) === 0x10000)
    return 'This font is not compressed.'
  if (signature !== SIGNATURE || bytes.length < 48) return 'The file is no woff2 font.'
  if (bytes.readUInt32BE(8) !== bytes.length) return 'The file is not complete.'
  return bytes.readUInt32BE(16) > MAX_DECOMPRESSED ? 'The font is too large for a page.' : undefined
}

/** Letters as often as in English texts, as https://github.com/seek-oss/capsize and others count them. */
const SAMPLE = 'aaabcdeeeefghiijklmnnoopqrrssttuvwxyz      '
/** Average widths of those letters in Times New Roman and Arial, which devices have, as shares of the font size. */
const LOCAL_WIDTHS: Readonly<Record<FontRole, number>> = { headline: 854.395 / 2048, text: 934.512 / 2048 }

const percent = (share: number) => `${Math.round(share * 10_000) / 100}%`

/** @returns undefined when the file can't be read as a font */
export async function readFont(bytes: Buffer, role: FontRole): Promise<FontFacts | undefined> {
  const font = await openFont(bytes)
  if (!font) return undefined
  const { unitsPerEm, ascent, descent, lineGap } = font
  const axis = font.variationAxes['wght']
  const width = font.layout(SAMPLE).advanceWidth / [...SAMPLE].length / unitsPerEm
  const adjust = width / LOCAL_WIDTHS[role]
  // A font of another script has none of these letters.
  const hasLetters = [...'aeiou'].every((letter) => font.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0))
  const metric = (value: number) => percent(Math.abs(value) / unitsPerEm / adjust)
  return {
    weight: axis ? `${axis.min} ${axis.max}` : String(font['OS/2'].usWeightClass || 400),
    isItalic: font.italicAngle !== 0,
    fallback:
      hasLetters && adjust > 0.5 && adjust < 2
        ? `size-adjust: ${percent(adjust)}; ascent-override: ${metric(ascent)}; descent-override: ${metric(descent)}; line-gap-override: ${metric(lineGap)};`
        : '',
  }
}

async function openFont(bytes: Buffer): Promise<Font | undefined> {
  try {
    const font = fontReader().create(Buffer.from(await fontUnpacker().decompress(bytes)))
    return 'unitsPerEm' in font ? font : undefined
  } catch {
    return undefined
  }
}
