import type { QueryClient } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import { createRoot } from 'react-dom/client'
import type { Manifest } from '../contract/edition.ts'
import { type CountedProblem, DEV_META, type DevUpdate } from '../contract/problem.ts'
import { manifestQuery } from '../data/index/queries.ts'
import { ProblemPanel } from '../ui/controls/problem-panel.tsx'
import { prefetchScreen } from './prefetch-screen.ts'

let problems: readonly CountedProblem[] = []
let listener = () => {}

function subscribe(next: () => void): () => void {
  listener = next
  return () => {
    listener = () => {}
  }
}

function DevProblems() {
  return <ProblemPanel problems={useSyncExternalStore(subscribe, () => problems)} />
}

let newestEdition: string | undefined

/** Loads the data of the open screen first, so that the page changes without a loading state. */
async function show(client: QueryClient, manifest: Manifest | undefined): Promise<void> {
  if (!manifest || manifest.edition === client.getQueryData(manifestQuery.queryKey)?.edition) return
  newestEdition = manifest.edition
  await prefetchScreen(client, manifest)
  // A newer edition may have arrived while this one was loading.
  if (newestEdition === manifest.edition) client.setQueryData(manifestQuery.queryKey, manifest)
}

/** Loads the stylesheet of the publisher's looks when it has changed. The one before stays until then. */
function showLooks(stylesheet: string | undefined): void {
  const before = document.head.querySelector<HTMLLinkElement>('link[rel="stylesheet"][href*="/own-"]')
  if (before?.getAttribute('href') === (stylesheet ?? null)) return
  if (!stylesheet) return before?.remove()
  const link = document.createElement('link')
  link.rel = 'stylesheet'
  link.href = stylesheet
  link.addEventListener('load', () => before?.remove())
  document.head.append(link)
}

/** Loads the pictures anew whose files were saved: their addresses do not change. */
function reloadPictures(saved: readonly string[]): void {
  for (const picture of document.images) {
    const { origin, pathname } = new URL(picture.src, location.href)
    const name = decodeURIComponent(pathname.split('/').at(-1) ?? '')
    if (origin === location.origin && saved.includes(name)) picture.src = `${pathname}?saved=${Date.now()}`
  }
}

/** Loads the page anew when something has changed that only a new page shows. */
function reloadForNew(page: string): void {
  const meta = document.querySelector<HTMLMetaElement>(`meta[name="${DEV_META}"]`)
  if (meta && meta.dataset['page'] !== page) location.reload()
}

/** Returns the update in a message of the server, which has the version of this page. */
function parseUpdate(text: string): DevUpdate | undefined {
  const data: unknown = JSON.parse(text)
  return isUpdate(data) ? data : undefined
}

const isUpdate = (data: unknown): data is DevUpdate =>
  typeof data === 'object' && data !== null && 'problems' in data && Array.isArray(data.problems) && 'saved' in data

/**
 * Connects the page to the dev server: saving an article updates the open page, and problems in the content folder are listed
 * above the last good edition.
 * @param events address at which the server sends updates
 */
export function startDevUpdates(events: string, client: QueryClient): void {
  const host = document.body.appendChild(document.createElement('div'))
  createRoot(host).render(<DevProblems />)
  new EventSource(events).addEventListener('message', ({ data }: MessageEvent<string>) => {
    const update = parseUpdate(data)
    if (!update) return
    reloadForNew(update.page)
    problems = update.problems
    listener()
    showLooks(update.stylesheet)
    reloadPictures(update.saved)
    void show(client, update.manifest)
  })
}
