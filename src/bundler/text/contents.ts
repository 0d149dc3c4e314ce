import { type Element, type Node, element } from '../markdown/html-tree.ts'

/** A heading that a table of contents names. */
export interface ContentsEntry {
  /** 1 for `h1`. */
  readonly level: number
  readonly words: string
  readonly id: string
}

/** Fewer headings need no table. */
const MIN_ENTRIES = 2

/** A list of links to headings, in which those of lower levels are in lists of their own. @returns undefined for one heading */
export function tableOfContents(entries: readonly ContentsEntry[]): Element | undefined {
  return entries.length < MIN_ENTRIES ? undefined : element('ul', {}, itemsOf(entries))
}

function itemsOf(entries: readonly ContentsEntry[]): Node[] {
  const items: Node[] = []
  for (let at = 0; at < entries.length; ) {
    const first = entries[at]
    if (!first) break
    let end = at + 1
    while ((entries[end]?.level ?? 0) > first.level) end++
    const below = entries.slice(at + 1, end)
    const link = element('a', { href: `#${first.id}` }, [first.words])
    items.push(element('li', {}, below.length > 0 ? [link, element('ul', {}, itemsOf(below))] : [link]))
    at = end
  }
  return items
}
