// Wide and full-width characters take two columns of a terminal, marks and format characters none. See Unicode Standard
// Annex 11, https://www.unicode.org/reports/tr11/.

/** Characters of East Asian Width W and F. Emoji are matched by their properties instead of ranges. */
const WIDE =
  /[\u1100-\u115F\u2E80-\u303E\u3041-\u33FF\u3400-\u4DBF\u4E00-\u9FFF\uA000-\uA4CF\uA960-\uA97F\uAC00-\uD7A3\uF900-\uFAFF\uFE10-\uFE19\uFE30-\uFE6F\uFF01-\uFF60\uFFE0-\uFFE6\u{16FE0}-\u{18DFF}\u{1B000}-\u{1B2FF}\u{1F200}-\u{1F2FF}\u{20000}-\u{3FFFD}]|\p{Emoji_Presentation}|\uFE0F/u
const NO_WIDTH = /^[\p{Mark}\p{Format}]*$/u

let segmenter: Intl.Segmenter | undefined

/** Splits a text into characters as a reader sees them: a letter with its marks, an emoji with all its parts. */
export function charactersOf(text: string): string[] {
  // eslint-disable-next-line no-control-regex
  if (/^[\u0000-\u007F]*$/.test(text)) return [...text]
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' })
  return Array.from(segmenter.segment(text), ({ segment }) => segment)
}

/** Returns the number of terminal columns of one character from {@link charactersOf}. */
export function displayWidth(character: string): number {
  if (NO_WIDTH.test(character)) return 0
  return WIDE.test(character) ? 2 : 1
}
