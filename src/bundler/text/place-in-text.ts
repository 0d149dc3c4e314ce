import { decodeHTML } from 'entities'
import { codeSpanEnds } from '../markdown/code-spans.ts'
import { codeLines } from '../markdown/markdown.ts'

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

const MARK_OF_CODE = /\{%-?\s*(end)?(raw|highlight|comment)\b[^%]*%\}/g

/** The destination of a link or picture in Markdown, in angle brackets or up to a space. */
const DESTINATION = /<([^<>\n]*)>|((?:\{\{[^{}]*\}\}|\{%[^%]*%\}|\\.|[^\s()\\{]|\{(?![{%])|\((?:\\.|[^\s()\\])*\))*)/y
const DEFINITION = /^[ \t>]*\[[^\]\n]+\]:[ \t]*\n?[ \t]*(<[^<>\n]*>|\S+)/gm
const AUTOLINK = /<([a-z][a-z\d+.-]{1,31}:[^\s<>]*)>/gi
const TAG = /<([a-z][\w-]*)((?:"[^"<]*"|'[^'<]*'|[^'"<>])*)>/gi
const ATTRIBUTE =
  /(?<![\w-])(?:href|src|data|poster|action)\s*=\s*(?:"((?:[^"{]|\{(?!\{)|\{\{[^{}]*\}\})*)"|'((?:[^'{]|\{(?!\{)|\{\{[^{}]*\}\})*)'|([^\s"'>]+))/gi

/** The source of one text, in which the places of its parts are looked up. */
export class TextPlaces {
  private readonly body: string
  private found: ReadonlyMap<string, readonly WrittenAddress[]> | undefined
  private tags: ReadonlyMap<string, readonly number[]> | undefined
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
    if (kind === 'template')
      return nthMention(this.masked, reference, nth) ?? nthMention(this.body, reference, nth) ?? 0
    if (reference === '') return this.nthTag(kind, nth) ?? 0
    this.found ??= groupBy(addressesIn(this.masked), ({ address }) => spelledPlainly(address))
    const same = this.found.get(spelledPlainly(reference)) ?? []
    const ofKind = same.filter((one) => one.kind === kind || one.kind === undefined)
    const places = ofKind.length > 0 ? ofKind : same
    return (places[nth] ?? places.at(-1))?.at ?? nthMention(this.body, reference, nth) ?? 0
  }

  /** The place of an element without an address. */
  private nthTag(kind: string, nth: number): number | undefined {
    if (!this.tags) {
      const without = [...this.masked.matchAll(TAG)].filter(([tag]) => !HAS_ADDRESS.test(tag))
      const places = groupBy(without, ([, name = '']) => kindOf(name))
      this.tags = new Map([...places].map(([name, found]) => [name, found.map(({ index }) => index)]))
    }
    const places = this.tags.get(kind) ?? []
    return places[nth] ?? places.at(-1)
  }
}

const HAS_ADDRESS = /\s(?:src|href|data)\s*=\s*["']?[^\s"'>]/i

function nthMention(text: string, part: string, nth: number): number | undefined {
  let found: number | undefined
  for (let at = text.indexOf(part), left = nth; at >= 0 && left >= 0; at = text.indexOf(part, at + 1), left--)
    found = at
  return found
}

function groupBy<T>(all: Iterable<T>, nameOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const one of all) {
    const name = nameOf(one)
    const group = groups.get(name)
    if (group) group.push(one)
    else groups.set(name, [one])
  }
  return groups
}

const kindOf = (tag: string): string => KIND_OF_TAG[tag.toLowerCase()] ?? tag.toLowerCase()

/** Replaces code and comments by spaces, since addresses in them are not links. */
function withoutCode(body: string): string {
  const blank = (text: string) => text.replace(/[^\n]/g, ' ')
  const isCode = codeLines(body)
  const lines = body.split('\n').map((line, at) => (isCode[at] ? blank(line) : line))
  let masked = lines.join('\n')
  for (const rangesIn of [codeOfTemplates, comments, codeSpans]) masked = replaceRanges(masked, rangesIn(masked), blank)
  return masked
}

type Range = readonly [begin: number, end: number]

/** Replaces ranges of a text. One that begins inside of the range before it is none. */
function replaceRanges(text: string, ranges: Iterable<Range>, change: (part: string) => string): string {
  const parts: string[] = []
  let last = 0
  for (const [begin, end] of ranges) {
    if (begin < last) continue
    parts.push(text.slice(last, begin), change(text.slice(begin, end)))
    last = end
  }
  return [...parts, text.slice(last)].join('')
}

function* codeOfTemplates(text: string): Generator<Range> {
  const open = new Map<string, number>()
  for (const { 0: mark, 1: end, 2: name = '', index } of text.matchAll(MARK_OF_CODE)) {
    const begin = open.get(name)
    if (!end) open.set(name, begin ?? index)
    else if (begin !== undefined) {
      yield [begin, index + mark.length]
      open.clear()
    }
  }
}

function* comments(text: string): Generator<Range> {
  for (let begin = text.indexOf('<!--'); begin >= 0; ) {
    const end = text.indexOf('-->', begin)
    if (end < 0) return
    yield [begin, end + 3]
    begin = text.indexOf('<!--', end)
  }
}

const codeSpans = (text: string) =>
  [...codeSpanEnds(text)].filter(([begin]) => text[begin - 1] !== '\\').sort(([a], [b]) => a - b)

/** Finds all addresses in a text, in their order. */
function addressesIn(text: string): WrittenAddress[] {
  const found: WrittenAddress[] = []
  const pictures = endsOfPictures(text)
  for (const { index } of text.matchAll(/(?<!\\)\]\(\s*/g)) {
    DESTINATION.lastIndex = index + (/^\]\(\s*/.exec(text.slice(index))?.[0].length ?? 0)
    const [, bracketed, plain] = DESTINATION.exec(text) ?? []
    const at = DESTINATION.lastIndex - (bracketed === undefined ? (plain?.length ?? 0) : bracketed.length + 1)
    found.push({ kind: pictures.has(index) ? 'picture' : 'link', address: bracketed ?? plain ?? '', at })
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

/** Where the square brackets close that belong to a picture: `![…]`. */
function endsOfPictures(text: string): ReadonlySet<number> {
  const ends = new Set<number>()
  const open: number[] = []
  for (const { 0: bracket, index } of text.matchAll(/(?<!\\)[[\]]/g)) {
    if (bracket === '[') open.push(index)
    else if (text[(open.pop() ?? 0) - 1] === '!') ends.add(index)
  }
  return ends
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
