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
