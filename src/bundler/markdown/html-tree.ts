import { VOID_ELEMENTS } from '../../contract/story-html.ts'
import { htmlParser } from '../system/late-libraries.ts'

/** Deeper elements are taken for their content alone. No real text has as many, and each is a call of a function. */
const MAX_DEPTH = 100
/** A text with more open elements is shown without any: the parser takes long for each. */
const MAX_OPEN = 500
class TooDeep extends Error {}

export interface Element {
  readonly tag: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly Node[]
}
/** An element, or a text without entities. */
export type Node = Element | string

export const isElement = (node: Node | undefined): node is Element => typeof node === 'object'

export const element = (
  tag: string,
  attributes: Element['attributes'] = {},
  children: readonly Node[] = [],
): Element => ({
  tag,
  attributes,
  children,
})

export const escapeText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

export const escapeAttribute = (text: string): string => escapeText(text).replaceAll('"', '&quot;')

/** Parses HTML. Comments are left out. */
export function parseHtml(html: string): readonly Node[] {
  try {
    return parseElements(html)
  } catch (error) {
    if (error instanceof TooDeep) return parseElements(html.replace(/<[^<>]*>/g, ' '))
    throw error
  }
}

function parseElements(html: string): readonly Node[] {
  const root: Node[] = []
  const open: Node[][] = [root]
  const last = () => open.at(-1) ?? root
  const Parser = htmlParser()
  const parser = new Parser({
    onopentag: (tag, attributes) => {
      if (open.length > MAX_OPEN) throw new TooDeep()
      if (open.length > MAX_DEPTH) return void open.push(last())
      const children: Node[] = []
      last().push({ tag, attributes, children })
      open.push(children)
    },
    ontext: (text) => {
      const nodes = last()
      const before = nodes.at(-1)
      if (typeof before === 'string') nodes[nodes.length - 1] = before + text
      else nodes.push(text)
    },
    onclosetag: () => void open.pop(),
  })
  parser.end(html)
  return root
}

export function formatHtml(nodes: readonly Node[]): string {
  return nodes
    .map((node) => {
      if (typeof node === 'string') return escapeText(node)
      const attributes = Object.entries(node.attributes).map(([name, value]) => ` ${name}="${escapeAttribute(value)}"`)
      const start = `<${node.tag}${attributes.join('')}>`
      return VOID_ELEMENTS.has(node.tag) ? start : `${start}${formatHtml(node.children)}</${node.tag}>`
    })
    .join('')
}

/** The text of nodes. Parts for which `isLeftOut` is true are not in it. */
export function textOf(nodes: readonly Node[], isLeftOut: (element: Element) => boolean = () => false): string {
  return nodes
    .map((node) => (typeof node === 'string' ? node : isLeftOut(node) ? '' : textOf(node.children, isLeftOut)))
    .join('')
}

/** All elements of a tree, in the order of their start tags. */
export function* elementsOf(nodes: readonly Node[]): Generator<Element> {
  for (const node of nodes) {
    if (!isElement(node)) continue
    yield node
    yield* elementsOf(node.children)
  }
}

const BLOCKS = new Set(
  'address article aside audio blockquote caption center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody td tfoot th thead tr ul video'.split(
    ' ',
  ),
)
export const isBlock = (node: Node): boolean => isElement(node) && BLOCKS.has(node.tag)
