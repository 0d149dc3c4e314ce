import { isGroup } from './is-group.ts'

const SOURCES = [
  'url',
  'src',
  'path',
  'image',
  'file',
  'filename',
  'href',
  'publicURL',
  'source',
  'feature',
  'featured',
  'teaser',
]
const TEXTS = {
  alt: ['alt', 'alternative', 'description'],
  caption: ['caption'],
  title: ['title'],
  attribution: ['attribution', 'credit', 'photographer', 'copyright'],
} as const

/** A picture in the shape of the format, and where its address is in the value. */
export interface FoundPicture {
  readonly picture: { readonly url: string; readonly [text: string]: unknown }
  readonly at: readonly (string | number)[]
}

/** Returns the picture that a text, a list or a group of fields names; undefined when it names none. */
export function pictureOf(value: unknown): FoundPicture | undefined {
  if (typeof value === 'string') {
    const url = addressIn(value)
    return url === undefined ? undefined : { picture: { url }, at: [] }
  }
  if (Array.isArray(value)) {
    for (const [at, one] of value.entries()) {
      const found = pictureOf(one)
      if (found) return { picture: found.picture, at: [at, ...found.at] }
    }
    return undefined
  }
  return isGroup(value) ? pictureIn(value) : undefined
}

function pictureIn(group: Readonly<Record<string, unknown>>): FoundPicture | undefined {
  const own = (name: string) => (Object.hasOwn(group, name) ? group[name] : undefined)
  const isText = (one: unknown) => typeof one === 'string' && one !== ''
  for (const name of SOURCES) {
    const source = own(name)
    const found = typeof source === 'string' || isGroup(source) ? pictureOf(source) : undefined
    if (!found) continue
    const texts: Record<string, unknown> = {}
    for (const [field, names] of Object.entries(TEXTS)) {
      const text = names.map(own).find(isText)
      if (text !== undefined) texts[field] = text
    }
    for (const size of ['width', 'height']) if (own(size) !== undefined) texts[size] = own(size)
    return { picture: { ...texts, ...found.picture }, at: [name, ...found.at] }
  }
  return undefined
}

const MARKDOWN_IMAGE = /^!\[[^\]]*\]\(\s*<?([^\s)>]+)/
const WIKI_IMAGE = /^!?\[\[([^\]|]+)(?:\|[^\]]*)?\]\]$/
const HTML_IMAGE = /<img\b[^>]*\bsrc\s*=\s*["']?([^"'\s>]+)/i
/** What stands for the address of the site before a path, in Jekyll and in exports of Ghost. */
const TEMPLATE = /\{\{.*?\}\}|^__GHOST_URL__/g
const TEMPLATE_PATH = /^\{\{\s*["']([^"']+)["']\s*\|.*\}\}$/

/** Returns the address in a text, without the marks around it; undefined for texts that are no address. */
function addressIn(text: string): string | undefined {
  const trimmed = text.trim()
  const inner =
    MARKDOWN_IMAGE.exec(trimmed)?.[1] ??
    WIKI_IMAGE.exec(trimmed)?.[1] ??
    HTML_IMAGE.exec(trimmed)?.[1] ??
    TEMPLATE_PATH.exec(trimmed)?.[1] ??
    trimmed
  const address = inner.replaceAll(TEMPLATE, '').trim()
  if (address === '' || /^#?(?:true|false|none|null|default)$/i.test(address)) return undefined
  // A name of an icon or a colour is no picture: `fa-sea`, `#fff`, `dark`.
  const isAddress = /^(?:https?:)?\/\//i.test(address) || /[/\\]|\.[a-z]{3,4}(?:[?#].*)?$/i.test(address)
  if (!isAddress) return undefined
  return address.startsWith('//') ? `https:${address}` : address
}
