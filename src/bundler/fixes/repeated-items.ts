import type { FieldFix } from './field-fix.ts'
import type { Range, YamlFields, YamlList, YamlText } from './yaml-fields.ts'

const LISTS: ReadonlySet<string> = new Set(['tags', 'topics'])

/** Finds tags and topics that a list names again, in the same spelling or with other capitals. The first one is kept. */
export function repeatedItems({ fields }: YamlFields, text: string): FieldFix[] {
  return fields.flatMap(({ path, value }): FieldFix[] => {
    if (path.length !== 1 || !LISTS.has(String(path[0])) || value?.kind !== 'list') return []
    const known = new Set<string>()
    return value.items.flatMap((item, at): FieldFix[] => {
      const key = item && keyOf(item)
      const isRepeated = key !== undefined && known.has(key)
      if (key !== undefined) known.add(key)
      const range = isRepeated && item ? rangeOf(item, at, value, text) : undefined
      if (!item || !range) return []
      return [{ kind: 'repeated-item', path, edit: { ...range, text: '' }, what: `${item.text} is named twice` }]
    })
  })
}

/** The same backslash means something else in other quotes. */
const keyOf = ({ text, quote }: YamlText): string => (/["'\\]/.test(text) ? quote + text : text.trim().toLowerCase())

/** The part of a text to remove for an item; undefined where there is more than the item, such as a comment. */
function rangeOf({ range }: YamlText, at: number, list: YamlList, text: string): Range | undefined {
  if (list.isFlow) {
    const before = list.items[at - 1]
    if (!before || !/^[ \t]*,[ \t]*$/.test(text.slice(before.range.to, range.from))) return undefined
    return { from: before.range.to, to: range.to }
  }
  const start = text.lastIndexOf('\n', range.from - 1) + 1
  const end = text.indexOf('\n', range.to)
  const isOnlyItem = end >= 0 && /^[ \t]*-[ \t]+$/.test(text.slice(start, range.from))
  return isOnlyItem && text.slice(range.to, end).trim() === '' ? { from: start, to: end + 1 } : undefined
}
