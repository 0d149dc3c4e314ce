import { storedValue } from './stored-value.ts'
import { type Undo, putBack } from './undo.ts'

/**
 * “Everything in this topic up to this time is read.” One line stands for thousands of stories, so that a whole topic can be
 * marked without knowing its stories.
 */
export interface ReadLine {
  /** Id of the topic, which includes the topics below it. Empty for all topics. */
  readonly topic: string
  /** Time of the newest story that is read, in milliseconds since 1970. The index rounds times to quarters of an hour. */
  readonly until: number
  /** When the reader drew the line, in milliseconds since 1970. */
  readonly at: number
}

export interface ReadLines {
  readonly lines: readonly ReadLine[]
  /** Stories that were marked as unread, with the time of that. Lines that were drawn earlier do not hold for them. */
  readonly unread: Readonly<Record<string, number>>
}

/** One for each topic that an edition can have. */
const MAX_LINES = 500
/** Of too many stories, those that were marked first are read again. */
const MAX_UNREAD = 1000
/** In UTF-16 code units. */
const MAX_LENGTH = 300

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null
// Times are compared and counted up, which needs whole numbers.
const isTime = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) > 0

function parseLine(value: unknown): ReadLine | undefined {
  if (!isRecord(value)) return undefined
  const { topic, until, at } = value
  if (typeof topic !== 'string' || topic.length > MAX_LENGTH || !isTime(until) || !isTime(at)) return undefined
  return { topic, until, at }
}

const newest = (unread: readonly (readonly [string, number])[]) =>
  Object.fromEntries(unread.toSorted(([, a], [, b]) => b - a).slice(0, MAX_UNREAD))

/** Leaves out what is damaged. */
export function parseReadLines(value: unknown): ReadLines {
  const { lines, unread } = isRecord(value) ? value : {}
  return {
    lines: (Array.isArray(lines) ? lines : []).flatMap((line) => parseLine(line) ?? []).slice(0, MAX_LINES),
    unread: newest(
      Object.entries(isRecord(unread) ? unread : {}).filter(
        (entry): entry is [string, number] => entry[0].length <= MAX_LENGTH && isTime(entry[1]),
      ),
    ),
  }
}

const stored = storedValue({ name: 'read lines', version: 1, parse: parseReadLines })

export const { get: getReadLines, use: useReadLines } = stored

const isSameLine = (a: ReadLine, b: ReadLine) => a.topic === b.topic && a.until === b.until && a.at === b.at

/** True when some lines say all that one says: that everything in a topic up to a time is read. */
export const isReadWhole = (lines: readonly ReadLine[], { topic, until }: Pick<ReadLine, 'topic' | 'until'>): boolean =>
  lines.some((line) => (line.topic === '' || line.topic === topic) && line.until >= until)

const includes = (a: ReadLine, b: ReadLine) => isReadWhole([a], b)

/** Adds a line in place of those that it includes. */
function addLine(line: ReadLine): Undo {
  let previous: readonly ReadLine[] = []
  stored.set((now) => {
    previous = now.lines
    const others = previous.filter((other) => !includes(line, other))
    return { ...now, lines: [...others, line].slice(-MAX_LINES) }
  })
  const replaced = previous.filter((other) => includes(line, other))
  return () =>
    stored.set((now) => {
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
  let removed = stored.get()
  stored.set((now) => {
    removed = now
    return parseReadLines(undefined)
  })
  return () => stored.set((now) => (now.lines.length === 0 ? removed : now))
}

/** Keeps stories unread that lines would make read. Without lines, it does nothing. */
export function keepUnread(ids: readonly string[], now = Date.now()): Undo {
  const { lines } = getReadLines()
  if (lines.length === 0 || ids.length === 0) return () => {}
  const at = Math.max(now, ...lines.map((line) => line.at))
  let before: ReadLines['unread'] = {}
  const change = (entries: (unread: ReadLines['unread']) => readonly (readonly [string, number])[]) =>
    stored.set((all) => ({ ...all, unread: newest(entries(all.unread)) }))
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
  if (added.length > 0) stored.set((now) => ({ ...now, unread: newest([...Object.entries(now.unread), ...added]) }))
  const isAdded = new Map(added)
  const count = undos.length
  if (added.length > 0)
    undos.push(() =>
      stored.set((now) => ({
        ...now,
        unread: Object.fromEntries(Object.entries(now.unread).filter(([id, at]) => isAdded.get(id) !== at)),
      })),
    )
  return { added: count, undo: () => undos.toReversed().forEach((undo) => undo()) }
}
