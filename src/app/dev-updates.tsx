import type { QueryClient } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import { createRoot } from 'react-dom/client'
import type { ViteHotContext } from 'vite/types/hot.js'
import type { Manifest } from '../contract/edition.ts'
import { type CountedProblem, DEV_UPDATE_EVENT, type DevUpdate } from '../contract/problem.ts'
import { manifestQuery } from '../data/queries.ts'
import { ProblemPanel } from '../ui/problem-panel.tsx'
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

/**
 * Connects the page to the development server: saving an article updates the open page, and problems in the content
 * folder are listed above the last good edition.
 */
export function startDevUpdates(hot: ViteHotContext, client: QueryClient): void {
  const host = document.body.appendChild(document.createElement('div'))
  createRoot(host).render(<DevProblems />)
  hot.on(DEV_UPDATE_EVENT, (update: DevUpdate) => {
    problems = update.problems
    listener()
    void show(client, update.manifest)
  })
}
