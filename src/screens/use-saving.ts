import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Article } from '../contract/article.ts'
import type { Manifest, Topic } from '../contract/edition.ts'
import { type ReadLines, isReadByLine } from '../data/read-lines.ts'
import { articleQuery, manifestQuery, similarQuery } from '../data/queries.ts'
import { descendantsOf } from '../data/topics.ts'
import { setDevice } from '../state/device.ts'
import { type SavedStory, getMarks, saveStories, unsaveStory, useMarks, markRead } from '../state/marks.ts'
import { useReadLines } from '../state/read-lines.ts'
import { showsPicture } from '../state/preference-choices.ts'
import { getPreferences } from '../state/preferences.ts'
import { sendToWorker } from '../state/send-to-worker.ts'
import { useMessages } from '../ui/messages.ts'
import type { ReaderMarks } from '../ui/site-context.tsx'

/** Addresses of the pictures of a saved story, which the worker keeps with it. */
export const picturesOf = ({ card, story, similar = [] }: SavedStory): string[] =>
  [card?.image, story?.image, ...[...(story?.related ?? []), ...similar].map(({ image }) => image)].flatMap((image) =>
    image && showsPicture(image.src, getPreferences()) ? image.src : [],
  )

/** Stores the full text, the similar stories and the pictures of a saved story on the device. */
async function downloadStory(client: QueryClient, manifest: Manifest, id: string): Promise<void> {
  const [story, similar] = await Promise.all([
    client.fetchQuery(articleQuery(manifest, id)),
    client.fetchQuery(similarQuery(manifest, id)).catch(() => []),
  ])
  const mark = getMarks().saved.get(id)
  if (!story || !mark) return
  const completeMark = { ...mark, card: mark.card ?? story, story, similar }
  await saveStories(new Map([[id, completeMark]])).written
  sendToWorker({ type: 'broadsheet:keep', urls: picturesOf(completeMark) })
}

/** Downloads the saved stories whose text is not on the device yet. Stories that fail are tried again next time. */
export async function downloadSavedStories(client: QueryClient, manifest: Manifest): Promise<void> {
  for (const [id, mark] of getMarks().saved) {
    if (!mark.story) await downloadStory(client, manifest, id).catch(() => {})
  }
}

async function save(client: QueryClient, card: Article): Promise<void> {
  await saveStories(new Map([[card.id, { at: Date.now(), card }]])).written
  // Browsers clear persistent storage last.
  void navigator.storage?.persist?.().catch(() => {})
  const manifest = client.getQueryData(manifestQuery.queryKey)
  if (manifest) await downloadStory(client, manifest, card.id).catch(() => {})
}

/** Removes a saved story, and shows a note that can undo it. @param note what the note says */
export async function unsave(id: string, note: string): Promise<void> {
  const mark = getMarks().saved.get(id)
  if (!mark) return
  const removal = unsaveStory(id)
  await removal.written
  sendToWorker({ type: 'broadsheet:drop', urls: picturesOf(mark) })
  setDevice({
    note,
    undo: () => {
      removal.undo()
      sendToWorker({ type: 'broadsheet:keep', urls: picturesOf(mark) })
    },
  })
}

/** Returns what tells whether a card is read, by its own mark or with its whole topic. */
function isReadWith(
  read: ReadonlyMap<string, number>,
  lines: ReadLines,
  topics: readonly Topic[],
): ReaderMarks['isRead'] {
  if (lines.lines.length === 0) return ({ id }) => read.has(id)
  const below = descendantsOf(topics)
  return (card) => read.has(card.id) || isReadByLine(card, lines, below)
}

const NO_TOPICS: readonly Topic[] = []

/**
 * The marks of the reader, in the form that components use.
 * @param topics those of the edition
 */
export function useReaderMarks(topics: readonly Topic[] = NO_TOPICS): ReaderMarks {
  const client = useQueryClient()
  const { saved, read } = useMarks()
  const lines = useReadLines()
  const { removedFromSaved } = useMessages().device
  return useMemo(
    () => ({
      isRead: isReadWith(read, lines, topics),
      isSaved: (id) => saved.has(id),
      onOpen: (id) => void markRead([id]),
      onSave: (article) => void (saved.has(article.id) ? unsave(article.id, removedFromSaved) : save(client, article)),
    }),
    [client, saved, read, lines, topics, removedFromSaved],
  )
}
