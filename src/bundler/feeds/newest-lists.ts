import type { Topic } from '../../contract/edition.ts'
import { type FeedSubject, feedPath, hasFeeds } from '../../contract/feeds.ts'
import type { Rows } from './read-rows.ts'

/** A feed has at most this number of stories. */
const MAX_STORIES = 50

/** A list of stories that gets feeds. */
export interface NewestList {
  readonly subject: FeedSubject
  /** Numbers of its newest stories, newest first. Times are in quarters of an hour here, so the order is not exact. */
  readonly rows: readonly number[]
}

/**
 * Chooses the newest stories of the site, of each topic with the topics below it, and of each outlet. Each list has an event
 * once, as in the reader: of the reports that are in the list, it has the preferred one.
 */
export function newestLists(topics: readonly Topic[], rows: Rows): NewestList[] {
  const lists = new Map<string, { subject: FeedSubject; rows: number[] }>()
  const add = (subject: FeedSubject): string => {
    const key = feedPath(subject, 'rss')
    if (hasFeeds(subject)) lists.set(key, { subject, rows: [] })
    return key
  }
  const siteKey = add({ kind: 'site' })
  const topicKeys = new Map(topics.map(({ id }) => [id, add({ kind: 'topic', id })]))
  const outletKeys = new Map(
    [...rows.providers.keys()].sort().map((domain) => [domain, add({ kind: 'source', domain })]),
  )
  const parents = new Map(topics.map(({ id, parent }) => [id, parent]))
  const keysOf = (row: number): Set<string> => {
    const keys = new Set([siteKey, outletKeys.get(rows.outlets[row] ?? '') ?? ''])
    for (const topic of rows.topics[row] ?? [])
      for (let id: string | undefined = topic; id !== undefined; id = parents.get(id)) keys.add(topicKeys.get(id) ?? '')
    return keys
  }
  const hidden = hiddenReports(rows.events, keysOf)
  const { times } = rows
  const newestFirst = Uint32Array.from(times, (_, row) => row).sort(
    (a, b) => (times[b] ?? 0) - (times[a] ?? 0) || a - b,
  )
  for (const row of newestFirst)
    for (const key of keysOf(row)) {
      const list = lists.get(key)
      if (list && list.rows.length < MAX_STORIES && !hidden.get(row)?.has(key)) list.rows.push(row)
    }
  return [...lists.values()]
}

/** Returns for each row the lists that show another report of its event. */
function hiddenReports(
  events: Rows['events'],
  keysOf: (row: number) => ReadonlySet<string>,
): ReadonlyMap<number, ReadonlySet<string>> {
  const hidden = new Map<number, Set<string>>()
  for (const event of events) {
    const shown = new Set<string>()
    for (const row of event) {
      const keys = keysOf(row)
      hidden.set(row, new Set([...keys].filter((key) => shown.has(key))))
      for (const key of keys) shown.add(key)
    }
  }
  return hidden
}
