import { type QueryClient, queryOptions } from '@tanstack/react-query'
import type { Manifest } from '../../contract/edition.ts'
import { type CardPlace, type Catalogue, FLAG, type Ranks, placeOf } from '../catalogue/catalogue.ts'
import { hiddenRowsQuery } from '../hiding/hidden-rows.ts'
import { HIDES, type Hiding, firstShown } from '../hiding/hiding.ts'
import { catalogueQuery, idHashesQuery, ranksQuery } from '../catalogue/load-catalogue.ts'
import { neverStale } from '../index/queries.ts'
import { quarterOf } from '../hiding/read-lines.ts'
import { readRows } from '../hiding/read-rows.ts'
import type { MarkedIds } from './select-engine.ts'
import { descendantsOf } from '../index/topics.ts'
import { versionOf } from '../index/version-of.ts'

/**
 * Periods to catch up with, in days, and the most stories of each. A reader can finish them in a sitting, and they fill whole
 * rows: a feature with four stories, then four in a row.
 */
export const CATCH_UP_STORIES = { 1: 13, 3: 17, 7: 25 } as const

export type CatchUpDays = keyof typeof CATCH_UP_STORIES

export interface CatchUp {
  /** The reports to show, one of each story. */
  readonly rows: readonly number[]
  /** Number of stories of the period that are not hidden. */
  readonly total: number
}

interface CatchUpOptions {
  readonly ranks: Ranks
  /** Start of the period, in quarters of an hour since 1970. */
  readonly from: number
  /** The most stories to list. */
  readonly limit: number
  /** 1 for each row that the reader has read. */
  readonly isRead?: Uint8Array | undefined
  /** What is hidden of each row, see {@link HIDES}. */
  readonly hides?: Uint8Array | undefined
}

/**
 * Finds the most important stories since a time: unread ones first, then those of more outlets, those of a higher rank, and
 * newer ones. A story is the report of the period that lists prefer, and hidden when that report is, as in `select.ts`.
 */
export function findCatchUp(
  { size, time, flags, provider, events }: Catalogue,
  { ranks, from, limit, isRead, hides }: CatchUpOptions,
): CatchUp {
  const stories: { readonly row: number; readonly outlets: number; readonly isRead: boolean }[] = []
  const add = (reports: ArrayLike<number> & Iterable<number>) => {
    const ofPeriod = [...reports].filter((one) => (time[one] ?? 0) >= from)
    const row = firstShown(ofPeriod, hides)
    if (row === undefined || (hides?.[row] ?? 0) !== HIDES.nothing) return
    const providers = new Set([...reports].map((one) => provider[one]))
    stories.push({
      row,
      // Copies of one report are by several outlets, but the index knows that they are no independent reports.
      outlets: ((flags[row] ?? 0) & FLAG.severalOutlets) === 0 ? 1 : providers.size,
      isRead: [...reports].some((one) => isRead?.[one] === 1),
    })
  }
  for (let row = 0; row < size; row++)
    if (((flags[row] ?? 0) & FLAG.report) === 0 && (time[row] ?? 0) >= from) add([row])
  for (const rows of events) add(rows)
  stories.sort(
    (a, b) =>
      Number(a.isRead) - Number(b.isRead) ||
      b.outlets - a.outlets ||
      (ranks[b.row] ?? -1) - (ranks[a.row] ?? -1) ||
      (time[b.row] ?? 0) - (time[a.row] ?? 0) ||
      a.row - b.row,
  )
  return { rows: stories.slice(0, limit).map(({ row }) => row), total: stories.length }
}

interface QueryInput {
  readonly days: CatchUpDays
  /** Milliseconds since 1970. */
  readonly now: number
  readonly marks: MarkedIds
  readonly hiding: Hiding | undefined
}

/** The places of the cards of {@link findCatchUp}, and the number of stories of the period. */
export const catchUpQuery = (manifest: Manifest, input: QueryInput) =>
  queryOptions({
    queryKey: [
      'catch up',
      manifest.edition,
      input.days,
      input.now,
      versionOf(input.marks),
      input.hiding && versionOf(input.hiding),
    ],
    ...neverStale,
    structuralSharing: false,
    queryFn: ({ client }) => loadCatchUp(client, manifest, input),
  })

async function loadCatchUp(
  client: QueryClient,
  manifest: Manifest,
  { days, now, marks, hiding }: QueryInput,
): Promise<{ readonly places: readonly CardPlace[]; readonly total: number }> {
  const needsMarks = marks.read.length + marks.lines.lines.length > 0
  const [catalogue, ranks, hashes, hides] = await Promise.all([
    client.fetchQuery(catalogueQuery(manifest)),
    client.fetchQuery(ranksQuery(manifest)),
    needsMarks ? client.fetchQuery(idHashesQuery(manifest)) : undefined,
    hiding && client.fetchQuery(hiddenRowsQuery(manifest, hiding)),
  ])
  const isRead =
    hashes && readRows(catalogue, catalogue, hashes, marks.read, marks.lines, descendantsOf(manifest.topics))
  const from = quarterOf(now - days * 86_400_000)
  const { rows, total } = findCatchUp(catalogue, { ranks, from, limit: CATCH_UP_STORIES[days], isRead, hides })
  return { places: rows.flatMap((row) => placeOf(catalogue, row) ?? []), total }
}
