/// <reference lib="webworker" />
import { CACHES } from './site.ts'

declare const self: ServiceWorkerGlobalScope

// This worker is published instead of `main.ts` when the site is built with `WORKER=off`. It activates at once, deletes
// the caches of earlier workers and unregisters itself. Saved stories and other marks are in IndexedDB and stay.
self.addEventListener('install', (event) => event.waitUntil(self.skipWaiting()))

self.addEventListener('activate', (event) => {
  const removeAll = async () => {
    const names = (await caches.keys()).filter((name) => name.startsWith(CACHES.prefix))
    await Promise.all(names.map((name) => caches.delete(name)))
    await self.registration.unregister()
  }
  event.waitUntil(removeAll())
})
