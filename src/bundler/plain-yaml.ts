/**
 * The YAML that machines write, read line by line: block mappings and lists of plain and quoted one-line values.
 * It is a share of the language, never a dialect: whatever it is not certain of is left to the real parser.
 */

/** Not certain. */
const UNSURE = Symbol('unsure')

/** What stands in every text that is no business of this parser: tabs and control characters. */
// eslint-disable-next-line no-control-regex
const STRANGE = /[\u0000-\u0009\u000B-\u001F\u007F-\u00A0\u2028\u2029\uFEFF]/
const KEY = /^([A-Za-z_][\w-]*):(?: +|$)/
/** Names that mean something to YAML or to objects. */
const ODD_KEYS = /^(?:null|true|false|__proto__)$/i
const NO_TEXT = /^[-?:,[\]{}#&*!|>'"%@`~.+]/
const SMALL_NUMBER = /^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,9})?$/
/** Whatever the core schema could take for a number, and more. */
const LIKE_NUMBER = /^-?[\d.]+(?:[eE][-+]?\d+)?$|^0[ox]/
const WORDS: Readonly<Record<string, boolean | null>> = {
  true: true,
  True: true,
  TRUE: true,
  false: false,
  False: false,
  FALSE: false,
  null: null,
  Null: null,
  NULL: null,
}
/** A double-quoted text that JSON and YAML read alike. */
const QUOTED = /^"(?:[^"\\]|\\(?:["\\/nt]|u[\da-fA-F]{4}))*"$/
const SINGLE_QUOTED = /^'(?:[^']|'')*'$/
const FLOW_WORDS = /^\[ *[A-Za-z][\w ]*(?:, *[A-Za-z][\w ]*)* *\]$/
const FLOW_TEXTS = /^\[ *"(?:[^"\\])*"(?:, *"(?:[^"\\])*")* *\]$/
const MOST_LEVELS = 20
const MOST_LETTERS = 200

function scalar(text: string): unknown {
  const first = text.charCodeAt(0)
  // "
  if (first === 34) return QUOTED.test(text) ? (JSON.parse(text) as unknown) : UNSURE
  // '
  if (first === 39) return SINGLE_QUOTED.test(text) ? text.slice(1, -1).replaceAll("''", "'") : UNSURE
  // [
  if (first === 91) return flowList(text)
  // A digit, or what may begin a negative number.
  if ((first >= 48 && first <= 57) || first === 45) {
    if (SMALL_NUMBER.test(text)) return Number(text)
    if (LIKE_NUMBER.test(text)) return UNSURE
    if (first === 45) return UNSURE
  } else if (NO_TEXT.test(text)) return UNSURE
  if (text.length <= 5 && Object.hasOwn(WORDS, text)) return WORDS[text]
  if (text.includes(': ') || text.includes(' #') || text.endsWith(':')) return UNSURE
  return text
}

function flowList(text: string): unknown {
  if (text === '[]') return []
  if (FLOW_TEXTS.test(text)) return JSON.parse(text) as unknown
  if (!FLOW_WORDS.test(text)) return UNSURE
  return text
    .slice(1, -1)
    .split(',')
    .map((word) => scalar(word.trim()))
}

/** The lines that hold something, one at a time. */
class Lines {
  private readonly text: string
  private next = 0
  /** Columns before the line at hand; -1 behind the last. */
  indent = 0
  /** The line at hand without them, and without spaces at its end. */
  content = ''

  constructor(text: string) {
    this.text = text
    this.advance()
  }

  get areRead(): boolean {
    return this.indent < 0
  }

  advance(): void {
    const { text } = this
    while (this.next < text.length) {
      const from = this.next
      const newline = text.indexOf('\n', from)
      let end = newline < 0 ? text.length : newline
      this.next = end + 1
      let start = from
      while (start < end && text.charCodeAt(start) === 32) start++
      // Nothing, or a comment.
      if (start === end || text.charCodeAt(start) === 35) continue
      while (text.charCodeAt(end - 1) === 32) end--
      this.indent = start - from
      this.content = text.slice(start, end)
      return
    }
    this.indent = -1
    this.content = ''
  }
}

const isItem = (content: string) => content.charCodeAt(0) === 45 && content.charCodeAt(1) === 32

function mapping(lines: Lines, indent: number, level: number): Record<string, unknown> | typeof UNSURE {
  if (level > MOST_LEVELS) return UNSURE
  const fields: Record<string, unknown> = {}
  while (lines.indent === indent && !isItem(lines.content)) {
    const match = KEY.exec(lines.content)
    const key = match?.[1]
    if (!match || !key || key.length > MOST_LETTERS || ODD_KEYS.test(key) || Object.hasOwn(fields, key)) return UNSURE
    const rest = lines.content.slice(match[0].length)
    lines.advance()
    const value = rest === '' ? below(lines, indent, level) : scalar(rest)
    // What is indented further goes on with the value in a way that is not ours.
    if (value === UNSURE || lines.indent > indent) return UNSURE
    fields[key] = value
  }
  return fields
}

/** The value of a field whose own line ends behind its colon. */
function below(lines: Lines, indent: number, level: number): unknown {
  if (lines.indent >= indent && isItem(lines.content)) return list(lines, lines.indent, level + 1)
  return lines.indent > indent ? mapping(lines, lines.indent, level + 1) : null
}

function list(lines: Lines, indent: number, level: number): unknown {
  if (level > MOST_LEVELS) return UNSURE
  const items: unknown[] = []
  while (lines.indent === indent && isItem(lines.content)) {
    const rest = lines.content.slice(2).trimStart()
    let item: unknown
    if (KEY.test(rest)) {
      // The first field stands on the line of the dash.
      lines.indent += lines.content.length - rest.length
      lines.content = rest
      item = mapping(lines, lines.indent, level + 1)
    } else {
      lines.advance()
      item = scalar(rest)
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
  if (lines.indent !== 0 || isItem(lines.content)) return undefined
  const fields = mapping(lines, 0, 0)
  return fields === UNSURE || !lines.areRead ? undefined : fields
}
