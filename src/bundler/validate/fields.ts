import { writtenPath } from '../adapt/written-path.ts'
import type { SiteZone } from '../layouts/layout.ts'
import type { Parsed } from '../parse/parse.ts'
import { type FoundProblem, type Path, type Subject, fieldName } from '../problems/found-problem.ts'
import { CONTROLS } from '../problems/printable.ts'
import { type Instant, parseInstant } from '../values/instant.ts'
import { explainBracket, quotingHint } from '../yaml-advice/quoting.ts'

/** Fields whose text is read by people. Such a text may begin with a bracket, which YAML takes for a list or a group. */
const PROSE_FIELDS: ReadonlySet<unknown> = new Set([
  'title',
  'excerpt',
  'name',
  'shortname',
  'description',
  'attribution',
  'alt',
  'caption',
])

/** Describes a value for a message: `“text”`, `the number 3`, `a list`. */
function describe(value: unknown): string {
  if (value === null || value === undefined) return 'nothing'
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object') return 'a group of fields'
  // JSON has no notation for `.nan` and `.inf`.
  const text = typeof value === 'number' ? String(value) : typeof value === 'string' ? value : JSON.stringify(value)
  const shown = text.length > 60 ? `${text.slice(0, 57)}…` : text
  return typeof value === 'string' ? `“${shown}”` : typeof value === 'number' ? `the number ${shown}` : shown
}

export const isMapping = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const DIGITS = 'Write it in digits, or take the field out.'
const GROUP = 'Write its fields on the lines below, indented, each as name: value.'
const ENTRIES = 'Write each entry on a line of its own, behind a dash and a space.'

/**
 * Reads typed values from the fields of one file. A missing value is `undefined`. So is a value of the wrong type, which is
 * also reported as a problem.
 */
export class FieldReader {
  readonly problems: FoundProblem[] = []
  /** Paths of fields that the format does not have. */
  readonly unread: Path[] = []
  private readonly parsed: Parsed
  private readonly zone: SiteZone | undefined

  /** @param zone the time zone of the site */
  constructor(parsed: Parsed, zone?: SiteZone) {
    this.parsed = parsed
    this.zone = zone
    if (parsed.unintended) this.problems.push(...parsed.unintended)
  }

  get file(): string {
    return this.parsed.file.path
  }

  /** See {@link parseInstant}. */
  instantOf(text: string): Instant | undefined {
    return parseInstant(text, this.zone)
  }

  /** Adds a problem of the value at a path. */
  report(severity: FoundProblem['severity'], code: string, path: Path, message: string, hint?: string): void {
    this.add(severity, code, { part: 'value', paths: [this.written(path)] }, message, hint)
  }

  /** Adds a problem of a field's name. */
  reportName(severity: FoundProblem['severity'], code: string, path: Path, message: string, hint?: string): void {
    this.add(severity, code, { part: 'name', paths: [this.written(path)] }, message, hint)
  }

  /** Returns where a field of the format is written, since problems name what the author wrote. */
  private written(path: Path): Path {
    const { adapted } = this.parsed
    return adapted ? writtenPath(adapted.uses, path) : path
  }

  /** Adds a problem of a line, counted from 1. */
  reportLine(severity: FoundProblem['severity'], code: string, line: number, message: string, hint?: string): void {
    this.add(severity, code, { part: 'line', line }, message, hint)
  }

  private add(
    severity: FoundProblem['severity'],
    code: string,
    subject: Subject,
    message: string,
    hint: string | undefined,
  ): void {
    const path = 'paths' in subject ? subject.paths[0] : []
    this.problems.push({
      severity,
      code,
      file: this.parsed.file.path,
      ...(path.length > 0 && { field: fieldName(path) }),
      message: message.replace(CONTROLS, ' '),
      ...(hint && { hint }),
      subject,
    })
  }

  /** The line of the file that holds a field's name, and its number. */
  lineOf(name: string): { readonly line: number; readonly text: string } {
    const { line } = this.parsed.locateName(name)
    return { line, text: this.parsed.file.text.split('\n')[line - 1] ?? '' }
  }

  /** The line of the file that holds a field, as it is written. */
  textAt(path: Path): string {
    const [name] = path
    if (path.length === 1 && typeof name === 'string') return this.lineOf(name).text
    return this.parsed.file.text.split('\n')[this.parsed.locate(path).line - 1] ?? ''
  }

  private wrongType(path: Path, value: unknown, expected: string, hint: string): undefined {
    this.report('error', 'wrong-type', path, `Found ${describe(value)}, expected ${expected}.`, hint)
    return undefined
  }

  /** Reports a list or a group in place of a text. Most often its author meant a text that begins with a bracket. */
  private wrongText(path: Path, value: unknown): undefined {
    const { line, column } = this.parsed.locate(path)
    const written = this.parsed.file.text.split('\n')[line - 1]?.slice(column - 1) ?? ''
    const [mark] = written
    if (isMapping(value) && typeof path.at(-1) === 'number' && /^[^"'[{][^:]*:[ \t]/.test(written)) {
      const message = 'The text holds a colon followed by a space, so to YAML it is a group of fields.'
      this.report('error', 'wrong-type', path, message, quotingHint(written))
      return undefined
    }
    if ((mark !== '[' && mark !== '{') || !PROSE_FIELDS.has(path.at(-1)))
      return this.wrongType(path, value, 'text', 'Write text there, in double quotes if it begins with a bracket.')
    const { message, hint } = explainBracket(mark, written)
    this.report('error', 'wrong-type', path, message, hint)
    return undefined
  }

  /** A text. A number, `true` or `false` is returned as it is written in the file. */
  text(value: unknown, path: Path): string | undefined {
    if (value === null || value === undefined) return undefined
    if (typeof value === 'string') return value
    if (typeof value === 'number' || typeof value === 'boolean') return this.parsed.written(path) ?? String(value)
    return this.wrongText(path, value)
  }

  /** The text of one field of a group. It builds the field's path only where it must report a problem. */
  textIn(group: Readonly<Record<string, unknown>>, name: string, path: Path): string | undefined {
    const value = group[name]
    return typeof value === 'string' || value === undefined ? value : this.text(value, [...path, name])
  }

  /** A finite number. It may be in quotes. */
  number(value: unknown, path: Path): number | undefined {
    if (value === null || value === undefined || value === '') return undefined
    if (typeof value === 'string' && value.trim() === '') return undefined
    const number = typeof value === 'string' ? Number(value) : value
    return typeof number === 'number' && Number.isFinite(number)
      ? number
      : this.wrongType(path, value, 'a number', DIGITS)
  }

  /** A finite number from 0 on. The format writes -1 for an unknown score. */
  score(value: unknown, path: Path): number | undefined {
    const number = this.number(value, path)
    if (number === undefined || number >= 0) return number
    if (number !== -1) {
      const message = `Found ${number}, expected 0 or more, or -1 when it is unknown.`
      this.report(
        'warning',
        'negative-number',
        path,
        message,
        'It is left out. Write such a number, or remove the field.',
      )
    }
    return undefined
  }

  /** `true` or `false`, in any notation of YAML 1.1. */
  flag(value: unknown, path: Path, hint: string): boolean | undefined {
    if (value === null || value === undefined) return undefined
    if (typeof value === 'boolean') return value
    if (typeof value === 'string' && /^(true|yes|on)$/i.test(value)) return true
    if (typeof value === 'string' && /^(false|no|off)$/i.test(value)) return false
    return this.wrongType(path, value, 'true or false', hint)
  }

  /** A group of fields. */
  mapping(value: unknown, path: Path): Record<string, unknown> | undefined {
    if (value === null || value === undefined) return undefined
    return isMapping(value) ? value : this.wrongType(path, value, 'a group of fields', GROUP)
  }

  /**
   * A list of at most `limit` entries. A single value becomes a list of one.
   * @param single kind of the entries
   */
  list(value: unknown, path: Path, single: 'text' | 'mapping', limit: number): unknown[] {
    if (value === null || value === undefined || value === '') return []
    const isSingle = single === 'text' ? typeof value === 'string' || typeof value === 'number' : isMapping(value)
    const list: unknown[] | undefined = isSingle ? [value] : Array.isArray(value) ? value : undefined
    if (!list) {
      const first = path.at(-1) === 'images' ? 'url' : 'title'
      const fields = `a list whose entries have fields, such as “- ${first}: …”`
      return this.wrongType(path, value, single === 'text' ? 'a list of texts' : fields, ENTRIES) ?? []
    }
    if (list.length > limit) {
      const message = `The list has ${list.length} entries; a list may have at most ${limit}.`
      this.report('error', 'too-many', path, message, 'Keep those that matter most.')
      return []
    }
    return list
  }
}
