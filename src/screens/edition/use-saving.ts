import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Article } from '../../contract/article.ts'
import type { Topic } from '../../contract/edition.ts'
import { type ReadLines, isReadByLine } from '../../data/hiding/read-lines.ts'
import { manifestQuery } from '../../data/index/queries.ts'
import { descendantsOf } from '../../data/index/topics.ts'
import { setDevice } from '../../state/device.ts'
import { type Marks, getMarks, saveStories, unsaveStory, useMarks, markRead } from '../../state/marks.ts'
import { useReadLines } from '../../state/read-lines.ts'
import { useMessages } from '../../ui/base/messages.ts'
import type { ReaderMarks } from '../../ui/base/site-context.tsx'

/** Does what a saved story needs besides its mark. The script is not part of the first one; without it, the mark is enough. */
async function afterwards(act: (script: typeof import('./keep-story.ts')) => unknown): Promise<void> {
  try {
    await act(await import('./keep-story.ts'))
  } catch {
    // The story is downloaded when the page of saved stories is opened.
  }
}

async function save(client: QueryClient, card: Article): Promise<void> {
  await saveStories(new Map([[card.id, { at: Date.now(), card }]])).written
  // Browsers clear persistent storage last.
  void navigator.storage?.persist?.().catch(() => {})
  const manifest = client.getQueryData(manifestQuery.queryKey)
  if (manifest) await afterwards(({ downloadStory }) => downloadStory(client, manifest, card.id))
}

/** Removes a saved story, and shows a note that can undo it. @param note what the note says */
export async function unsave(id: string, note: string): Promise<void> {
  const mark = getMarks().saved.get(id)
  if (!mark) return
  const removal = unsaveStory(id)
  await removal.written
  void afterwards(({ dropPictures }) => dropPictures(mark))
  setDevice({
    note,
    undo: () => {
      removal.undo()
      void afterwards(({ keepPictures }) => keepPictures(mark))
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
const NO_MARKS: Pick<Marks, 'saved' | 'read'> = { saved: new Map(), read: new Map() }
const NO_LINES: ReadLines = { lines: [], unread: {} }

/**
 * The marks of the reader, in the form that components use.
 * @param topics those of the edition
 * @param isDrawnAtBuild true for a page without marks: all its cards get them at once, with what else is the reader's own
 */
export function useReaderMarks(topics: readonly Topic[] = NO_TOPICS, isDrawnAtBuild = false): ReaderMarks {
  const client = useQueryClient()
  const known = useMarks()
  const { saved, read } = isDrawnAtBuild ? NO_MARKS : known
  const knownLines = useReadLines()
  const lines = isDrawnAtBuild ? NO_LINES : knownLines
  const { removedFromSaved } = useMessages().device
  return useMemo(
    () => ({
      isRead: isReadWith(read, lines, topics),
      isSaved: (id) => saved.has(id),
      onOpen: (id) => void markRead([id]),
      onSave: (article) =>
        void (getMarks().saved.has(article.id) ? unsave(article.id, removedFromSaved) : save(client, article)),
    }),
    [client, saved, read, lines, topics, removedFromSaved],
  )
}
