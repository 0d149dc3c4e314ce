import {
  MAX_READ_LINES,
  type ReadLine,
  type ReadLines,
  getReadLines,
  isReadWhole,
  newestUnread,
  parseReadLines,
  setReadLines,
} from './read-lines.ts'
import { type Undo, putBack } from './undo.ts'

// What changes the lines. The first script only reads them.

const isSameLine = (a: ReadLine, b: ReadLine) => a.topic === b.topic && a.until === b.until && a.at === b.at

const includes = (a: ReadLine, b: ReadLine) => isReadWhole([a], b)

/** Adds a line in place of those that it includes. */
function addLine(line: ReadLine): Undo {
  let previous: readonly ReadLine[] = []
  setReadLines((now) => {
    previous = now.lines
    const others = previous.filter((other) => !includes(line, other))
    return { ...now, lines: [...others, line].slice(-MAX_READ_LINES) }
  })
  const replaced = previous.filter((other) => includes(line, other))
  return () =>
    setReadLines((now) => {
      if (!now.lines.some((other) => isSameLine(other, line))) return now
      const others = now.lines.filter((other) => !isSameLine(other, line))
      const lines = replaced.reduce<readonly ReadLine[]>((all, old) => putBack(all, old, previous, isSameLine), others)
      return { ...now, lines }
    })
}

/**
 * Marks all stories of a topic as read.
 * @param topic id of the topic; empty for the whole edition
 * @param until time of the newest story of the list, in milliseconds since 1970
 */
export function markAllRead(topic: string, until: number, now = Date.now()): Undo {
  // A line holds for all stories that were marked as unread before it, also after the clock was set back.
  const at = Math.max(now, ...Object.values(getReadLines().unread).map((time) => time + 1))
  return addLine({ topic, until, at })
}

/** Removes all lines. Its undo puts them back, unless the reader has drawn another one since. */
export function removeReadLines(): Undo {
  let removed = getReadLines()
  setReadLines((now) => {
    removed = now
    return parseReadLines(undefined)
  })
  return () => setReadLines((now) => (now.lines.length === 0 ? removed : now))
}

/** Keeps stories unread that lines would make read. Without lines, it does nothing. */
export function keepUnread(ids: readonly string[], now = Date.now()): Undo {
  const { lines } = getReadLines()
  if (lines.length === 0 || ids.length === 0) return () => {}
  const at = Math.max(now, ...lines.map((line) => line.at))
  let before: ReadLines['unread'] = {}
  const change = (entries: (unread: ReadLines['unread']) => readonly (readonly [string, number])[]) =>
    setReadLines((all) => ({ ...all, unread: newestUnread(entries(all.unread)) }))
  change((unread) => {
    before = unread
    return Object.entries({ ...unread, ...Object.fromEntries(ids.map((id) => [id, at])) })
  })
  return () =>
    change((unread) =>
      Object.entries(unread).flatMap(([id, time]) => {
        if (time !== at || !ids.includes(id)) return [[id, time] as const]
        const earlier = before[id]
        return earlier === undefined ? [] : [[id, earlier] as const]
      }),
    )
}

/** Adds what a backup has. Lines that say no more than those of this device are left out. */
export function importReadLines({ lines, unread }: ReadLines): { readonly added: number; readonly undo: Undo } {
  const undos: Undo[] = []
  for (const line of lines) if (!getReadLines().lines.some((own) => includes(own, line))) undos.push(addLine(line))
  const added = Object.entries(unread).filter(([id]) => getReadLines().unread[id] === undefined)
  if (added.length > 0)
    setReadLines((now) => ({ ...now, unread: newestUnread([...Object.entries(now.unread), ...added]) }))
  const isAdded = new Map(added)
  const count = undos.length
  if (added.length > 0)
    undos.push(() =>
      setReadLines((now) => ({
        ...now,
        unread: Object.fromEntries(Object.entries(now.unread).filter(([id, at]) => isAdded.get(id) !== at)),
      })),
    )
  return { added: count, undo: () => undos.toReversed().forEach((undo) => undo()) }
}
