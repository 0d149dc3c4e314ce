import type { QueryClient } from '@tanstack/react-query'
import type { Manifest } from '../contract/edition.ts'
import { FIRST_SCREEN_ID, type FirstScreen, frameOf } from '../contract/first-screen.ts'
import { matchRoute } from '../contract/routes.ts'
import { frontQuery, manifestQuery } from '../data/index/queries.ts'
import { grownList } from '../screens/edition/history-entry.ts'
import { pagesQuery } from './prefetch-screen.ts'
import { isTransient } from './query-client.ts'

const isFirstScreen = (value: unknown): value is FirstScreen =>
  typeof value === 'object' && value !== null && 'path' in value && 'frame' in value

/**
 * Returns what the page was drawn from at build; undefined when it is the page of another address, or was not drawn. The build
 * that wrote it wrote this script too, so it is not checked like a file of the index.
 */
function readFirstScreen(): FirstScreen | undefined {
  const { drawn } = document.documentElement.dataset
  if (drawn === undefined || drawn === 'other') return undefined
  try {
    const first: unknown = JSON.parse(document.getElementById(FIRST_SCREEN_ID)?.textContent ?? '')
    return isFirstScreen(first) ? first : undefined
  } catch {
    // The page was cut off on its way.
    return undefined
  }
}

/**
 * Puts what the page was drawn from where the screens look for it.
 * @returns undefined when the page was not drawn for this address, or has another frame than its edition
 */
export async function openFirstScreen(client: QueryClient): Promise<FirstScreen | undefined> {
  const first = readFirstScreen()
  if (!first) return undefined
  // Pages of articles do not hold the edition, so it is the newest.
  const manifest = first.manifest ?? (await newestManifest(client))
  if (!manifest || frameOf(manifest) !== first.frame) return undefined
  seedLists(client, manifest, first)
  if (!first.story) return first
  const pages = await client.fetchQuery(pagesQuery).catch(() => undefined)
  return pages?.seedStory(client, manifest, first) ? first : undefined
}

/** Milliseconds between two tries. */
const RETRY = 10_000

/**
 * Loads the newest edition. While the server does not answer, the page stays as it was drawn: a story can be read without the
 * reader, and a message in its place would take it away.
 * @returns undefined when the answer is of no use
 */
async function newestManifest(client: QueryClient): Promise<Manifest | undefined> {
  for (;;) {
    try {
      return await client.fetchQuery(manifestQuery)
    } catch (error) {
      if (!isTransient(error)) return undefined
      await new Promise((done) => {
        window.addEventListener('online', done, { once: true })
        setTimeout(done, RETRY)
      })
    }
  }
}

/** Puts the edition and the list of a page that was drawn at build where the screens look for them. */
export function seedLists(client: QueryClient, manifest: Manifest, { path, front }: FirstScreen): void {
  client.setQueryData(manifestQuery.queryKey, manifest)
  const route = matchRoute(path, '')
  const topic = route.screen === 'topic' ? manifest.topics.find(({ id }) => id === route.id) : undefined
  if (front) client.setQueryData(frontQuery(manifest, topic).queryKey, front)
}

/** True when this reader sees what was drawn at build. A list that had grown before it was left is drawn as long as it was. */
export const fitsReader = (): boolean =>
  document.documentElement.dataset['drawn'] === 'fits' && grownList.shown === undefined
