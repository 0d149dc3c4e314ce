import type { QueryClient } from '@tanstack/react-query'
import type { Manifest, Topic } from '../../contract/edition.ts'
import { MS_PER_QUARTER } from '../../contract/quarters.ts'
import type { CatalogueGroups, CatalogueRows } from '../catalogue/catalogue.ts'
import { HIDES } from '../hiding/hiding.ts'
import type { MatchingReports } from './run-search.ts'
import { SINCE_SECONDS, isSince } from '../filter/filter.ts'
import { catalogueGroupsQuery, idHashesQuery } from '../catalogue/load-catalogue.ts'
import { readRows } from '../hiding/read-rows.ts'
import { rowsOfIds } from '../catalogue/rows-of-ids.ts'
import { rowsOfTypedName } from '../catalogue/rows-of-name.ts'
import type { SearchFacets } from './search-answer.ts'
import { dayOf, itemsNamed, namesOfOutlet, namesOfTopic } from './search-operators.ts'
import type { SearchQuery } from './search-query.ts'
import type { MarkedIds } from '../filter/select-engine.ts'
import { descendantsOf } from '../index/topics.ts'

const quarterOf = (day: string) => Date.parse(`${day}T00:00:00Z`) / MS_PER_QUARTER

/** Returns the ids of the topics that operators name, and of those below them. */
function topicsNamed(topics: readonly Topic[], texts: readonly string[]): Set<string> {
  const descendants = descendantsOf(topics)
  const named = texts.flatMap((text) => itemsNamed(topics, text, namesOfTopic))
  return new Set(named.flatMap(({ id }) => [...(descendants.get(id) ?? [id])]))
}

/** Returns which rows the operators of a query allow. Loads only the sections of the catalogue that they need. */
export async function allowedRows(
  client: QueryClient,
  manifest: Manifest,
  query: SearchQuery,
  marked: MarkedIds,
  { time, type, types, size }: CatalogueRows,
): Promise<(row: number) => boolean> {
  const tests: ((row: number) => boolean)[] = []
  if (query.after) {
    const first = quarterOf(query.after)
    tests.push((row) => (time[row] ?? 0) >= first)
  }
  if (query.before) {
    const end = quarterOf(query.before)
    tests.push((row) => (time[row] ?? 0) < end)
  }
  if (query.type) {
    const wanted = types.findIndex((one) => one.toLowerCase() === query.type)
    tests.push((row) => type[row] === wanted)
  }
  if (query.not.types.length > 0) {
    const isUnwanted = types.map((one) => query.not.types.includes(one.toLowerCase()))
    tests.push((row) => isUnwanted[type[row] ?? 0] !== true)
  }
  const { not } = query
  if ([query.topics, query.sources, not.topics, not.sources].some(({ length }) => length > 0)) {
    const groups = await client.fetchQuery(catalogueGroupsQuery(manifest))
    for (const [names, isWanted] of [[query.topics, true] as const, [not.topics, false] as const]) {
      if (names.length === 0) continue
      const named = topicsNamed(manifest.topics, names)
      const isNamed = groups.topics.map((id) => named.has(id))
      tests.push((row) => hasTopic(groups, row, isNamed) === isWanted)
    }
    for (const [names, isWanted] of [[query.sources, true] as const, [not.sources, false] as const]) {
      if (names.length === 0) continue
      const named = new Set(names.flatMap((text) => itemsNamed(groups.providers, text, namesOfOutlet)))
      const isNamed = groups.providers.map((provider) => named.has(provider))
      tests.push((row) => isNamed[groups.provider[row] ?? 0] === isWanted)
    }
  }
  for (const [by, names, isWanted] of [
    ['tag', query.tags, true] as const,
    ['author', query.authors, true] as const,
    ['tag', not.tags, false] as const,
    ['author', not.authors, false] as const,
  ]) {
    if (names.length === 0) continue
    const found = await Promise.all(names.map((name) => rowsOfTypedName(client, manifest, { by, name })))
    tests.push((row) => found.some((rows) => rows[row] === 1) === isWanted)
  }
  if (query.is.length > 0) {
    const hashes = await client.fetchQuery(idHashesQuery(manifest))
    for (const state of query.is) {
      const isOfSaved = state === 'saved' || state === 'unsaved'
      const ids = isOfSaved ? marked.saved : marked.read
      const rows =
        isOfSaved || marked.lines.lines.length === 0
          ? rowsOfIds({ size, time }, hashes, ids)
          : readRows(
              { size, time },
              await client.fetchQuery(catalogueGroupsQuery(manifest)),
              hashes,
              ids,
              marked.lines,
              descendantsOf(manifest.topics),
            )
      tests.push((row) => (rows[row] === 1) === !state.startsWith('un'))
    }
  }
  return (row) => tests.every((test) => test(row))
}

function hasTopic({ topicStarts, topicsOfRows }: CatalogueGroups, row: number, isWanted: readonly boolean[]): boolean {
  for (let at = topicStarts[row] ?? 0; at < (topicStarts[row + 1] ?? 0); at++)
    if (isWanted[topicsOfRows[at] ?? 0]) return true
  return false
}

/** Counts stories by choices. A story of several reports counts once for each choice that one of them has. */
class StoryCounts {
  /** Number of stories of each choice. */
  readonly counts: Uint32Array
  private readonly eventOf: Int32Array
  private readonly events: number
  private readonly hides: Uint8Array | undefined
  /** Pairs of a choice and an event. */
  private readonly seen = new Set<number>()

  constructor(choices: number, eventOf: Int32Array, events: number, hides: Uint8Array | undefined) {
    this.counts = new Uint32Array(choices)
    this.eventOf = eventOf
    this.events = events
    this.hides = hides
  }

  /** Adds a report. Of the reports of an event that have a choice, the first one stands for it and may be hidden. */
  add(choice: number, row: number): void {
    const hides = this.hides?.[row] ?? HIDES.nothing
    if (hides === HIDES.report) return
    const event = this.eventOf[row] ?? -1
    if (event >= 0) {
      const pair = choice * this.events + event
      if (this.seen.has(pair)) return
      this.seen.add(pair)
    }
    if (hides === HIDES.nothing) this.counts[choice] = (this.counts[choice] ?? 0) + 1
  }
}

/**
 * Counts the stories of each topic, outlet and time among the found reports. A report counts for its topics and for those above
 * them.
 * @param now milliseconds since 1970
 */
export function countFacets(
  { topics }: Manifest,
  { time, events }: CatalogueRows,
  groups: CatalogueGroups,
  matching: MatchingReports,
  now: number,
): SearchFacets {
  const eventOf = new Int32Array(time.length).fill(-1)
  for (const [event, reports] of events.entries()) for (const row of reports) eventOf[row] = event
  const begin = (choices: number) => new StoryCounts(choices, eventOf, events.length, matching.hides)
  const parents = new Map(topics.map(({ id, parent }) => [id, parent]))
  const placeOfTopic = new Map(topics.map(({ id }, at) => [id, at]))
  const above = groups.topics.map((topic) => {
    const ids: string[] = []
    for (let id: string | undefined = topic; id !== undefined && !ids.includes(id); id = parents.get(id)) ids.push(id)
    return ids.flatMap((id) => placeOfTopic.get(id) ?? [])
  })
  const ofTopics = begin(topics.length)
  // The last row that was counted for each topic, as two topics of a row may be below the same one.
  const countedRow = new Int32Array(topics.length).fill(-1)
  for (const row of matching.topics)
    for (let at = groups.topicStarts[row] ?? 0; at < (groups.topicStarts[row + 1] ?? 0); at++)
      for (const topic of above[groups.topicsOfRows[at] ?? 0] ?? []) {
        if (countedRow[topic] === row) continue
        countedRow[topic] = row
        ofTopics.add(topic, row)
      }
  const ofOutlets = begin(groups.providers.length)
  for (const row of matching.outlets) ofOutlets.add(groups.provider[row] ?? 0, row)
  const ranges = Object.keys(SINCE_SECONDS).filter(isSince)
  const starts = ranges.map((since) => quarterOf(dayOf(since, now)))
  const ofTimes = begin(ranges.length + 1)
  for (const row of matching.times) {
    ofTimes.add(ranges.length, row)
    for (const [at, start] of starts.entries()) if ((time[row] ?? 0) >= start) ofTimes.add(at, row)
  }
  return {
    topics: mostFirst(ofTopics, (at) => topics[at]?.id),
    outlets: mostFirst(ofOutlets, (at) => groups.providers[at]),
    times: ranges.map((since, at) => [since, ofTimes.counts[at] ?? 0]),
    anyTime: ofTimes.counts[ranges.length] ?? 0,
  }
}

/** Pairs choices with their counts, most stories first, and equal ones in the order of the edition. */
const mostFirst = <Choice>({ counts }: StoryCounts, choiceAt: (at: number) => Choice | undefined) =>
  [...counts.entries()]
    .filter(([, count]) => count > 0)
    .sort(([, more], [, less]) => less - more)
    .flatMap(([at, count]) => {
      const choice = choiceAt(at)
      return choice === undefined ? [] : [[choice, count] as const]
    })
