import type { Problem } from '../../contract/problem.ts'

/** Names of fields and indexes of lists that lead to a value: `['related', 2, 'title']`. */
export type Path = readonly (string | number)[]

/**
 * The part of a file that a problem is about. Its line and column are looked up only when the problem is shown, since that
 * takes a full parse of the file, and an archive may have a warning in every file.
 */
export type Subject =
  /** The value or the name of a field: of the first of these that has a value. */
  | { readonly part: 'value' | 'name'; readonly paths: readonly [Path, ...Path[]] }
  /**
   * A part of the text below the front matter, see `TextPart`. `nth` is the number of parts before it with the same kind and
   * reference.
   */
  | { readonly part: 'text'; readonly kind: string; readonly reference: string; readonly nth: number }
  | { readonly part: 'line'; readonly line: number }

/** A problem whose line and column may not be known yet. */
export interface FoundProblem extends Problem {
  readonly subject?: Subject
}

/** Formats a path: `['related', 2, 'title']` → `related[2].title`. */
export function fieldName(path: Path): string {
  return path.map((part, at) => (typeof part === 'number' ? `[${part}]` : at > 0 ? `.${part}` : part)).join('')
}
