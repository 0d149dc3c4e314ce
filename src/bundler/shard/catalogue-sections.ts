import { DEFAULT_TYPE } from '../../contract/edition.ts'
import type { Outlet } from '../../contract/volume.ts'
import { packNumber, packNumbers, toUnsigned } from '../../contract/packed-numbers.ts'
import { fnv1a } from '../../contract/fnv1a.ts'
import { type CatalogueFile, packIdHash } from '../../contract/volume.ts'
import { MS_PER_QUARTER } from '../../contract/quarters.ts'
import type { ArticleSummary } from '../collect/article-summary.ts'
import { ProviderTable } from './index-json.ts'
import type { MadePart } from './make-part.ts'

/** An article of a volume, with what depends on other articles. */
export interface VolumeRow {
  readonly summary: ArticleSummary
  /** Ids. */
  readonly topics: readonly string[]
  /** Present when lists show the article together with other reports. It is shared when the other volume has some of them. */
  readonly event?: { readonly number: number; readonly place: number; readonly isShared: boolean }
  readonly hasSeveralOutlets: boolean
}

const VIDEO = 'video'

/**
 * Makes the sections of the catalogue of a volume.
 * @param rows in their order
 * @param parts newest first
 */
export function catalogueSections(
  rows: readonly VolumeRow[],
  parts: readonly MadePart[],
  providers: ReadonlyMap<string, Outlet>,
): Required<CatalogueFile> {
  const table = new ProviderTable(providers, true)
  const topics = new Map<string, number>()
  const types = new Map<string, number[]>()
  const text = {
    time: '',
    topicCounts: '',
    topic: '',
    provider: '',
    videos: '',
    severalOutlets: '',
    reports: '',
    ranks: '',
    ids: '',
  }
  const numbersOf = (ids: readonly string[]) =>
    ids
      .map((id) => {
        if (!topics.has(id)) topics.set(id, topics.size)
        return topics.get(id) ?? 0
      })
      .sort((a, b) => a - b)
  const lastOfEvent = new Map<number, number>()
  const shared: (readonly [row: number, event: number])[] = []
  const last = { time: 0, videos: -1, severalOutlets: -1, reports: -1 }
  const step = (name: 'videos' | 'severalOutlets' | 'reports', row: number) => {
    text[name] += packNumber(row - last[name])
    last[name] = row
  }
  for (const [row, { summary, topics: ids, event, hasSeveralOutlets }] of rows.entries()) {
    const time = Math.floor(Date.parse(summary.time) / MS_PER_QUARTER)
    text.time += packNumber(toUnsigned(last.time - time))
    last.time = time
    text.topicCounts += packNumber(ids.length)
    let before = 0
    for (const number of numbersOf(ids)) {
      text.topic += packNumber(number - before)
      before = number
    }
    text.provider += packNumber(table.place(summary.domain))
    if (summary.type !== DEFAULT_TYPE) {
      const ofType = types.get(summary.type) ?? []
      types.set(summary.type, ofType)
      ofType.push(row)
    }
    if (summary.hasVideo && summary.type !== VIDEO) step('videos', row)
    if (hasSeveralOutlets) step('severalOutlets', row)
    if (event) {
      step('reports', row)
      const before = lastOfEvent.get(event.number)
      text.reports += packNumber(row - (before ?? row)) + packNumber(event.place)
      if (before === undefined && event.isShared) shared.push([row, event.number])
      lastOfEvent.set(event.number, row)
    }
    text.ranks += packNumber(Math.round(summary.rank) + 1)
    text.ids += packIdHash(fnv1a(summary.id) >>> 8)
  }
  return {
    rows: {
      cards: parts.flatMap(({ cards }) => cards),
      time: text.time,
      types: [...types].map(([type, ofType]) => [
        type,
        packNumbers(ofType.map((row, at) => row - (ofType[at - 1] ?? -1))),
      ]),
      videos: text.videos,
      severalOutlets: text.severalOutlets,
      reports: text.reports,
      shared,
    },
    groups: {
      topics: [...topics.keys()],
      topicCounts: text.topicCounts,
      topic: text.topic,
      providers: table.providers,
      provider: text.provider,
    },
    ranks: text.ranks,
    ids: text.ids,
  }
}
