import { INDEX_PLACEHOLDER } from '../../contract/edition.ts'
import { STORY_ATTRIBUTES, STORY_ELEMENTS, STORY_VALUES } from '../../contract/story-html.ts'
import { type Element, type Node, element, elementsOf, isBlock, isElement, textOf } from '../markdown/html-tree.ts'
import { CONTENTS_ATTRIBUTE } from '../markdown/attributes.ts'
import { tableOfContents } from './contents.ts'
import { OUTSIDE, frameOf, playerFor, videoInParagraph } from './media.ts'
import { inParagraphs, isBlank, isEmpty, placesIn, withId } from './paragraphs.ts'
import { Places } from './places.ts'
import type { TextPart } from './place-in-text.ts'
import type { LeftOutPart, TextContext } from './text-context.ts'
import { safeLink } from '../values/link.ts'

/** Elements whose content is no text. */
const WITHOUT_TEXT = new Set(
  'script style template title textarea select svg canvas map annotation annotation-xml'.split(' '),
)
/** Elements that are nothing without a text. */
const NEEDS_TEXT = new Set(
  'p h2 h3 h4 pre code li blockquote figure figcaption caption ul ol dl dt dd aside details summary em strong b i mark'.split(
    ' ',
  ),
)
const RENAMED: Readonly<Record<string, string>> = {
  h1: 'h2',
  h5: 'h4',
  h6: 'h4',
  tt: 'code',
  strike: 's',
  acronym: 'abbr',
  menu: 'ul',
  dir: 'ul',
}
/** Boxes of other elements. One that holds words directly is a paragraph. */
const BOXES = new Set('div section article main header footer nav center address fieldset body'.split(' '))
const ALIGNED: Readonly<Record<string, string>> = { center: 'to-center', right: 'to-end', end: 'to-end' }
const TASK = /^\s*\[([ xX])\]\s+/

/** Turns the elements of an author into those that a story may have. */
export class StoryTree {
  readonly leftOut: LeftOutPart[] = []
  readonly asLinks: TextPart[] = []
  private readonly context: TextContext
  private readonly places: Places

  constructor(nodes: readonly Node[], context: TextContext) {
    this.context = context
    this.places = new Places(nodes)
  }

  cleanRoot(nodes: readonly Node[]): Node[] {
    const parts = inParagraphs(this.cleanAll(nodes))
    // Parts that were left out leave the lines between them.
    return parts.filter((node, at) => !(isBlank(node) && (at === 0 || isBlank(parts[at - 1] ?? ''))))
  }

  private cleanAll(nodes: readonly Node[]): Node[] {
    return nodes.flatMap((node) => (typeof node === 'string' ? [node] : this.clean(node)))
  }

  private clean(node: Element): Node[] {
    const { tag, attributes } = node
    if (WITHOUT_TEXT.has(tag)) {
      if (tag === 'svg') this.drop('drawing', titleOf(node) || 'svg')
      return []
    }
    if (CONTENTS_ATTRIBUTE in attributes) {
      const table = node === this.places.contentsPlace ? tableOfContents(this.places.contents) : undefined
      return table ? [table] : []
    }
    const frame = frameOf(node)
    if (frame) {
      if (!frame.node) {
        // The text inside of a form or an object is better than nothing.
        if (frame.address !== '' || frame.kind === 'frame') this.drop(frame.kind, frame.address)
        return tag === 'iframe'
          ? []
          : this.cleanAll(node.children.filter((child) => tag !== 'form' || !isElement(child)))
      }
      if (!frame.isVideo)
        this.asLinks.push({ kind: node.tag === 'iframe' ? 'frame' : node.tag, reference: frame.address })
      return [frame.node]
    }
    switch (tag) {
      case 'a':
        return this.cleanLink(node)
      case 'img':
        return this.cleanPicture(attributes)
      case 'audio':
      case 'video':
        return this.cleanPlayer(tag, node)
      case 'picture':
        return this.cleanAll([...elementsOf(node.children)].filter((child) => child.tag === 'img'))
      case 'input':
        return attributes['type'] === 'checkbox' ? [this.checkbox('checked' in attributes)] : []
      case 'hr':
        // Footnotes have a rule of their own.
        return attributes['class'] === 'footnotes-sep' ? [] : [element('hr')]
      case 'table':
        return this.cleanTable(node)
      case 'li':
        return this.cleanItem(node)
      default:
        return this.cleanOther(node)
    }
  }

  private cleanOther(node: Element): Node[] {
    const video = node.tag === 'p' ? videoInParagraph(node) : undefined
    if (video) return [video]
    const tag = RENAMED[node.tag] ?? node.tag
    const isBox = BOXES.has(tag) && node.attributes['class'] !== 'footnotes'
    if (isBox || !Object.hasOwn(STORY_ELEMENTS, tag)) {
      const children = this.cleanAll(node.children)
      const id = this.places.idOf(node)
      const inner = isBox ? inParagraphs(children) : children
      return id ? withId(inner, id) : inner
    }
    const made = this.rebuild(node, tag)
    if (tag === 'span' && Object.keys(made.attributes).length === 0) return [...made.children]
    if (NEEDS_TEXT.has(tag) && isEmpty(made.children)) return placesIn([made])
    if (tag === 'p' && made.children.some(isBlock)) return inParagraphs(made.children)
    return [made]
  }

  /** The element with the attributes that it may have. */
  private rebuild(node: Element, tag: string): Element {
    const { attributes } = node
    const kept: Record<string, string> = {}
    const id = this.places.idOf(node)
    if (id) kept['id'] = id
    for (const [name, value] of Object.entries(attributes)) {
      if (name === 'id' || !(STORY_ELEMENTS[tag]?.includes(name) || STORY_ATTRIBUTES.includes(name))) continue
      const pattern = STORY_VALUES[name]
      if ((!pattern || pattern.test(value)) && (value !== '' || name === 'open')) kept[name] = value
    }
    const aligned = ALIGNED[attributes['align'] ?? /text-align:\s*(\w+)/.exec(attributes['style'] ?? '')?.[1] ?? '']
    if (aligned && (tag === 'td' || tag === 'th')) kept['class'] = aligned
    return element(tag, kept, this.cleanAll(node.children))
  }

  private cleanLink(node: Element): Node[] {
    const { attributes } = node
    const id = this.places.idOf(node)
    const place = id ? { id } : {}
    const children = this.cleanAll(node.children)
    const href = this.hrefFor(this.context.assets.whole(attributes['href']?.trim() ?? ''))
    // A link around a player or a paragraph would not be valid, and a player has its own buttons.
    if (!href || isEmpty(children) || children.some((child) => isElement(child) && playsOrFrames(child))) {
      if (id) return [element('a', place, isEmpty(children) ? [] : children)]
      return children
    }
    const role = /footnote-backref/.test(attributes['class'] ?? '')
      ? { role: 'doc-backlink' }
      : /^#fn\d/.test(attributes['href'] ?? '')
        ? { role: 'doc-noteref' }
        : {}
    return [element('a', { ...place, href, ...(/^https?:/i.test(href) && OUTSIDE), ...role }, children)]
  }

  private hrefFor(href: string): string | undefined {
    if (href === '') return undefined
    if (href.startsWith('#')) return this.places.hrefFor(href)
    if (/^mailto:/i.test(href)) return href
    const isAsset = /^(?:\.?\/)*assets\//.test(href)
    const page = isAsset ? undefined : this.context.addressOf?.(href)
    if (page) return page
    const outside = safeLink(href)
    if (outside) return outside
    if (isAsset || this.isFile(href)) return this.local('link', href)
    this.drop('link', href)
    return undefined
  }

  /** True for a link to a file that is in the folder: a larger picture, a document. */
  private isFile(href: string): boolean {
    return /\.[a-z\d]{1,8}$/i.test(href) && 'src' in this.context.assets.resolve(href)
  }

  private cleanPicture(attributes: Element['attributes']): Node[] {
    const written = attributes['src'] ?? attributes['data-src'] ?? ''
    const player = playerFor(written)
    if (player) return this.cleanPlayer(player, element(player, { src: written }))
    const src = this.local('picture', written)
    if (!src) return []
    // Obsidian writes the size behind the text: `![A pier|300](pier.png)`.
    const [, alt = '', wide, high] = /^(.*?)(?:\|(\d+)(?:x(\d+))?)?$/s.exec(attributes['alt'] ?? '') ?? []
    const { width = wide, height = high } = attributes
    return [
      element('img', {
        src,
        alt,
        ...(width && /^\d+$/.test(width) && { width }),
        ...(height && /^\d+$/.test(height) && { height }),
        loading: 'lazy',
        decoding: 'async',
        referrerpolicy: 'no-referrer',
      }),
    ]
  }

  private cleanPlayer(tag: 'audio' | 'video', node: Element): Node[] {
    const { attributes } = node
    const src = attributes['src'] ? this.local(tag, attributes['src']) : undefined
    const poster = tag === 'video' && attributes['poster'] ? this.local('picture', attributes['poster']) : undefined
    const sources = [...elementsOf(node.children)].flatMap(({ tag: inner, attributes: of }) => {
      if (inner === 'track' && of['src']?.includes('assets/')) {
        const file = this.local('track', of['src'])
        const { kind, srclang, label } = of
        return file
          ? [
              element('track', {
                src: file,
                ...(kind && { kind }),
                ...(srclang && { srclang }),
                ...(label && { label }),
              }),
            ]
          : []
      }
      const file = inner === 'source' && of['src'] ? this.local(tag, of['src']) : undefined
      const { type = '' } = of
      return file ? [element('source', { src: file, ...(/^(?:audio|video)\/[\w.+-]+$/.test(type) && { type }) })] : []
    })
    if (!src && !sources.some((source) => source.tag === 'source')) return []
    const { width = '', height = '' } = attributes
    const sizes = tag === 'video' && /^\d+$/.test(width) && /^\d+$/.test(height) ? { width, height } : {}
    // Nothing is requested from another site before the reader presses play.
    return [
      element(
        tag,
        { controls: '', preload: 'none', ...(src && { src }), ...(poster && { poster }), ...sizes },
        sources,
      ),
    ]
  }

  private checkbox(isChecked: boolean): Element {
    return element('input', { type: 'checkbox', disabled: '', ...(isChecked && { checked: '' }) })
  }

  /** A wide table scrolls in a box of its own, since a table that is a box is no table for screen readers. */
  private cleanTable(node: Element): Node[] {
    const made = this.rebuild(node, 'table')
    return isEmpty(made.children) ? placesIn([made]) : [element('div', { class: 'scroll' }, [made])]
  }

  /** `[x]` at the beginning of an item is a box. */
  private cleanItem(node: Element): Node[] {
    const [made] = this.cleanOther(node)
    if (!isElement(made)) return []
    const [first, ...others] = made.children
    const inner =
      isElement(first) && first.tag === 'p'
        ? first
        : isBlank(first ?? '') && isElement(others[0]) && others[0].tag === 'p'
          ? others[0]
          : undefined
    const text = inner ? inner.children[0] : first
    const task = typeof text === 'string' ? TASK.exec(text) : null
    if (!task || typeof text !== 'string') return [made]
    const box = [this.checkbox(task[1] !== ' '), ` ${text.slice(task[0].length)}`]
    const children = inner
      ? made.children.map((child) =>
          child === inner ? { ...inner, children: [...box, ...inner.children.slice(1)] } : child,
        )
      : [...box, ...others]
    return [{ ...made, attributes: { ...made.attributes, class: 'task' }, children }]
  }

  private local(what: string, reference: string): string | undefined {
    const { assets, used } = this.context
    const result = assets.resolve(reference)
    if ('missing' in result) this.drop(what, reference, result.missing)
    if ('unsafe' in result && reference !== '') this.drop(what, reference)
    if (!('src' in result)) return undefined
    if (result.asset) used.add(result.asset)
    return result.asset ? INDEX_PLACEHOLDER + result.src : result.src
  }

  private drop(kind: string, address: string, missing?: string): void {
    this.leftOut.push({ kind, reference: address.trim(), ...(missing !== undefined && { missing }) })
  }
}

/** The name of a drawing. Its other texts are labels and styles. */
function titleOf({ children }: Element): string {
  const title = [...elementsOf(children)].find(({ tag }) => tag === 'title')
  return title ? textOf(title.children).trim() : ''
}

const playsOrFrames = ({ tag }: Element) => tag === 'audio' || tag === 'video' || tag === 'figure'
