import { isFollowable } from './follows-form.ts'
import { setFollows } from './follows.ts'
import { type Undo, putBack } from './undo.ts'

export type FollowKind = 'topic' | 'outlet'

/** For each kind. Much more than an edition has, so only damaged or hostile data reaches it. */
const MAX_FOLLOWS = 500

const LISTS = { topic: 'topics', outlet: 'outlets' } as const

function changeList(kind: FollowKind, change: (ids: readonly string[]) => readonly string[]): void {
  const list = LISTS[kind]
  setFollows((now) => {
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
