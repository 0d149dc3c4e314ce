import { useEffect } from 'react'

/** Loads what selects: the script, and what starts its worker. */
export const loadSelecting = () => import('./selection-worker.ts')

/** Milliseconds after a list is shown. Its pictures and the background tasks come first. */
const DELAY = 2000

/**
 * Starts the worker that selects a while after a list is shown. A slow phone needs some 200 ms for that, which the first
 * press of a filter need not wait for. The worker gets no data before it is needed.
 * @param isReady true once the list is shown
 */
export function useEarlyWorker(isReady: boolean): void {
  useEffect(() => {
    if (!isReady) return
    const timer = setTimeout(() => {
      loadSelecting().then(
        ({ prepareEngine, startWorker }) => prepareEngine(startWorker),
        () => {
          // The first press tries again, and says so when it fails too.
        },
      )
    }, DELAY)
    return () => clearTimeout(timer)
  }, [isReady])
}
