import type { Follows } from '../state/follows-form.ts'
import type { Preferences } from '../state/preference-choices.ts'

/** How a document was opened. */
export interface Opening {
  /** Path below the base path, with the query and the fragment. */
  readonly path: string
  /** `navigate` for a link, a bookmark or a typed address; undefined when the browser does not say. */
  readonly type: string | undefined
  /** Address of the page whose link was followed; empty when there was none. */
  readonly referrer: string
  readonly origin: string
}

/**
 * True when a visit begins on the front page and the reader wants it to begin with My edition. Links to the front page from
 * our own pages lead there, and so do going back and reloading. Without anything followed, My edition would be empty.
 */
export function startsWithMyEdition(start: Preferences['start'], follows: Follows, opening: Opening): boolean {
  const { path, type, referrer, origin } = opening
  if (start !== 'mine' || follows.topics.length + follows.outlets.length === 0) return false
  return path === '/' && type === 'navigate' && referrer !== origin && !referrer.startsWith(`${origin}/`)
}
