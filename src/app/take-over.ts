import type { QueryClient } from '@tanstack/react-query'
import { articleQuery, frontQuery, manifestQuery } from '../data/queries.ts'
import type { Manifest } from '../contract/edition.ts'
import { matchRoute } from '../contract/routes.ts'

/** Lets in what the head of the page has sent for, so that the first screen is drawn whole. Never fails. */
export async function takeOver(client: QueryClient): Promise<void> {
  await client.prefetchQuery(manifestQuery)
  const manifest = client.getQueryData(manifestQuery.queryKey)
  if (manifest) await loadScreen(client, manifest)
}

/** Loads what the open screen shows of an edition. Never fails. */
export async function loadScreen(client: QueryClient, manifest: Manifest): Promise<void> {
  const route = matchRoute(location.pathname.slice(import.meta.env.BASE_URL.length - 1), location.search)
  if (route.screen === 'home') await client.prefetchQuery(frontQuery(manifest))
  const topic = route.screen === 'topic' && manifest.topics.find(({ id }) => id === route.id)
  if (topic) await client.prefetchQuery(frontQuery(manifest, topic))
  if (route.screen === 'article') await client.prefetchQuery(articleQuery(manifest, route.id))
}
