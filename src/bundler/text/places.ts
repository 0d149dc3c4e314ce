import { PLACE_PREFIX, placeName } from '../../contract/story-html.ts'
import { CONTENTS_ATTRIBUTE, NOT_IN_CONTENTS } from '../markdown/attributes.ts'
import { type Element, type Node, elementsOf, textOf } from '../markdown/html-tree.ts'
import type { ContentsEntry } from './contents.ts'

/** Characters that a fragment of an address would have to escape. */
const NOT_IN_IDS = /[\s<>"'&%#]+/g

/** Generators name headings by slightly different rules. Without marks and signs, all their names are alike. */
const looseName = (name: string) =>
  name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '')

const isHeading = ({ tag }: Element) => /^h[1-6]$/.test(tag)

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** The places of a text that links lead to. */
export class Places {
  /** The headings of a text with a table of contents; empty for all other texts. */
  readonly contents: ContentsEntry[] = []
  /** Where the first table of contents is to be. There is one. */
  readonly contentsPlace: Element | undefined
  private readonly ids = new Map<Element, string>()
  private readonly byName = new Map<string, string>()
  private readonly byLooseName = new Map<string, string>()

  constructor(nodes: readonly Node[]) {
    const all = [...elementsOf(nodes)]
    for (const node of all) {
      const { tag, attributes } = node
      const name = attributes['id'] ?? (tag === 'a' ? attributes['name'] : undefined)
      if (name && !this.byName.has(name)) this.ids.set(node, this.add(name))
    }
    this.contentsPlace = all.find(({ attributes }) => CONTENTS_ATTRIBUTE in attributes)
    // A heading gets an id only if a link on the page leads to it. The reader names the others, see `ui/story/story-text-parts.ts`.
    const wanted = new Set(
      all.flatMap(({ tag, attributes: { href = '' } }) =>
        tag === 'a' && href.startsWith('#') ? looseName(decode(href.slice(1))) : [],
      ),
    )
    // Where to go on counting headings of one text.
    const counts = new Map<string, number>()
    for (const node of all) {
      if (!isHeading(node)) continue
      if (this.ids.has(node)) {
        this.addToContents(node)
        continue
      }
      const slug = placeName(textOf(node.children))
      let name = slug
      let count = counts.get(slug) ?? 1
      for (; this.byName.has(name); count++) name = `${slug}-${count}`
      counts.set(slug, count)
      const id = this.add(name)
      if (wanted.has(looseName(name)) || (this.contentsPlace && slug !== '')) this.ids.set(node, id)
      this.addToContents(node)
    }
  }

  private addToContents(node: Element): void {
    const id = this.ids.get(node)
    if (!this.contentsPlace || id === undefined || NOT_IN_CONTENTS in node.attributes) return
    const words = textOf(node.children, ({ tag }) => tag === 'sup').trim()
    if (words !== '') this.contents.push({ level: Number(node.tag.slice(1)), words, id })
  }

  private add(name: string): string {
    const id = PLACE_PREFIX + name.trim().replace(NOT_IN_IDS, '-')
    this.byName.set(name, id)
    const loose = looseName(name)
    if (!this.byLooseName.has(loose)) this.byLooseName.set(loose, id)
    return id
  }

  idOf(node: Element): string | undefined {
    return this.ids.get(node)
  }

  /** Turns `#one` into a link to that place; undefined when the text has no such place. */
  hrefFor(fragment: string): string | undefined {
    const name = decode(fragment.slice(1))
    const id = this.byName.get(name) ?? this.byLooseName.get(looseName(name))
    return id && `#${id}`
  }
}
