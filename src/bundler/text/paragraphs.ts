import { type Node, element, elementsOf, isBlock, isElement, textOf } from '../markdown/html-tree.ts'

/** Elements that are something although they have no text. */
const SOMETHING = new Set(['img', 'audio', 'video', 'input', 'math', 'hr'])

export const isBlank = (node: Node) => typeof node === 'string' && node.trim() === ''
/** True for nodes that show nothing. They may still be a place that links lead to. */
export const isEmpty = (nodes: readonly Node[]): boolean =>
  nodes.every((node) => (isElement(node) ? !SOMETHING.has(node.tag) && isEmpty(node.children) : isBlank(node)))
/** Keeps the places of nodes that show nothing. */
export const placesIn = (nodes: readonly Node[]): Node[] =>
  [...elementsOf(nodes)].flatMap(({ attributes: { id } }) => (id ? [element('a', { id })] : []))

export function withId(nodes: readonly Node[], id: string): Node[] {
  const at = nodes.findIndex((node) => isElement(node))
  const first = nodes[at]
  if (!isElement(first) || first.attributes['id']) return [element('a', { id }), ...nodes]
  return nodes.map((node, index) => (index === at ? { ...first, attributes: { id, ...first.attributes } } : node))
}

/** Without the white space at both ends, which separates a paragraph from its neighbours. */
function trimmed(nodes: readonly Node[]): Node[] {
  const first = nodes.findIndex((node) => !isBlank(node))
  const last = nodes.findLastIndex((node) => !isBlank(node))
  return nodes.slice(first, last + 1).map((node, at, all) => {
    if (isElement(node)) return node
    const start = at === 0 ? node.trimStart() : node
    return at === all.length - 1 ? start.trimEnd() : start
  })
}

/** Puts words that are beside blocks into paragraphs. A picture alone needs none. */
export function inParagraphs(nodes: readonly Node[]): Node[] {
  const parts: Node[] = []
  let line: Node[] = []
  const end = () => {
    if (textOf(line).trim() !== '') parts.push(element('p', {}, trimmed(line)))
    else if (line.length > 0 && !isEmpty(line)) for (const node of line) parts.push(node)
    else if (line.some(isBlank)) parts.push('\n')
    line = []
  }
  for (const node of nodes) {
    if (isElement(node) && (isBlock(node) || node.tag === 'aside' || node.tag === 'div')) {
      end()
      parts.push(node)
    } else line.push(node)
  }
  end()
  return parts
}
