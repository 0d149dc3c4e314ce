import { QueryCache, QueryClient } from '@tanstack/react-query'
import { IndexError } from '../data/index/errors.ts'
import { manifestQuery } from '../data/index/queries.ts'

/** True when a second try may succeed. */
export const isTransient = (error: unknown): boolean =>
  error instanceof IndexError && (error.kind === 'server' || error.kind === 'unreachable')

/** Creates the client that holds the parsed index in memory. HTTP and the service worker cache the bytes. */
export function createQueryClient(): QueryClient {
  const client = new QueryClient({
    queryCache: new QueryCache({
      onError: (error, query) => {
        // A missing file means that the edition was replaced while this page was open. A new manifest names other
        // files, which the screens then load. If the manifest is unchanged, the error stays on the page.
        if (error instanceof IndexError && error.kind === 'missing' && query.queryKey[0] !== 'manifest') {
          void client.invalidateQueries({ queryKey: manifestQuery.queryKey })
        }
      },
    }),
    defaultOptions: {
      queries: {
        networkMode: 'offlineFirst',
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        // Without a connection a retry is paused, and the reader would see no error until the connection is back.
        retry: (failures, error) => failures < 1 && isTransient(error) && navigator.onLine,
        retryDelay: 800,
      },
    },
  })
  return client
}
