import { addTimes, removal, timesOf } from './marks.ts'
import { type MarkAct, changeMarks } from './marks-state.ts'

/** Hides the stories of an event, whatever the rules say. @param at milliseconds since 1970 */
export function hideStories(ids: readonly string[], at = Date.now()): MarkAct {
  return changeMarks(({ hidden }) => ({ hidden: addTimes(hidden, timesOf(ids, at)) }))
}

/** Removes all marks, the saved stories included. Its undo restores all that was kept of them. */
export function removeAllMarks(): MarkAct {
  return changeMarks(({ saved, read, hidden }) => ({
    saved: removal(saved, [...saved.keys()]),
    read: removal(read, [...read.keys()]),
    hidden: removal(hidden, [...hidden.keys()]),
  }))
}

export function unhideStories(ids: readonly string[]): MarkAct {
  return changeMarks(({ hidden }) => ({ hidden: removal(hidden, ids) }))
}
