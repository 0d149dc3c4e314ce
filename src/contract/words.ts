/** Defines what a word is. The bundler that writes the search index and the reader that searches it must agree. */

const WORDS = /[\p{L}\p{N}]+/gu
const ASCII_WORDS = /[a-z0-9]+/g
/** Scripts that are written without spaces between words. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]+/gu
// eslint-disable-next-line no-control-regex
const ASCII = /^[\u0000-\u007F]*$/

/**
 * Returns the words of a text in their order: lower case, without accents and apostrophes (`Café’s` gives `cafes`).
 * Text in scripts without spaces between words becomes pairs of adjacent characters.
 */
export function wordsOf(text: string): string[] {
  const lower = text.toLowerCase()
  if (ASCII.test(lower)) return lower.replaceAll("'", '').match(ASCII_WORDS) ?? []
  const folded = lower
    .replace(/['’]/g, '')
    .normalize('NFKD')
    .replace(/[\u0300-\u036F]+/g, '')
    .normalize('NFC')
  // Spaces around unspaced text separate it from words of other scripts.
  const words = folded.replace(UNSPACED, ' $& ').match(WORDS) ?? []
  return words.flatMap((word) => {
    if (!isUnspaced(word) || word.length < 2) return [word]
    return Array.from({ length: word.length - 1 }, (_, at) => word.slice(at, at + 2))
  })
}

function isUnspaced(word: string): boolean {
  // A global regular expression starts where its last match ended.
  UNSPACED.lastIndex = 0
  return UNSPACED.test(word)
}
