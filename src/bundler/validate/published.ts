import { type Path, fieldName } from '../problems/found-problem.ts'
import { type FieldReader, isMapping } from './fields.ts'
import { didYouMean } from '../problems/did-you-mean.ts'

const HINT = 'Write published: false to leave the article out.'

const YES: ReadonlySet<unknown> = new Set([true, 1, 'true', 'yes', 'on', '1', 'y'])
const NO: ReadonlySet<unknown> = new Set([false, 0, 'false', 'no', 'off', '0', 'n'])
const OFF_STAGE: ReadonlySet<unknown> = new Set([
  'draft',
  'private',
  'hidden',
  'unpublished',
  'pending',
  'deleted',
  'trash',
])
const ON_STAGE: ReadonlySet<unknown> = new Set(['published', 'public', 'publish', 'live', 'visible'])

/** How other systems hold an article back: values that do, and those that do not. */
const ELSEWHERE: ReadonlyMap<string, readonly [holds: ReadonlySet<unknown>, shows: ReadonlySet<unknown>]> = new Map([
  ...['draft', 'drafts', 'hidden', 'hide', 'deleted', 'private', 'unpublished'].map(
    (name) => [name, [YES, NO]] as const,
  ),
  ...['public', 'visible', 'live'].map((name) => [name, [NO, YES]] as const),
  ...['status', 'state', 'visibility'].map((name) => [name, [OFF_STAGE, ON_STAGE]] as const),
])

const wordOf = (value: unknown): unknown => (typeof value === 'string' ? value.trim().toLowerCase() : value)
const isNo = (value: unknown) => NO.has(wordOf(value))

/**
 * Whether an article is public. What plainly holds it back in a way that nothing reads is an error: a warning would
 * publish what its writer held back.
 * @param unread what nothing reads
 * @returns also what of that remains to be told
 */
export function readPublished(
  fields: FieldReader,
  data: Readonly<Record<string, unknown>>,
  unread: readonly Path[],
): { readonly isPublished: boolean; readonly unread: readonly Path[] } {
  const written = data['published']
  const said = fields.flag(written, ['published'], HINT)
  if (written === null)
    fields.reportName('error', 'empty-published', ['published'], 'Found nothing, expected true or false.', HINT)
  if (said === false || unread.length === 0) return { isPublished: said ?? true, unread }
  return { isPublished: true, unread: unread.filter((path) => !isAboutPublishing(fields, data, path)) }
}

/** Tells a field that holds the article back; whether it is one of those that can. */
function isAboutPublishing(fields: FieldReader, data: Readonly<Record<string, unknown>>, path: Path): boolean {
  const value = valueAt(data, path)
  const name = String(path.at(-1))
  if (path.length > 1) return isMisplaced(fields, path, name, value)
  // What means something to the language alone is no writer's word.
  const isOwn = isMapping(value) && name !== '__proto__'
  const isGroup = isOwn && isMisplaced(fields, [name, 'published'], 'published', value['published'])
  if (isGroup) return true
  const [holds, shows] = ELSEWHERE.get(name.toLowerCase()) ?? []
  if (holds?.has(wordOf(value))) {
    const found = `Found “${name}: ${String(value)}”, which holds an article back elsewhere, but nothing reads it here.`
    fields.reportName('error', 'held-back', path, found, HINT)
    return true
  }
  if (shows?.has(wordOf(value))) return true
  const isFlag = value === null || isNo(value) || YES.has(wordOf(value))
  const decides = data['published'] === undefined ? isFlag : isNo(value)
  if (!decides || !didYouMean(name, ['published'])) return false
  fields.reportName(
    'error',
    'misspelt-published',
    path,
    `Found “${name}”, which nothing reads. If “published” was meant, it decides whether the article is public.`,
    'Write published: false or published: true, or give the field another name.',
  )
  return true
}

/** `published: false` below another field. */
function isMisplaced(fields: FieldReader, path: Path, name: string, value: unknown): boolean {
  const isMeant = name === 'published' || didYouMean(name, ['published']) !== undefined
  if (!isMeant || !isNo(value)) return false
  fields.reportName(
    'error',
    'misplaced-published',
    path,
    `Nothing reads ${fieldName(path)}, so the article would be public.`,
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
