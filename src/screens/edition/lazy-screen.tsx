import { queryOptions, useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { ScriptError } from '../../data/index/errors.ts'
import { deviceActions } from '../../state/device.ts'
import { useHasAllMessages, useMessages } from '../../ui/base/messages.ts'
import { LoadError } from './load-error.tsx'

/** Loads the script of a screen. Unlike React's `lazy`, a query can be retried after a failure. */
export const screenQuery = <Screen,>(name: string, load: () => Promise<Screen>) =>
  queryOptions({
    queryKey: ['screen', name],
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
    structuralSharing: false,
    queryFn: async () => {
      try {
        return await load()
      } catch {
        throw new ScriptError(`the screen ${name}`)
      }
    },
  })

/** Tries again to load a script. */
export function retryScript(refetch: () => Promise<unknown>): void {
  if (!navigator.onLine) void refetch()
  // A new version may have replaced the script on the server. Only the new document names the new script.
  else if (deviceActions()) deviceActions()?.activateUpdate()
  else window.location.reload()
}

interface Props<Screen> {
  readonly name: string
  readonly load: () => Promise<Screen>
  /** Names the screen for the error message: `the search page`. One of the `parts` of messages. */
  readonly what: string
  readonly skeleton: ReactNode
  readonly children: (screen: Screen) => ReactNode
}

/** Loads a screen from its own script. It shows a skeleton until then, and a message when loading fails. */
export function LazyScreen<Screen>({ name, load, what, skeleton, children }: Props<Screen>) {
  const messages = useMessages()
  const { data: screen, error, refetch, isFetching } = useQuery(screenQuery(name, load))
  const hasMessages = useHasAllMessages()
  if (screen && hasMessages) return children(screen)
  if (!error) {
    return (
      <div aria-busy="true">
        <p className="sr-only" role="status">
          {messages.page.loading}
        </p>
        {skeleton}
      </div>
    )
  }
  return (
    <div className="page-note">
      <LoadError error={error} what={what} onRetry={() => retryScript(refetch)} isRetrying={isFetching} />
    </div>
  )
}
