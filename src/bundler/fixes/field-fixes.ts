import { isDeepStrictEqual } from 'node:util'
import type { KnownNames } from '../yaml-advice/field-names.ts'
import { type Path, fieldName } from '../problems/found-problem.ts'
import { isMapping } from '../validate/fields.ts'
import { patternOf } from '../validate/known-fields.ts'
import type { FieldFix, FixNote } from './field-fix.ts'
import { certainName } from './certain-name.ts'
import { repeatedItems } from './repeated-items.ts'
import { type TextEdit, applyEdits } from './text-edit.ts'
import { tidyDate } from './tidy-date.ts'
import { trailingSpaces } from './trailing-spaces.ts'
import { type Data, type YamlFields, type YamlText, readData, yamlFieldsOf } from './yaml-fields.ts'

/** What corrections of one file must know. */
export interface FileFacts {
  /** Returns the names that the group of fields at a path may have; undefined for groups that are not checked. */
  readonly namesAt: (path: Path) => KnownNames | undefined
  /** Patterns of unknown fields, see `patternOf`. Others are never renamed. */
  readonly unknown: Pick<ReadonlySet<string>, 'has'>
  /** Returns the spelling of a topic that the folder uses, if it differs from this one in capitals only. */
  readonly spellingOf: (topic: string) => string | undefined
}

/** More corrections of one file are not to be expected. */
const MAX_ROUNDS = 500
const DATES: ReadonlySet<string> = new Set(['publishedDateTime', 'date', 'updatedDateTime'])

/** Corrects the fields of a file, one after another. A correction that would change another field is left out. */
export function fixFields(path: string, text: string, facts: FileFacts) {
  const notes: FixNote[] = []
  const refused = new Set<string>()
  const keyOf = ({ kind, path: field, what }: FieldFix) => `${kind} ${fieldName(field)} ${what}`
  let current = text
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const read = yamlFieldsOf(path, current)
    const fix = read && candidates(read, current, facts).find((one) => !refused.has(keyOf(one)))
    if (!fix) break
    const next = applyEdits(current, [fix.edit])
    if (isSafe(path, current, next, fix)) {
      current = next
      notes.push({ kind: fix.kind, field: fieldName(fix.path), what: fix.what })
    } else refused.add(keyOf(fix))
  }
  return { text: current, notes }
}

function candidates(read: YamlFields, text: string, facts: FileFacts): FieldFix[] {
  return [
    ...fieldNames(read, facts),
    ...trailingSpaces(read, text, (path) => facts.namesAt(path)?.read.includes(String(path.at(-1))) === true),
    ...dates(read),
    ...topicSpellings(read, facts),
    ...repeatedItems(read, text),
  ]
}

function fieldNames({ fields }: YamlFields, { namesAt, unknown }: FileFacts): FieldFix[] {
  return fields.flatMap(({ path, name, nameRange }): FieldFix[] => {
    const names = unknown.has(patternOf(path)) ? namesAt(path) : undefined
    if (!names) return []
    const group = path.slice(0, -1)
    const taken = fields.filter((other) => isDeepStrictEqual(other.path.slice(0, -1), group)).map((other) => other.name)
    const field = certainName(name, names.read, new Set(taken))
    if (field === undefined) return []
    const edit = { from: nameRange.from, to: nameRange.to, text: field }
    return [{ kind: 'field-name', path, renamed: [...group, field], edit, what: `${name} → ${field}` }]
  })
}

function dates({ fields }: YamlFields): FieldFix[] {
  return fields.flatMap(({ path, name, value }): FieldFix[] => {
    const isDate = path.length === 1 ? DATES.has(name) : path[0] === 'related' && name === 'publishedDateTime'
    if (!isDate || value?.kind !== 'text') return []
    const tidy = tidyDate(value.text)
    return tidy === undefined
      ? []
      : [{ kind: 'date-spelling', path, edit: replaceText(value, tidy), what: `${value.text} → ${tidy}` }]
  })
}

function topicSpellings({ fields }: YamlFields, { spellingOf }: FileFacts): FieldFix[] {
  const topics = fields.find(({ path }) => path.length === 1 && path[0] === 'topics')?.value
  const items = topics?.kind === 'list' ? topics.items : topics?.kind === 'text' ? [topics] : []
  return items.flatMap((item): FieldFix[] => {
    const spelling = item && spellingOf(item.text)
    // Marks that would have to be escaped are left to a person.
    if (!item || spelling === undefined || (item.quote !== '' && /["'\\]/.test(spelling))) return []
    const what = `${item.text} → ${spelling}`
    return [{ kind: 'topic-spelling', path: ['topics'], edit: replaceText(item, spelling), what }]
  })
}

const replaceText = ({ range, quote }: YamlText, text: string): TextEdit => ({
  from: range.from + quote.length,
  to: range.to - quote.length,
  text,
})

/** True when nothing but the corrected field is another one than before. */
function isSafe(path: string, before: string, after: string, { path: field, renamed = field }: FieldFix): boolean {
  const [old, now] = [readData(path, before), readData(path, after)]
  if (!old || !now || old.body !== now.body) return false
  const isValueKept = renamed === field || isDeepStrictEqual(valueAt(old.data, field), valueAt(now.data, renamed))
  return isValueKept && isDeepStrictEqual(without(old.data, field), without(now.data, renamed))
}

const inner = (value: unknown, name: string | number): unknown =>
  Array.isArray(value) || isMapping(value) ? Reflect.get(value, name) : undefined

const valueAt = (data: Data, path: Path): unknown => path.reduce<unknown>(inner, data)

function without(data: Data, path: Path): Data {
  const copy = structuredClone(data)
  const group = valueAt(copy, path.slice(0, -1))
  if (typeof group === 'object' && group !== null) Reflect.deleteProperty(group, path.at(-1) ?? '')
  return copy
}
