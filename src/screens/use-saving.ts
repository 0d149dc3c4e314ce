import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Article } from '../contract/article.ts'
import type { Manifest } from '../contract/edition.ts'
import { articleQuery, manifestQuery, similarQuery } from '../data/queries.ts'
import { setDevice } from '../state/device.ts'
import { type SavedStory, getMarks, saveStories, unsaveStory, useMarks } from '../state/marks.ts'
import { tellWorker } from '../state/tell-worker.ts'
import type { ReaderMarks } from '../ui/site-context.tsx'

const picturesOf = ({ card, story, similar = [] }: SavedStory): string[] =>
  [card?.image, story?.image, ...[...(story?.related ?? []), ...similar].map(({ image }) => image)].flatMap((image) =>
    image ? image.src : [],
  )

/** Puts all of a saved story onto the device: its text, its related panel, its pictures. */
async function complete(client: QueryClient, manifest: Manifest, id: string): Promise<void> {
  const [story, similar] = await Promise.all([
    client.fetchQuery(articleQuery(manifest, id)),
    client.fetchQuery(similarQuery(manifest, id)).catch(() => []),
  ])
  const mark = getMarks().saved.get(id)
  if (!story || !mark) return
  const whole = { ...mark, card: mark.card ?? story, story, similar }
  await saveStories(new Map([[id, whole]]))
  tellWorker({ type: 'broadsheet:keep', urls: picturesOf(whole) })
}

/** What could not be had when a story was saved is fetched when it can. */
export async function completeSaved(client: QueryClient, manifest: Manifest): Promise<void> {
  for (const [id, mark] of getMarks().saved) {
    if (!mark.story) await complete(client, manifest, id).catch(() => {})
  }
}

async function save(client: QueryClient, card: Article): Promise<void> {
  await saveStories(new Map([[card.id, { at: Date.now(), card }]]))
  // A browser asked to keep its storage clears it last.
  void navigator.storage?.persist?.().catch(() => {})
  const manifest = client.getQueryData(manifestQuery.queryKey)
  if (manifest) await complete(client, manifest, card.id).catch(() => {})
}

/** Takes a story off the shelf; until the note is gone it can be put back. */
export async function unsave(id: string): Promise<void> {
  const mark = getMarks().saved.get(id)
  if (!mark) return
  await unsaveStory(id)
  tellWorker({ type: 'broadsheet:drop', urls: picturesOf(mark) })
  setDevice({
    note: 'Removed from Saved',
    undo: () => {
      void saveStories(new Map([[id, mark]]))
      tellWorker({ type: 'broadsheet:keep', urls: picturesOf(mark) })
    },
  })
}

/** The reader's marks, as elements ask for them. */
export function useReaderMarks(): ReaderMarks {
  const client = useQueryClient()
  const { saved, read } = useMarks()
  return useMemo(
    () => ({
      isRead: (id) => read.has(id),
      isSaved: (id) => saved.has(id),
      onSave: (article) => void (saved.has(article.id) ? unsave(article.id) : save(client, article)),
    }),
    [client, saved, read],
  )
}
