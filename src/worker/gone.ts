/// <reference lib="webworker" />
import { CACHES } from './site.ts'

declare const self: ServiceWorkerGlobalScope

// Stands in the place of the worker when a publisher wants none: takes over at once, throws away what its predecessors
// kept, and removes itself. Marks of the reader are not its business.
self.addEventListener('install', (event) => event.waitUntil(self.skipWaiting()))

self.addEventListener('activate', (event) => {
  const removeAll = async () => {
    const names = (await caches.keys()).filter((name) => name.startsWith(CACHES.prefix))
    await Promise.all(names.map((name) => caches.delete(name)))
    await self.registration.unregister()
  }
  event.waitUntil(removeAll())
})
