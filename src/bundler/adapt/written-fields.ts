import { GROUPS } from './other-names.ts'
import { normalName } from './normal-name.ts'
import { isGroup } from './is-group.ts'

export type Path = readonly (string | number)[]

/** A value of an article, and where it is written. */
export interface Written {
  readonly path: Path
  readonly value: unknown
}

/** What programs write for a value that is not there, such as exporters in JavaScript. */
export const isMissingValue = (value: unknown): boolean =>
  typeof value === 'string' && /^(?:undefined|NaN|\[object Object\])$/.test(value.trim())

/** @param depth a list of YAML can be an entry of itself, so no more than ten lists in one another are looked at */
export const isEmpty = (value: unknown, depth = 0): boolean =>
  value === undefined ||
  value === null ||
  (typeof value === 'string' && value.trim() === '') ||
  isMissingValue(value) ||
  (Array.isArray(value)
    ? depth < 10 && value.every((entry) => isEmpty(entry, depth + 1))
    : isGroup(value) && Object.keys(value).length === 0)

/** Finds fields by the names of other systems, however these are spelt. */
export class WrittenFields {
  private readonly data: Readonly<Record<string, unknown>>
  /** By normal name; those of a group as `header.image`. */
  private readonly named = new Map<string, Written>()
  /** Fields in the groups in which systems keep fields of the publisher's own. */
  private readonly grouped = new Map<string, Written>()

  constructor(data: Readonly<Record<string, unknown>>) {
    this.data = data
    for (const [name, value] of Object.entries(data)) {
      if (isEmpty(value) || name === '__proto__') continue
      const normal = normalName(name)
      if (!this.named.has(normal)) this.named.set(normal, { path: [name], value })
      if (isGroup(value)) this.addGroup(normal, [name], value, GROUPS.has(normal))
    }
  }

  private addGroup(group: string, path: Path, data: Readonly<Record<string, unknown>>, isOpen: boolean): void {
    for (const [name, value] of Object.entries(data)) {
      if (isEmpty(value) || name === '__proto__') continue
      const written = { path: [...path, name], value }
      const normal = normalName(name)
      const qualified = `${group}.${normal}`
      if (!this.named.has(qualified)) this.named.set(qualified, written)
      if (!isOpen) continue
      if (!this.grouped.has(normal)) this.grouped.set(normal, written)
      if (isGroup(value) && path.length < 3)
        for (const [inner, one] of Object.entries(value)) {
          const key = `${normal}.${normalName(inner)}`
          if (!isEmpty(one) && !this.grouped.has(key))
            this.grouped.set(key, { path: [...written.path, inner], value: one })
        }
    }
  }

  /** Returns the fields of these names that have a value: those of the article first, then those in groups. */
  *find(names: readonly string[], hasGroups = true): Generator<Written> {
    for (const name of names) {
      const written = this.named.get(name)
      if (written) yield written
    }
    if (!hasGroups) return
    for (const name of names) {
      const written = this.grouped.get(name)
      if (written) yield written
    }
  }

  /** Returns the fields whose names are one of these with an ending: `heroImagePath`, `cover_url`. */
  *findWithEnding(names: readonly string[], ending: RegExp): Generator<Written> {
    for (const fields of [this.named, this.grouped])
      for (const [name, written] of fields) {
        const begin = name.replace(ending, '')
        if (begin !== name && names.includes(begin)) yield written
      }
  }

  /** Returns the value at a name as site.yaml writes it: `standfirst`, `meta.teaser`. */
  at(name: string): Written | undefined {
    const own = this.data[name]
    if (!isEmpty(own) && Object.hasOwn(this.data, name)) return { path: [name], value: own }
    const path = name.split('.')
    let value: unknown = this.data
    for (const part of path) value = isGroup(value) && Object.hasOwn(value, part) ? value[part] : undefined
    return isEmpty(value) ? undefined : { path, value }
  }
}
