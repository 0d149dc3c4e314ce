import type { QueryClient } from '@tanstack/react-query'
import type { ShownPicture } from '../../contract/article.ts'
import type { Manifest } from '../../contract/edition.ts'
import { articleQuery } from '../../data/index/story-queries.ts'
import { similarQuery } from '../../data/story/similar-query.ts'
import { type SavedStory, getMarks, saveStories } from '../../state/marks.ts'
import { showsPicture } from '../../state/preference-choices.ts'
import { getPreferences } from '../../state/preferences.ts'
import { sendToWorker } from '../../state/send-to-worker.ts'

/** The choices of a picture: its smaller copies, or the picture itself where it has none. The last is the widest. */
const choicesOf = ({ src, srcSet }: ShownPicture): string[] =>
  srcSet?.split(',').map((one) => one.split(' ')[0] ?? '') ?? [src]

/**
 * Addresses of the pictures of a saved story, which the worker keeps with it: the widest copy for the story, the smallest for
 * rows. The worker answers with it whatever copy a screen asks for.
 */
export function picturesOf({ card, story, similar = [] }: SavedStory): string[] {
  const isShown = (image: ShownPicture | undefined): image is ShownPicture =>
    image !== undefined && showsPicture(image.src, getPreferences())
  const rows = [...(story?.related ?? []), ...similar]
  return [
    ...[card, story].flatMap((one) => (isShown(one?.image) ? (choicesOf(one.image).at(-1) ?? []) : [])),
    ...rows.flatMap(({ image }) => (isShown(image) ? (choicesOf(image)[0] ?? []) : [])),
  ]
}

/** Stores the full text, the similar stories and the pictures of a saved story on the device. */
export async function downloadStory(client: QueryClient, manifest: Manifest, id: string): Promise<void> {
  const [story, similar] = await Promise.all([
    client.fetchQuery(articleQuery(manifest, id)),
    client.fetchQuery(similarQuery(manifest, id)).catch(() => []),
  ])
  const mark = getMarks().saved.get(id)
  if (!story || !mark) return
  const completeMark = { ...mark, card: mark.card ?? story, story, similar }
  await saveStories(new Map([[id, completeMark]])).written
  keepPictures(completeMark)
}

/** Downloads the saved stories whose text is not on the device yet. Stories that fail are tried again next time. */
export async function downloadSavedStories(client: QueryClient, manifest: Manifest): Promise<void> {
  for (const [id, mark] of getMarks().saved) {
    if (!mark.story) await downloadStory(client, manifest, id).catch(() => {})
  }
}

/** Keeps the pictures of a saved story on the device. */
export const keepPictures = (mark: SavedStory): void =>
  sendToWorker({ type: 'broadsheet:keep', urls: picturesOf(mark) })

/** Lets the worker delete the pictures of a story that is no longer saved. */
export const dropPictures = (mark: SavedStory): void =>
  sendToWorker({ type: 'broadsheet:drop', urls: picturesOf(mark) })
