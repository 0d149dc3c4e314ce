import type { MarkdownIt } from 'markdown-it'
import { INDEX_PLACEHOLDER } from '../../contract/edition.ts'
import { STORY_ELEMENTS } from '../../contract/story-html.ts'
import type { Assets } from '../values/assets.ts'
import { markdownIt, sanitizeHtml } from '../system/late-libraries.ts'
import { isSimpleLink, safeLink } from '../values/link.ts'

let markdown: MarkdownIt | undefined

const ALLOWED_ATTRIBUTES = Object.fromEntries(
  Object.entries(STORY_ELEMENTS).map(([tag, attributes]) => [tag, [...attributes]]),
)

/** Longer addresses are cut in messages. */
const MAX_SHOWN = 60

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
export function plainBody(source: string): string | undefined {
  let isPlain = true
  const anchor = (_: string, words: string, href: string) => {
    isPlain &&= isSimpleLink(href)
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

export interface MissingFile {
  /** Path in the publisher's folder. */
  readonly path: string
  /** The reference as it is after Markdown and HTML were parsed, which may differ from the text in its escapes. */
  readonly reference: string
}

interface Rendered {
  readonly html: string | undefined
  /** Files below assets/ that the text refers to but that do not exist. */
  readonly missing: readonly MissingFile[]
  /** The parts that were left out, in words for a message: `the link “x.html”`. */
  readonly dropped: readonly string[]
}

/**
 * Turns Markdown with HTML into HTML of allowed elements, with http(s) and mailto links only. Addresses of files below
 * assets/ begin with {@link INDEX_PLACEHOLDER}.
 */
export function renderBody(text: string, assets: Assets, used: Set<string>): Rendered {
  // Jekyll's template tags are instructions, not text. Those that build an address are replaced by the address.
  const source = !text.includes('{')
    ? text
    : text
        .replace(/\{%(?:(?!\{%)[\s\S])*?%\}/g, '')
        .replace(/\{\{\s*site\.baseurl\s*\}\}/g, '')
        .replace(/\{\{\s*["']([^"'{}]*)["']\s*\|\s*(?:relative_url|absolute_url)\s*\}\}/g, '$1')
  if (source.trim() === '') return { html: undefined, missing: [], dropped: [] }
  const plain = plainBody(source)
  if (plain !== undefined) return { html: plain, missing: [], dropped: [] }
  return renderMarkup(source, assets, used)
}

/** Renders with the full Markdown parser and sanitiser. */
export function renderMarkup(source: string, assets: Assets, used: Set<string>): Rendered {
  const missing = new Map<string, MissingFile>()
  const dropped: string[] = []
  const drop = (what: string, address: string) => dropped.push(`the ${what} “${address.slice(0, MAX_SHOWN)}”`)
  const local = (what: string, reference: string): string | undefined => {
    const result = assets.resolve(reference)
    if ('missing' in result && !missing.has(result.missing))
      missing.set(result.missing, { path: result.missing, reference })
    if ('unsafe' in result && reference !== '') drop(what, reference)
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
        const outside = safeLink(href)
        if (outside) return { tagName: 'a', attribs: { href: outside, target: '_blank', rel: 'noopener noreferrer' } }
        if (/^mailto:/i.test(href)) return { tagName: 'a', attribs: { href } }
        const isLocal = /^(?:\.?\/)*assets\//.test(href)
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
  return { html: html || undefined, missing: [...missing.values()], dropped: [...new Set(dropped)] }
}
