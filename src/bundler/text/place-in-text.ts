import { decodeHTML } from 'entities'
import { codeSpanEnds } from '../markdown/code-spans.ts'
import { codeLines } from '../markdown/markdown.ts'
import { outputOf } from '../templates/output.ts'

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
const DEFINITION = /^[ \t>]*\[[^\]\n]+\]:[ \t]*\n?[ \t]*(<[^<>\n]*>|(?:\{\{[^{}\n]*\}\}|\{%[^%\n]*%\}|\S)+)/gm
const AUTOLINK = /<([a-z][a-z\d+.-]{1,31}:[^\s<>]*)>/gi
const TAG = /<([a-z][\w-]*)((?:"[^"<]*"|'[^'<]*'|[^'"<>])*)>/gi
const ATTRIBUTE =
  /(?<![\w-])(?:href|src|data|poster|action)\s*=\s*(?:"((?:[^"{]|\{(?!\{)|\{\{[^{}]*\}\})*)"|'((?:[^'{]|\{(?!\{)|\{\{[^{}]*\}\})*)'|([^\s"'>]+))/gi

/** An address of Liquid, Hugo or Obsidian: `{% post_url x %}`, `{{< ref "x.md" >}}`, `[[The tide#two|words]]`. */
const MARK_ADDRESS =
  /(?:\{%-?\s*(?:post_(?:url|link|path)|link)|\{\{[<%]\s*(?:rel)?ref)\s+["']?([^\s"'%>]+)|(!?)\[\[([^[\]\n|]+)/g
const OUTPUT = /\{\{-?([^{}]*?)-?\}\}/g
const ASSIGNED = /\{%-?\s*(?:assign|set)\s+(\w+)\s*=\s*(?:"([^"]*)"|'([^']*)')\s*-?%\}/g
/** An output whose text is in the same file. */
const OF_FILE = /^\s*(?:["'`]|page\.|post\.|\w+\s*$)/
/** Stands for an output that is not known. */
const UNKNOWN = '\0'

/** The source of one text, in which the places of its parts are looked up. */
export class TextPlaces {
  private readonly body: string
  /** What is above the text in its file. */
  private readonly above: string
  private readonly data: Readonly<Record<string, unknown>>
  private variables: ReadonlyMap<string, string> | undefined
  private found: ReadonlyMap<string, readonly WrittenAddress[]> | undefined
  private tags: ReadonlyMap<string, readonly number[]> | undefined
  private readonly masked: string

  /** @param data the front matter, whose texts templates show */
  constructor(body: string, above = '', data: Readonly<Record<string, unknown>> = {}) {
    this.body = body
    this.above = above
    this.data = data
    this.masked = withoutCode(body)
  }

  /**
   * Returns where a part is, in UTF-16 units from the beginning of the text; below zero in the front matter. An address may be
   * spelled in other ways in the source, with escapes, entities or a template mark.
   * @param nth number of parts before it with the same kind and reference
   */
  placeOf({ kind, reference }: TextPart, nth: number): number {
    if (kind === 'template')
      return nthMention(this.masked, reference, nth) ?? nthMention(this.body, reference, nth) ?? this.begin()
    if (reference === '') return this.nthTag(kind, nth) ?? this.begin()
    this.found ??= groupBy(addressesIn(this.masked), ({ address }) => this.spelledPlainly(address))
    const plain = this.spelledPlainly(reference)
    return (
      nthOfKind(this.found.get(plain) ?? [], kind, nth) ??
      nthMention(this.masked, reference, nth, true) ??
      // Spaces in the addresses of other systems.
      nthMention(this.masked, plain, nth, true) ??
      nthOfKind(this.withUnknown(plain, true), kind, nth) ??
      nthMention(this.body, reference, nth) ??
      nthOfKind(this.withUnknown(plain, false), kind, nth) ??
      this.placeAbove(reference) ??
      this.begin()
    )
  }

  /** Addresses that can be this one, with the text of an output that is not known. */
  private withUnknown(address: string, hasKnown: boolean): WrittenAddress[] {
    const fits = (spelled: string) => {
      const parts = spelled.split(UNKNOWN)
      const [first = '', last = ''] = [parts[0], parts.at(-1)]
      const isPartKnown = parts.some((part) => part !== '')
      return parts.length > 1 && isPartKnown === hasKnown && address.startsWith(first) && address.endsWith(last)
    }
    return [...(this.found ?? [])].flatMap(([spelled, all]) => (fits(spelled) ? all : [])).sort((a, b) => a.at - b.at)
  }

  /** The place of an address in the front matter, whose fields templates show. */
  private placeAbove(reference: string): number | undefined {
    const at = this.above.indexOf(reference)
    return at < 0 ? undefined : at - this.above.length
  }

  /** The output that shows what is in no part of the file, such as data of the site; else the first character of the text. */
  private begin(): number {
    const outputs = [...this.masked.matchAll(OUTPUT)]
    const output = outputs.find(([, expression = '']) => !OF_FILE.test(expression)) ?? outputs[0]
    return output?.index ?? Math.max(0, this.body.search(/\S/))
  }

  /** Spells an address without escapes, entities and template marks, so that two spellings of one address are equal. */
  private spelledPlainly(address: string): string {
    const withoutMarks = address.replace(OUTPUT, (_, expression: string) => {
      this.variables ??= new Map(
        [...this.masked.matchAll(ASSIGNED)].map(([, name = '', double, single]) => [name, double ?? single ?? '']),
      )
      return outputOf(expression.trim(), this.variables, this.data)?.text ?? UNKNOWN
    })
    const text = decodeHTML(withoutMarks.replace(/\\([!-/:-@[-`{-~])/g, '$1')).trim()
    try {
      return decodeURIComponent(text)
    } catch {
      return text
    }
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

/** Definitions are of all kinds. */
function nthOfKind(all: readonly WrittenAddress[], kind: string, nth: number): number | undefined {
  const ofKind = all.filter((one) => one.kind === kind || one.kind === undefined)
  const places = ofKind.length > 0 ? ofKind : all
  return (places[nth] ?? places.at(-1))?.at
}

const IN_ADDRESS = /[\w/.#}-]/

/** @param isWhole true to find a text only where no longer address has it */
function nthMention(text: string, part: string, nth: number, isWhole = false): number | undefined {
  let found: number | undefined
  for (let at = text.indexOf(part), left = nth; at >= 0 && left >= 0; at = text.indexOf(part, at + 1)) {
    if (isWhole && (IN_ADDRESS.test(text[at - 1] ?? ' ') || IN_ADDRESS.test(text[at + part.length] ?? ' '))) continue
    found = at
    left--
  }
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
  for (const { 0: whole, 1: target, 2: picture = '', 3: page = '', index } of text.matchAll(MARK_ADDRESS)) {
    const address = target ?? page.replace(/\s*(#|$)\s*/, '$1').trim()
    const at = index + whole.length - (target ?? page.trimStart()).length
    found.push({ kind: picture ? 'picture' : 'link', address, at })
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
