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

const BRANCH = /\{%[-~]?\s*(if|unless|endif|endunless|els(?:e|if|eif))\b([^%]*?)[-~]?%\}/g

/** True for a condition that asks for a field which the article does not have: `{% if page.alt %}`. */
function isUnmet(name: string, condition: string, { data }: TextScanner): boolean {
  const [, field] = /^(?:page|post|frontmatter)\.([\w-]+)$/.exec(condition.trim()) ?? []
  if (name === 'unless' || field === undefined) return false
  return !Object.hasOwn(data, field) || data[field] === false || data[field] === null
}

/**
 * Reads a condition in a tag. An element has each attribute once, so only the first branch counts that is not known to be left
 * out.
 * @returns false for a mark that is not in a tag
 */
export function readBranchInTag(scanner: TextScanner, [whole, name = '', condition = '']: RegExpExecArray): boolean {
  const { tag, at, source } = scanner
  if (!tag || at >= tag.end) return false
  // Attributes of two branches would touch: `alt="a"{% endif %}width="3"`.
  const isQuoted = tag.quoted.some(([begin, end]) => begin < at && at < end)
  scanner.put(whole.length, isQuoted ? '' : ' ')
  const isEnd = name.startsWith('end')
  const isAfterFirst = name.startsWith('els')
  if (isEnd || !(isAfterFirst || isUnmet(name, condition, scanner))) return true
  let depth = 0
  for (const { 0: mark, 1: next = '', 2: asked = '', index } of source.slice(scanner.at, tag.end).matchAll(BRANCH)) {
    const isElse = next.startsWith('els')
    if (depth === 0 && next.startsWith('end')) {
      scanner.at += index
      return true
    }
    if (depth === 0 && isElse && !isAfterFirst && !isUnmet(next, asked, scanner)) {
      scanner.at += index + mark.length
      return true
    }
    if (!isElse) depth += next.startsWith('end') ? -1 : 1
  }
  return true
}
