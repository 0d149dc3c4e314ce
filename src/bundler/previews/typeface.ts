import { readFileSync } from 'node:fs'
import type { Font } from 'fontkit'
import { fontReader, fontUnpacker } from '../system/late-libraries.ts'

/** A word as outlines, in units of the font. */
interface Word {
  readonly path: string
  readonly width: number
}

/** Characters that a font without them can show as others. */
const SUBSTITUTES: readonly (readonly [RegExp, string])[] = [
  [/[\u2000-\u200A\u202F\u205F\u3000\s]+/gu, ' '],
  [/[\u2010\u2011\u2212]/gu, '-'],
  [/[\u00AD\u200B-\u200F\u2060\uFEFF]|\p{Variation_Selector}/gu, ''],
]

/** A font in one weight, whose text is drawn as outlines, so that pictures do not depend on the fonts of a machine. */
export class Typeface {
  private readonly font: Font
  /** Added to the width of each letter, in units of the font. */
  private readonly tracking: number
  private readonly words = new Map<string, Word>()

  private constructor(font: Font, tracking: number) {
    this.font = font
    this.tracking = tracking * font.unitsPerEm
  }

  /**
   * @param file a woff2 font of the project
   * @param tracking share of the size by which letters are further apart
   */
  static async open(file: string, weight: number, tracking = 0): Promise<Typeface> {
    // fontkit varies no font that is compressed.
    const font = fontReader().create(Buffer.from(await fontUnpacker().decompress(readFileSync(file))))
    if (!('unitsPerEm' in font)) throw new Error(`${file} has several fonts.`)
    return new Typeface('wght' in font.variationAxes ? font.getVariation({ wght: weight }) : font, tracking)
  }

  /** Returns a text with characters of the font only; undefined when it has others, which would be drawn as boxes. */
  drawable(text: string): string | undefined {
    const replaced = SUBSTITUTES.reduce((result, [from, to]) => result.replace(from, to), text.normalize())
    const shown = replaced
      .replace(/\p{Extended_Pictographic}/gu, (character) => (this.hasAll(character) ? character : ''))
      .replace(/ +/g, ' ')
      .trim()
    return shown !== '' && this.hasAll(shown) ? shown : undefined
  }

  private hasAll(text: string): boolean {
    return [...text].every((character) => this.font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0))
  }

  private word(text: string): Word {
    const known = this.words.get(text)
    if (known) return known
    const { glyphs, positions } = this.font.layout(text)
    let width = 0
    let path = ''
    for (const [at, glyph] of glyphs.entries()) {
      // A font has 1,000 units to its size, so their fractions are never seen.
      const outline = glyph.path.translate(width + (positions[at]?.xOffset ?? 0), 0).toSVG()
      path += outline.replace(/-?\d+\.\d+/g, (number) => String(Math.round(Number(number))))
      width += (positions[at]?.xAdvance ?? 0) + this.tracking
    }
    const word = { path, width }
    this.words.set(text, word)
    return word
  }

  widthOf(text: string, size: number): number {
    const words = text.split(' ')
    const units = words.reduce((sum, word) => sum + this.word(word).width, this.word(' ').width * (words.length - 1))
    return (units * size) / this.font.unitsPerEm
  }

  /** Draws a line of text as elements of SVG. @param y of its base line */
  draw(text: string, x: number, y: number, size: number, colour: string): string {
    const scale = size / this.font.unitsPerEm
    let at = 0
    const paths = text.split(' ').map((word) => {
      const { path, width } = this.word(word)
      const element = `<path transform="translate(${at})" d="${path}"/>`
      at += width + this.word(' ').width
      return element
    })
    return `<g transform="translate(${x} ${y}) scale(${scale} ${-scale})" fill="${colour}">${paths.join('')}</g>`
  }

  /** Divides a text into the fewest lines of a width, all about equally long; undefined when there would be too many. */
  lines(text: string, size: number, width: number, most: number): string[] | undefined {
    const lines = this.wrap(text, size, width)
    if (lines.length > most || lines.some((line) => this.widthOf(line, size) > width)) return undefined
    let [low, high] = [width / 2, width]
    while (high - low > 4) {
      const middle = (low + high) / 2
      if (this.wrap(text, size, middle).length > lines.length) low = middle
      else high = middle
    }
    return this.wrap(text, size, high)
  }

  private wrap(text: string, size: number, width: number): string[] {
    const lines: string[] = []
    for (const word of text.split(' ')) {
      const last = lines.at(-1)
      const longer = `${last} ${word}`
      if (last !== undefined && this.widthOf(longer, size) <= width) lines[lines.length - 1] = longer
      else lines.push(word)
    }
    return lines
  }
}
