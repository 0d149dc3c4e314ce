import { plainText } from './plain-text.ts'
import { isGroup } from './is-group.ts'

/** Fields of an object that hold its name, in the order in which they count. */
const NAMES = [
  'name',
  'title',
  'label',
  'display_name',
  'displayName',
  'value',
  'text',
  'term',
  'tag',
  'category',
  'slug',
  'id',
]

/** Returns the texts of a list, of an object, or of a single text. */
export function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value === 'number' || typeof value === 'boolean') return [String(value)]
  if (Array.isArray(value)) return value.flatMap(textsOf)
  if (!isGroup(value)) return []
  for (const name of NAMES) {
    const one = Object.hasOwn(value, name) ? value[name] : undefined
    if (typeof one === 'string' || typeof one === 'number') return [String(one)]
  }
  const entries = Object.entries(value)
  // `tags: { sea: true, sky: false }`
  return entries.every(([, one]) => typeof one === 'boolean')
    ? entries.flatMap(([name, one]) => (one === true ? name : []))
    : []
}

/** Returns the first text of a value that a person can read, without marks; undefined when it has none. */
export function proseOf(value: unknown): string | undefined {
  const text = typeof value === 'string' ? value : typeof value === 'number' ? String(value) : longText(value)
  return text === undefined ? undefined : plainText(text) || undefined
}

function longText(value: unknown): string | undefined {
  if (Array.isArray(value)) return value.every((one) => typeof one === 'string') ? value.join(' ') : undefined
  if (!isGroup(value)) return undefined
  for (const name of ['text', 'content', 'value', 'short', 'long', 'raw', 'rendered', 'default']) {
    const one = Object.hasOwn(value, name) ? value[name] : undefined
    if (typeof one === 'string' && one.trim() !== '') return one
  }
  return undefined
}

/** Splits a text in which several terms are written: `#sea #sky`, `sea, sky`, `sea; sky`, `[sea, sky]`. */
export function splitTerms(text: string, hasSpaces: boolean): string[] {
  const inner = text.trim().replace(/^\[(.*)\]$/s, '$1')
  const parts = /^#\S+(?:[\s,]+#\S+)+$/.test(inner)
    ? inner.split(/[\s,]+/)
    : /[,;|\n]/.test(inner)
      ? inner.split(/[,;|\n]/)
      : hasSpaces
        ? inner.split(/\s+/)
        : [inner]
  return parts
    .map((part) =>
      part
        .trim()
        .replace(/^["']|["']$/g, '')
        .trim(),
    )
    .filter((part) => part !== '')
}
