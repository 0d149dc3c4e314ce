import { storedValue } from './stored-value.ts'
import { type Undo, putBack } from './undo.ts'

/** What the reader follows, in the order in which it was followed. */
export interface Follows {
  /** Ids of topics. */
  readonly topics: readonly string[]
  /** Domains of outlets. */
  readonly outlets: readonly string[]
}

export type FollowKind = 'topic' | 'outlet'

/** For each kind. Much more than an edition has, so only damaged or hostile data reaches it. */
const MAX_FOLLOWS = 500
/** In UTF-16 code units. */
const MAX_LENGTH = 200

const LISTS = { topic: 'topics', outlet: 'outlets' } as const

const isFollowable = (id: unknown): id is string => typeof id === 'string' && id !== '' && id.length <= MAX_LENGTH

/** Entries that are no ids are left out, and so are repeated ones. */
export function parseFollows(value: unknown): Follows {
  const list = (ids: unknown) => (Array.isArray(ids) ? [...new Set<string>(ids.filter(isFollowable))] : [])
  const stored = typeof value === 'object' && value !== null ? value : {}
  return {
    topics: 'topics' in stored ? list(stored.topics) : [],
    outlets: 'outlets' in stored ? list(stored.outlets) : [],
  }
}

const stored = storedValue({ name: 'follows', version: 1, parse: parseFollows })

export const { get: getFollows, use: useFollows } = stored

function changeList(kind: FollowKind, change: (ids: readonly string[]) => readonly string[]): void {
  const list = LISTS[kind]
  stored.set((now) => {
    const ids = change(now[list])
    return ids === now[list] ? now : { ...now, [list]: ids }
  })
}

const isSame = (a: string, b: string) => a === b

/** Adds a topic or an outlet at the end of its list. Does nothing when it is followed already. */
export function follow(kind: FollowKind, id: string): Undo {
  let isAdded = false
  changeList(kind, (ids) => {
    isAdded = isFollowable(id) && !ids.includes(id) && ids.length < MAX_FOLLOWS
    return isAdded ? [...ids, id] : ids
  })
  return () => {
    if (isAdded) changeList(kind, (ids) => (ids.includes(id) ? ids.filter((other) => other !== id) : ids))
  }
}

/** Removes a topic or an outlet. Its undo puts it back in its place. */
export function unfollow(kind: FollowKind, id: string): Undo {
  let previous: readonly string[] = []
  changeList(kind, (ids) => {
    previous = ids
    return ids.includes(id) ? ids.filter((other) => other !== id) : ids
  })
  return () => {
    if (previous.includes(id)) changeList(kind, (ids) => (ids.includes(id) ? ids : putBack(ids, id, previous, isSame)))
  }
}
