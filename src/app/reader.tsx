import { useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import { AllStoriesScreen } from '../screens/all-stories-screen.tsx'
import { ArticleScreen } from '../screens/article-screen.tsx'
import { CatchUpPage } from '../screens/catch-up-page.tsx'
import { Edition } from '../screens/edition.tsx'
import { HomeScreen } from '../screens/home-screen.tsx'
import { MyPage } from '../screens/my-page.tsx'
import { NamedPage } from '../screens/named-page.tsx'
import { NotFoundScreen } from '../screens/not-found-screen.tsx'
import { SavedPage } from '../screens/saved-page.tsx'
import { SearchOverlay } from '../screens/search-overlay.tsx'
import { SearchPage } from '../screens/search-page.tsx'
import { SettingsPage } from '../screens/settings-page.tsx'
import { StoryActionsProvider } from '../screens/story-actions-provider.tsx'
import { TopicScreen } from '../screens/topic-screen.tsx'
import { CardsSkeleton, FrontSkeleton, SearchSkeleton, StorySkeleton } from '../ui/skeletons.tsx'
import { PageRouter } from './page-router.tsx'
import { RouteAnnouncer } from './route-announcer.tsx'
import { matchRoute, type Route } from '../contract/routes.ts'
import { useScrollRestoration } from './scroll-restoration.ts'
import { pageBelowSearch } from './search-entry.ts'

function screenOf(route: Route) {
  switch (route.screen) {
    case 'home':
      return <HomeScreen />
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

function skeletonOf(route: Route) {
  switch (route.screen) {
    case 'home':
    case 'my':
      return <FrontSkeleton />
    case 'article':
      return <StorySkeleton />
    case 'search':
      return <SearchSkeleton />
    default:
      return (
        <div className="page-note">
          <CardsSkeleton count={8} />
        </div>
      )
  }
}

/** The whole app: the screen of the current route inside the edition. It needs a router and a query client around it. */
export function Reader() {
  const [path] = useLocation()
  const search = useSearch()
  const below = pageBelowSearch(path)
  const page = below ?? { path, search }
  // Ages are counted from when the page was opened, so that nothing on it changes by itself.
  const [now] = useState(() => Date.now())
  useScrollRestoration(page.path, page.search)
  const route = matchRoute(page.path, page.search)
  return (
    <>
      <Edition now={now} fallback={skeletonOf(route)}>
        <StoryActionsProvider>
          <PageRouter page={page}>{screenOf(route)}</PageRouter>
          {below && <SearchOverlay onClose={() => window.history.back()} />}
        </StoryActionsProvider>
      </Edition>
      <RouteAnnouncer path={page.path} />
    </>
  )
}
