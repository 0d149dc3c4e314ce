import { wordsOf } from '../../contract/words.ts'
import type { MarkedPart } from './search-answer.ts'

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
 * @param isFound tells whether a word matches, as `wordsOf` returns it
 */
export function markedParts(text: string, isFound: (word: string) => boolean): readonly MarkedPart[] {
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
  const cut = (from: number, to: number, isMatch: boolean) => {
    if (to > from) parts.push({ text: text.slice(from, to), isMatch })
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
