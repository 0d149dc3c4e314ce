import type { Path } from '../problems/found-problem.ts'
import type { FieldFix } from './field-fix.ts'
import type { Range, YamlField, YamlFields, YamlText } from './yaml-fields.ts'

/** Fields whose texts are read without the spaces at their ends. */
const TEXTS: ReadonlySet<string> = new Set(['title', 'excerpt', 'name', 'topics', 'tags'])

/** Finds spaces at the ends of lines with known fields, and at the ends of texts in quotes. Both are never read. */
export function trailingSpaces({ fields }: YamlFields, text: string, isKnown: (path: Path) => boolean): FieldFix[] {
  return fields
    .filter(({ path }) => isKnown(path) && isKnown(path.slice(0, 1)))
    .flatMap((field) =>
      [...afterValues(field, text), ...withinQuotes(field)].map(
        (range): FieldFix => ({
          kind: 'trailing-spaces',
          path: field.path,
          edit: { ...range, text: '' },
          what: 'spaces at the end',
        }),
      ),
    )
}

const textsOf = ({ value }: YamlField): YamlText[] =>
  value?.kind === 'text' ? [value] : value?.kind === 'list' ? value.items.flatMap((item) => item ?? []) : []

function afterValues(field: YamlField, text: string): Range[] {
  const { nameRange, value } = field
  const ends = textsOf(field).map(({ range }) => range.to)
  if (value?.kind === 'list' && value.isFlow) ends.push(value.range.to)
  const colon = /^[ \t]*:/.exec(text.slice(nameRange.to, nameRange.to + 8))?.[0]
  if (colon !== undefined) ends.push(nameRange.to + colon.length)
  return [...new Set(ends)].flatMap((from) => {
    const spaces = /^[ \t]+(?=\n)/.exec(text.slice(from, endOfLine(text, from) + 1))?.[0]
    return spaces === undefined ? [] : [{ from, to: from + spaces.length }]
  })
}

const endOfLine = (text: string, from: number) => {
  const end = text.indexOf('\n', from)
  return end < 0 ? text.length : end
}

function withinQuotes(field: YamlField): Range[] {
  if (!TEXTS.has(field.name)) return []
  return textsOf(field).flatMap(({ quote, text, range }) => {
    const kept = text.trimEnd()
    // A backslash before the space makes it a part of the text.
    if (quote === '' || kept === '' || kept === text || kept.endsWith('\\')) return []
    return [{ from: range.from + quote.length + kept.length, to: range.to - quote.length }]
  })
}
