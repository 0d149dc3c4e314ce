import type { Problem } from '../../contract/problem.ts'

/** Names and places that lead to a value: `['related', 2, 'title']`. */
export type Path = readonly (string | number)[]

/**
 * What a problem is about. Its line and column are looked up only when it is shown: that takes a full parse of the file,
 * and an archive may have a warning in every one.
 */
export type Subject =
  /** The first of some fields that has a value: the value itself, or the field's name. */
  | { readonly part: 'value' | 'name'; readonly paths: readonly [Path, ...Path[]] }
  /** A file that the text below the front matter refers to, and the reference as it is written there. */
  | { readonly part: 'text'; readonly file: string; readonly reference: string }
  | { readonly part: 'line'; readonly line: number }

/** A problem whose place in its file may not be known yet. */
export interface FoundProblem extends Problem {
  readonly subject?: Subject
}

/** `['related', 2, 'title']` → `related[2].title`. */
export function fieldName(path: Path): string {
  return path.map((part, at) => (typeof part === 'number' ? `[${part}]` : at > 0 ? `.${part}` : part)).join('')
}
