import type { StoredForm } from './stored-form.ts'

/** What the reader follows, in the order in which it was followed. */
export interface Follows {
  /** Ids of topics. */
  readonly topics: readonly string[]
  /** Domains of outlets. */
  readonly outlets: readonly string[]
}

/** In UTF-16 code units. */
const MAX_LENGTH = 200

export const isFollowable = (id: unknown): id is string =>
  typeof id === 'string' && id !== '' && id.length <= MAX_LENGTH

/** Entries that are no ids are left out, and so are repeated ones. */
export function parseFollows(value: unknown): Follows {
  const list = (ids: unknown) => (Array.isArray(ids) ? [...new Set<string>(ids.filter(isFollowable))] : [])
  const stored = typeof value === 'object' && value !== null ? value : {}
  return {
    topics: 'topics' in stored ? list(stored.topics) : [],
    outlets: 'outlets' in stored ? list(stored.outlets) : [],
  }
}

/** `early.ts` reads it too, before React is loaded. */
export const FOLLOWS_FORM: StoredForm<Follows> = { name: 'follows', version: 1, parse: parseFollows }
