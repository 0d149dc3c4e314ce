import { queryOptions, useQuery } from '@tanstack/react-query'
import { IndexError } from '../data/errors.ts'
import { SearchSkeleton } from '../ui/skeletons.tsx'
import { LoadError } from './load-error.tsx'
import { Page } from './page.tsx'

/** The screen's script. Unlike `lazy`, a query does not remember that it failed. */
const screenQuery = queryOptions({
  queryKey: ['screen', 'search'],
  staleTime: Number.POSITIVE_INFINITY,
  gcTime: Number.POSITIVE_INFINITY,
  structuralSharing: false,
  queryFn: async () => {
    try {
      return await import('./search-screen.tsx')
    } catch {
      throw new IndexError('unreachable', 'The script of the search page could not be loaded.')
    }
  },
})

/** `/search?q=…`: the page around the search, which is a script of its own. */
export function SearchPage() {
  const { data: screen, error, refetch, isFetching } = useQuery(screenQuery)
  // The script of a replaced edition is gone for good: the document has to come anew.
  const retry = () => (navigator.onLine ? window.location.reload() : void refetch())
  return (
    <Page title="Search" current="search">
      <h1 className="sr-only">Search</h1>
      {screen ? (
        <screen.SearchScreen />
      ) : error ? (
        <div className="page-note">
          <LoadError error={error} what="the search page" onRetry={retry} isRetrying={isFetching} />
        </div>
      ) : (
        <div aria-busy="true">
          <p className="sr-only" role="status">
            Loading
          </p>
          <SearchSkeleton />
        </div>
      )}
    </Page>
  )
}
