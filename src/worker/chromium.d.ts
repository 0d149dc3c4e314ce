/** Types of periodic background sync. Only Chromium has it, so TypeScript's own library lacks it. */

interface PeriodicSyncEvent extends ExtendableEvent {
  readonly tag: string
}

interface ServiceWorkerGlobalScopeEventMap {
  periodicsync: PeriodicSyncEvent
}
