import { indexFilePath } from '../../contract/addresses.ts'
import type { Manifest, Volume } from '../../contract/edition.ts'
import { eachPacked, toSigned, unpackNumbers } from '../../contract/packed-numbers.ts'
import type { CatalogueFile, Outlet, VolumeGroups, VolumeRows } from '../../contract/volume.ts'

/** Reads a file of the index, whose path is below the index. It is not checked, since this build has written it. */
export type ReadIndex = (path: string) => string

/** What decides in which lists an article is. Row `i` is the article of row `i` of the whole edition, see `Volume`. */
export interface Rows {
  /** Quarters of an hour since 1970. */
  readonly times: Int32Array
  /** Domains. */
  readonly outlets: readonly string[]
  /** Ids, without the topics above them. */
  readonly topics: readonly (readonly string[])[]
  /** The rows of each event that has several, the preferred report first. */
  readonly events: readonly (readonly number[])[]
  /** Shards of cards with their first rows. */
  readonly shards: readonly { readonly start: number; readonly path: string }[]
  /** By domain. */
  readonly providers: ReadonlyMap<string, Outlet>
}

/** Reads the catalogue of an edition. */
export function readRows({ volumes }: Manifest, read: ReadIndex): Rows {
  const size = volumes.reduce((sum, { count }) => sum + count, 0)
  const times = new Int32Array(size)
  const outlets: string[] = []
  const topics: (readonly string[])[] = []
  const shards: { start: number; path: string }[] = []
  const providers = new Map<string, Outlet>()
  const events = new EventTable()
  let start = 0
  for (const volume of volumes) {
    const { rows, groups } = readVolume(volume, read)
    let time = 0
    let row = start
    eachPacked(rows.time, (value) => {
      time -= toSigned(value)
      times[row++] = time
    })
    for (const number of unpackNumbers(groups.provider)) outlets.push(groups.providers[number]?.domain ?? '')
    for (const outlet of groups.providers) if (!providers.has(outlet.domain)) providers.set(outlet.domain, outlet)
    for (const ids of topicsOf(groups)) topics.push(ids)
    events.add(rows, start)
    let next = start
    for (const [key, count, hash] of rows.cards) {
      shards.push({ start: next, path: indexFilePath('cards', key, hash) })
      next += count
    }
    start += volume.count
  }
  return { times, outlets, topics, events: events.lists(), shards, providers }
}

function readVolume(volume: Volume, read: ReadIndex): { readonly rows: VolumeRows; readonly groups: VolumeGroups } {
  // A small catalogue is one file, which is named by the volume alone.
  const isOneFile = volume.rows === volume.groups
  const section = <Name extends 'rows' | 'groups'>(name: Name): Required<CatalogueFile>[Name] => {
    const key = isOneFile ? volume.key : `${volume.key}-${name}`
    return (JSON.parse(read(indexFilePath('catalogue', key, volume[name]))) as Required<CatalogueFile>)[name]
  }
  return { rows: section('rows'), groups: section('groups') }
}

/** Returns the topics of each row. Each number is the difference to the one before it in its row. */
function topicsOf({ topics, topicCounts, topic }: VolumeGroups): string[][] {
  const numbers = unpackNumbers(topic)
  let at = 0
  return unpackNumbers(topicCounts).map((count) => {
    let number = 0
    return numbers.slice(at, (at += count)).flatMap((difference) => topics[(number += difference)] ?? [])
  })
}

interface Report {
  readonly row: number
  readonly place: number
}

/** Puts the reports of each event together, see `VolumeRows.reports`. */
class EventTable {
  private readonly all: Report[][] = []
  /** Events that have reports in both volumes, by their number. */
  private readonly shared = new Map<number, Report[]>()

  add({ reports, shared }: VolumeRows, start: number): void {
    const numbers = new Map(shared)
    const eventAt = new Map<number, Report[]>()
    const packed = unpackNumbers(reports)
    let row = -1
    for (let at = 0; at + 2 < packed.length; at += 3) {
      const [distance = 0, back = 0, place = 0] = packed.slice(at, at + 3)
      row += distance
      const number = numbers.get(row)
      let event = back > 0 ? eventAt.get(row - back) : number === undefined ? undefined : this.shared.get(number)
      if (!event) {
        this.all.push((event = []))
        if (number !== undefined) this.shared.set(number, event)
      }
      event.push({ row: start + row, place })
      eventAt.set(row, event)
    }
  }

  lists(): number[][] {
    return this.all.map((event) => event.sort((a, b) => a.place - b.place).map(({ row }) => row))
  }
}
