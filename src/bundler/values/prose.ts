import { decodeHTML } from 'entities'

const MOST_CARD_EXCERPT = 320

/** An entity, a control character, white space other than one space between words. */
// eslint-disable-next-line no-control-regex
const UNTIDY = /[&\u0000-\u001F\u007F\uFEFF\u00A0\u1680\u2000-\u200A\u2028-\u202F\u205F\u2066-\u2069\u3000]| {2}|^ | $/

/**
 * Text as machines write it → text as people read it: entities decoded, white space and control characters tidied.
 * Marks that turn the direction of a text go too: they could make an address or a name read as another.
 */
export function tidyText(text: string): string {
  // Most texts are tidy.
  if (!UNTIDY.test(text)) return text
  return (
    decodeHTML(text)
      // eslint-disable-next-line no-control-regex
      .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\uFEFF\u202A-\u202E\u2066-\u2069]/g, '')
      .replace(/[\s\u00A0]+/gu, ' ')
      .trim()
  )
}

// German closes with “ and «, which Unicode counts as opening (Pi).
const ENDS = /[\p{Sentence_Terminal}…]["'\p{Pe}\p{Pf}\p{Pi}\s]*$/u
const WHOLE = /^[\p{L}\p{N}][.!?]$/u
/** What parts a repeated title from the text; `for more` or `-deed` go on with a sentence that only begins like it. */
const AFTER_TITLE = /^(?:\s*[.:|…–—-]+\s+|\s*[|–—]\s*|\s+(?!\p{Ll}))/u
const WORDLESS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u

/** Cuts at the last whole word at or before a length, counted in UTF-16 units, and marks the cut. */
function cutAt(text: string, length: number): string {
  const space = text.lastIndexOf(' ', length)
  const isWordless = WORDLESS.test(text.slice(Math.max(0, length - 40), length))
  let end = space > length / 2 && !isWordless ? space : length
  // Never through a surrogate pair.
  if (/[\uD800-\uDBFF]/.test(text.charAt(end - 1))) end--
  return `${text.slice(0, end).replace(/[\s,;:.–—-]+$/u, '')}…`
}

/** Whether two texts may begin alike but for capitals; only of ASCII is it told that they do not. */
function beginsAlike(a: string, b: string): boolean {
  const [one, other] = [a.charCodeAt(0), b.charCodeAt(0)]
  return one > 127 || other > 127 || (one | 32) === (other | 32)
}

/** An excerpt without its repeated title, and with a cut end brought back to a whole word. */
export function tidyExcerpt(excerpt: string, title: string): string {
  let text = excerpt
  if (title && beginsAlike(text, title) && text.slice(0, title.length).toLowerCase() === title.toLowerCase()) {
    const after = text.slice(title.length)
    const rest = after.replace(AFTER_TITLE, '')
    if (rest !== after && rest.length >= 40) text = rest
  }
  // A full stop behind a letter ends most of them.
  if (WHOLE.test(text.slice(-2))) return text
  text = text.replace(/\s*(\.\.\.|…|\[…\]|\[\.\.\.\])$/u, '…')
  if (text === '' || ENDS.test(text)) return text
  // A short line is a line of its own, not the beginning of a longer one.
  return text.length < 80 ? text : cutAt(text, text.length)
}

/** What a list shows of an excerpt: at most 320 characters. */
export function cardExcerpt(excerpt: string): string {
  return excerpt.length <= MOST_CARD_EXCERPT ? excerpt : cutAt(excerpt, MOST_CARD_EXCERPT - 1)
}

/** `Sea, Sky` → `Sea` and `Sky`. */
export const partsOf = (text: string): string[] =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')

/** What is told of a list that was written as one text. */
export const foundCommas = (parts: readonly string[]): string =>
  `Found one text with commas, expected a list: [${parts.join(', ')}].`

const SLUG = /^[a-z\d]+(?:-[a-z\d]+)*$/

/** A name as part of an address: lower case, letters and numbers of any script, `-` for all the rest. */
export function slugify(text: string): string {
  if (SLUG.test(text)) return text
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/['’]/gu, '')
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
}

const MOST_NAME_BYTES = 180

/** A slug that can be part of a file's name on every system: whole characters, at most 180 bytes of UTF-8. */
export function fileSlug(text: string): string {
  const slug = slugify(text)
  if (slug.length * 3 <= MOST_NAME_BYTES || Buffer.byteLength(slug) <= MOST_NAME_BYTES) return slug
  let short = ''
  for (const character of slug) {
    if (Buffer.byteLength(short + character) > MOST_NAME_BYTES) break
    short += character
  }
  return short.replace(/-+$/, '')
}
