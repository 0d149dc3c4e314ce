import { cutAt, tidyText } from '../values/prose.ts'
import { type Element, type Node, isElement, textOf } from '../markdown/html-tree.ts'

/** In UTF-16 units. A longer first sentence is cut within it. */
const MAX_LENGTH = 300
/** A shorter paragraph without a full stop is a label rather than prose, if there is another one. */
const MIN_LENGTH = 40

const SENTENCE_END = /[\p{Sentence_Terminal}…][\p{Pe}\p{Pf}"'\s]*$/u
const BYLINE =
  /^(?:by|von|par|por|di|da|door|af|av|文|作者|撮影|photo(?:graphs?)?(?: by)?|image|picture|foto|updated?|posted|published)\b[\s:：]/iu

/** Parts of a paragraph that are no words of it: numbers of footnotes, boxes, pictures. */
const isAside = ({ tag, attributes, children }: Element): boolean =>
  tag === 'rt' ||
  tag === 'rp' ||
  (tag === 'sup' && children.some((child) => isElement(child) && child.attributes['role'] === 'doc-noteref')) ||
  attributes['role'] === 'doc-noteref'

/** A paragraph of which nothing but a link or an emphasis is left is a remark of the editors. */
function isProse(text: string, paragraph: Element): boolean {
  if (text === '' || (BYLINE.test(text) && text.length < 80)) return false
  const parts = paragraph.children.filter((child) => isElement(child) || child.trim() !== '')
  return !(parts.length === 1 && isElement(parts[0]) && parts[0].tag !== 'span')
}

const RAISED: Readonly<Record<string, string>> = { sup: '⁰¹²³⁴⁵⁶⁷⁸⁹', sub: '₀₁₂₃₄₅₆₇₈₉' }

/** Writes raised and lowered numbers as such, since 10³ is not 103. */
function withRaised(nodes: readonly Node[]): readonly Node[] {
  return nodes.map((node) => {
    if (!isElement(node)) return node
    const digits = RAISED[node.tag]
    if (digits === undefined || isAside(node)) return { ...node, children: withRaised(node.children) }
    return textOf(node.children).replace(/\d/g, (digit) => digits[Number(digit)] ?? digit)
  })
}

/** The name of a box, which is no part of its text. */
const LABEL = 'note__label'
/** Parts of a text in which there may be paragraphs, in the order in which they are looked into. */
const INSIDE = ['div', 'aside', 'blockquote', 'details', 'li'] as const

/** The contents of all elements of a name. What an item of a list holds is a paragraph. */
function partsOf(nodes: readonly Node[], tag: string): Node[] {
  return nodes.flatMap((node): Node[] => {
    if (!isElement(node) || node.tag === 'pre' || node.tag === 'figure') return []
    const inner = partsOf(node.children, tag)
    if (node.tag !== tag) return inner
    return tag === 'li' ? [{ ...node, tag: 'p' }] : [...node.children, ...inner]
  })
}

const paragraphsOf = (nodes: readonly Node[]) =>
  nodes.flatMap((node) =>
    isElement(node) && node.tag === 'p' && node.attributes['class'] !== LABEL
      ? [{ node, text: tidyText(textOf(withRaised(node.children), isAside)) }]
      : [],
  )

/** Whole sentences of a text, at most 300 characters of them. A longer first sentence is cut after a word. */
function firstSentences(text: string): string {
  if (text.length <= MAX_LENGTH) return text
  let end = 0
  for (const { segment, index } of new Intl.Segmenter(undefined, { granularity: 'sentence' }).segment(
    text.slice(0, 2 * MAX_LENGTH),
  )) {
    if (index + segment.trimEnd().length > MAX_LENGTH) break
    end = index + segment.length
  }
  const sentences = text.slice(0, end).trimEnd()
  return sentences.length >= MIN_LENGTH ? sentences : cutAt(text, MAX_LENGTH - 1)
}

/**
 * The beginning of a text in words alone: its first paragraph of prose.
 * @param options.isAnywhere true in the folder of another system, whose articles often have no other excerpt
 * @param options.isBeginning true when the author has marked where the beginning ends, so that all its paragraphs count
 */
export function excerptOf(nodes: readonly Node[], { isBeginning = false, isAnywhere = false } = {}): string {
  const own = paragraphsOf(nodes)
  // A text without a paragraph of its own may have some in boxes and quotations.
  const all =
    !isAnywhere || own.some(({ text }) => text !== '')
      ? own
      : INSIDE.flatMap((tag) => paragraphsOf(partsOf(nodes, tag)))
  const prose = all.filter(({ node, text }) => isProse(text, node))
  if (isBeginning) return firstSentences(prose.map(({ text }) => text).join(' '))
  const sentence = prose.find(({ text }) => text.length >= MIN_LENGTH || SENTENCE_END.test(text))
  return firstSentences((sentence ?? prose[0] ?? all.find(({ text }) => text !== ''))?.text ?? '')
}
