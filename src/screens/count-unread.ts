import type { QueryClient } from '@tanstack/react-query'
import type { Manifest } from '../contract/edition.ts'
import { NO_FILTER } from '../data/filter.ts'
import type { Hiding } from '../data/hiding.ts'
import type { MarkedIds } from '../data/select-engine.ts'
import { selectionQuery } from '../data/selection-query.ts'
import { loadSelecting } from './use-early-worker.ts'

interface Reader {
  readonly marks: MarkedIds | undefined
  readonly hiding: Hiding | undefined
  /** Milliseconds since 1970. */
  readonly now: number
}

/** Counts the unread stories of each topic, by its id: as many as the topic lists with the filter “Unread”. */
export async function countUnread(
  client: QueryClient,
  manifest: Manifest,
  reader: Reader,
): Promise<ReadonlyMap<string, number>> {
  const filter = { ...NO_FILTER, unread: true } as const
  return (await client.fetchQuery(selectionQuery(manifest, { filter, ...reader, load: loadSelecting }))).topics
}
