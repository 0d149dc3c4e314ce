import { useQuery } from '@tanstack/react-query'
import { memo, useLayoutEffect, useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import { Edition } from '../screens/edition/edition.tsx'
import { HomeScreen } from '../screens/front/home-screen.tsx'
import { StoryActionsProvider } from '../screens/story/story-actions-provider.tsx'
import { LazyScreen } from '../screens/edition/lazy-screen.tsx'
import { Page } from '../screens/page/page.tsx'
import { useHasAllMessages, useMessages } from '../ui/base/messages.ts'
import { CardsSkeleton, FrontSkeleton, SearchSkeleton, StorySkeleton } from '../ui/cards/skeletons.tsx'
import type { LaterRoute } from './later-pages.tsx'
import { PAGES, currentRoute, pagesQuery } from './prefetch-screen.ts'
import { PageRouter } from './page-router.tsx'
import { RouteAnnouncer } from './route-announcer.tsx'
import { matchRoute, type Route } from '../contract/routes.ts'
import { useScrollRestoration } from './scroll-restoration.ts'
import { pageBelowSearch } from './search-entry.ts'
import { keepPicturesOf } from '../state/gone-pictures.ts'

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

/** A page from the script of the later pages. Only a page that is opened by its address has to wait for it. */
function LazyPage({ route }: { readonly route: LaterRoute }) {
  const { errors } = useMessages()
  const pages = useQuery(pagesQuery).data
  const hasMessages = useHasAllMessages()
  if (pages && hasMessages) return <pages.LaterPage route={route} />
  return (
    <Page isFront={route.screen === 'my'}>
      <KeepsFocus />
      <LazyScreen {...PAGES} what={errors.parts.page} skeleton={skeletonOf(route)}>
        {() => null}
      </LazyScreen>
    </Page>
  )
}

/** The page that comes instead has another main element. When the focus is on this one, it moves there. */
function KeepsFocus() {
  useLayoutEffect(
    () => () => {
      if (document.activeElement?.id !== 'main') return
      // React removes the element after this, and draws the other one at once.
      queueMicrotask(() => document.getElementById('main')?.focus({ preventScroll: true }))
    },
    [],
  )
  return null
}

/** The page that is shown. While a search is open over it, the address is that of the search. */
function useShownPage() {
  const [path] = useLocation()
  const search = useSearch()
  const below = pageBelowSearch(path)
  return { below, page: below ?? { path, search } }
}

function ShownScreen() {
  const { below, page } = useShownPage()
  const route = matchRoute(page.path, page.search)
  const { errors } = useMessages()
  keepPicturesOf(page.path + page.search)
  return (
    <>
      <PageRouter page={page}>{route.screen === 'home' ? <HomeScreen /> : <LazyPage route={route} />}</PageRouter>
      {below && (
        <LazyScreen {...PAGES} what={errors.parts.search} skeleton={null}>
          {({ SearchOverlay }) => <SearchOverlay onClose={() => window.history.back()} />}
        </LazyScreen>
      )}
    </>
  )
}

/** Reads the address when it is drawn, which it never is in a page that was drawn at build. */
const FirstSkeleton = () => skeletonOf(currentRoute())

/** It comes after the screen, whose elements must be there when it scrolls. */
function PlaceOnPage() {
  const { path, search } = useShownPage().page
  useScrollRestoration(path, search)
  return <RouteAnnouncer path={path} />
}

/**
 * The whole app: the screen of the current route inside the edition. It needs a router and a query client around it. It does
 * not read the address itself: a new one would draw the edition again, and with it every card of a list.
 */
export const Reader = memo(function Reader() {
  // Ages are counted from when the page was opened, so that nothing on it changes by itself.
  const [now] = useState(() => Date.now())
  return (
    <>
      <Edition now={now} fallback={<FirstSkeleton />}>
        <StoryActionsProvider>
          <ShownScreen />
        </StoryActionsProvider>
      </Edition>
      <PlaceOnPage />
    </>
  )
})
