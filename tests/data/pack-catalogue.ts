import { packNumbers, toUnsigned } from '../../src/contract/packed-numbers.ts'
import { type Catalogue, FLAG, type PackedCatalogue } from '../../src/data/catalogue/catalogue.ts'

const distances = (rows: readonly number[]) => packNumbers(rows.map((row, at) => row - (rows[at - 1] ?? -1)))

/** Packs a catalogue as the files of one volume. The first of its types must be the default one. */
export function packCatalogue(catalogue: Catalogue): PackedCatalogue {
  const { size, time, type, types, flags, events, shards, providers, provider, topics } = catalogue
  const all = Array.from({ length: size }, (_, row) => row)
  const isFlagged = (row: number, flag: number) => ((flags[row] ?? 0) & flag) !== 0
  const places = new Map(
    events.flatMap((rows, event) => [...rows].map((row, place) => [row, { event, place }] as const)),
  )
  const lastOf = new Map<number, number>()
  let before = -1
  const reports = [...places.entries()]
    .sort(([a], [b]) => a - b)
    .flatMap(([row, { event, place }]) => {
      const triple = [row - before, row - (lastOf.get(event) ?? row), place]
      before = row
      lastOf.set(event, row)
      return triple
    })
  const topicsOf = (row: number) =>
    [...catalogue.topicsOfRows.subarray(catalogue.topicStarts[row], catalogue.topicStarts[row + 1])].sort(
      (a, b) => a - b,
    )
  return {
    volumes: [{ count: size }],
    rows: [
      {
        cards: shards.map(({ key, start, hash }, at) => [key, (shards[at + 1]?.start ?? size) - start, hash]),
        time: packNumbers(all.map((row) => toUnsigned((time[row - 1] ?? 0) - (time[row] ?? 0)))),
        types: types.slice(1).map((name, at) => [name, distances(all.filter((row) => type[row] === at + 1))]),
        videos: distances(all.filter((row) => isFlagged(row, FLAG.video))),
        severalOutlets: distances(all.filter((row) => isFlagged(row, FLAG.severalOutlets))),
        reports: packNumbers(reports),
        shared: [],
      },
    ],
    groups: [
      {
        topics,
        topicCounts: packNumbers(all.map((row) => topicsOf(row).length)),
        topic: packNumbers(all.flatMap((row) => topicsOf(row).map((topic, at, list) => topic - (list[at - 1] ?? 0)))),
        providers,
        provider: packNumbers(provider),
      },
    ],
  }
}
