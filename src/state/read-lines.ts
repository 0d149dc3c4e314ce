import { storedValue } from './stored-value.ts'

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
export const MAX_READ_LINES = 500
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

/** Of too many stories, keeps those that were marked last. */
export const newestUnread = (unread: readonly (readonly [string, number])[]) =>
  Object.fromEntries(unread.toSorted(([, a], [, b]) => b - a).slice(0, MAX_UNREAD))

/** Leaves out what is damaged. */
export function parseReadLines(value: unknown): ReadLines {
  const { lines, unread } = isRecord(value) ? value : {}
  return {
    lines: (Array.isArray(lines) ? lines : []).flatMap((line) => parseLine(line) ?? []).slice(0, MAX_READ_LINES),
    unread: newestUnread(
      Object.entries(isRecord(unread) ? unread : {}).filter(
        (entry): entry is [string, number] => entry[0].length <= MAX_LENGTH && isTime(entry[1]),
      ),
    ),
  }
}

const stored = storedValue({ name: 'read lines', version: 1, parse: parseReadLines })

export const { get: getReadLines, set: setReadLines, use: useReadLines } = stored

/** True when some lines say all that one says: that everything in a topic up to a time is read. */
export const isReadWhole = (lines: readonly ReadLine[], { topic, until }: Pick<ReadLine, 'topic' | 'until'>): boolean =>
  lines.some((line) => (line.topic === '' || line.topic === topic) && line.until >= until)
