import { isHoldName } from '../adapt/hold-names.ts'
import { normalName } from '../adapt/normal-name.ts'
import type { Parsed } from '../parse/parse.ts'
import { isMapping } from '../validate/fields.ts'

/** A value that is that of another field: `{{ season }}`. */
const FIELD = /^\s*\{\{-?\s*([A-Za-z_]\w*)\s*-?\}\}\s*$/
const TEMPLATE = /\{\{|\{%/

/**
 * Adds the fields that Eleventy computes, `eleventyComputed`, which count before the others. What a template makes is not
 * known, unless it is another field; where that may hold an article back, it stays, and is an error.
 */
export function withComputed(parsed: Parsed): Parsed {
  const { data } = parsed
  const computed = data['eleventyComputed']
  if (!isMapping(computed)) return parsed
  const known = Object.entries(computed).flatMap(([name, value]) => {
    const field = typeof value === 'string' ? FIELD.exec(value)?.[1] : undefined
    if (field !== undefined) return Object.hasOwn(data, field) ? [[name, data[field]] as const] : []
    const isUnknown = typeof value === 'string' && TEMPLATE.test(value)
    return isUnknown && !isHoldName(normalName(name)) ? [] : [[name, value] as const]
  })
  return { ...parsed, data: { ...data, ...Object.fromEntries(known) } }
}
