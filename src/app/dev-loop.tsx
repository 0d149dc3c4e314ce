import type { QueryClient } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import { createRoot } from 'react-dom/client'
import type { ViteHotContext } from 'vite/types/hot.js'
import type { Manifest } from '../contract/edition.ts'
import { DEV_EVENT, type DevUpdate, type Problem } from '../contract/problem.ts'
import { manifestQuery } from '../data/queries.ts'
import { ProblemPanel } from '../ui/problem-panel.tsx'
import { loadScreen } from './take-over.ts'

let problems: readonly Problem[] = []
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

let newest: string | undefined

/** The open screen changes at once, and only where the edition does. */
async function show(client: QueryClient, manifest: Manifest | undefined): Promise<void> {
  if (!manifest || manifest.edition === client.getQueryData(manifestQuery.queryKey)?.edition) return
  newest = manifest.edition
  await loadScreen(client, manifest)
  // Meanwhile another may have come.
  if (newest === manifest.edition) client.setQueryData(manifestQuery.queryKey, manifest)
}

/** While writing: a saved article changes the open page, and what is wrong with it stands on top of the last good edition. */
export function startDevLoop(hot: ViteHotContext, client: QueryClient): void {
  const host = document.body.appendChild(document.createElement('div'))
  createRoot(host).render(<DevProblems />)
  hot.on(DEV_EVENT, (update: DevUpdate) => {
    problems = update.problems
    listener()
    void show(client, update.manifest)
  })
}
