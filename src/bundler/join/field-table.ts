import type { ReadFile } from '../collect/article-summary.ts'
import { suggestField, namesAt, patternOf } from '../validate/known-fields.ts'
import { keyOf } from './shared-tags.ts'
import { type FoundProblem, type Path, fieldName } from '../problems/found-problem.ts'

/** One name of a field of another system: what it became, and how many articles have it. */
export interface FieldRow {
  readonly field: string
  /** The field of the format; absent when it is not read. */
  readonly ours?: string
  readonly articles: number
}

/** Positions and the inner fields of pictures say nothing that the row of the field itself does not. */
const isPart = (ours: string) => ours.includes('[')
/** The format has `date` too. */
const isOwn = (theirs: string, ours: string) => theirs === ours || (theirs === 'date' && ours === 'publishedDateTime')
const withoutPositions = (name: string) => name.replaceAll(/\[\d+\]/g, '[]')

/**
 * Counts which names of other systems became which fields, the most frequent first. Empty for a folder in the format.
 * @param sharedTags tags that became topics, as `keyOf` spells them
 */
export function fieldTable(files: readonly ReadFile[], sharedTags: ReadonlySet<string>): FieldRow[] {
  const counts = new Map<string, { field: string; ours: string; articles: number }>()
  const count = (field: string, ours: string) => {
    const key = `${field}\0${ours}`
    const row = counts.get(key)
    if (row) row.articles++
    else counts.set(key, { field, ours, articles: 1 })
  }
  for (const { fields, tags } of files) {
    for (const [theirs, ours] of fields ?? [])
      if (!isOwn(theirs, ours) && !isPart(ours)) count(withoutPositions(theirs), ours)
    if (tags?.some((tag) => sharedTags.has(keyOf(tag)))) count('tags', 'topics')
  }
  const foreign = [...unknownNames(files)].flatMap(([field, { path, count: articles }]) =>
    meantField(path) === undefined ? [{ field, ours: '', articles }] : [],
  )
  return [...counts.values(), ...foreign]
    .sort(
      (a, b) => b.articles - a.articles || (a.field < b.field ? -1 : a.field > b.field ? 1 : a.ours < b.ours ? -1 : 1),
    )
    .map(({ field, ours, articles }) => ({ field, ...(ours !== '' && { ours }), articles }))
}

/**
 * Gives problems that only show when all articles are known the names that the authors wrote: the topic of an article may be
 * written in `categories`. Problems of single articles have them already.
 */
export function asWritten(problems: readonly FoundProblem[], files: readonly ReadFile[]): FoundProblem[] {
  const wanted = new Set(problems.map(({ file }) => file))
  const fields = new Map(files.flatMap((one) => (one.fields && wanted.has(one.file) ? [[one.file, one.fields]] : [])))
  if (fields.size === 0) return [...problems]
  return problems.map((problem) => {
    const { subject, file } = problem
    if (!subject || !('paths' in subject)) return problem
    const found = subject.paths
      .map((path) => writtenIn(fields.get(file) ?? [], path))
      .find((path) => path !== undefined)
    return found ? { ...problem, field: fieldName(found), subject: { ...subject, paths: [found] } } : problem
  })
}

function writtenIn(fields: NonNullable<ReadFile['fields']>, path: Path): Path | undefined {
  for (let length = path.length; length > 0; length--) {
    const ours = fieldName(path.slice(0, length))
    const use = fields.find(([theirs, name]) => name === ours && theirs !== ours)
    if (use) return [...use[0].split('.'), ...path.slice(length)]
  }
  return undefined
}

const MAX_REPORTED = 100

/** Finds the unknown names of articles by their patterns, each with the first article that has it. */
function unknownNames(files: readonly ReadFile[]) {
  const names = new Map<string, { readonly file: string; readonly path: Path; count: number }>()
  for (const { file, unknown } of files) {
    for (const path of unknown ?? []) {
      const pattern = patternOf(path)
      const known = names.get(pattern)
      if (known) known.count++
      else names.set(pattern, { file, path, count: 1 })
    }
  }
  return names
}

/** The field that an unknown name is most likely a misspelling of. Names without one are in the table instead of a warning. */
const meantField = (path: Path) => suggestField(String(path.at(-1)), namesAt(path).read)

/** Warns of misspelt fields, of each once however many articles have it. */
export function unknownFields(files: readonly ReadFile[]): FoundProblem[] {
  const misspelt = [...unknownNames(files)].flatMap(([pattern, { file, path, count }]): FoundProblem[] => {
    const near = meantField(path)
    if (near === undefined) return []
    return [
      {
        severity: 'warning',
        code: 'unknown-field',
        file,
        field: fieldName(path),
        message: `Articles have no field “${pattern}”, so it is not read${count > 1 ? `; ${count} articles have it` : ''}.`,
        hint: `Did you mean “${near}”?`,
        subject: { part: 'name', paths: [path] },
      },
    ]
  })
  return misspelt.slice(0, MAX_REPORTED)
}
