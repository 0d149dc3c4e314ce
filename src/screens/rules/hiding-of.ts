import type { Hiding, Ids } from '../../data/hiding/hiding.ts'
import type { ReadLines } from '../../data/hiding/read-lines.ts'
import type { Marks } from '../../state/marks.ts'
import type { Rule } from '../../state/rules.ts'

const NONE: Ids = new Set<string>()

/**
 * Joins all that hides stories.
 * @param read read stories, when the reader wants to see them no more
 * @param readLines topics that are read as a whole, likewise
 * @returns undefined when nothing hides any, so that nothing more is loaded
 */
export function hidingOf(
  rules: readonly Rule[],
  { hidden, saved }: Pick<Marks, 'hidden' | 'saved'>,
  read: Ids = NONE,
  readLines?: ReadLines,
): Hiding | undefined {
  const hasLines = readLines !== undefined && readLines.lines.length > 0
  if (rules.length + hidden.size + read.size === 0 && !hasLines) return undefined
  const ids = read.size === 0 ? hidden : new Set([...hidden.keys(), ...read.keys()])
  // What the reader has hidden by hand stays hidden, also when it is saved.
  const kept = hidden.size === 0 ? saved : new Set([...saved.keys()].filter((id) => !hidden.has(id)))
  return { rules: rules.map(toMuteRule), ids, kept, ...(hasLines && { readLines }) }
}

/** Leaves out what does not change the rows that a rule finds, such as its end. */
const toMuteRule = ({ kind, value, topic }: Rule) => ({ kind, value, ...(topic !== undefined && { topic }) })
