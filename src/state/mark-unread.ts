import { keepUnread } from './draw-read-lines.ts'
import { type MarkAct, changeMarks } from './marks-state.ts'
import { removal } from './marks.ts'

/** Marks stories as unread, also those that are read because their whole topic is. */
export function markUnread(ids: readonly string[]): MarkAct {
  const undoKept = keepUnread(ids)
  const { written, undo } = changeMarks(({ read }) => ({ read: removal(read, ids) }))
  return {
    written,
    undo: () => {
      undoKept()
      undo()
    },
  }
}
