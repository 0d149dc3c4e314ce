import { type MarkAct, changeMarks } from './marks-state.ts'
import type { SavedStory } from './saved-story.ts'

export { getMarks, type MarkAct, type Marks, marksLoaded, useMarks } from './marks-state.ts'
export type { SavedStory } from './saved-story.ts'

/** Of stories that were read, and of hidden ones. */
const MAX_MARKS = 20_000
/** The oldest marks are dropped so many at once, so that it is rarely done. */
const DROPPED_AT_ONCE = 1000

type Times = ReadonlyMap<string, number>

/** Adds marks that do not exist yet. Of too many, the oldest are dropped; their ids become undefined. */
export function addTimes(marks: Times, added: Times): ReadonlyMap<string, number | undefined> {
  const changes = new Map<string, number | undefined>([...added].filter(([id]) => !marks.has(id)))
  const count = marks.size + changes.size
  if (count <= MAX_MARKS) return changes
  const oldest = [...marks, ...added].sort(([, a], [, b]) => a - b).slice(0, count - MAX_MARKS + DROPPED_AT_ONCE)
  for (const [id] of oldest) {
    if (marks.has(id)) changes.set(id, undefined)
    else changes.delete(id)
  }
  return changes
}

/** The same time for all ids. @param at milliseconds since 1970 */
export const timesOf = (ids: readonly string[], at: number): Times => new Map(ids.map((id) => [id, at]))

/** Removes the marks that exist. */
export const removal = (marks: ReadonlyMap<string, unknown>, ids: readonly string[]) =>
  new Map(ids.filter((id) => marks.has(id)).map((id) => [id, undefined] as const))

/** Saves stories, or replaces what is stored of them. */
export function saveStories(stories: ReadonlyMap<string, SavedStory>): MarkAct {
  return changeMarks(() => ({ saved: stories }))
}

/** Removes a saved story. Its undo restores all that was kept of it. */
export function unsaveStory(id: string): MarkAct {
  return changeMarks(({ saved }) => ({ saved: removal(saved, [id]) }))
}

/** Marks stories as read. Those that are read already keep their time. @param at milliseconds since 1970 */
export function markRead(ids: readonly string[], at = Date.now()): MarkAct {
  return changeMarks(({ read }) => ({ read: addTimes(read, timesOf(ids, at)) }))
}
