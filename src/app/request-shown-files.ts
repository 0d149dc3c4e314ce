import type { QueryClient } from '@tanstack/react-query'
import type { Manifest } from '../contract/edition.ts'
import { similarQuery } from '../data/story/similar-query.ts'
import { currentRoute, prefetchScreen } from './prefetch-screen.ts'

/**
 * Requests the files of the open screen, so that a new worker keeps them. A page that was drawn at build holds its data, and the
 * worker keeps only files that were requested. Never rejects.
 */
export async function requestShownFiles(client: QueryClient, manifest: Manifest): Promise<void> {
  await prefetchScreen(client, manifest, { staleTime: 0 })
  const route = currentRoute()
  if (route.screen === 'article') await client.prefetchQuery({ ...similarQuery(manifest, route.id), staleTime: 0 })
}
