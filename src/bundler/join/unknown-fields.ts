import { type FoundProblem, type Path, fieldName } from '../problems/found-problem.ts'
import { suggestField, namesAt, patternOf } from '../validate/known-fields.ts'
import type { ReadFile } from '../collect/article-summary.ts'

const MAX_REPORTED = 100

/** Warns of unknown fields, of each once however many articles have it. */
export function unknownFields(files: readonly ReadFile[]): FoundProblem[] {
  const names = new Map<string, { readonly file: string; readonly path: Path; count: number }>()
  for (const { file, unknown } of files) {
    for (const path of unknown ?? []) {
      const pattern = patternOf(path)
      const known = names.get(pattern)
      if (known) known.count++
      else names.set(pattern, { file, path, count: 1 })
    }
  }
  return [...names].slice(0, MAX_REPORTED).map(([pattern, { file, path, count }]): FoundProblem => {
    const near = suggestField(String(path.at(-1)), namesAt(path).read)
    return {
      severity: 'warning',
      code: 'unknown-field',
      file,
      field: fieldName(path),
      message: `Articles have no field “${pattern}”, so it is not read${count > 1 ? `; ${count} articles have it` : ''}.`,
      hint: near ? `Did you mean “${near}”?` : 'Remove it if nothing needs it.',
      subject: { part: 'name', paths: [path] },
    }
  })
}
