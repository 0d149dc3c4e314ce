import { escapeHtml } from '../values/escape-html.ts'
import { absoluteLink } from './absolute-link.ts'
import { parseHtml } from './parse-html.ts'

// This does not make HTML safe: the bundler does that with every text. It makes HTML that a person can read and edit, that
// Markdown leaves as it is, and whose addresses work outside of the feed.

/** Elements that are kept, with those of their attributes that are. */
const KEPT = new Map<string, readonly string[]>([
  ...'p div section article blockquote pre code em strong b i u s del ins sub sup small mark abbr cite q kbd samp var'
    .split(' ')
    .map((tag) => [tag, []] as const),
  ...'h1 h2 h3 h4 h5 h6 ul li dl dt dd figure figcaption caption table thead tbody tfoot tr hr br details summary'
    .split(' ')
    .map((tag) => [tag, []] as const),
  ['a', ['href', 'title']],
  ['img', ['src', 'alt', 'title', 'width', 'height']],
  ['audio', ['src', 'controls']],
  ['video', ['src', 'poster', 'controls', 'width', 'height']],
  ['source', ['src', 'type']],
  ['iframe', ['src']],
  ['ol', ['start']],
  ['td', ['colspan', 'rowspan']],
  ['th', ['colspan', 'rowspan']],
  ['time', ['datetime']],
])
const ADDRESSES = new Set(['href', 'src', 'poster'])
/** They are nothing without the address. */
const NEED_ADDRESS: Readonly<Record<string, string>> = { a: 'href', img: 'src', iframe: 'src', source: 'src' }
const EMPTY = new Set(['img', 'hr', 'br', 'source'])
/** Their content is no text. */
const DROPPED = new Set(
  'script style noscript template textarea select button svg object embed applet head title map canvas'.split(' '),
)
const BLOCK =
  /^(?:p|div|section|article|blockquote|pre|h[1-6]|ul|ol|dl|dt|dd|li|figure|figcaption|table|thead|tbody|tfoot|tr|td|th|caption|hr|br|details|summary|header|footer|main|aside|form|address)$/
/** Deeper elements lose their tags, so that no text can exhaust what reads it later. */
const MAX_DEPTH = 60

/** Marks of template engines and of Markdown, which HTML of a feed never means. */
const MARKS =
  /\{(?=[{%#/])|\[(?=\[|\/?(?:caption|embed|gallery|youtube|video|audio|vimeo)\b)|%(?=%)|\$(?=\$)|`|(?<=!)\[/g
const entityOf = (mark: string) => `&#${mark.codePointAt(0)};`

export interface CleanOptions {
  /** Relative addresses begin here. */
  readonly base: string | undefined
  /** WordPress means them in its own texts. */
  readonly keepsShortcodes?: boolean
}

/**
 * Writes HTML anew: without scripts, styles, pixels that count readers, and attributes that mean nothing elsewhere. It has no
 * empty lines, so that all of it is one block of HTML in Markdown.
 * @returns an empty text if nothing is left
 */
export function cleanHtml(html: string, { base, keepsShortcodes = false }: CleanOptions): string {
  const out: string[] = []
  const open: { readonly tag: string; readonly isWritten: boolean }[] = []
  let dropped = 0
  let pre = 0
  let hasContent = false
  parseHtml(html, {
    onopentag(tag, attributes) {
      if (DROPPED.has(tag)) dropped++
      const written = dropped > 0 || open.length > MAX_DEPTH ? undefined : openingTag(tag, attributes, base)
      open.push({ tag, isWritten: written !== undefined && !EMPTY.has(tag) })
      if (written === undefined) return
      if (tag === 'pre') pre++
      if (/^(?:img|audio|video|iframe)$/.test(tag)) hasContent = true
      const startsLine = BLOCK.test(tag) && tag !== 'br' && (pre === 0 || (tag === 'pre' && pre === 1))
      out.push(startsLine ? `\n${written}` : written)
    },
    ontext(text) {
      if (dropped > 0) return
      if (/\S/.test(text)) hasContent = true
      const safe = escapeHtml(withoutControls(text))
      out.push(pre > 0 ? safe.replaceAll(/\r\n?|\n/g, '&#10;') : safe.replaceAll(/\s+/g, ' '))
    },
    onclosetag(tag) {
      const last = open.pop()
      if (DROPPED.has(tag)) dropped--
      if (!last?.isWritten) return
      if (tag === 'pre') pre--
      out.push(`</${tag}>`)
    },
  })
  if (!hasContent) return ''
  const text = out
    .join('')
    .replaceAll(/ ?\n[ \n]*/g, '\n')
    .trim()
  return `<div>\n${text.replaceAll(MARKS, (mark) => (keepsShortcodes && mark === '[' ? mark : entityOf(mark)))}\n</div>`
}

/** @returns undefined for an element that is left out, and for one whose content alone is kept */
function openingTag(
  tag: string,
  attributes: Readonly<Record<string, string>>,
  base: string | undefined,
): string | undefined {
  const names = KEPT.get(tag)
  if (!names) return undefined
  const given: Readonly<Record<string, string | undefined>> =
    tag === 'img' ? { ...attributes, src: pictureAddress(attributes) } : attributes
  if (tag === 'img' && isPixel(attributes)) return undefined
  let written = ''
  for (const name of names) {
    const value = given[name]
    if (value === undefined) continue
    const kept = ADDRESSES.has(name) ? absoluteLink(value, base) : withoutControls(value)
    if (kept === undefined && NEED_ADDRESS[tag] === name) return undefined
    if (kept !== undefined) written += name === 'controls' ? ' controls' : ` ${name}="${escapeHtml(oneLine(kept))}"`
  }
  const needed = NEED_ADDRESS[tag]
  return needed !== undefined && given[needed] === undefined ? undefined : `<${tag}${written}>`
}

/** Pictures that load late have their address elsewhere. */
const pictureAddress = (of: Readonly<Record<string, string>>) =>
  of['data-src'] ?? of['data-lazy-src'] ?? of['data-original'] ?? of['src']

const isPixel = ({ width, height }: Readonly<Record<string, string>>) =>
  /^[01]$/.test(width ?? '') || /^[01]$/.test(height ?? '')

const oneLine = (text: string) => text.replaceAll(/\s+/g, ' ')

/** A file with such a character is no text to the bundler. */
const withoutControls = (text: string) =>
  // eslint-disable-next-line no-control-regex
  text.replaceAll(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/g, '')

/** Returns the words of HTML in one line. */
export function textOfHtml(html: string): string {
  if (!/[<&\uD800-\uDFFF]/.test(html)) return oneLine(withoutControls(html)).trim()
  let text = ''
  let dropped = 0
  parseHtml(html, {
    onopentag(tag) {
      if (DROPPED.has(tag)) dropped++
      if (BLOCK.test(tag)) text += ' '
    },
    ontext(part) {
      if (dropped === 0) text += part
    },
    onclosetag(tag) {
      if (DROPPED.has(tag)) dropped--
      if (BLOCK.test(tag)) text += ' '
    },
  })
  return oneLine(withoutControls(text)).trim()
}

/** Returns the address of the first picture in HTML. */
export function firstPicture(html: string, base: string | undefined): string | undefined {
  if (!/<img\b/i.test(html)) return undefined
  let found: string | undefined
  parseHtml(html, {
    onopentag(tag, attributes) {
      if (tag === 'img' && !isPixel(attributes)) found ??= absoluteLink(pictureAddress(attributes), base)
    },
  })
  return found
}

/** Makes HTML of plain text: an empty line ends a paragraph. */
export const htmlOfText = (text: string): string =>
  text
    .split(/\n\s*\n/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => `<p>${escapeHtml(part).replaceAll('\n', '<br>')}</p>`)
    .join('\n')
