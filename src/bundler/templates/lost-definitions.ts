import { TextScanner } from './text-scanner.ts'

const DEFINITION = /^[ \t>]*\[([^[\]\n]+)\]:/gm
/** A definition whose address was a mark that means nothing here: nothing is left of it in its line, nor in the next one. */
const EMPTY = /^[ \t>]*\[([^[\]^\n][^[\]\n]*)\]:[ \t]*$(?=\n[ \t]*(?:\n|\[)|\n?(?![\s\S]))/gm
/** `a[i][j]` is no link. In Chinese and Japanese, links follow letters. */
const TICKS_OR_REFERENCE = /`+|(?<![\w\])!\\])\[/g
/** A link whose address is defined elsewhere: `[High water][tides]`, `[tides][]`. */
const REFERENCE = /\[((?:[^[\]`]|`[^`\n]*`)+)\]\[([^[\]]*)\](?!\[)/y
const EMPTY_OR_SHORT = /\[([^[\]\n]+)\](?:(:)[ \t]*(?=\n|$)|(?![[(:]))/y

const labelOf = (text: string) => text.trim().replace(/\s+/g, ' ').toLowerCase()
const labelsOf = (text: string, pattern: RegExp) =>
  new Set(Array.from(text.matchAll(pattern), ([, label = '']) => labelOf(label)))

/** True for a text with definitions of links whose addresses were left out. */
export const hasEmptyDefinitions = (text: string): boolean => text.search(EMPTY) >= 0

/**
 * Leaves the words of links whose addresses were defined in a file that the text includes, or by a mark that means nothing.
 * Without them, Markdown shows the words with their brackets.
 * @param text Markdown without template marks
 */
export function withoutLostDefinitions(text: string): string {
  const empty = labelsOf(text, EMPTY)
  if (!text.includes('][') && empty.size === 0) return text
  const known = labelsOf(text, DEFINITION)
  for (const label of empty) known.delete(label)
  const scanner = new TextScanner(text, {})
  scanner.scan(TICKS_OR_REFERENCE, ([mark]) => {
    if (mark !== '[') return scanner.copy(scanner.endOfCodeSpan ?? scanner.at + mark.length)
    const [whole = mark, words = '', label = ''] = scanner.match(REFERENCE) ?? []
    if (words !== '' && !known.has(labelOf(label || words))) return scanner.put(whole.length, words)
    const [short = '', name = '', colon] = words === '' ? (scanner.match(EMPTY_OR_SHORT) ?? []) : []
    if (!empty.has(labelOf(name))) return scanner.copy(scanner.at + whole.length)
    scanner.put(short.length, colon === undefined ? name : '')
  })
  return scanner.text
}
