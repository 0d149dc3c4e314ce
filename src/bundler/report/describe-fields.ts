import type { FieldRow } from '../join/field-table.ts'
import { printable } from '../problems/printable.ts'

const MAX_ROWS = 15
const MAX_LEFT = 12
const MAX_NAME = 40

/** Says which fields of another system became which fields of the format, and which were left; nothing for other folders. */
export function describeFields(rows: readonly FieldRow[]): string[] {
  if (rows.length === 0) return []
  const read = rows.filter(({ ours }) => ours !== undefined)
  const left = rows.filter(({ ours }) => ours === undefined)
  const shown = read.slice(0, MAX_ROWS)
  const width = Math.max(0, ...shown.map(({ field }) => nameOf(field).length))
  const more = read.length - shown.length
  const names = left.slice(0, MAX_LEFT).map(({ field, articles }) => `${nameOf(field)} (${articles})`)
  const rest = left.length - names.length
  return [
    ...(shown.length > 0 ? ['Fields of another system, and what they became:'] : []),
    ...shown.map(({ field, ours, articles }) => `  ${nameOf(field).padEnd(width)}  →  ${ours}  (${articles})`),
    ...(more > 0 ? [`  and ${more} more`] : []),
    ...(names.length > 0
      ? [`Fields that are not read: ${names.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}.`]
      : []),
    ...(names.length > 0
      ? ['  If readers should see one of them, name it in site.yaml, such as fields: { excerpt: standfirst }']
      : []),
  ]
}

function nameOf(field: string): string {
  const name = printable(field).replaceAll('\n', '·')
  return name.length > MAX_NAME ? `${name.slice(0, MAX_NAME - 1)}…` : name
}
