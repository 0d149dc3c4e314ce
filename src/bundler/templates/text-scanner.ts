import { codeLines } from '../markdown/markdown.ts'

/** A template mark that has no meaning here. */
export interface UnknownMark {
  /** As it is named in a message: `{% tabs %}`. */
  readonly mark: string
  readonly count: number
  /** Line of the first one in the text, counted from 0. */
  readonly line: number
}

type Data = Readonly<Record<string, unknown>>

/** Goes through a text from mark to mark, and steps over code. What it has passed is in `text`, without the marks. */
export class TextScanner {
  readonly source: string
  /** The front matter. */
  readonly data: Data
  /** Texts that the template has named: `{% assign x = "…" %}`. */
  readonly variables = new Map<string, string>()
  /** Names of the boxes that are open. */
  readonly openBoxes: string[] = []
  /** Inside `{% raw %}`, marks are text. */
  isRaw = false
  at = 0
  text = ''
  private readonly unknown = new Map<string, { count: number; line: number }>()
  /** Offsets at which blocks of code begin and end. */
  private readonly code: readonly (readonly [begin: number, end: number])[]

  constructor(source: string, data: Data) {
    this.source = source
    this.data = data
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

  get unknownMarks(): readonly UnknownMark[] {
    return [...this.unknown].map(([mark, found]) => ({ mark, ...found }))
  }

  /** Copies the source up to an offset as it is. */
  copy(end: number): void {
    this.text += this.source.slice(this.at, end)
    this.at = end
  }

  /** Code stays as it is. For Liquid, an `endraw` in it is a mark nevertheless. */
  private copyCode(end: number): void {
    if (this.isRaw && /\{%-?\s*endraw\s*-?%\}/.test(this.source.slice(this.at, end))) this.isRaw = false
    this.copy(end)
  }

  /** Puts a text in the place of the next characters. */
  put(length: number, text: string): void {
    this.text += text
    this.at += length
  }

  /** @param pattern has the flag `y` */
  match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at
    return pattern.exec(this.source)
  }

  /** Puts what a mark means in its place. A picture or a player in a line of its own becomes a block. */
  replace(mark: string, meaning: string): void {
    const end = this.at + mark.length
    const isAlone =
      /(?:^|\n)[ \t]*$/.test(this.text.slice(-100)) && /^[ \t]*(?:\n|$)/.test(this.source.slice(end, end + 100))
    const isBlock = isAlone && /^<(?:figure|iframe|img|audio|video)/.test(meaning)
    // A mark between two words leaves one space.
    if (meaning === '' && this.text.endsWith(' ') && this.source[end] === ' ') this.text = this.text.slice(0, -1)
    this.put(mark.length, isBlock ? `${meaning}\n` : meaning)
  }

  /** Leaves out a mark and the angle brackets around it. */
  leaveOutAddress(mark: string): void {
    this.text = this.text.slice(0, -1)
    this.at += mark.length + 1
  }

  /** Leaves out what a pattern matches; without a match, the mark is text. */
  leaveOut(pattern: RegExp, mark: string): void {
    const found = this.match(pattern)
    if (found) this.at += found[0].length
    else this.copy(this.at + mark.length)
  }

  /** Counts a mark that means nothing here. */
  report(mark: string): void {
    const known = this.unknown.get(mark)
    if (known) known.count++
    else this.unknown.set(mark, { count: 1, line: this.source.slice(0, this.at).split('\n').length - 1 })
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
