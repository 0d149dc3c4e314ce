import { readFileSync, readdirSync, realpathSync, statSync } from 'node:fs'
import { sep } from 'node:path'
import { toml, yaml } from '../system/late-libraries.ts'
import { type ListedFile, versionAt } from '../system/file-version.ts'

export type Data = Readonly<Record<string, unknown>>

const MAX_BYTES = 1 << 20

export const isData = (value: unknown): value is Data =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Returns the group of fields at a path; an empty one when there is none. */
export function dataAt(data: Data, ...path: readonly string[]): Data {
  let at = data
  for (const name of path) {
    const next = Object.hasOwn(at, name) ? at[name] : undefined
    if (!isData(next)) return {}
    at = next
  }
  return at
}

/** Returns the text of the first of some fields that has one. */
export function textOf(data: Data, ...names: readonly string[]): string | undefined {
  for (const name of names) {
    const value = Object.hasOwn(data, name) ? data[name] : undefined
    if (typeof value === 'string' && value.trim() !== '') return value.trim()
  }
  return undefined
}

/** Returns a text, or the texts of a list. */
export const textsOf = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).filter((one): one is string => typeof one === 'string' && one !== '')

/** Names of a file in the folder of another program, without the extension: `.yml`, `.yaml`, `.toml` or `.json`. */
const EXTENSIONS = ['.toml', '.yaml', '.yml', '.json'] as const

/**
 * Reads settings that were written for another program. What can't be read or parsed counts as absent, since mistakes in it
 * are not for us to report. Every file that was read is listed, because a change of it changes the edition.
 */
export class SettingsOfOthers {
  readonly files: ListedFile[] = []
  private readonly folder: string
  private readonly startedAt = Date.now()

  /** @param folder the content folder */
  constructor(folder: string) {
    this.folder = realpathSync(folder)
  }

  hasFolder(path: string): boolean {
    return statSync(`${this.folder}/${path}`, { throwIfNoEntry: false })?.isDirectory() === true
  }

  /** Returns the sorted names of the files in a folder; none when there is no such folder. */
  filesIn(path: string): readonly string[] {
    return this.hasFolder(path) ? readdirSync(`${this.folder}/${path}`).sort() : []
  }

  /** Reads a file as text; undefined when there is none. Links that lead out of the folder are not followed. */
  text(path: string): string | undefined {
    try {
      const real = realpathSync(`${this.folder}/${path}`)
      const stats = statSync(real)
      if (!real.startsWith(this.folder + sep) || !stats.isFile() || stats.size > MAX_BYTES) return undefined
      if (!this.files.some((file) => file.path === path))
        this.files.push({ path, version: versionAt(stats, this.startedAt) })
      return readFileSync(real, 'utf8').replace(/^\uFEFF/, '')
    } catch {
      return undefined
    }
  }

  /** Reads a group of fields in YAML, TOML or JSON, as the name of the file says. */
  data(path: string): Data | undefined {
    const value = this.value(path)
    return value === undefined || isData(value) ? value : {}
  }

  /** Reads a group of fields or a list; undefined when there is no such file. */
  value(path: string): unknown {
    const text = this.text(path)
    if (text === undefined) return undefined
    try {
      const value: unknown = path.endsWith('.toml')
        ? toml().parse(text)
        : path.endsWith('.json')
          ? JSON.parse(text)
          : yaml().parse(text, { logLevel: 'error' })
      return value ?? {}
    } catch {
      return {}
    }
  }

  /** Reads the first of some files that exists. @param stems their paths without extension */
  firstData(...stems: readonly string[]): Data | undefined {
    for (const stem of stems)
      for (const extension of EXTENSIONS) {
        const data = this.data(stem + extension)
        if (data) return data
      }
    return undefined
  }
}

const MAX_VALUES = 20_000
const MAX_DEPTH = 6

/**
 * Returns the plain values of settings by the names that templates call them: `site.data.ships.name`, `site.data.crew[0]`.
 * @param name of the group itself
 */
export function plainValues(name: string, data: Data | readonly unknown[]): Readonly<Record<string, string>> {
  const values: Record<string, string> = {}
  let left = MAX_VALUES
  const add = (path: string, group: Data | readonly unknown[], depth: number) => {
    for (const [key, value] of Object.entries(group)) {
      const inner = Array.isArray(group) ? `${path}[${key}]` : `${path}.${key}`
      if ((isData(value) || Array.isArray(value)) && depth < MAX_DEPTH) add(inner, value, depth + 1)
      else if ((typeof value === 'string' || typeof value === 'number') && left-- > 0) values[inner] = String(value)
    }
  }
  add(name, data, 0)
  return values
}
