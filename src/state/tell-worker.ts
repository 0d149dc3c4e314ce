import type { WorkerMessage } from '../contract/offline.ts'

/** Says something to the worker of this page; nobody listens where there is none. */
export function tellWorker(
  message: WorkerMessage,
  worker: ServiceWorker | null | undefined = navigator.serviceWorker?.controller,
): void {
  // A worker has no origin to name: it is of this one.
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  worker?.postMessage(message)
}
