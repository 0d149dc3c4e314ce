import { DEFAULT_TYPE } from '../contract/edition.ts'
import type { Outlet } from '../contract/volume.ts'
import { eachPacked, toSigned } from '../contract/packed-numbers.ts'
import type { VolumeGroups, VolumeRows } from '../contract/volume.ts'
import { type Catalogue, type CatalogueGroups, type CatalogueRows, FLAG, type PackedCatalogue } from './catalogue.ts'

// The files of both volumes are joined to columns over the whole edition. The rows of the newest volume come first.

type Volumes = Pick<PackedCatalogue, 'volumes'>

/** Number of rows of an edition. */
export const sizeOf = ({ volumes }: Volumes) => volumes.reduce((sum, { count }) => sum + count, 0)

/** Calls a function with each number of a column and its row. */
function eachRow(text: string, start: number, onRow: (row: number, value: number) => void): void {
  let row = start
  eachPacked(text, (value) => onRow(row++, value))
}

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
    let time = 0
    eachRow(section.time, start, (row, value) => {
      time -= toSigned(value)
      columns.time[row] = time
      if (row > 0 && time > (columns.time[row - 1] ?? 0)) isSorted = false
    })
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

/** @param sections in the order of the manifest's volumes */
export function joinGroups(manifest: Volumes, sections: readonly (VolumeGroups | undefined)[]): CatalogueGroups {
  const size = sizeOf(manifest)
  const topics = new Map<string, number>()
  const providers = joinProviders(sections)
  const domains = providers.map(({ domain }) => domain)
  const provider = new Uint16Array(size)
  const topicStarts = new Uint32Array(size + 1)
  const listed: number[] = []
  let start = 0
  for (const [at, { count }] of manifest.volumes.entries()) {
    const section = sections[at]
    if (!section) continue
    for (const id of section.topics) if (!topics.has(id)) topics.set(id, topics.size)
    const providerNumbers = section.providers.map(({ domain }) => domains.indexOf(domain))
    const topicNumbers = section.topics.map((id) => topics.get(id) ?? 0)
    eachRow(section.provider, start, (row, value) => {
      provider[row] = providerNumbers[value] ?? 0
    })
    eachRow(section.topicCounts, start, (row, value) => {
      topicStarts[row + 1] = value
    })
    let [row, number, left] = [start, 0, topicStarts[start + 1] ?? 0]
    eachPacked(section.topic, (value) => {
      while (left === 0 && row < start + count) {
        row++
        number = 0
        left = topicStarts[row + 1] ?? 0
      }
      number += value
      left--
      listed.push(topicNumbers[number] ?? 0)
    })
    start += count
  }
  for (let row = 0; row < size; row++) topicStarts[row + 1] = (topicStarts[row + 1] ?? 0) + (topicStarts[row] ?? 0)
  return {
    provider,
    providers,
    topicStarts,
    topicsOfRows: Uint16Array.from(listed),
    topics: [...topics.keys()],
  }
}
