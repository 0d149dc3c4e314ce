import type { Manifest } from './edition.ts'

/** An error or a warning about the publisher's folder. The command line and `broadsheet dev` show it. */
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

/** Name of the element by which a page of `broadsheet dev` names the address of {@link DEV_EVENTS}. */
export const DEV_META = 'broadsheet:dev'

/** Path below the base path at which the dev server sends a {@link DevUpdate} to open pages after each build. */
export const DEV_EVENTS = 'dev-events'

/** Result of a build in the dev server. */
export interface DevUpdate {
  /** Absent when there is no edition yet; after a failed build, the last good edition. */
  readonly manifest?: Manifest
  /** Address of the stylesheet of the publisher's looks, if there is one. */
  readonly stylesheet?: string
  /** Version of what only a new page shows, such as the drawing of the nameplate. The page has its own beside {@link DEV_META}. */
  readonly page: string
  /** Names of the files that were saved, without their folders. */
  readonly saved: readonly string[]
  /** Errors first. */
  readonly problems: readonly CountedProblem[]
}
