import type { Problem } from '../../contract/problem.ts'
import type { Path } from '../validate/fields.ts'
import { meantBy, namesAt, patternOf } from '../validate/known-fields.ts'
import type { Entry } from '../validate/source-article.ts'
import type { Locate } from '../validate/locate.ts'

const MOST_TOLD = 100

/** Fields that nothing reads, each told once however many articles have it. */
export function unknownFields(entries: readonly Entry[], locate: Locate): Problem[] {
  const names = new Map<string, { readonly file: string; readonly path: Path; count: number }>()
  for (const { file, unknown } of entries) {
    if (unknown.length === 0) continue
    for (const path of unknown) {
      const pattern = patternOf(path)
      const known = names.get(pattern)
      if (known) known.count++
      else names.set(pattern, { file, path, count: 1 })
    }
  }
  // Each is looked up in its file again; who has more has made one mistake, and not a hundred.
  return [...names].slice(0, MOST_TOLD).map(([pattern, { file, path, count }]): Problem => {
    const near = meantBy(String(path.at(-1)), namesAt(path).read)
    return {
      severity: 'warning',
      code: 'unknown-field',
      file,
      ...locate(file, 'name', path),
      message: `Articles have no field “${pattern}”, so it is not read${count > 1 ? `; ${count} articles have it` : ''}.`,
      ...(near && { hint: `Did you mean “${near}”?` }),
    }
  })
}
