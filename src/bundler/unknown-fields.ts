import type { Problem } from '../contract/problem.ts'
import { didYouMean } from './problems.ts'
import type { Entry } from './source-article.ts'
import type { Locate } from './topics.ts'
import { IGNORED_FIELDS, KNOWN_FIELDS } from './validate.ts'

const MOST_TOLD = 100

/** Fields that nothing reads, each told once however many articles have it. */
export function unknownFields(entries: readonly Entry[], locate: Locate): Problem[] {
  const names = new Map<string, { readonly file: string; count: number }>()
  for (const { file, unknown } of entries) {
    if (unknown.length === 0) continue
    for (const name of unknown) {
      const known = names.get(name)
      if (known) known.count++
      else names.set(name, { file, count: 1 })
    }
  }
  // Each is looked up in its file again; who has more has made one mistake, and not a hundred.
  return [...names].slice(0, MOST_TOLD).map(([name, { file, count }]): Problem => {
    const near = didYouMean(name, [...KNOWN_FIELDS, ...IGNORED_FIELDS])
    return {
      severity: 'warning',
      code: 'unknown-field',
      file,
      ...locate(file, [name]),
      field: name,
      message: `Articles have no field “${name}”, so it is not read${count > 1 ? `; ${count} articles have it` : ''}.`,
      ...(near && { hint: `Did you mean “${near}”?` }),
    }
  })
}
