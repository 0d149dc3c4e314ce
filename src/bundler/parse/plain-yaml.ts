/**
 * The YAML that machines write, read line by line: block mappings and lists of plain and quoted one-line values.
 * It is a share of the language, never a dialect: whatever it is not certain of is left to the real parser.
 */

/** Not certain. */
const UNSURE = Symbol('unsure')

/** What stands in every text that is no business of this parser: tabs and control characters. */
// eslint-disable-next-line no-control-regex
const STRANGE = /[\u0000-\u0009\u000B-\u001F\u007F-\u00A0\u2028\u2029\uFEFF]/
/** Names that mean something to YAML or to objects. */
const ODD_KEYS = /^(?:null|true|false|__proto__)$/i
/** What no plain value begins with. */
const NO_TEXT = new Set(Array.from('-?:,[]{}#&*!|>\'"%@`~.+', (character) => character.charCodeAt(0)))
const SMALL_NUMBER = /^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,9})?$/
/** Whatever the core schema could take for a number, and more. */
const LIKE_NUMBER = /^-?[\d.]+(?:[eE][-+]?\d+)?$|^0[ox]/
const WORDS: ReadonlyMap<string, boolean | null> = new Map([
  ...['true', 'True', 'TRUE'].map((word) => [word, true] as const),
  ...['false', 'False', 'FALSE'].map((word) => [word, false] as const),
  ...['null', 'Null', 'NULL'].map((word) => [word, null] as const),
])
/** A double-quoted text that JSON and YAML read alike. */
const QUOTED = /^"(?:[^"\\]|\\(?:["\\/nt]|u[\da-fA-F]{4}))*"$/
const SINGLE_QUOTED = /^'(?:[^']|'')*'$/
const FLOW_WORDS = /^\[ *[A-Za-z][\w ]*(?:, *[A-Za-z][\w ]*)* *\]$/
const FLOW_TEXTS = /^\[ *"(?:[^"\\])*"(?:, *"(?:[^"\\])*")* *\]$/
const MOST_LEVELS = 20
const MOST_LETTERS = 200
const [SPACE, QUOTE, HASH, APOSTROPHE, DASH, COLON, BRACKET, UNDERSCORE] = [32, 34, 35, 39, 45, 58, 91, 95]

const isDigit = (code: number) => code >= 48 && code <= 57
/** Letters of ASCII, and `_`. */
const opensName = (code: number) => ((code | 32) >= 97 && (code | 32) <= 122) || code === UNDERSCORE

/** The value that stands on one line, from one place of the text to another. */
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
  // A digit, or what may begin a negative number.
  if (isDigit(first) || first === DASH) {
    if (SMALL_NUMBER.test(text)) return Number(text)
    if (first === DASH || LIKE_NUMBER.test(text)) return UNSURE
  } else if (NO_TEXT.has(first)) return UNSURE
  const word = text.length <= 5 ? WORDS.get(text) : undefined
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

/** Names of fields by a hash of theirs: most articles have the same, and to find one is cheaper than to make it. */
const names = new Map<number, string>()
const MOST_NAMES = 1000

/** The lines that hold something, one at a time. */
class Lines {
  readonly text: string
  private next = 0
  /** Columns before the line at hand; -1 behind the last. */
  indent = 0
  /** Where the line at hand begins and ends in the text, without spaces on either side. */
  start = 0
  end = 0

  constructor(text: string) {
    this.text = text
    this.advance()
  }

  get areRead(): boolean {
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
      // Nothing, or a comment.
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

  /** Passes over so many characters of the line, and the spaces behind them. */
  skip(count: number): void {
    const { text, end } = this
    let start = this.start + count
    while (start < end && text.charCodeAt(start) === SPACE) start++
    this.indent += start - this.start
    this.start = start
  }

  /** The name before a colon that the line begins with. */
  name(): string | undefined {
    const { text, start, end } = this
    let code = text.charCodeAt(start)
    if (!opensName(code)) return undefined
    let hash = 0
    let at = start
    for (; at < end && (opensName(code) || isDigit(code) || code === DASH); code = text.charCodeAt(++at))
      hash = (Math.imul(hash, 31) + code) & 0x3fffffff
    if (at >= end || code !== COLON || (at + 1 < end && text.charCodeAt(at + 1) !== SPACE)) return undefined
    const known = names.get(hash)
    if (known !== undefined && known.length === at - start && text.startsWith(known, start)) return known
    const name = text.slice(start, at)
    if (name.length > MOST_LETTERS || ODD_KEYS.test(name)) return undefined
    if (names.size < MOST_NAMES) names.set(hash, name)
    return name
  }
}

function mapping(lines: Lines, indent: number, level: number): Record<string, unknown> | typeof UNSURE {
  if (level > MOST_LEVELS) return UNSURE
  const fields: Record<string, unknown> = {}
  while (lines.indent === indent && !lines.isItem) {
    const name = lines.name()
    if (name === undefined || Object.hasOwn(fields, name)) return UNSURE
    lines.skip(name.length + 1)
    const { text, start, end } = lines
    lines.advance()
    const value = start === end ? below(lines, indent, level) : scalar(text, start, end)
    // What is indented further goes on with the value in a way that is not ours.
    if (value === UNSURE || lines.indent > indent) return UNSURE
    fields[name] = value
  }
  return fields
}

/** The value of a field whose own line ends behind its colon. */
function below(lines: Lines, indent: number, level: number): unknown {
  if (lines.indent >= indent && lines.isItem) return list(lines, lines.indent, level + 1)
  return lines.indent > indent ? mapping(lines, lines.indent, level + 1) : null
}

function list(lines: Lines, indent: number, level: number): unknown {
  if (level > MOST_LEVELS) return UNSURE
  const items: unknown[] = []
  while (lines.indent === indent && lines.isItem) {
    let item: unknown
    lines.skip(1)
    // The first field stands on the line of the dash.
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

/** @returns what `parseYaml` would; undefined when only it can tell */
export function parsePlainYaml(yaml: string): Record<string, unknown> | undefined {
  if (STRANGE.test(yaml)) return undefined
  const lines = new Lines(yaml)
  if (lines.indent !== 0 || lines.isItem) return undefined
  const fields = mapping(lines, 0, 0)
  return fields === UNSURE || !lines.areRead ? undefined : fields
}
