import type { QueryClient } from '@tanstack/react-query'
import { frontQuery, manifestQuery } from '../data/index/queries.ts'
import { BASE_PATH } from '../contract/base-path.ts'
import type { Manifest } from '../contract/edition.ts'
import { type Route, matchRoute } from '../contract/routes.ts'
import { screenQuery } from '../screens/edition/lazy-screen.tsx'
import { MAX_SHOWN, followedTopics } from '../screens/front/followed-topics.ts'
import { listQuery } from '../screens/list/list-script.ts'
import { mineQuery } from '../screens/front/my-script.ts'
import { namedQuery } from '../screens/topic/named-script.ts'
import { storyQuery } from '../screens/story/story-script.ts'
import { getFollows } from '../state/follows.ts'

/** All pages but the front page are one script. */
export const PAGES = { name: 'pages', load: () => import('./later-pages.tsx') }
export const pagesQuery = screenQuery(PAGES.name, PAGES.load)

export const currentRoute = () => matchRoute(location.pathname.slice(BASE_PATH.length - 1), location.search)

/** Loads the script of a screen beside its data. */
function prefetchScript(client: QueryClient, screen: Route['screen']): Promise<void> | undefined {
  switch (screen) {
    case 'topic':
    case 'stories':
      return client.prefetchQuery(listQuery)
    case 'article':
      return client.prefetchQuery(storyQuery)
    case 'source':
    case 'tag':
    case 'author':
      return client.prefetchQuery(namedQuery)
    case 'my':
      return client.prefetchQuery(mineQuery)
    default:
      return undefined
  }
}

/** Loads the scripts of the open screen. Never rejects. */
export async function prefetchScripts(client: QueryClient): Promise<void> {
  const { screen } = currentRoute()
  const pages = screen === 'home' ? undefined : client.prefetchQuery(pagesQuery)
  await prefetchScript(client, screen)
  await pages
}

/** Loads the manifest and the data of the first screen, so that it renders without skeletons. Never rejects. */
export async function prefetchFirstScreen(client: QueryClient): Promise<void> {
  // The scripts load beside the manifest, not after it.
  const scripts = prefetchScripts(client)
  await client.prefetchQuery(manifestQuery)
  const manifest = client.getQueryData(manifestQuery.queryKey)
  if (manifest) await prefetchScreen(client, manifest)
  await scripts
}

/**
 * Loads the data of an edition that a screen shows. Never rejects.
 * @param staleTime 0 requests it also when it is there
 */
export async function prefetchScreen(
  client: QueryClient,
  manifest: Manifest,
  { route = currentRoute(), staleTime }: { readonly route?: Route; readonly staleTime?: 0 } = {},
): Promise<void> {
  const again = staleTime === 0 && { staleTime }
  if (route.screen === 'home') await client.prefetchQuery({ ...frontQuery(manifest), ...again })
  const topic = route.screen === 'topic' && manifest.topics.find(({ id }) => id === route.id)
  if (topic) await client.prefetchQuery({ ...frontQuery(manifest, topic), ...again })
  if (route.screen === 'my') {
    const followed = followedTopics(getFollows(), manifest.topics)
    await Promise.all(followed.slice(0, MAX_SHOWN).map((topic) => client.prefetchQuery(frontQuery(manifest, topic))))
  }
  if (route.screen === 'article') {
    const pages = await client.fetchQuery(pagesQuery).catch(() => undefined)
    if (pages) await client.prefetchQuery({ ...pages.articleQuery(manifest, route.id), ...again })
  }
}
