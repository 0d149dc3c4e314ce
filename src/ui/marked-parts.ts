import { wordsOf } from '../contract/words.ts'

/** A piece of a text that is marked or not. */
export interface MarkedPart {
  /** Index of its first character in the text. */
  readonly start: number
  readonly text: string
  readonly isMarked: boolean
}

// Matches the same words as `contract/words.ts`, but in the original text: runs of letters of a script that is written
// without spaces, or words of any other script.
const UNSPACED_SCRIPT = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]`
const LETTER = String.raw`[\p{L}\p{N}]`
const RUNS = new RegExp(
  `(?:(?=${UNSPACED_SCRIPT})${LETTER})+|(?!${UNSPACED_SCRIPT})${LETTER}(?:(?!${UNSPACED_SCRIPT})[\\p{L}\\p{N}\\p{M}'’])*`,
  'gu',
)
const STARTS_UNSPACED = new RegExp(`^${UNSPACED_SCRIPT}`, 'u')

/**
 * Splits a text at the words that match a query.
 * @param terms words of the query; the last one also matches as a prefix
 */
export function markedParts(text: string, terms: readonly string[]): readonly MarkedPart[] {
  const last = terms.at(-1)
  const isFound = (word: string) => terms.includes(word) || (last !== undefined && word.startsWith(last))
  const found: { from: number; to: number }[] = []
  const add = (from: number, to: number) => {
    const before = found.at(-1)
    if (before && from <= before.to) before.to = to
    else found.push({ from, to })
  }
  for (const { 0: whole, index } of text.matchAll(RUNS)) {
    const run = whole.replace(/['’]+$/, '')
    if (STARTS_UNSPACED.test(run) && run.length > 1) {
      // The index holds such a run as overlapping pairs of characters.
      for (let start = 0; start < run.length - 1; start++) {
        if (wordsOf(run.slice(start, start + 2)).some(isFound)) add(index + start, index + start + 2)
      }
    } else if (wordsOf(run).some(isFound)) add(index, index + run.length)
  }

  const parts: MarkedPart[] = []
  const cut = (from: number, to: number, isMarked: boolean) => {
    if (to > from) parts.push({ start: from, text: text.slice(from, to), isMarked })
  }
  let end = 0
  for (const { from, to } of found) {
    cut(end, from, false)
    cut(from, to, true)
    end = to
  }
  cut(end, text.length, false)
  return parts
}

/** A result shows about this many characters of a text. */
const VISIBLE_LENGTH = 90
/** Characters to keep before the first mark. */
const CONTEXT_LENGTH = 40

/** Shortens the text before the first mark, when the mark would otherwise not be visible. */
export function fromFirstMark(parts: readonly MarkedPart[]): readonly MarkedPart[] {
  const [first, ...rest] = parts
  const mark = rest[0]
  if (!first || first.isMarked || !mark || mark.start < VISIBLE_LENGTH) return parts
  const tail = first.text.slice(-CONTEXT_LENGTH)
  const space = tail.indexOf(' ')
  return [{ ...first, text: `… ${space < 0 ? tail : tail.slice(space + 1)}` }, ...rest]
}
