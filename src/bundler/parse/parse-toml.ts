import type { Problem } from '../../contract/problem.ts'
import { codeFrame } from '../problems/code-frame.ts'
import type { SourceFile } from '../read/read-file.ts'
import { toml as loadToml } from '../system/late-libraries.ts'
import type { Fields } from './parse-yaml.ts'
import type { PlaceTable } from './place-table.ts'
import { scanToml } from './scan-toml.ts'

/**
 * Parses the TOML between two offsets of a file into fields, or returns its problem. Dates stay texts as they are written,
 * because the other formats have no dates either.
 */
export function parseToml(
  file: SourceFile,
  start: number,
  end: number,
): { readonly fields: Fields } | { readonly problems: readonly Problem[] } {
  const { parse, TomlError } = loadToml()
  const { text } = file
  const toml = text.slice(start, end)
  const linesBefore = text.slice(0, start).split('\n').length - 1
  let data: Record<string, unknown>
  try {
    data = parse(toml, { integersAsBigInt: 'asNeeded', maxDepth: 100 })
  } catch (error) {
    if (!(error instanceof TomlError)) throw error
    const written = toml.split('\n')[error.line - 1] ?? ''
    const [line, column] = [linesBefore + error.line, Math.max(1, error.column)]
    const { message, hint } = explainTomlError(error.message, written)
    const frame = codeFrame(text, line, column)
    return { problems: [{ severity: 'error', code: 'toml', file: file.path, line, column, message, hint, frame }] }
  }
  let table: PlaceTable | undefined
  const places = () => (table ??= scanToml(text, start, end))
  const first = { line: linesBefore + 1, column: 1 }
  return {
    fields: {
      data: groupWithTexts(data, [], (path) => places().writtenAt(path)),
      locate: (path) => places().placeOfValue(path) ?? first,
      locateName: (name) => places().placeOfName(name) ?? first,
      written: (path) => places().writtenAt(path),
    },
  }
}

type Path = readonly (string | number)[]
type WrittenAt = (path: Path) => string | undefined

/** Replaces dates, and integers that JavaScript can't hold, by their texts. */
function groupWithTexts(group: object, path: Path, written: WrittenAt): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(group).map(([name, one]) => [name, withTexts(one, [...path, name], written)]),
  )
}

function withTexts(value: unknown, path: Path, written: WrittenAt): unknown {
  if (value instanceof Date) return written(path) ?? value.toISOString()
  if (typeof value === 'bigint') return String(value)
  if (Array.isArray(value)) return value.map((one, at) => withTexts(one, [...path, at], written))
  return typeof value === 'object' && value !== null ? groupWithTexts(value, path, written) : value
}

/** Explains an error of the TOML parser by its line, since most mistakes are YAML that was written in TOML. */
function explainTomlError(message: string, line: string): { readonly message: string; readonly hint: string } {
  const [, yamlName, yamlValue = ''] = /^\s*([\w-]+)\s*:(?:\s+(.*))?$/.exec(line) ?? []
  if (yamlName)
    return {
      message: 'In front matter between lines of +++, an equals sign stands after the name of a field.',
      hint: `Write ${yamlName} = ${quoted(yamlValue.trim())}`,
    }
  const [, name, value] = /^\s*([\w.-]+)\s*=\s*(.*?)\s*$/.exec(line) ?? []
  if (name && value === '') return { message: 'The value is missing.', hint: `Write ${name} = "…"` }
  if (name && value && /^\p{L}/u.test(value) && value !== 'true' && value !== 'false')
    return { message: 'In TOML, text must be in quotes.', hint: `Write ${name} = ${quoted(value)}` }
  if (/redefine|already/i.test(message))
    return {
      message: 'This field or group appears twice, so one of its values would be lost.',
      hint: 'Keep one of them.',
    }
  const [, reason = 'it can’t be read'] = /^Invalid TOML document:\s*([^\n]+)/.exec(message) ?? []
  return {
    message: `This is not valid TOML: ${reason.trim().replace(/\.$/, '')}.`,
    hint: 'Write each field as name = value, and text in double quotes.',
  }
}

const quoted = (value: string): string => {
  const text = value.slice(0, 60)
  return /^(?:["'[{]|\d|true$|false$)/.test(text) ? text : JSON.stringify(text || '…')
}
