import { TextScanner } from './text-scanner.ts'

const DEFINITION = /^[ \t>]*\[([^[\]\n]+)\]:/gm
/** `a[i][j]` is no link. In Chinese and Japanese, links follow letters. */
const TICKS_OR_REFERENCE = /`+|(?<![\w\])!\\])\[/g
/** A link whose address is defined elsewhere: `[High water][tides]`, `[tides][]`. */
const REFERENCE = /\[((?:[^[\]`]|`[^`\n]*`)+)\]\[([^[\]]*)\](?!\[)/y

const labelOf = (text: string) => text.trim().replace(/\s+/g, ' ').toLowerCase()

/**
 * Leaves the words of links whose addresses were defined in a file that the text includes. Without that file, Markdown shows
 * them with their brackets.
 * @param text Markdown without template marks
 */
export function withoutLostDefinitions(text: string): string {
  if (!text.includes('][')) return text
  const known = new Set(Array.from(text.matchAll(DEFINITION), ([, label = '']) => labelOf(label)))
  const scanner = new TextScanner(text, {})
  scanner.scan(TICKS_OR_REFERENCE, ([mark]) => {
    if (mark !== '[') return scanner.copy(scanner.endOfCodeSpan ?? scanner.at + mark.length)
    const [whole = mark, words = '', label = ''] = scanner.match(REFERENCE) ?? []
    if (words === '' || known.has(labelOf(label || words))) return scanner.copy(scanner.at + whole.length)
    scanner.put(whole.length, words)
  })
  return scanner.text
}
