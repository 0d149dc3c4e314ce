import { wordsOf } from '../contract/words.ts'

/** A piece of a text; `at` is where it begins. */
export interface MarkedPart {
  readonly at: number
  readonly text: string
  readonly isMarked: boolean
}

// The words of `words.ts`, in the text as it is written: runs of a script without spaces, then all others.
const WORDLESS = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]`
const LETTER = String.raw`[\p{L}\p{N}]`
const RUNS = new RegExp(
  `(?:(?=${WORDLESS})${LETTER})+|(?!${WORDLESS})${LETTER}(?:(?!${WORDLESS})[\\p{L}\\p{N}\\p{M}'’])*`,
  'gu',
)
const STARTS_WORDLESS = new RegExp(`^${WORDLESS}`, 'u')

/**
 * Cuts a text at the words that a query has found.
 * @param terms words of the query; the last may be the beginning of one
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
    if (STARTS_WORDLESS.test(run) && run.length > 1) {
      // Pairs of characters, as the index has them.
      for (let at = 0; at < run.length - 1; at++) {
        if (wordsOf(run.slice(at, at + 2)).some(isFound)) add(index + at, index + at + 2)
      }
    } else if (wordsOf(run).some(isFound)) add(index, index + run.length)
  }

  const parts: MarkedPart[] = []
  const cut = (from: number, to: number, isMarked: boolean) => {
    if (to > from) parts.push({ at: from, text: text.slice(from, to), isMarked })
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

/** Farther in than this, a word would not be in the lines that are shown. */
const IN_SIGHT = 90
const BEFORE = 40

/** The same text without what stands far before its first mark. */
export function fromFirstMark(parts: readonly MarkedPart[]): readonly MarkedPart[] {
  const [first, ...rest] = parts
  const mark = rest[0]
  if (!first || first.isMarked || !mark || mark.at < IN_SIGHT) return parts
  const tail = first.text.slice(-BEFORE)
  const space = tail.indexOf(' ')
  return [{ ...first, text: `… ${space < 0 ? tail : tail.slice(space + 1)}` }, ...rest]
}
