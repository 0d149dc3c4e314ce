import { QueryCache, QueryClient } from '@tanstack/react-query'
import { IndexError } from '../data/errors.ts'
import { manifestQuery } from '../data/queries.ts'

const isPassing = (error: Error) =>
  error instanceof IndexError && (error.kind === 'server' || error.kind === 'unreachable')

/** TanStack Query owns the parsed index in memory; bytes belong to HTTP and, later, to the service worker. */
export function createQueryClient(): QueryClient {
  const client = new QueryClient({
    queryCache: new QueryCache({
      onError: (error, query) => {
        // A part that is gone means that the edition was replaced while this page was open: look at the manifest
        // again. If it names other parts, the screens ask for those; if not, the error stands.
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
        // Offline a retry would be held back until there is a connection, and what went wrong kept from the reader.
        retry: (failures, error) => failures < 1 && isPassing(error) && navigator.onLine,
        retryDelay: 800,
      },
    },
  })
  return client
}
