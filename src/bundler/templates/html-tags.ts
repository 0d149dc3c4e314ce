import type { OpenTag, TextScanner } from './text-scanner.ts'

const MAX_TAG = 2000
const CLOSING: Readonly<Record<string, string>> = { '{{': '}}', '{%': '%}' }

/** The tag that begins here. Quotes and brackets within its marks belong to the marks: `<a href="{{ x | default: "y" }}">`. */
function tagAt(scanner: TextScanner): OpenTag | undefined {
  const { source, at } = scanner
  const quoted: (readonly [number, number])[] = []
  let quote = ''
  let begin = at
  for (let to = at + 1; to < Math.min(source.length, at + MAX_TAG); to++) {
    const sign = source[to] ?? ''
    const closing = sign === '{' ? CLOSING[source.slice(to, to + 2)] : undefined
    if (closing !== undefined) {
      const end = scanner.next(closing, to + 2)
      if (end === Infinity) return undefined
      to = end + 1
    } else if (quote !== '') {
      if (sign !== quote) continue
      quoted.push([begin, to])
      quote = ''
    } else if (sign === '"' || sign === "'") {
      quote = sign
      begin = to
    } else if (sign === '>') return { end: to, quoted }
    else if (sign === '<') return undefined
  }
  return undefined
}

/** Begins a tag whose attributes have marks. They are read as all others, with these differences. */
export function readTagWithMarks(scanner: TextScanner, mark: string): void {
  scanner.tag = tagAt(scanner) ?? scanner.tag
  scanner.copy(scanner.at + mark.length)
}

/** An object of JSX: `{{ margin: 0, 'padding-top': 8 }}`. */
const OBJECT = /\{\{\s*(?:[\w-]+|"[^"\n]*"|'[^'\n]*')\s*:(?!:)/y

/**
 * Leaves out what JSX has as the value of an attribute: `style={{ margin: 0 }}`. It steers how something looks, and nothing that
 * readers would miss, so it is not reported. An empty value stays, since a tag with none would be text.
 * @returns false for other marks
 */
export function leaveOutObject(scanner: TextScanner): boolean {
  const { tag, source, at } = scanner
  if (tag === undefined || at >= tag.end || source[at - 1] !== '=' || !scanner.match(OBJECT)) return false
  if (tag.quoted.some(([begin, end]) => begin < at && at < end)) return false
  let end = scanner.next('}}', at) + 2
  while (source[end] === '}') end++
  scanner.put(end - at, '""')
  return true
}
