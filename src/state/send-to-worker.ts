import type { WorkerMessage } from '../contract/offline.ts'

/** Posts a message to the service worker that controls this page. Does nothing when there is none. */
export function sendToWorker(
  message: WorkerMessage,
  worker: ServiceWorker | null | undefined = navigator.serviceWorker?.controller,
): void {
  // `ServiceWorker.postMessage` takes no target origin; the rule is about windows.
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  worker?.postMessage(message)
}
