import { SearchSkeleton } from '../ui/skeletons.tsx'
import { LazyScreen } from './lazy-screen.tsx'
import { Page } from './page.tsx'

/** `/search?q=…`: the search page. The screen is loaded from its own script. */
export function SearchPage() {
  return (
    <Page title="Search" current="search">
      <h1 className="sr-only">Search</h1>
      <LazyScreen
        name="search"
        load={() => import('./search-screen.tsx')}
        what="the search page"
        skeleton={<SearchSkeleton />}
      >
        {({ SearchScreen }) => <SearchScreen />}
      </LazyScreen>
    </Page>
  )
}
