import { DEFAULT_TYPE } from '../../contract/edition.ts'
import type { Outlet } from '../../contract/volume.ts'
import { countPacked, eachPacked, toSigned, unpackInto } from '../../contract/packed-numbers.ts'
import type { VolumeGroups, VolumeRows } from '../../contract/volume.ts'
import { type Catalogue, type CatalogueGroups, type CatalogueRows, FLAG, type PackedCatalogue } from './catalogue.ts'

// The files of both volumes are joined to columns over the whole edition. The rows of the newest volume come first.

type Volumes = Pick<PackedCatalogue, 'volumes'>

/** Number of rows of an edition. */
export const sizeOf = ({ volumes }: Volumes) => volumes.reduce((sum, { count }) => sum + count, 0)

/** Calls a function with each of some rows that are packed as distances. */
function eachListedRow(text: string, start: number, onRow: (row: number) => void): void {
  let row = start - 1
  eachPacked(text, (distance) => onRow((row += distance)))
}

/** @param sections in the order of the manifest's volumes */
export function joinShards(manifest: Volumes, sections: PackedCatalogue['rows']): CatalogueRows['shards'] {
  let start = 0
  return manifest.volumes.flatMap(({ count }, at) => {
    let next = start
    start += count
    return (sections[at]?.cards ?? []).map(([key, length, hash]) => {
      const shard = { start: next, key, hash }
      next += length
      return shard
    })
  })
}

/** Every outlet once, as the first volume that has it describes it. */
export function joinProviders(sections: PackedCatalogue['groups']): Outlet[] {
  const providers = new Map<string, Outlet>()
  for (const one of sections.flatMap((section) => section?.providers ?? []))
    if (!providers.has(one.domain)) providers.set(one.domain, one)
  return [...providers.values()]
}

/** Unpacks the whole catalogue. */
export const joinCatalogue = (packed: PackedCatalogue): Catalogue => ({
  ...joinRows(packed, packed.rows),
  ...joinGroups(packed, packed.groups),
})

/** Makes times of the distances between them. @returns false when a row is newer than the one before */
function addUp(times: Uint32Array, from: number, to: number): boolean {
  let isSorted = true
  let time = 0
  let before = from > 0 ? (times[from - 1] ?? 0) : 0xffff_ffff
  for (let row = from; row < to; row++) {
    time -= toSigned(times[row] ?? 0)
    times[row] = time
    if (time > before) isSorted = false
    before = time
  }
  return isSorted
}

/** @param sections in the order of the manifest's volumes */
export function joinRows(manifest: Volumes, sections: readonly (VolumeRows | undefined)[]): CatalogueRows {
  const size = sizeOf(manifest)
  const columns = { time: new Uint32Array(size), type: new Uint16Array(size), flags: new Uint8Array(size) }
  const types = [DEFAULT_TYPE]
  const events = new EventCollector()
  let isSorted = true
  let start = 0
  for (const [at, { count }] of manifest.volumes.entries()) {
    const section = sections[at]
    if (!section) continue
    unpackInto(columns.time, section.time, start)
    if (!addUp(columns.time, start, start + count)) isSorted = false
    for (const [type, rows] of section.types) {
      if (!types.includes(type)) types.push(type)
      eachListedRow(rows, start, (row) => {
        columns.type[row] = types.indexOf(type)
        if (type === 'video') columns.flags[row] = (columns.flags[row] ?? 0) | FLAG.video
      })
    }
    const mark = (rows: string, flag: number) =>
      eachListedRow(rows, start, (row) => {
        columns.flags[row] = (columns.flags[row] ?? 0) | flag
      })
    mark(section.videos, FLAG.video)
    mark(section.severalOutlets, FLAG.severalOutlets)
    events.add(section, start, (row) => {
      columns.flags[row] = (columns.flags[row] ?? 0) | FLAG.report
    })
    start += count
  }
  return { size, isSorted, ...columns, types, events: events.lists(), shards: joinShards(manifest, sections) }
}

/** Puts the reports of each event together. */
class EventCollector {
  private readonly reports: { readonly row: number; readonly place: number }[][] = []
  /** Events that have reports in several volumes, by their number. */
  private readonly shared = new Map<number, { readonly row: number; readonly place: number }[]>()

  add({ reports, shared }: VolumeRows, start: number, onRow: (row: number) => void): void {
    const numbers = new Map(shared)
    const eventAt = new Map<number, { readonly row: number; readonly place: number }[]>()
    const triple: number[] = []
    let row = start - 1
    eachPacked(reports, (value) => {
      triple.push(value)
      if (triple.length < 3) return
      const [distance = 0, back = 0, place = 0] = triple
      triple.length = 0
      row += distance
      const number = numbers.get(row - start)
      let event = back > 0 ? eventAt.get(row - back) : number === undefined ? undefined : this.shared.get(number)
      if (!event) {
        event = []
        this.reports.push(event)
        if (number !== undefined) this.shared.set(number, event)
      }
      event.push({ row, place })
      eventAt.set(row, event)
      onRow(row)
    })
  }

  /** Rows of each event, the preferred report first. */
  lists(): Uint32Array[] {
    return this.reports.map((event) => Uint32Array.from(event.sort((a, b) => a.place - b.place).map(({ row }) => row)))
  }
}

// Each of these loops is a function of its own, since browsers compile a small function sooner.

/** Replaces the numbers of a volume by those of the edition. */
function renumber(column: Uint16Array, from: number, to: number, numbers: Uint16Array): void {
  for (let row = from; row < to; row++) column[row] = numbers[column[row] ?? 0] ?? 0
}

/** Makes starts of the counts of some rows, and topics of the edition of the distances between those of the volume. */
function joinTopics(
  { topicStarts, topicsOfRows }: Pick<CatalogueGroups, 'topicStarts' | 'topicsOfRows'>,
  from: number,
  to: number,
  numbers: Uint16Array,
): void {
  let at = topicStarts[from] ?? 0
  for (let row = from; row < to; row++) {
    const end = at + (topicStarts[row + 1] ?? 0)
    topicStarts[row + 1] = end
    let number = 0
    for (; at < end; at++) {
      number += topicsOfRows[at] ?? 0
      topicsOfRows[at] = numbers[number] ?? 0
    }
  }
}

/** @param sections in the order of the manifest's volumes */
export function joinGroups(manifest: Volumes, sections: readonly (VolumeGroups | undefined)[]): CatalogueGroups {
  const size = sizeOf(manifest)
  const topics = new Map<string, number>()
  const providers = joinProviders(sections)
  const domains = providers.map(({ domain }) => domain)
  const provider = new Uint16Array(size)
  const topicStarts = new Uint32Array(size + 1)
  const topicsOfRows = new Uint16Array(sections.reduce((sum, section) => sum + countPacked(section?.topic ?? ''), 0))
  let start = 0
  for (const [at, { count }] of manifest.volumes.entries()) {
    const section = sections[at]
    if (!section) continue
    for (const id of section.topics) if (!topics.has(id)) topics.set(id, topics.size)
    const providerNumbers = section.providers.map(({ domain }) => domains.indexOf(domain))
    const topicNumbers = section.topics.map((id) => topics.get(id) ?? 0)
    unpackInto(provider, section.provider, start)
    renumber(provider, start, start + count, Uint16Array.from(providerNumbers))
    unpackInto(topicStarts, section.topicCounts, start + 1)
    unpackInto(topicsOfRows, section.topic, topicStarts[start])
    joinTopics({ topicStarts, topicsOfRows }, start, start + count, Uint16Array.from(topicNumbers))
    start += count
  }
  return {
    provider,
    providers,
    topicStarts,
    topicsOfRows,
    topics: [...topics.keys()],
  }
}
