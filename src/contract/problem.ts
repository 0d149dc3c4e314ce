import type { Manifest } from './edition.ts'

/** One thing wrong with the publisher's folder, as the command line and the authoring loop show it. */
export interface Problem {
  readonly severity: 'error' | 'warning'
  /** Stable name of the rule, `invalid-date`. */
  readonly code: string
  /** Relative to the content folder, with forward slashes. */
  readonly file: string
  /** Counted from 1; absent when the problem is the file itself. */
  readonly line?: number
  readonly column?: number
  /** Path in the front matter, `related[2].publishedDateTime`. */
  readonly field?: string
  /** What happened and why, with what was found and what was expected: whole sentences. */
  readonly message: string
  /** What to do about it. */
  readonly hint?: string
  /** The lines around it with a caret. */
  readonly frame?: string
}

/** What the authoring loop tells an open page. */
export const DEV_EVENT = 'broadsheet:edition'

/** `manifest` is absent when nothing could be published yet; the last good edition stays on screen. */
export interface DevUpdate {
  readonly manifest?: Manifest
  readonly problems: readonly Problem[]
}
