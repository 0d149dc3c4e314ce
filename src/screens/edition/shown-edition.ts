import type { QueryClient } from '@tanstack/react-query'
import type { Manifest } from '../../contract/edition.ts'
import { NO_FILTER } from '../../data/filter/filter.ts'
import type { Hiding } from '../../data/hiding/hiding.ts'
import { selectionQuery } from '../../data/filter/selection-query.ts'
import { loadSelecting } from './use-early-worker.ts'

/** Returns the edition with the numbers of stories that are not hidden. They come from the selection that lists come from. */
export async function shownEdition(client: QueryClient, manifest: Manifest, hiding: Hiding): Promise<Manifest> {
  const { rows, outlets, topics } = await client.fetchQuery(
    selectionQuery(manifest, { filter: NO_FILTER, hiding, now: Date.now(), marks: undefined, load: loadSelecting }),
  )
  return {
    ...manifest,
    counts: { ...manifest.counts, stories: rows.length, providers: outlets },
    // The selection does not say how many outlets are left of each topic, so headers of topics do not mention them.
    topics: manifest.topics.map((topic) => ({ ...topic, count: topics.get(topic.id) ?? 0, providers: 0 })),
  }
}
