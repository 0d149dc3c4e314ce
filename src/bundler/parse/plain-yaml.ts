// A fast parser for the YAML that publishing systems write: groups and lists of plain and quoted values of one line. It
// reads a subset of YAML. Where it can't be certain of the meaning, it gives up, and the full parser reads the text.

/** Returned in place of a value that only the full parser can read. */
const UNSURE = Symbol('unsure')

/** Characters that only the full parser handles: tabs, control characters, unusual spaces and line breaks. */
// eslint-disable-next-line no-control-regex
const UNUSUAL_CHARACTERS = /[\u0000-\u0009\u000B-\u001F\u007F-\u00A0\u2028\u2029\uFEFF]/
/** Names with a meaning in YAML or in JavaScript objects. */
const SPECIAL_NAMES = /^(?:null|true|false|__proto__)$/i
/** Characters that a value without quotes can't begin with. */
const NOT_AT_START = new Set(Array.from('-?:,[]{}#&*!|>\'"%@`~.+', (character) => character.charCodeAt(0)))
const SMALL_NUMBER = /^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,9})?$/
/** Everything that YAML 1.2 may read as a number, and more. */
const LIKE_NUMBER = /^-?[\d.]+(?:[eE][-+]?\d+)?$|^0[ox]/
const CONSTANTS: ReadonlyMap<string, boolean | null> = new Map([
  ...['true', 'True', 'TRUE'].map((word) => [word, true] as const),
  ...['false', 'False', 'FALSE'].map((word) => [word, false] as const),
  ...['null', 'Null', 'NULL'].map((word) => [word, null] as const),
])
/** A double-quoted text that means the same in JSON and YAML. */
const QUOTED = /^"(?:[^"\\]|\\(?:["\\/nt]|u[\da-fA-F]{4}))*"$/
const SINGLE_QUOTED = /^'(?:[^']|'')*'$/
const FLOW_WORDS = /^\[ *[A-Za-z][\w ]*(?:, *[A-Za-z][\w ]*)* *\]$/
const FLOW_TEXTS = /^\[ *"(?:[^"\\])*"(?:, *"(?:[^"\\])*")* *\]$/
const MAX_LEVELS = 20
const MAX_NAME_LENGTH = 200
const [SPACE, QUOTE, HASH, APOSTROPHE, DASH, COLON, BRACKET, UNDERSCORE] = [32, 34, 35, 39, 45, 58, 91, 95]

const isDigit = (code: number) => code >= 48 && code <= 57
/** True for ASCII letters and `_`. */
const beginsName = (code: number) => ((code | 32) >= 97 && (code | 32) <= 122) || code === UNDERSCORE

/** Reads a value that lies on one line, between two offsets of the text. */
function scalar(source: string, from: number, to: number): unknown {
  const first = source.charCodeAt(from)
  if (first === QUOTE && source.indexOf('"', from + 1) === to - 1) {
    const inner = source.slice(from + 1, to - 1)
    if (!inner.includes('\\')) return inner
  }
  const text = source.slice(from, to)
  if (first === QUOTE) return QUOTED.test(text) ? (JSON.parse(text) as unknown) : UNSURE
  if (first === APOSTROPHE) return SINGLE_QUOTED.test(text) ? text.slice(1, -1).replaceAll("''", "'") : UNSURE
  if (first === BRACKET) return flowList(text)
  if (isDigit(first) || first === DASH) {
    if (SMALL_NUMBER.test(text)) return Number(text)
    if (first === DASH || LIKE_NUMBER.test(text)) return UNSURE
  } else if (NOT_AT_START.has(first)) return UNSURE
  const word = text.length <= 5 ? CONSTANTS.get(text) : undefined
  if (word !== undefined) return word
  if (text.includes(':') && (text.includes(': ') || text.endsWith(':'))) return UNSURE
  return text.includes(' #') ? UNSURE : text
}

function flowList(text: string): unknown {
  if (text === '[]') return []
  if (FLOW_TEXTS.test(text)) return JSON.parse(text) as unknown
  if (!FLOW_WORDS.test(text)) return UNSURE
  return text
    .slice(1, -1)
    .split(',')
    .map((part) => {
      const word = part.trim()
      return scalar(word, 0, word.length)
    })
}

/** Names of fields by hash. Most articles have the same names, and a lookup is cheaper than a new string. */
const names = new Map<number, string>()
const MAX_NAMES = 1000

/** Walks over the lines of a text, without empty lines and comments. */
class LineReader {
  readonly text: string
  private next = 0
  /** Number of spaces before the current line; -1 after the last line. */
  indent = 0
  /** Offsets of the current line in the text, without the spaces on either side. */
  start = 0
  end = 0

  constructor(text: string) {
    this.text = text
    this.advance()
  }

  get isAtEnd(): boolean {
    return this.indent < 0
  }

  get isItem(): boolean {
    const { text, start, end } = this
    return start + 1 < end && text.charCodeAt(start) === DASH && text.charCodeAt(start + 1) === SPACE
  }

  advance(): void {
    const { text } = this
    while (this.next < text.length) {
      const from = this.next
      const newline = text.indexOf('\n', from)
      let end = newline < 0 ? text.length : newline
      this.next = end + 1
      let start = from
      while (start < end && text.charCodeAt(start) === SPACE) start++
      if (start === end || text.charCodeAt(start) === HASH) continue
      while (text.charCodeAt(end - 1) === SPACE) end--
      this.indent = start - from
      this.start = start
      this.end = end
      return
    }
    this.indent = -1
    this.start = this.end
  }

  /** Skips some characters of the current line, and the spaces after them. */
  skip(count: number): void {
    const { text, end } = this
    let start = this.start + count
    while (start < end && text.charCodeAt(start) === SPACE) start++
    this.indent += start - this.start
    this.start = start
  }

  /** Returns the name of the field that the current line begins with; undefined when it begins with something else. */
  name(): string | undefined {
    const { text, start, end } = this
    let code = text.charCodeAt(start)
    if (!beginsName(code)) return undefined
    let hash = 0
    let at = start
    for (; at < end && (beginsName(code) || isDigit(code) || code === DASH); code = text.charCodeAt(++at))
      hash = (Math.imul(hash, 31) + code) & 0x3fffffff
    if (at >= end || code !== COLON || (at + 1 < end && text.charCodeAt(at + 1) !== SPACE)) return undefined
    const known = names.get(hash)
    if (known !== undefined && known.length === at - start && text.startsWith(known, start)) return known
    const name = text.slice(start, at)
    if (name.length > MAX_NAME_LENGTH || SPECIAL_NAMES.test(name)) return undefined
    if (names.size < MAX_NAMES) names.set(hash, name)
    return name
  }
}

function mapping(lines: LineReader, indent: number, level: number): Record<string, unknown> | typeof UNSURE {
  if (level > MAX_LEVELS) return UNSURE
  const fields: Record<string, unknown> = {}
  while (lines.indent === indent && !lines.isItem) {
    const name = lines.name()
    if (name === undefined || Object.hasOwn(fields, name)) return UNSURE
    lines.skip(name.length + 1)
    const { text, start, end } = lines
    lines.advance()
    const value = start === end ? valueBelow(lines, indent, level) : scalar(text, start, end)
    // A line that is indented further continues the value, which only the full parser handles.
    if (value === UNSURE || lines.indent > indent) return UNSURE
    fields[name] = value
  }
  return fields
}

/** Reads the value of a field whose own line ends after the colon. */
function valueBelow(lines: LineReader, indent: number, level: number): unknown {
  if (lines.indent >= indent && lines.isItem) return list(lines, lines.indent, level + 1)
  return lines.indent > indent ? mapping(lines, lines.indent, level + 1) : null
}

function list(lines: LineReader, indent: number, level: number): unknown {
  if (level > MAX_LEVELS) return UNSURE
  const items: unknown[] = []
  while (lines.indent === indent && lines.isItem) {
    let item: unknown
    lines.skip(1)
    // The first field of a group is on the line of the dash.
    if (lines.name() !== undefined) item = mapping(lines, lines.indent, level + 1)
    else {
      const { text, start, end } = lines
      lines.advance()
      item = scalar(text, start, end)
    }
    if (item === UNSURE || lines.indent > indent) return UNSURE
    items.push(item)
  }
  return items
}

/** Returns the same fields as `parseYaml`; undefined when the text needs the full parser. */
export function parsePlainYaml(yaml: string): Record<string, unknown> | undefined {
  if (UNUSUAL_CHARACTERS.test(yaml)) return undefined
  const lines = new LineReader(yaml)
  if (lines.indent !== 0 || lines.isItem) return undefined
  const fields = mapping(lines, 0, 0)
  return fields === UNSURE || !lines.isAtEnd ? undefined : fields
}
