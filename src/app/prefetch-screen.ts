import type { QueryClient } from '@tanstack/react-query'
import { articleQuery, frontQuery, manifestQuery } from '../data/queries.ts'
import type { Manifest } from '../contract/edition.ts'
import { type Route, matchRoute } from '../contract/routes.ts'
import { openStoryQuery } from '../screens/article-screen.tsx'
import { MAX_SHOWN, followedTopics } from '../screens/followed-topics.ts'
import { myQuery } from '../screens/my-page.tsx'
import { namedQuery } from '../screens/named-page.tsx'
import { listQuery } from '../screens/story-list.tsx'
import { getFollows } from '../state/follows.ts'

const currentRoute = () => matchRoute(location.pathname.slice(import.meta.env.BASE_URL.length - 1), location.search)

/** Loads the script of a screen that has one of its own. That of a story is loaded beside the story. */
function prefetchScript(client: QueryClient, screen: Route['screen']): Promise<void> | undefined {
  switch (screen) {
    case 'topic':
    case 'stories':
      return client.prefetchQuery(listQuery)
    case 'source':
    case 'tag':
    case 'author':
      return client.prefetchQuery(namedQuery)
    case 'my':
      return client.prefetchQuery(myQuery)
    default:
      return undefined
  }
}

/** Loads the manifest and the data of the first screen, so that it renders without skeletons. Never rejects. */
export async function prefetchFirstScreen(client: QueryClient): Promise<void> {
  // The script loads beside the manifest, not after it.
  const script = prefetchScript(client, currentRoute().screen)
  await client.prefetchQuery(manifestQuery)
  const manifest = client.getQueryData(manifestQuery.queryKey)
  if (manifest) await prefetchScreen(client, manifest)
  await script
}

/** Loads the data of an edition that the open screen shows. Never rejects. */
export async function prefetchScreen(client: QueryClient, manifest: Manifest): Promise<void> {
  const route = currentRoute()
  if (route.screen === 'home') await client.prefetchQuery(frontQuery(manifest))
  const topic = route.screen === 'topic' && manifest.topics.find(({ id }) => id === route.id)
  if (topic) await client.prefetchQuery(frontQuery(manifest, topic))
  if (route.screen === 'my') {
    const followed = followedTopics(getFollows(), manifest.topics)
    await Promise.all(followed.slice(0, MAX_SHOWN).map((topic) => client.prefetchQuery(frontQuery(manifest, topic))))
  }
  if (route.screen === 'article')
    await Promise.all([client.prefetchQuery(articleQuery(manifest, route.id)), client.prefetchQuery(openStoryQuery)])
}
