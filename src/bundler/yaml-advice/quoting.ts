import type { Explanation } from './text-problem.ts'

export const QUOTE_TEXT = 'Put the whole text in double quotes.'

export const QUOTE_IF_TEXT = 'If this is meant as text, put the whole text in double quotes.'

/** Returns advice to quote a text that YAML misreads, with quotes that do not occur in it. */
export function quotingHint(text: string): string {
  if (/^[“”„‟«»‘’‚]/.test(text))
    return 'Put straight double quotes around the whole text; to YAML, curly quotes are ordinary letters.'
  if (!/["\\]/.test(text)) return QUOTE_TEXT
  if (!text.includes("'")) return 'Put the whole text in single quotes.'
  return 'Put double quotes around the whole text, and write \\" for each one inside.'
}

export const cannotBeginWith = (mark: string): string => `Text without quotes can’t begin with “${mark}”.`

/** Explains why a text that begins with a bracket was read as a list or as fields. */
export const explainBracket = (bracket: '[' | '{', text: string): Required<Explanation> => ({
  message: `In YAML, text that begins with ${bracket} is a ${bracket === '[' ? 'list' : 'group of fields'}.`,
  hint: quotingHint(text),
})
