import type { MarkdownIt } from 'markdown-it'
import { INDEX_PLACEHOLDER } from '../../contract/edition.ts'
import { STORY_ELEMENTS } from '../../contract/story-html.ts'
import type { Assets } from '../values/assets.ts'
import { markdownIt, sanitizeHtml } from '../system/late-libraries.ts'
import { isSimpleLink, safeLink } from '../values/link.ts'
import type { TextPart } from './place-in-text.ts'

let markdown: MarkdownIt | undefined

const ALLOWED_ATTRIBUTES = Object.fromEntries(
  Object.entries(STORY_ELEMENTS).map(([tag, attributes]) => [tag, [...attributes]]),
)

/** Characters without a meaning in Markdown and HTML. */
const PLAIN = String.raw`[\p{L}\p{N}\p{M}.,;:?()'’‘“”–—…。、！？「」%/ -]`
/** Characters that change the direction of writing. They can make one address look like another. */
const DIRECTION_MARKS = /[\u202A-\u202E\u2066-\u2069]/g

/** Matches a line of plain words and simple links, which is the same in Markdown and HTML. */
const PLAIN_LINE = new RegExp(
  String.raw`^(?!\d+[.)]|[-+=])${PLAIN}*(?:\[${PLAIN}+\]\(https?:[\w./:?=%-]+\)${PLAIN}*)*$`,
  'u',
)
const LINK = /\[([^\]]+)\]\(([^)]+)\)/g

/**
 * Renders paragraphs of plain words and links without a Markdown parser, which most articles do not need.
 * @returns the same HTML as {@link renderMarkup}; undefined when the text contains anything else
 */
export function plainBody(source: string, addressOf: AddressOf = noAddress): string | undefined {
  let isPlain = true
  const anchor = (_: string, words: string, href: string) => {
    isPlain &&= isSimpleLink(href) && addressOf(href) === undefined
    return `<a href="${href}" target="_blank" rel="noopener noreferrer">${words}</a>`
  }
  const paragraphs: string[] = []
  let lines: string[] = []
  const end = () => {
    if (lines.length > 0) paragraphs.push(`<p>${lines.join('\n')}</p>`)
    lines = []
  }
  for (const line of source.split('\n')) {
    if (line === '') end()
    else if (!PLAIN_LINE.test(line) || line.startsWith(' ') || line.endsWith(' ')) return undefined
    else lines.push(line.includes('[') ? line.replace(LINK, anchor) : line)
  }
  end()
  return isPlain ? paragraphs.join('\n') : undefined
}

/** Returns the `href` of a link to another article of the site; undefined for all other links. */
export type AddressOf = (target: string) => string | undefined

/** A part of a text that readers do not get as it was written. */
export interface LeftOutPart extends TextPart {
  /** Path of the file that it leads to, when the folder has no such file. */
  readonly missing?: string
}

interface Rendered {
  readonly html: string | undefined
  /** In the order of the text. */
  readonly leftOut: readonly LeftOutPart[]
}

/**
 * Turns Markdown with HTML into HTML of allowed elements, with http(s) and mailto links only. Addresses of files below
 * assets/ begin with {@link INDEX_PLACEHOLDER}.
 */
export function renderBody(
  text: string,
  assets: Assets,
  used: Set<string>,
  addressOf: AddressOf = noAddress,
): Rendered {
  // Jekyll's template tags are instructions, not text. Those that build an address are replaced by the address.
  const source = !text.includes('{')
    ? text
    : text
        .replace(/\{%(?:(?!\{%)[\s\S])*?%\}/g, '')
        .replace(/\{\{\s*site\.baseurl\s*\}\}/g, '')
        .replace(/\{\{\s*["']([^"'{}]*)["']\s*\|\s*(?:relative_url|absolute_url)\s*\}\}/g, '$1')
  if (source.trim() === '') return { html: undefined, leftOut: [] }
  const plain = plainBody(source, addressOf)
  if (plain !== undefined) return { html: plain, leftOut: [] }
  return renderMarkup(source, assets, used, addressOf)
}

const noAddress: AddressOf = () => undefined

/** Renders with the full Markdown parser and sanitiser. */
export function renderMarkup(
  source: string,
  assets: Assets,
  used: Set<string>,
  addressOf: AddressOf = noAddress,
): Rendered {
  const leftOut: LeftOutPart[] = []
  const drop = (kind: string, reference: string, missing?: string) =>
    leftOut.push({ kind, reference, ...(missing !== undefined && { missing }) })
  const local = (kind: string, reference: string): string | undefined => {
    const result = assets.resolve(reference)
    if ('missing' in result) drop(kind, reference, result.missing)
    if ('unsafe' in result && reference !== '') drop(kind, reference)
    if (!('src' in result)) return undefined
    if (result.asset) used.add(result.asset)
    return result.asset ? INDEX_PLACEHOLDER + result.src : result.src
  }
  const Markdown = markdownIt()
  markdown ??= new Markdown({ html: true })
  const html = sanitizeHtml()(markdown.render(source), {
    allowedTags: Object.keys(STORY_ELEMENTS),
    allowedAttributes: ALLOWED_ATTRIBUTES,
    allowedSchemes: ['http', 'https', 'mailto'],
    allowProtocolRelative: false,
    transformTags: {
      h1: 'h2',
      h5: 'h4',
      h6: 'h4',
      a: (_, attributes) => {
        const href = attributes['href']?.trim() ?? ''
        const isLocal = /^(?:\.?\/)*assets\//.test(href)
        const article = isLocal || href.startsWith('#') ? undefined : addressOf(href)
        if (article) return { tagName: 'a', attribs: { href: article } }
        const outside = safeLink(href)
        if (outside) return { tagName: 'a', attribs: { href: outside, target: '_blank', rel: 'noopener noreferrer' } }
        if (/^mailto:/i.test(href)) return { tagName: 'a', attribs: { href } }
        // Headings have no ids here, so links to a part of the page are left out without a warning.
        if (!isLocal && href !== '' && !href.startsWith('#')) drop('link', href)
        const file = isLocal ? local('link', href) : undefined
        return { tagName: 'a', attribs: file ? { href: file } : {} }
      },
      iframe: (tagName, { src = '' }) => {
        drop('frame', src.trim())
        return { tagName, attribs: {} }
      },
      img: (_, attributes) => {
        const src = local('picture', attributes['src'] ?? '')
        const { alt = '', width, height } = attributes
        return {
          tagName: 'img',
          attribs: {
            ...(src && { src }),
            alt,
            ...(width && /^\d+$/.test(width) && { width }),
            ...(height && /^\d+$/.test(height) && { height }),
            loading: 'lazy',
            decoding: 'async',
            referrerpolicy: 'no-referrer',
          },
        }
      },
    },
    exclusiveFilter: (frame) => frame.tag === 'img' && !frame.attribs['src'],
  })
    .replace(DIRECTION_MARKS, '')
    .trim()
  return { html: html || undefined, leftOut }
}
