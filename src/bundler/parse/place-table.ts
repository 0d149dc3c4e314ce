import type { Place } from './parse-yaml.ts'

type Path = readonly (string | number)[]

/** Where the names and values of fields are in a text, for the formats whose parsers do not tell. */
export class PlaceTable {
  private readonly text: string
  private readonly names = new Map<string, number>()
  private readonly values = new Map<string, readonly [from: number, to: number]>()

  constructor(text: string) {
    this.text = text
  }

  has(path: Path): boolean {
    return this.names.has(keyOf(path))
  }

  addName(path: Path, offset: number): void {
    if (!this.names.has(keyOf(path))) this.names.set(keyOf(path), offset)
  }

  addValue(path: Path, from: number, to: number): void {
    this.values.set(keyOf(path), [from, to])
  }

  lineOf(path: Path): number {
    return this.placeOf(this.names.get(keyOf(path)) ?? 0).line
  }

  placeOf(offset: number): Place {
    const before = this.text.slice(0, offset).split('\n')
    return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 }
  }

  /** Returns the place of a value, or of the group that lacks it; undefined when there is neither. */
  placeOfValue(path: Path): Place | undefined {
    for (let length = path.length; length > 0; length--) {
      const value = this.values.get(keyOf(path.slice(0, length)))
      if (value) return this.placeOf(value[0])
    }
    return undefined
  }

  placeOfName(name: string): Place | undefined {
    const offset = this.names.get(keyOf([name]))
    return offset === undefined ? undefined : this.placeOf(offset)
  }

  /** Returns a value as it is written. */
  writtenAt(path: Path): string | undefined {
    const value = this.values.get(keyOf(path))
    return value && this.text.slice(...value)
  }
}

const keyOf = (path: Path) => JSON.stringify(path)
