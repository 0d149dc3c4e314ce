import { BASE_PATH } from '../contract/base-path.ts'
import { VERSION_FILE } from '../contract/offline.ts'
import { getDevice, setDevice } from '../state/device.ts'
import { sendToWorker } from '../state/send-to-worker.ts'
import { readVisitRecord, updateVisitRecord } from '../state/visit-record.ts'
import { deviceMessages } from './device-messages.ts'
import { pageVersion } from './worker-registration.ts'

/** Milliseconds after which the page reloads even though the new worker is not there yet. */
const RELOAD_TIMEOUT = 8000
/** Milliseconds that the browser gets to replace the worker. It keeps one that is at work, for any tab. */
const ACTIVATE_TIMEOUT = 2500
/** Milliseconds that the browser gets to look for a newer worker. */
const CHECK_TIMEOUT = 3000

/** Null where there is no worker; undefined until that is known. */
let registration: ServiceWorkerRegistration | null | undefined
/** The version named by the last answer of the server. */
let lastPublished: string | undefined
let isActivating = false

/** Offers a new version, unless the reader has postponed it. A postponed version starts with the next visit. */
function offer(version: string): void {
  if (readVisitRecord().refusedVersion !== version && !getDevice().update) setDevice({ update: 'waiting' })
}

/** Watches for new versions of the reader. */
export function watchUpdates(workerRegistration: ServiceWorkerRegistration | undefined): void {
  registration = workerRegistration ?? null
  if (!workerRegistration) return
  const watch = (worker: ServiceWorker | null) => {
    const onChange = () => {
      // Without a controller this is the first worker, which replaces no version.
      if (worker?.state === 'installed' && navigator.serviceWorker.controller) void newestVersion().then(offer)
    }
    worker?.addEventListener('statechange', onChange)
    onChange()
  }
  watch(workerRegistration.waiting)
  watch(workerRegistration.installing)
  workerRegistration.addEventListener('updatefound', () => watch(workerRegistration.installing))
  let controller = navigator.serviceWorker.controller
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    const isFirst = !controller
    controller = navigator.serviceWorker.controller
    if (isFirst) return
    if (isActivating) location.reload()
    // Another tab has activated the new version. This page still works, so it does not reload by itself.
    else void newestVersion().then((version) => version !== pageVersion && setDevice({ update: 'replaced' }))
  })
}

/** Name of the newest version that is known, or `unknown`. */
async function newestVersion(): Promise<string> {
  return (await fetchVersion()) ?? lastPublished ?? 'unknown'
}

/** Asks the server for the published version. @returns undefined when the request fails */
async function fetchVersion(): Promise<string | undefined> {
  try {
    const response = await fetch(BASE_PATH + VERSION_FILE, { cache: 'no-store' })
    const json: unknown = response.ok ? await response.json() : undefined
    const hasVersion = typeof json === 'object' && json !== null && 'version' in json
    lastPublished = hasVersion && typeof json.version === 'string' && json.version ? json.version : lastPublished
    return lastPublished
  } catch {
    return undefined
  }
}

/** Checks for a new version. Where there is no worker to update, it compares the names of the versions. */
export async function checkVersion(): Promise<void> {
  if (!pageVersion || registration === undefined) return
  const version = await fetchVersion()
  if (version === undefined || version === pageVersion) return
  if (registration) await registration.update().catch(() => {})
  else offer(version)
}

/** Activates the new version and reloads the page. The address and the scroll position are kept. */
export async function activateUpdate(): Promise<void> {
  const isReplaced = getDevice().update === 'replaced'
  isActivating = true
  setDevice({ update: undefined, note: deviceMessages().updateIsLoading })
  setTimeout(() => location.reload(), RELOAD_TIMEOUT)
  // If activating fails, the same version must not be offered after every reload.
  updateVisitRecord({ refusedVersion: await newestVersion() })
  if (!registration || isReplaced) {
    location.reload()
    return
  }
  // An even newer version may have been published. `update` may never settle while another check runs.
  const check = registration.update().catch(() => {})
  await Promise.race([check, new Promise((done) => setTimeout(done, CHECK_TIMEOUT))])
  const activateWaiting = () => {
    if (!registration?.waiting) return location.reload()
    sendToWorker({ type: 'broadsheet:activate' }, registration.waiting)
    // A worker that stays answers with the page of the new version, too.
    setTimeout(() => location.reload(), ACTIVATE_TIMEOUT)
  }
  const installing = registration.installing
  if (!installing) activateWaiting()
  // When installing fails, the version that was waiting before is activated.
  installing?.addEventListener('statechange', () => {
    if (installing.state === 'installed' || installing.state === 'redundant') activateWaiting()
  })
}

export function postponeUpdate(): void {
  void newestVersion().then((version) => updateVisitRecord({ refusedVersion: version }))
  setDevice({ update: undefined })
}
