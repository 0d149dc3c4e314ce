import { PlaceTable } from './place-table.ts'

/** What is wrong in a text that `JSON.parse` refuses, and what to do. */
export interface SyntaxFault {
  /** UTF-16 units from the beginning of the text. */
  readonly offset: number
  readonly message: string
  readonly hint: string
}

export type JsonScan =
  /** `end` is the offset after the last brace. */
  { readonly places: PlaceTable; readonly end: number } | { readonly fault: SyntaxFault }

const MAX_LEVELS = 100
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?/y
const WORD = /[\p{L}\d_$.+-]+/uy
const STRING = /"(?:[^"\\\n\t]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"/y

/**
 * Walks over the JSON object at an offset. `JSON.parse` reads the values; this finds their places, the end of the object, and
 * the mistakes that people make, because the messages of `JSON.parse` often name no place.
 */
export function scanJson(text: string, start: number): JsonScan {
  const scanner = new JsonScanner(text)
  try {
    return { places: scanner.places, end: scanner.value(start, [], start) }
  } catch (error) {
    if (error instanceof JsonFault) return { fault: error.fault }
    throw error
  }
}

class JsonFault extends Error {
  readonly fault: SyntaxFault

  constructor(fault: SyntaxFault) {
    super(fault.message)
    this.fault = fault
  }
}

function fail(offset: number, message: string, hint: string): never {
  throw new JsonFault({ offset, message, hint })
}

type Path = readonly (string | number)[]

class JsonScanner {
  readonly places: PlaceTable
  private readonly text: string

  constructor(text: string) {
    this.text = text
    this.places = new PlaceTable(text)
  }

  /** @returns the offset after the value */
  value(from: number, path: Path, opened: number): number {
    const at = this.skipSpace(from)
    if (path.length > MAX_LEVELS) fail(at, 'There are too many levels of fields inside fields.', 'Use fewer levels.')
    const end = this.endOfValue(at, path, opened)
    this.places.addValue(path, at, end)
    return end
  }

  private endOfValue(at: number, path: Path, opened: number): number {
    const mark = this.text[at]
    if (mark === undefined) return this.unclosed(opened)
    if (mark === '{') return this.entries(at, path, '}')
    if (mark === '[') return this.entries(at, path, ']')
    if (mark === '"') return this.string(at)
    const number = this.match(NUMBER, at)
    const word = this.match(WORD, at) ?? ''
    if (number !== undefined && number === word) return at + number.length
    if (word === 'true' || word === 'false' || word === 'null') return at + word.length
    if (mark === "'") fail(at, 'JSON has no single quotes.', 'Write the text in double quotes.')
    if (mark === ',' || mark === '}' || mark === ']') fail(at, 'A value is missing here.', 'Write the value, or null.')
    const found = word.slice(0, 60) || mark
    return fail(at, `Found ${found}, which is not a value of JSON.`, `If it is text, write "${found}".`)
  }

  private entries(start: number, path: Path, closing: '}' | ']'): number {
    let at = this.skipSpace(start + 1)
    for (let count = 0; this.text[at] !== closing; count++) {
      if (this.text[at] === undefined) return this.unclosed(start)
      at = closing === '}' ? this.field(at, path, start) : this.value(at, [...path, count], start)
      at = this.skipSpace(at)
      if (this.text[at] === closing) break
      if (this.text[at] === undefined) return this.unclosed(start)
      if (this.text[at] !== ',') fail(at, 'A comma is missing between two values.', 'Put a comma before this one.')
      const comma = at
      at = this.skipSpace(at + 1)
      if (this.text[at] === closing) fail(comma, 'There is a comma after the last value.', 'Remove the comma.')
    }
    return at + 1
  }

  private field(at: number, path: Path, opened: number): number {
    if (this.text[at] !== '"') {
      const name = this.match(/['\p{L}\d_$-]+/uy, at)?.replaceAll("'", '') ?? ''
      if (name) fail(at, 'The name of a field must be in double quotes.', `Write "${name.slice(0, 60)}".`)
      fail(at, 'The name of a field is missing here.', 'Write each field as "name": value.')
    }
    const end = this.string(at)
    const inner = [...path, String(JSON.parse(this.text.slice(at, end)))]
    if (this.places.has(inner)) {
      const message = `“${inner.at(-1)}” appears twice: here and in line ${this.places.lineOf(inner)}.`
      fail(at, message, 'Keep one of them.')
    }
    this.places.addName(inner, at)
    const colon = this.skipSpace(end)
    if (this.text[colon] !== ':')
      fail(colon, 'A colon is missing after the name.', 'Write each field as "name": value.')
    return this.value(colon + 1, inner, opened)
  }

  private string(at: number): number {
    const text = this.match(STRING, at)
    if (text !== undefined) return at + text.length
    for (let next = at + 1; next < this.text.length; next++) {
      const mark = this.text[next]
      if (mark === '"') break
      if (mark === '\t') fail(next, 'A text in quotes can’t contain a tab.', String.raw`Write \t, or a space.`)
      if (mark === '\n')
        fail(at, 'This quote is not closed on its line.', String.raw`Close it, and write \n for a new line.`)
      if (mark === '\\' && !/^\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/.test(this.text.slice(next, next + 6)))
        fail(
          next,
          'In JSON, this combination of a backslash and a letter has no meaning.',
          'Write the backslash twice.',
        )
      if (mark === '\\') next++
    }
    return fail(at, 'This quote is never closed.', 'Close it on the same line.')
  }

  private skipSpace(from: number): number {
    let at = from
    while (/\s/.test(this.text[at] ?? '')) at++
    const mark = this.text.slice(at, at + 2)
    if (mark === '//' || mark === '/*' || mark.startsWith('#')) fail(at, 'JSON has no comments.', 'Remove the comment.')
    return at
  }

  private match(pattern: RegExp, at: number): string | undefined {
    pattern.lastIndex = at
    return pattern.exec(this.text)?.[0]
  }

  private unclosed(opened: number): never {
    const mark = this.text[opened] === '[' ? ']' : '}'
    return fail(opened, `This bracket is never closed.`, `Close it with ${mark} after its last value.`)
  }
}
