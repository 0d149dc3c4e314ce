import { queryOptions, useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { IndexError } from '../data/errors.ts'
import { deviceActions } from '../state/device.ts'
import { LoadError } from './load-error.tsx'

/** A screen's script. Unlike `lazy`, a query does not remember that it failed. */
const screenQuery = <Screen,>(name: string, load: () => Promise<Screen>) =>
  queryOptions({
    queryKey: ['screen', name],
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
    structuralSharing: false,
    queryFn: async () => {
      try {
        return await load()
      } catch {
        throw new IndexError('unreachable', `The script of the screen ${name} could not be loaded.`)
      }
    },
  })

interface Props<Screen> {
  readonly name: string
  readonly load: () => Promise<Screen>
  /** `the search page` */
  readonly what: string
  readonly skeleton: ReactNode
  readonly children: (screen: Screen) => ReactNode
}

/** A screen that is a script of its own, and what stands there until it is here or when it can't be had. */
export function LazyScreen<Screen>({ name, load, what, skeleton, children }: Props<Screen>) {
  const { data: screen, error, refetch, isFetching } = useQuery(screenQuery(name, load))
  if (screen) return children(screen)
  if (!error) {
    return (
      <div aria-busy="true">
        <p className="sr-only" role="status">
          Loading
        </p>
        {skeleton}
      </div>
    )
  }
  const retry = () => {
    if (!navigator.onLine) void refetch()
    // The script of a replaced version is gone for good: the document has to come anew, with the version it belongs to.
    else if (deviceActions()) deviceActions()?.activate()
    else window.location.reload()
  }
  return (
    <div className="page-note">
      <LoadError error={error} what={what} onRetry={retry} isRetrying={isFetching} />
    </div>
  )
}
