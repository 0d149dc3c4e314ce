import type { QueryClient } from '@tanstack/react-query'
import { articleQuery, frontQuery, manifestQuery } from '../data/queries.ts'
import type { Manifest } from '../contract/edition.ts'
import { matchRoute } from '../contract/routes.ts'
import { openStoryQuery } from '../screens/article-screen.tsx'
import { listQuery } from '../screens/story-list.tsx'

const currentRoute = () => matchRoute(location.pathname.slice(import.meta.env.BASE_URL.length - 1), location.search)

function hasList(): boolean {
  const { screen } = currentRoute()
  return screen === 'topic' || screen === 'stories'
}

/** Loads the manifest and the data of the first screen, so that it renders without skeletons. Never rejects. */
export async function prefetchFirstScreen(client: QueryClient): Promise<void> {
  // The script of a list loads beside the manifest, not after it.
  const list = hasList() && client.prefetchQuery(listQuery)
  await client.prefetchQuery(manifestQuery)
  const manifest = client.getQueryData(manifestQuery.queryKey)
  if (manifest) await prefetchScreen(client, manifest)
  await list
}

/** Loads the data of an edition that the open screen shows. Never rejects. */
export async function prefetchScreen(client: QueryClient, manifest: Manifest): Promise<void> {
  const route = currentRoute()
  if (route.screen === 'home') await client.prefetchQuery(frontQuery(manifest))
  const topic = route.screen === 'topic' && manifest.topics.find(({ id }) => id === route.id)
  if (topic) await client.prefetchQuery(frontQuery(manifest, topic))
  if (route.screen === 'article')
    await Promise.all([client.prefetchQuery(articleQuery(manifest, route.id)), client.prefetchQuery(openStoryQuery)])
}
