import { escapeAttribute } from '../markdown/html-tree.ts'
import { captionHtml, meaningOf, readArguments } from './known-marks.ts'
import type { TextScanner } from './text-scanner.ts'

const WIKI = /(!?)\[\[([^[\]\n|#^]*)([#^][^[\]\n|]*)?(?:\|([^[\]\n]*))?\]\](?![([])/y
const SIZED_PICTURE = /(!\[[^[\]\n]*\]\([^()\s]+(?:\s+(?:"[^"\n]*"|'[^'\n]*'))?)\s+=(\d*)x(\d*)\s*\)/y
const COMPONENT = /<(\/?)([A-Z][\w.]*)((?:\{(?:[^{}]|\{[^{}]*\})*\}|"[^"]*"|'[^']*'|[^<>"'{}])*)>/y
const START_TAG = /<\w+[^<>]*>/y
const IS_MARKDOWN = /\smarkdown\s*=\s*(["']?)(?:1|block|span|true)\1(?=[\s>])/

/** Reads a link or a picture of Obsidian: `[[The tide|how it rose]]`, `![[pier.png|300]]`. */
export function readWikiLink(scanner: TextScanner, mark: string): void {
  const found = scanner.match(WIKI)
  if (!found) return scanner.copy(scanner.at + mark.length)
  const [whole, picture, page = '', place = '', words] = found
  const name = page.trim()
  // `[[Note 12]]` is a link of Markdown in brackets where the text says what `[Note 12]:` leads to.
  if (hasDefinition(scanner.source, whole.replace(/^!?\[\[|\]\]$/g, ''))) return scanner.copy(scanner.at + mark.length)
  // A list of numbers, as in `hubs = [[2, 4]]`.
  if (/^[\d\s.-]+,[\d\s.,-]*$/.test(name)) return scanner.copy(scanner.at + whole.length)
  // The mark for a table of contents is read by our Markdown.
  if (/^_?toc_?$/i.test(name) || (name === '' && place === '')) return scanner.copy(scanner.at + whole.length)
  if (picture && /\.\w{2,5}$/.test(name) && !name.endsWith('.md')) {
    const [, width, height] = /^(\d+)(?:x(\d+))?$/.exec(words ?? '') ?? []
    const size = (width ? ` width="${width}"` : '') + (height ? ` height="${height}"` : '')
    const alt = width ? '' : (words ?? '')
    return scanner.replace(whole, `<img src="${escapeAttribute(name)}" alt="${escapeAttribute(alt)}"${size}>`)
  }
  const target = name === '' ? `#${encodeURIComponent(place.slice(1))}` : `note:${name}${place}`
  // A sign behind a space is no place of a page: `[[Bug 12]]` in brackets may be `[[Bug #12]]`.
  const shown = words ?? (page.endsWith(' ') ? page + place : name || place.slice(1))
  scanner.replace(whole, `<a href="${escapeAttribute(target)}">${escapeAttribute(shown)}</a>`)
}

function hasDefinition(source: string, label: string): boolean {
  const words = label
    .trim()
    .split(/\s+/)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`))
  return new RegExp(String.raw`^ {0,3}\[\s*${words.join(String.raw`\s+`)}\s*\]:`, 'im').test(source)
}

/** The picture of a caption, with its link, and the words below it. */
const CAPTIONED = /^([\s\S]*<img[^<>]*>(?:\s*<\/a>)?|\s*\[?!\[[^\]]*\]\([^()]*\)(?:\]\([^()]*\))?)([\s\S]*)$/

/**
 * Reads a shortcode of WordPress: `[caption]<img> words[/caption]`, `[embed]https://…[/embed]`. Exporters to Markdown write the
 * brackets as `\\[` and `\\]`.
 */
export function readWordPress(scanner: TextScanner, mark: string): void {
  const { source, at } = scanner
  const slash = mark.startsWith('\\') ? '\\' : ''
  const name = mark.slice(slash.length + 1)
  const endMark = `${slash}]`
  const plain = (text: string) => (slash === '' ? text : text.replace(/\\(?=[!-/:-@[-`{-~])/g, ''))
  const end = scanner.next(endMark, at)
  if (name.startsWith('/') || end === Infinity) return scanner.copy(at + mark.length)
  const rest = plain(source.slice(at + mark.length, end))
  const closing = `${slash}[/${name}${endMark}`
  const close = scanner.next(closing, end)
  const content = close === Infinity ? '' : source.slice(end + endMark.length, close)
  const whole = source.slice(at, close === Infinity ? end + endMark.length : close + closing.length)
  // `[video](https://…)` is a link of Markdown, and `[video]` alone may be a word.
  const isLink = /^[([:]/.test(scanner.source.slice(scanner.at + whole.length, scanner.at + whole.length + 1))
  const isWord = rest === '' && content === '' && name !== 'gallery'
  if (isLink || isWord) return scanner.copy(scanner.at + mark.length)
  const args = readArguments(rest)
  if (name === 'caption') {
    const [, picture = content, words = ''] = CAPTIONED.exec(content) ?? []
    const caption = args.named['caption'] ?? words.trim()
    const figure = `<figure>${captionHtml(picture.trim())}<figcaption>${captionHtml(caption)}</figcaption></figure>`
    return scanner.replace(whole, figure)
  }
  const address = readArguments(plain(content).trim() || rest.trim().replace(/^[=:]\s*/, ''))
  const isFrame = name === 'embed' || name === 'youtube' || name === 'vimeo'
  const meaning =
    (isFrame ? (meaningOf(name, address) ?? meaningOf('embed', address)) : undefined) ?? meaningOf(name, args)
  if (meaning === undefined) scanner.report(`[${name}]`, whole)
  scanner.replace(whole, meaning ?? '')
}

/** Reads `![A pier](pier.png =100x20)`, and leaves all other pictures to Markdown. */
export function readSizedPicture(scanner: TextScanner): void {
  const found = scanner.match(SIZED_PICTURE)
  if (!found) return scanner.copy(scanner.at + 2)
  const [whole, picture = '', width, height] = found
  const size = [width && `width=${width}`, height && `height=${height}`].filter(Boolean).join(' ')
  scanner.replace(whole, `${picture})${size && `{${size}}`}`)
}

/** Reads a component of MDX. A known one is shown, of others only what is between their tags. */
export function readComponent(scanner: TextScanner): void {
  const found = scanner.match(COMPONENT)
  if (!found) return scanner.copy(scanner.at + 2)
  const [whole, slash, name = '', rest = ''] = found
  const meaning = slash ? undefined : meaningOf(name, readArguments(rest.replace(/\/\s*$/, '')))
  if (meaning !== undefined) return scanner.replace(whole, meaning)
  // Words in angle brackets are left to Markdown, but an attribute in braces would not be HTML.
  if (!rest.includes('{')) return scanner.copy(scanner.at + whole.length)
  scanner.report(`<${name}>`, whole)
  scanner.replace(whole, '')
}

/** `<div markdown="1">`: in HTML, what follows an empty line is Markdown. */
export function readMarkdownBox(scanner: TextScanner, mark: string): void {
  const [tag = ''] = scanner.match(START_TAG) ?? []
  if (!IS_MARKDOWN.test(tag)) return scanner.copy(scanner.at + mark.length)
  scanner.put(tag.length, `${tag.replace(IS_MARKDOWN, '')}\n\n`)
}
