import { AllStoriesScreen } from '../screens/topic/all-stories-screen.tsx'
import { ArticleScreen } from '../screens/story/article-screen.tsx'
import { CatchUpPage } from '../screens/catch-up/catch-up-page.tsx'
import { MyPage } from '../screens/front/my-page.tsx'
import { NamedPage } from '../screens/topic/named-page.tsx'
import { NotFoundScreen } from '../screens/page/not-found-screen.tsx'
import { SavedPage } from '../screens/saved/saved-page.tsx'
import { SearchPage } from '../screens/search/search-page.tsx'
import { SettingsPage } from '../screens/settings/settings-page.tsx'
import { TopicScreen } from '../screens/topic/topic-screen.tsx'
import type { Route } from '../contract/routes.ts'

export { articleQuery } from '../data/index/story-queries.ts'
export { seedStory } from './seed-story.ts'
export { SearchOverlay } from '../screens/search/search-overlay.tsx'

export type LaterRoute = Exclude<Route, { readonly screen: 'home' }>

/** The page of a route other than the front page. */
export function LaterPage({ route }: { readonly route: LaterRoute }) {
  switch (route.screen) {
    case 'stories':
      return <AllStoriesScreen />
    case 'topic':
      // The key resets the state of the screen when another topic or article opens.
      return <TopicScreen key={route.id} id={route.id} />
    case 'article':
      return <ArticleScreen key={route.id} id={route.id} />
    case 'search':
      return <SearchPage />
    case 'saved':
      return <SavedPage />
    case 'catch-up':
      return <CatchUpPage />
    case 'settings':
      return <SettingsPage />
    case 'tag':
    case 'author':
      return <NamedPage key={`${route.screen} ${route.name}`} kind={route.screen} id={route.name} />
    case 'source':
      return <NamedPage key={route.domain} kind="source" id={route.domain} />
    case 'my':
      return <MyPage />
    case 'not-found':
      return <NotFoundScreen />
  }
}
