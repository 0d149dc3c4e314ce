import { decodeHTML } from 'entities'
import { markdownIt } from '../system/late-libraries.ts'

/** A part of an article's text that leads somewhere: a link, a picture, a frame. */
export interface TextPart {
  /** `link`, `picture`, `frame`, `template`, or the name of another HTML element. */
  readonly kind: string
  /** The address as it is after Markdown and HTML were parsed; for a template mark, the mark as it is written. */
  readonly reference: string
}

/** An address in the source of a text. */
interface WrittenAddress {
  /** Undefined for a definition such as `[name]: address`, which links and pictures share. */
  readonly kind: string | undefined
  readonly address: string
  /** Where it begins, in UTF-16 units. */
  readonly at: number
}

const KIND_OF_TAG: Readonly<Record<string, string>> = { a: 'link', img: 'picture', iframe: 'frame' }

const INLINE_CODE = /(?<![`\\])(`+)(?!`)(?:(?!\n[ \t]*\n)[^])*?(?<!`)\1(?!`)/g
const COMMENT = /<!--[^]*?-->/g
const CODE_OF_TEMPLATES = /\{%-?\s*(raw|highlight|comment)\b[^%]*%\}[^]*?\{%-?\s*end\1\b[^%]*%\}/g

/** The destination of a link or picture in Markdown, in angle brackets or up to a space. */
const DESTINATION = /<([^<>\n]*)>|((?:\{\{[^}]*\}\}|\{%[^%]*%\}|\\.|[^\s()\\{]|\{(?![{%])|\((?:\\.|[^\s()\\])*\))*)/y
const DEFINITION = /^[ \t>]*\[[^\]\n]+\]:[ \t]*\n?[ \t]*(<[^<>\n]*>|\S+)/gm
const AUTOLINK = /<([a-z][a-z\d+.-]{1,31}:[^\s<>]*)>/gi
const TAG = /<([a-z][\w-]*)((?:"[^"]*"|'[^']*'|[^'"<>])*)>/gi
const ATTRIBUTE =
  /(?<![\w-])(?:href|src|data|poster|action)\s*=\s*(?:"((?:[^"{]|\{(?!\{)|\{\{[^}]*\}\})*)"|'((?:[^'{]|\{(?!\{)|\{\{[^}]*\}\})*)'|([^\s"'>]+))/gi

/** The source of one text, in which the places of its parts are looked up. */
export class TextPlaces {
  private readonly body: string
  private found: readonly WrittenAddress[] | undefined
  private readonly masked: string

  constructor(body: string) {
    this.body = body
    this.masked = withoutCode(body)
  }

  /**
   * Returns where a part is, in UTF-16 units from the beginning of the text. An address may be spelled in other ways in the
   * source, with escapes, entities or a template mark.
   * @param nth number of parts before it with the same kind and reference
   */
  placeOf({ kind, reference }: TextPart, nth: number): number {
    if (kind === 'template') return this.nthMention(reference, nth) ?? 0
    if (reference === '') return this.nthTag(kind, nth) ?? 0
    this.found ??= addressesIn(this.masked)
    const wanted = spelledPlainly(reference)
    const same = this.found.filter(({ address }) => spelledPlainly(address) === wanted)
    const ofKind = same.filter((one) => one.kind === kind || one.kind === undefined)
    const places = ofKind.length > 0 ? ofKind : same
    return (places[nth] ?? places.at(-1))?.at ?? this.nthMention(reference, nth) ?? 0
  }

  private nthMention(text: string, nth: number): number | undefined {
    let found: number | undefined
    for (
      let at = this.body.indexOf(text), left = nth;
      at >= 0 && left >= 0;
      at = this.body.indexOf(text, at + 1), left--
    )
      found = at
    return found
  }

  private nthTag(kind: string, nth: number): number | undefined {
    const tags = [...this.masked.matchAll(TAG)].filter(
      ([tag, name = '']) => kindOf(name) === kind && !/\s(?:src|href|data)\s*=\s*["']?[^\s"'>]/i.test(tag),
    )
    return (tags[nth] ?? tags.at(-1))?.index
  }
}

const kindOf = (tag: string): string => KIND_OF_TAG[tag.toLowerCase()] ?? tag.toLowerCase()

/** Replaces code and comments by spaces, since addresses in them are not links. */
function withoutCode(body: string): string {
  const blank = (text: string) => text.replace(/[^\n]/g, ' ')
  const Markdown = markdownIt()
  const lines = body.split('\n')
  for (const { type, map } of new Markdown({ html: true }).parse(body, {})) {
    if ((type !== 'fence' && type !== 'code_block') || !map) continue
    for (let line = map[0]; line < map[1]; line++) lines[line] = blank(lines[line] ?? '')
  }
  return lines.join('\n').replace(CODE_OF_TEMPLATES, blank).replace(COMMENT, blank).replace(INLINE_CODE, blank)
}

/** Finds all addresses in a text, in their order. */
function addressesIn(text: string): WrittenAddress[] {
  const found: WrittenAddress[] = []
  for (const { index } of text.matchAll(/(?<!\\)\]\(\s*/g)) {
    DESTINATION.lastIndex = index + (/^\]\(\s*/.exec(text.slice(index))?.[0].length ?? 0)
    const [, bracketed, plain] = DESTINATION.exec(text) ?? []
    const at = DESTINATION.lastIndex - (bracketed === undefined ? (plain?.length ?? 0) : bracketed.length + 1)
    found.push({ kind: isPicture(text, index) ? 'picture' : 'link', address: bracketed ?? plain ?? '', at })
  }
  for (const { 0: whole, 1: written = '', index } of text.matchAll(DEFINITION)) {
    const isBracketed = written.startsWith('<')
    const at = index + whole.length - written.length + (isBracketed ? 1 : 0)
    found.push({ kind: undefined, address: isBracketed ? written.slice(1, -1) : written, at })
  }
  for (const { 1: address = '', index } of text.matchAll(AUTOLINK)) found.push({ kind: 'link', address, at: index + 1 })
  for (const { 0: tag, 1: name = '', 2: attributes = '', index } of text.matchAll(TAG)) {
    const start = index + tag.length - attributes.length - 1
    for (const { 0: whole, 1: double, 2: single, 3: bare, index: place } of attributes.matchAll(ATTRIBUTE)) {
      const address = double ?? single ?? bare ?? ''
      const at = start + place + whole.length - address.length - (bare === undefined ? 1 : 0)
      found.push({ kind: kindOf(name), address, at })
    }
  }
  return found.sort((a, b) => a.at - b.at)
}

/** True when the square bracket that closes at a place belongs to a picture: `![…]`. */
function isPicture(text: string, close: number): boolean {
  let depth = 1
  for (let at = close - 1; at >= 0; at--) {
    if (text[at - 1] === '\\') continue
    if (text[at] === ']') depth++
    else if (text[at] === '[' && --depth === 0) return text[at - 1] === '!'
  }
  return false
}

/** Spells an address without escapes, entities and template marks, so that two spellings of one address are equal. */
function spelledPlainly(address: string): string {
  const withoutMarks = address.replace(/\{\{-?\s*(?:["']([^"'{}]*)["'])?[^{}]*\}\}/g, '$1')
  const text = decodeHTML(withoutMarks.replace(/\\([!-/:-@[-`{-~])/g, '$1')).trim()
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
