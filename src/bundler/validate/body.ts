import type { MarkdownIt } from 'markdown-it'
import { BODY_ASSETS } from '../../contract/edition.ts'
import { STORY_ELEMENTS } from '../../contract/story-html.ts'
import type { Assets } from './assets.ts'
import { markdownIt, sanitizeHtml } from '../system/late-libraries.ts'
import { isSimpleLink, safeLink } from '../values/link.ts'

let markdown: MarkdownIt | undefined

const ALLOWED_ATTRIBUTES = Object.fromEntries(
  Object.entries(STORY_ELEMENTS).map(([tag, attributes]) => [tag, [...attributes]]),
)

/** Characters of an address that a problem shows. */
const MOST_SHOWN = 60

const WORDS = String.raw`[\p{L}\p{N}\p{M}.,;:?()'’‘“”–—…。、！？「」%/ -]`
/** Marks that turn the direction of a text, and can make an address read as another. */
const TURNING = /[\u202A-\u202E\u2066-\u2069]/g

/** A line that neither Markdown nor HTML could take for anything but words, and links of words. */
const PLAIN_LINE = new RegExp(
  String.raw`^(?!\d+[.)]|[-+=])${WORDS}*(?:\[${WORDS}+\]\(https?:[\w./:?=%-]+\)${WORDS}*)*$`,
  'u',
)
const LINK = /\[([^\]]+)\]\(([^)]+)\)/g

/** Paragraphs of nothing but words and links, as `renderBody` would show them; undefined when there is more to it. */
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
  /** Below the folder. */
  readonly path: string
  /** As the text has it, but for what Markdown and HTML do to an address. */
  readonly reference: string
}

interface Rendered {
  readonly html: string | undefined
  /** Files of the folder that it refers to and that are not there. */
  readonly missing: readonly MissingFile[]
  /** What nobody is shown, as it is called and written: `the link “x.html”`. */
  readonly dropped: readonly string[]
}

/**
 * Markdown with whatever HTML stands in it → HTML of an allowed list of elements, with http(s) and mailto links only.
 * Pictures of the folder point below {@link BODY_ASSETS}.
 */
export function renderBody(text: string, assets: Assets, used: Set<string>): Rendered {
  // Tags of a template language are instructions to another system, not words.
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

/** As {@link renderBody}, whatever the text is. */
export function renderMarkup(source: string, assets: Assets, used: Set<string>): Rendered {
  const missing = new Map<string, MissingFile>()
  const dropped: string[] = []
  const drop = (what: string, address: string) => dropped.push(`the ${what} “${address.slice(0, MOST_SHOWN)}”`)
  const local = (what: string, reference: string): string | undefined => {
    const result = assets.resolve(reference)
    if ('missing' in result && !missing.has(result.missing))
      missing.set(result.missing, { path: result.missing, reference })
    if ('unsafe' in result && reference !== '') drop(what, reference)
    if (!('src' in result)) return undefined
    if (result.asset) used.add(result.asset)
    return result.asset ? BODY_ASSETS + result.src : result.src
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
        const isOwn = /^(?:\.?\/)*assets\//.test(href)
        // A place on the same page leads nowhere here, and nobody misses it.
        if (!isOwn && href !== '' && !href.startsWith('#')) drop('link', href)
        const own = isOwn ? local('link', href) : undefined
        return { tagName: 'a', attribs: own ? { href: own } : {} }
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
    .replace(TURNING, '')
    .trim()
  return { html: html || undefined, missing: [...missing.values()], dropped: [...new Set(dropped)] }
}
