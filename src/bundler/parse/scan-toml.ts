import { PlaceTable } from './place-table.ts'

type Path = readonly (string | number)[]

const KEY = /[ \t]*(?:"(?:[^"\\]|\\.)*"|'[^']*'|[\w-]+)[ \t]*/y
const STRING = /"""(?:[^\\]|\\[\s\S])*?"{3,5}|'''[\s\S]*?'{3,5}|"(?:[^"\\]|\\.)*"|'[^']*'/y
const BARE = /[^\s,\]}#][^\n,\]}#]*/y
const SPACE = /(?:\s|#[^\n]*)*/y
const HEADER = /\[\[?/y

/**
 * Finds the places of all fields in a TOML text that the parser has accepted.
 * @param text the whole file
 */
export function scanToml(text: string, start: number, end: number): PlaceTable {
  const scanner = new TomlScanner(text, end)
  scanner.scan(start)
  return scanner.places
}

class TomlScanner {
  readonly places: PlaceTable
  private readonly text: string
  private readonly end: number
  /** Number of tables of each list of tables, by its path. */
  private readonly counts = new Map<string, number>()

  constructor(text: string, end: number) {
    this.text = text
    this.end = end
    this.places = new PlaceTable(text)
  }

  scan(start: number): void {
    let group: Path = []
    for (let at = this.skip(SPACE, start); at < this.end; at = this.skip(SPACE, at)) {
      const header = this.match(HEADER, at)
      const before = at
      if (header) {
        const key = this.key(at + header.length, [])
        group = this.tablePath(key.names, header.length === 2)
        this.addNames(group, key.offsets)
        this.places.addValue(group, at, key.end)
        at = key.end + header.length
      } else at = this.field(at, group)
      // A text that the parser accepted never stands still. This is for one that it should not have accepted.
      if (at <= before) return
    }
  }

  /** Adds positions to the path of a table: `[[authors]]` for the second time is `['authors', 1]`. */
  private tablePath(names: readonly string[], isItem: boolean): Path {
    const path: (string | number)[] = []
    for (const [at, name] of names.entries()) {
      path.push(name)
      const list = JSON.stringify(path)
      const count = this.counts.get(list)
      if (isItem && at === names.length - 1) {
        this.counts.set(list, (count ?? 0) + 1)
        path.push(count ?? 0)
      } else if (count !== undefined) path.push(count - 1)
    }
    return path
  }

  private field(at: number, group: Path): number {
    const key = this.key(at, [])
    const path = [...group, ...key.names]
    this.addNames(path, key.offsets)
    return this.value(this.skip(SPACE, key.end + 1), path)
  }

  private addNames(path: Path, offsets: readonly number[]): void {
    const names = path.flatMap((part, at) => (typeof part === 'string' ? at : []))
    const own = names.slice(-offsets.length)
    for (const [at, offset] of offsets.entries()) this.places.addName(path.slice(0, (own[at] ?? 0) + 1), offset)
  }

  private key(from: number, names: string[]): { names: string[]; offsets: number[]; end: number } {
    const offsets: number[] = []
    let at = from
    for (;;) {
      const key = this.match(KEY, at) ?? ''
      offsets.push(at + key.length - key.trimStart().length)
      names.push(nameOf(key.trim()))
      at += key.length
      if (this.text[at] !== '.') return { names, offsets, end: at }
      at++
    }
  }

  private value(at: number, path: Path): number {
    const mark = this.text[at]
    const end = mark === '[' ? this.items(at, path) : mark === '{' ? this.fields(at, path) : this.scalar(at)
    this.places.addValue(path, at, end)
    return end
  }

  private scalar(at: number): number {
    const text = this.match(STRING, at) ?? this.match(BARE, at)?.trimEnd() ?? ''
    return at + text.length
  }

  private items(start: number, path: Path): number {
    let at = this.skip(SPACE, start + 1)
    for (let count = 0; at < this.end && this.text[at] !== ']'; count++) {
      at = this.skip(SPACE, this.value(at, [...path, count]))
      if (this.text[at] !== ',') break
      at = this.skip(SPACE, at + 1)
    }
    return at + 1
  }

  private fields(start: number, path: Path): number {
    let at = this.skip(SPACE, start + 1)
    while (at < this.end && this.text[at] !== '}') {
      at = this.skip(SPACE, this.field(at, path))
      if (this.text[at] !== ',') break
      at = this.skip(SPACE, at + 1)
    }
    return at + 1
  }

  private match(pattern: RegExp, at: number): string | undefined {
    pattern.lastIndex = at
    return pattern.exec(this.text)?.[0]
  }

  private skip(pattern: RegExp, at: number): number {
    return at + (this.match(pattern, at)?.length ?? 0)
  }
}

const nameOf = (key: string): string =>
  key.startsWith('"') || key.startsWith("'") ? key.slice(1, -1).replaceAll(/\\(["\\])/g, '$1') : key
