/** What only Chromium has, and TypeScript does not know. */

interface PeriodicSyncEvent extends ExtendableEvent {
  readonly tag: string
}

interface ServiceWorkerGlobalScopeEventMap {
  periodicsync: PeriodicSyncEvent
}
