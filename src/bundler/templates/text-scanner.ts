import { codeSpanEnds } from '../markdown/code-spans.ts'
import { codeLines } from '../markdown/markdown.ts'

/** A template mark that has no meaning here. */
export interface UnknownMark {
  /** As it is named in a message: `{% tabs %}`. */
  readonly mark: string
  /** Its beginning as it is written, by which its place is found: `{%- tabs`. */
  readonly written: string
  /** What readers see of it; absent where they see nothing. */
  readonly shown?: string
}

/** A tag of HTML with marks of a template in its attributes. */
export interface OpenTag {
  readonly end: number
  /** Where values in quotes begin and end. */
  readonly quoted: readonly (readonly [begin: number, end: number])[]
}

/** Problems have no more of a mark as it is written. */
const MAX_WRITTEN = 60

type Data = Readonly<Record<string, unknown>>

/** Goes through a text from mark to mark, and steps over code. What it has passed is in `text`, without the marks. */
export class TextScanner {
  readonly source: string
  /** The front matter. */
  readonly data: Data
  /** Texts of the site's settings and data. */
  readonly siteValues: Readonly<Record<string, string>>
  /** Texts that the template has named: `{% assign x = "…" %}`. */
  readonly variables = new Map<string, string>()
  /** Where the data is that the template has named: `site.data.ships[2]`. */
  readonly places = new Map<string, string>()
  /** Names of the boxes that are open. */
  readonly openBoxes: string[] = []
  /** Inside `{% raw %}`, marks are text. */
  isRaw = false
  /** The last tag of HTML that has marks in its attributes. */
  tag: OpenTag | undefined
  at = 0
  readonly unknownMarks: UnknownMark[] = []
  /** The text so far. A text that grows by each mark would be copied for each. */
  private readonly parts: string[] = []
  private readonly found = new Map<string, { readonly from: number; readonly index: number }>()
  private spans: ReadonlyMap<number, number> | undefined
  private ends: ReadonlyMap<string, number> | undefined
  /** Offsets at which blocks of code begin and end. */
  private readonly code: readonly (readonly [begin: number, end: number])[]

  constructor(source: string, data: Data, siteValues: Readonly<Record<string, string>> = {}) {
    this.source = source
    this.data = data
    this.siteValues = siteValues
    this.code = rangesOf(source, codeLines(source))
  }

  /**
   * Calls a function at each mark outside of blocks of code. The function must move on.
   * @param candidate matches the beginnings of marks
   * @param readMark gets the match, and the offset of the next block of code
   */
  scan(candidate: RegExp, readMark: (found: RegExpExecArray, limit: number) => void): void {
    const { source } = this
    let next = 0
    while (this.at < source.length) {
      while ((this.code[next]?.[1] ?? Infinity) <= this.at) next++
      const [begin, end] = this.code[next] ?? [source.length, source.length]
      candidate.lastIndex = this.at
      const found = this.at < begin ? candidate.exec(source) : null
      if (this.at >= begin) this.copyCode(end)
      else if (!found || found.index >= begin) this.copy(begin)
      else {
        this.copy(found.index)
        readMark(found, begin)
      }
    }
  }

  /** True for an offset in a block of code. */
  isInCode(offset: number): boolean {
    let from = 0
    let to = this.code.length
    while (from < to) {
      const middle = (from + to) >> 1
      if ((this.code[middle]?.[1] ?? Infinity) <= offset) from = middle + 1
      else to = middle
    }
    return (this.code[from]?.[0] ?? Infinity) <= offset
  }

  get text(): string {
    return this.parts.join('')
  }

  /**
   * Finds the next place of a text; Infinity when there is none. The answer is kept, since each of a million marks that never
   * end would be searched for to the end of the source.
   */
  next(text: string, from: number): number {
    const known = this.found.get(text)
    if (known && known.from <= from && from <= known.index) return known.index
    const index = this.source.indexOf(text, from)
    const found = index < 0 ? Infinity : index
    this.found.set(text, { from, index: found })
    return found
  }

  /** The end of the code span that begins here. */
  get endOfCodeSpan(): number | undefined {
    this.spans ??= codeSpanEnds(this.source)
    return this.spans.get(this.at)
  }

  /** True when the rest of the source has the end of a mark: `{% endnote %}`, `{{< /note >}}`. */
  isClosed(name: string): boolean {
    this.ends ??= lastEnds(this.source)
    return (this.ends.get(name) ?? -1) > this.at
  }

  /** Copies the source up to an offset as it is. */
  copy(end: number): void {
    this.write(this.source.slice(this.at, end))
    this.at = end
  }

  /** Code stays as it is. For Liquid, an `endraw` in it is a mark nevertheless. */
  private copyCode(end: number): void {
    if (this.isRaw && /\{%-?\s*endraw\s*-?%\}/.test(this.source.slice(this.at, end))) this.isRaw = false
    this.copy(end)
  }

  /** Puts a text in the place of the next characters. */
  put(length: number, text: string): void {
    this.write(text)
    this.at += length
  }

  private write(text: string): void {
    if (text !== '') this.parts.push(text)
  }

  /** @param pattern has the flag `y` */
  match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at
    return pattern.exec(this.source)
  }

  /** Puts what a mark means in its place. A picture or a player in a line of its own becomes a block. */
  replace(mark: string, meaning: string): void {
    const end = this.at + mark.length
    const isAlone = this.isLineEmpty() && /^[ \t]*(?:\n|$)/.test(this.source.slice(end, end + 100))
    const isBlock = isAlone && /^<(?:figure|iframe|img|audio|video|nav)/.test(meaning)
    // A mark between two words leaves one space, and none before a comma or a full stop.
    const last = this.parts.at(-1) ?? ''
    if (meaning === '' && last.endsWith(' ') && /[ .,)]/.test(this.source[end] ?? ''))
      this.parts.splice(-1, 1, last.slice(0, -1))
    this.put(mark.length, isBlock ? `${meaning}\n` : meaning)
  }

  /** True when the text so far ends with this character. */
  isBehind(character: string): boolean {
    return this.parts.at(-1)?.endsWith(character) ?? false
  }

  /** Leaves out a mark and the angle brackets around it. */
  leaveOutAddress(mark: string): void {
    this.parts.splice(-1, 1, (this.parts.at(-1) ?? '').slice(0, -1))
    this.at += mark.length + 1
  }

  /** True when there are only spaces in the last line. */
  private isLineEmpty(): boolean {
    const first = Math.max(0, this.parts.length - 20)
    for (let at = this.parts.length - 1; at >= first; at--) {
      const [end = ''] = /\n?[ \t]*$/.exec(this.parts[at]?.slice(-100) ?? '') ?? []
      if (end.startsWith('\n')) return true
      if (end !== this.parts[at]) return false
    }
    return first === 0
  }

  /** Leaves out what a pattern matches; without a match, the mark is text. */
  leaveOut(pattern: RegExp, mark: string): void {
    const found = this.match(pattern)
    if (found) this.at += found[0].length
    else this.copy(this.at + mark.length)
  }

  /** Keeps a mark that means nothing here. */
  report(mark: string, whole: string, shown?: string): void {
    const [line = ''] = whole.split('\n', 1)
    this.unknownMarks.push({ mark, written: line.slice(0, MAX_WRITTEN), ...(shown !== undefined && { shown }) })
  }

  /** Leaves out what is up to the end of a comment; without an end, its mark is text. */
  leaveOutTo(closing: string, mark: string): void {
    const end = this.next(closing, this.at + mark.length)
    if (end === Infinity) this.copy(this.at + mark.length)
    else this.at = end + closing.length
  }

  /** Begins a box: `{% note %}` and `{{< note >}}` with their ends. */
  openBox(mark: string, name: string, kind: string, title: string): void {
    this.openBoxes.push(name)
    this.put(mark.length, `\n\n:::::: ${kind} ${title}\n\n`)
  }

  /** @returns false when the mark ends no box */
  closeBox(mark: string, name: string): boolean {
    if (this.openBoxes.at(-1) !== name) return false
    this.openBoxes.pop()
    this.put(mark.length, '\n\n::::::\n\n')
    return true
  }
}

const END_MARK = /\{%[-~]?\s*end([\w.-]+?)\s*[-~]?%\}|\{\{[<%]\s*\/\s*([\w./-]+)/g

function lastEnds(source: string): ReadonlyMap<string, number> {
  const ends = new Map<string, number>()
  for (const { 1: tag, 2: shortcode, index } of source.matchAll(END_MARK))
    ends.set(tag === undefined ? `/${shortcode ?? ''}` : `end${tag}`, index)
  return ends
}

function rangesOf(source: string, isCode: readonly boolean[]): (readonly [begin: number, end: number])[] {
  const ranges: (readonly [number, number])[] = []
  let offset = 0
  let begin: number | undefined
  for (const [at, line] of source.split('\n').entries()) {
    if (isCode[at]) begin ??= offset
    else if (begin !== undefined) {
      ranges.push([begin, offset])
      begin = undefined
    }
    offset += line.length + 1
  }
  if (begin !== undefined) ranges.push([begin, source.length])
  return ranges
}
