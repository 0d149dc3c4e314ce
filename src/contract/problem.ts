import type { Manifest } from './edition.ts'

/** An error or a warning about the publisher's folder. The command line and `npm run dev` show it. */
export interface Problem {
  readonly severity: 'error' | 'warning'
  /** Name of the rule, which never changes: `invalid-date`. */
  readonly code: string
  /** Path relative to the content folder, with forward slashes. */
  readonly file: string
  /** Counted from 1; absent when the problem is about the file as a whole. */
  readonly line?: number
  /** Counted from 1. */
  readonly column?: number
  /** Path in the front matter, `related[2].publishedDateTime`. */
  readonly field?: string
  /** What happened and why, with the value found and the values allowed, in whole sentences. */
  readonly message: string
  /** What to do about it. */
  readonly hint?: string
  /** The lines around the problem, with a caret below it. */
  readonly frame?: string
}

/** Problems of one cause, as the first of them. */
export interface CountedProblem extends Problem {
  /** Number of problems of this cause, with the first. */
  readonly count: number
}

/** Name of the event that the dev server sends to open pages after each build; its data is a {@link DevUpdate}. */
export const DEV_UPDATE_EVENT = 'broadsheet:edition'

/** Result of a build in the dev server. */
export interface DevUpdate {
  /** Absent when there is no edition yet; after a failed build, the last good edition. */
  readonly manifest?: Manifest
  /** Errors first. */
  readonly problems: readonly CountedProblem[]
}
