import { MS_PER_QUARTER } from '../../contract/quarters.ts'
import { type Catalogue, FLAG } from '../catalogue/catalogue.ts'
import { type Filter, SINCE_SECONDS, type Since } from './filter.ts'
import type { PreparedCatalogue } from '../catalogue/prepare-catalogue.ts'

/** One bit for each group of choices. A row has the bits of the groups that exclude it. */
export const GROUP = {
  topics: 1,
  source: 2,
  type: 4,
  time: 8,
  video: 16,
  several: 32,
  unread: 64,
  saved: 128,
  /** Groups whose counts do not ignore their own choices. */
  rest: 256,
} as const

const quarterOf = (ms: number) => Math.floor(ms / MS_PER_QUARTER)

/** Start of a day in the time zone of the reader, in quarters of an hour. Time zones differ by whole quarters. */
function startOfDay(day: string, later = 0): number {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return quarterOf(new Date(year, month - 1, date + later).getTime())
}

/** Start of the past hours or days, in quarters of an hour. @param now milliseconds since 1970 */
export const startOfSince = (since: Since, now: number) => quarterOf(now - SINCE_SECONDS[since] * 1000)

/** What excludes rows besides the filter and the catalogue. Each column has one number for each row. */
interface OtherInputs {
  /** Milliseconds since 1970. */
  readonly now: number
  readonly isRead: Uint8Array | undefined
  readonly isSaved: Uint8Array | undefined
  /** 1 for each row that the page lists; absent when it lists all. */
  readonly isWithin: Uint8Array | undefined
}

/** The groups of choices that exclude each row, as bits of {@link GROUP}. */
export function groupsThatExclude(
  { size, time, type, types, provider, providers, flags }: Catalogue,
  { topics, topicStarts, topicsOfRows }: PreparedCatalogue,
  filter: Filter,
  { now, isRead, isSaved, isWithin }: OtherInputs,
): Uint16Array {
  const excludedBy = new Uint16Array(size)
  const byProvider = Uint16Array.from(providers, ({ domain }) => {
    const isOther = filter.sources.length > 0 && !filter.sources.includes(domain)
    return (isOther ? GROUP.source : 0) | (filter.notSources.includes(domain) ? GROUP.rest : 0)
  })
  const byType = Uint16Array.from(types, (name) => (filter.type && name !== filter.type ? GROUP.type : 0))
  const from = filter.from ? startOfDay(filter.from) : filter.since ? startOfSince(filter.since, now) : 0
  const end = filter.to ? startOfDay(filter.to, 1) : 0xffff_ffff
  const videos = filter.video ? FLAG.video : 0
  const several = filter.outlets ? FLAG.severalOutlets : 0
  for (let row = 0; row < size; row++) {
    let groups = (byProvider[provider[row] ?? 0] ?? 0) | (byType[type[row] ?? 0] ?? 0)
    const t = time[row] ?? 0
    if (t < from || t >= end) groups |= GROUP.time
    const rowFlags = flags[row] ?? 0
    if ((rowFlags & videos) !== videos) groups |= GROUP.video
    if ((rowFlags & several) !== several) groups |= GROUP.several
    excludedBy[row] = groups
  }
  if (filter.unread && isRead)
    for (let row = 0; row < size; row++) if (isRead[row] === 1) excludedBy[row] = (excludedBy[row] ?? 0) | GROUP.unread
  if (filter.saved && isSaved)
    for (let row = 0; row < size; row++) if (isSaved[row] === 0) excludedBy[row] = (excludedBy[row] ?? 0) | GROUP.saved
  if (isWithin)
    for (let row = 0; row < size; row++) if (isWithin[row] === 0) excludedBy[row] = (excludedBy[row] ?? 0) | GROUP.rest

  const [any, all, none] = [filter.topics, filter.allTopics, filter.notTopics]
  if (any.length + all.length + none.length === 0) return excludedBy
  // Each choice has ten bits of a sum, so that one addition for each topic checks all three. There are at most 500 topics.
  const weights = Uint32Array.from(
    topics,
    (id) => (any.includes(id) ? 1 : 0) + (none.includes(id) ? 1 << 10 : 0) + (all.includes(id) ? 1 << 20 : 0),
  )
  const wanted = new Set(all).size
  for (let row = 0; row < size; row++) {
    const last = topicStarts[row + 1] ?? 0
    let sum = 0
    for (let i = topicStarts[row] ?? 0; i < last; i++) sum += weights[topicsOfRows[i] ?? 0] ?? 0
    if (any.length > 0 && (sum & 1023) === 0) excludedBy[row] = (excludedBy[row] ?? 0) | GROUP.topics
    if (((sum >>> 10) & 1023) !== 0 || sum >>> 20 !== wanted) excludedBy[row] = (excludedBy[row] ?? 0) | GROUP.rest
  }
  return excludedBy
}
