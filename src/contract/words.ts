/** Defines what a word is. The bundler that writes the search index and the reader that searches it must agree. */

const WORDS = /[\p{L}\p{M}\p{N}]+/gu
const ASCII_WORDS = /[a-z0-9]+/g
/** Accents of Latin, Greek and Cyrillic, points of Hebrew, and signs of Arabic for vowels, which most texts leave out. */
const ACCENTS = /[\u0300-\u036F]|[\u0591-\u05C7]|[\u0610-\u061A]|\u0640|[\u064B-\u065F]|\u0670|[\u06D6-\u06ED]/g
/** Short words of French, Italian and Catalan that lose their vowel before another: `l’école`, `dell’arte`. */
const ELISIONS =
  /(?<![\p{L}\p{M}\p{N}])(?:[cdjlmnst]|(?:lors|puis|quoi|jus)?qu|all|dall|dell|nell|sull|coll|quell|un)['’](?=[haeiouy])/gu
/** Scripts that are written without spaces between words. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]+/gu
// eslint-disable-next-line no-control-regex
const ASCII = /^[\u0000-\u007F]*$/

/**
 * Returns the words of a text in their order: lower case, without accents and apostrophes (`Café’s` gives `cafes`, `l’été`
 * gives `l` and `ete`).
 * Text in scripts without spaces between words becomes pairs of adjacent characters.
 */
export function wordsOf(text: string): string[] {
  const folded = fold(text)
  if (ASCII.test(folded)) return folded.match(ASCII_WORDS) ?? []
  // Spaces around unspaced text separate it from words of other scripts.
  const words = folded.replace(UNSPACED, ' $& ').match(WORDS) ?? []
  return words.flatMap((word) => {
    if (!isUnspaced(word) || word.length < 2) return [word]
    return Array.from({ length: word.length - 1 }, (_, at) => word.slice(at, at + 2))
  })
}

/**
 * Returns a name as it is compared with others and stands in addresses: lower case, without accents and apostrophes, and
 * with hyphens for spaces and slashes: `Café / Bar` gives `cafe-bar`. Other signs are kept, since C, C++ and C# are three
 * names. Empty for a name of nothing but hyphens and dots, which no address can end in.
 */
export function foldedName(name: string): string {
  // Some compatibility characters, such as ㎒, become capitals only when they are decomposed.
  const folded = fold(fold(name.replace(/[\uD800-\uDFFF]/gu, '')))
    .trim()
    .replace(/[\s/\\-]+/g, '-')
  return /^[.-]*$/.test(folded) ? '' : folded
}

function fold(text: string): string {
  const lower = text.toLowerCase()
  const plain = ASCII.test(lower) ? lower : lower.normalize('NFKD').replace(ACCENTS, '').normalize('NFC')
  return /['’]/.test(plain) ? withoutApostrophes(plain) : plain
}

const withoutApostrophes = (text: string) =>
  text.replace(ELISIONS, (word) => `${word.slice(0, -1)} `).replace(/['’]/g, '')

function isUnspaced(word: string): boolean {
  // A global regular expression starts where its last match ended.
  UNSPACED.lastIndex = 0
  return UNSPACED.test(word)
}
