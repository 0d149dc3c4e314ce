import { type Path, fieldName } from '../problems/found-problem.ts'
import { type FieldReader, isMapping } from './fields.ts'
import { didYouMean } from '../problems/did-you-mean.ts'

const HINT = 'Write published: false to leave the article out.'
const FLAG_HINT = `${HINT} Otherwise write published: true.`

const YES_VALUES: ReadonlySet<unknown> = new Set([true, 1, 'true', 'yes', 'on', '1', 'y'])
const NO_VALUES: ReadonlySet<unknown> = new Set([false, 0, 'false', 'no', 'off', '0', 'n'])
const UNPUBLISHED_STATES: ReadonlySet<unknown> = new Set([
  'draft',
  'private',
  'hidden',
  'unpublished',
  'pending',
  'deleted',
  'trash',
])
const PUBLISHED_STATES: ReadonlySet<unknown> = new Set(['published', 'public', 'publish', 'live', 'visible'])

/** Fields with which other systems hide an article: the values that hide it, and the values that show it. */
const OTHER_FIELDS: ReadonlyMap<string, readonly [hides: ReadonlySet<unknown>, shows: ReadonlySet<unknown>]> = new Map([
  ...['draft', 'drafts', 'hidden', 'hide', 'deleted', 'private', 'unpublished'].map(
    (name) => [name, [YES_VALUES, NO_VALUES]] as const,
  ),
  ...['public', 'visible', 'live'].map((name) => [name, [NO_VALUES, YES_VALUES]] as const),
  ...['status', 'state', 'visibility'].map((name) => [name, [UNPUBLISHED_STATES, PUBLISHED_STATES]] as const),
])

const normalise = (value: unknown): unknown => (typeof value === 'string' ? value.trim().toLowerCase() : value)
const isNo = (value: unknown) => NO_VALUES.has(normalise(value))

/**
 * Reads whether an article is public. A field of another system that hides the article is an error: after a warning
 * the article would be published against the writer's intention.
 * @param unread paths of unknown fields
 * @returns the unknown fields without those that were reported here
 */
export function readPublished(
  fields: FieldReader,
  data: Readonly<Record<string, unknown>>,
  unread: readonly Path[],
): { readonly isPublished: boolean; readonly unread: readonly Path[] } {
  const written = data['published']
  const flag = fields.flag(written, ['published'], FLAG_HINT)
  if (written === null)
    fields.reportName('error', 'empty-published', ['published'], 'Found nothing, expected true or false.', FLAG_HINT)
  if (flag === false || unread.length === 0) return { isPublished: flag ?? true, unread }
  return { isPublished: true, unread: unread.filter((path) => !checkPublishingField(fields, data, path)) }
}

/** Reports an unknown field that hides the article. Returns true for all fields about publishing, reported or not. */
function checkPublishingField(fields: FieldReader, data: Readonly<Record<string, unknown>>, path: Path): boolean {
  const value = valueAt(data, path)
  const name = String(path.at(-1))
  if (path.length > 1) return reportMisplaced(fields, path, name, value)
  // A group named `__proto__` is an attack rather than a mistake. It is reported as an unknown field.
  const isGroup = isMapping(value) && name !== '__proto__'
  const holdsPublished = isGroup && reportMisplaced(fields, [name, 'published'], 'published', value['published'])
  if (holdsPublished) return true
  const [hides, shows] = OTHER_FIELDS.get(name.toLowerCase()) ?? []
  if (hides?.has(normalise(value))) {
    const found = `Found “${name}: ${String(value)}”. Other systems hide such an article, but this field is not read here.`
    fields.reportName('error', 'held-back', path, found, HINT)
    return true
  }
  if (shows?.has(normalise(value))) return true
  const isFlag = value === null || isNo(value) || YES_VALUES.has(normalise(value))
  const mayHide = data['published'] === undefined ? isFlag : isNo(value)
  if (!mayHide || !didYouMean(name, ['published'])) return false
  fields.reportName(
    'error',
    'misspelt-published',
    path,
    `Found the unknown field “${name}”. If you meant “published”, it decides whether the article is public.`,
    'Write published: false or published: true, or give the field another name.',
  )
  return true
}

/** Reports `published: false` inside another field. Returns true when it was reported. */
function reportMisplaced(fields: FieldReader, path: Path, name: string, value: unknown): boolean {
  const isMeant = name === 'published' || didYouMean(name, ['published']) !== undefined
  if (!isMeant || !isNo(value)) return false
  fields.reportName(
    'error',
    'misplaced-published',
    path,
    `The field ${fieldName(path)} is not read, so the article would be public.`,
    'Write published: false at the beginning of a line to leave the article out.',
  )
  return true
}

function valueAt(data: unknown, path: Path): unknown {
  let value = data
  for (const part of path) value = isRecord(value) ? value[part] : undefined
  return value
}

const isRecord = (value: unknown): value is Record<string | number, unknown> =>
  typeof value === 'object' && value !== null
