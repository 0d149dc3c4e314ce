/** What counts as a word, for the bundler that writes the search index and the reader that asks it. */

const WORDS = /[\p{L}\p{N}]+/gu
const PLAIN_WORDS = /[a-z0-9]+/g
const WORDLESS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]+/gu
// eslint-disable-next-line no-control-regex
const ASCII = /^[\u0000-\u007F]*$/

/**
 * Words of any script in lower case, without accents and apostrophes (`Café’s` → `cafes`), in the order of the text.
 * Scripts that write without spaces give pairs of characters that stand side by side.
 */
export function wordsOf(text: string): string[] {
  const lower = text.toLowerCase()
  if (ASCII.test(lower)) return lower.replaceAll("'", '').match(PLAIN_WORDS) ?? []
  const folded = lower
    .replace(/['’]/g, '')
    .normalize('NFKD')
    .replace(/[\u0300-\u036F]+/g, '')
    .normalize('NFC')
  // A change of script is a change of word.
  const words = folded.replace(WORDLESS, ' $& ').match(WORDS) ?? []
  return words.flatMap((word) => {
    if (!isWordless(word) || word.length < 2) return [word]
    return Array.from({ length: word.length - 1 }, (_, at) => word.slice(at, at + 2))
  })
}

function isWordless(word: string): boolean {
  WORDLESS.lastIndex = 0
  return WORDLESS.test(word)
}
