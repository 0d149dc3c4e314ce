import { decodeHTML } from 'entities'

/** In UTF-16 units. */
const MAX_CARD_EXCERPT = 320

/**
 * Matches text that {@link tidyText} changes: entities, control characters, halves of surrogate pairs, and white space other than
 * single spaces.
 */
const UNTIDY =
  // eslint-disable-next-line no-control-regex
  /[&\u0000-\u001F\u007F\uFEFF\u00A0\u1680\u2000-\u200A\u2028-\u202F\u205F\u2066-\u2069\u3000\p{Cs}]| {2}|^ | $/u

/**
 * Decodes entities, removes control characters, and reduces white space to single spaces. Characters that change the
 * direction of writing are removed too, because they can make one name or address look like another, and halves of surrogate
 * pairs, which no file in UTF-8 can hold.
 */
export function tidyText(text: string): string {
  if (!UNTIDY.test(text)) return text
  return (
    decodeHTML(text)
      // eslint-disable-next-line no-control-regex
      .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\uFEFF\u202A-\u202E\u2066-\u2069\p{Cs}]/gu, '')
      .replace(/[\s\u00A0]+/gu, ' ')
      .trim()
  )
}

// German closes quotations with “ and «, which Unicode lists as opening quotes (Pi).
const SENTENCE_END = /[\p{Sentence_Terminal}…]["'\p{Pe}\p{Pf}\p{Pi}\s]*$/u
const COMMON_SENTENCE_END = /^[\p{L}\p{N}][.!?]$/u
/**
 * Separates a repeated title from the text after it. A small letter or a hyphen continues the sentence instead: `A title
 * for …`, `A title-deed …`.
 */
const AFTER_TITLE = /^(?:\s*[.:|…–—-]+\s+|\s*[|–—]\s*|\s+(?!\p{Ll}))/u
const SCRIPT_WITHOUT_SPACES = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u

/** Cuts a text after the last whole word within a length, counted in UTF-16 units, and adds “…”. */
export function cutAt(text: string, length: number): string {
  const space = text.lastIndexOf(' ', length)
  const hasNoSpaces = SCRIPT_WITHOUT_SPACES.test(text.slice(Math.max(0, length - 40), length))
  let end = space > length / 2 && !hasNoSpaces ? space : length
  // A cut between two surrogates would leave half a character.
  if (/[\uD800-\uDBFF]/.test(text.charAt(end - 1))) end--
  return `${text.slice(0, end).replace(/[\s,;:.–—-]+$/u, '')}…`
}

/** A quick first test for {@link tidyExcerpt}: false when the texts begin with different ASCII letters. */
function mayBeginAlike(a: string, b: string): boolean {
  const [one, other] = [a.charCodeAt(0), b.charCodeAt(0)]
  return one > 127 || other > 127 || (one | 32) === (other | 32)
}

/** Removes a repeated title from the beginning of an excerpt, and a half word from its end. */
export function tidyExcerpt(excerpt: string, title: string): string {
  let text = excerpt
  if (title && mayBeginAlike(text, title) && text.slice(0, title.length).toLowerCase() === title.toLowerCase()) {
    const after = text.slice(title.length)
    const rest = after.replace(AFTER_TITLE, '')
    if (rest !== after && rest.length >= 40) text = rest
  }
  if (COMMON_SENTENCE_END.test(text.slice(-2))) return text
  text = text.replace(/\s*(\.\.\.|…|\[…\]|\[\.\.\.\])$/u, '…')
  if (text === '' || SENTENCE_END.test(text)) return text
  // A short text without a full stop is probably complete, like a caption.
  return text.length < 80 ? text : cutAt(text, text.length)
}

/** Shortens an excerpt to the 320 characters that lists show. */
export function cardExcerpt(excerpt: string): string {
  return excerpt.length <= MAX_CARD_EXCERPT ? excerpt : cutAt(excerpt, MAX_CARD_EXCERPT - 1)
}

/** Splits `Sea, Sky` into `Sea` and `Sky`. */
export const splitAtCommas = (text: string): string[] =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')

/** Returns the message for a list that was written as one text. */
export const commasMessage = (parts: readonly string[]): string =>
  `Found one text with commas, expected a list: [${parts.join(', ')}].`

/**
 * True for a text of several words in small letters. It may be a list that was written as Jekyll reads it, or the name of one
 * thing.
 */
export const mayBeSeveralWords = (value: unknown): value is string =>
  typeof value === 'string' && /^\p{Ll}[\p{Ll}\p{N}-]*(?:\s+\p{Ll}[\p{Ll}\p{N}-]*){2,}$/u.test(value.trim())

const SLUG = /^[a-z\d]+(?:-[a-z\d]+)*$/

/** Turns a name into part of an address: lower case, letters and digits of any script, and `-` for everything else. */
export function slugify(text: string): string {
  if (SLUG.test(text)) return text
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/['’]/gu, '')
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
}

const MAX_FILE_NAME_BYTES = 180

/** Returns a slug that fits into a file name on every system: whole characters, at most 180 bytes of UTF-8. */
export function fileSlug(text: string): string {
  const slug = slugify(text)
  if (slug.length * 3 <= MAX_FILE_NAME_BYTES || Buffer.byteLength(slug) <= MAX_FILE_NAME_BYTES) return slug
  let short = ''
  for (const character of slug) {
    if (Buffer.byteLength(short + character) > MAX_FILE_NAME_BYTES) break
    short += character
  }
  return short.replace(/-+$/, '')
}
