import { VERSION_FILE } from '../contract/offline.ts'
import { getDevice, setDevice } from '../state/device.ts'
import { readMemory, remember } from '../state/visits.ts'
import { tellWorker } from '../state/tell-worker.ts'
import { ownVersion } from './worker-registration.ts'

/** So long a new worker may take to come, once the reader wants it, in milliseconds. */
const PATIENCE = 8000
/** Between two times of telling it. */
const AGAIN = 1500
/** So long a look for a newer one may take. */
const LOOK = 3000

let registration: ServiceWorkerRegistration | undefined
let published: string | undefined
let isWanted = false

/** Where the reader put a version off, it is not offered again; it comes by itself with the next start. */
function offer(version: string): void {
  if (readMemory().refusedVersion !== version && !getDevice().update) setDevice({ update: 'waiting' })
}

/** Watches for new versions of the reader. */
export function watchUpdates(own: ServiceWorkerRegistration | undefined): void {
  registration = own
  if (!own) return
  const watch = (worker: ServiceWorker | null) => {
    const onChange = () => {
      // The first one of all replaces nothing.
      if (worker?.state === 'installed' && navigator.serviceWorker.controller) void nameOf().then(offer)
    }
    worker?.addEventListener('statechange', onChange)
    onChange()
  }
  watch(own.waiting)
  watch(own.installing)
  own.addEventListener('updatefound', () => watch(own.installing))
  let controller = navigator.serviceWorker.controller
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    const isFirst = !controller
    controller = navigator.serviceWorker.controller
    if (isFirst) return
    if (isWanted) location.reload()
    // Another tab let it in. What stands here goes on working; the reader decides when to look.
    else setDevice({ update: 'replaced' })
  })
}

/** Name of the version that is published; the time of asking where it can't be had. */
async function nameOf(): Promise<string> {
  return (await publishedVersion()) ?? published ?? 'unknown'
}

async function publishedVersion(): Promise<string | undefined> {
  try {
    const response = await fetch(import.meta.env.BASE_URL + VERSION_FILE, { cache: 'no-store' })
    const json: unknown = response.ok ? await response.json() : undefined
    const isVersion = typeof json === 'object' && json !== null && 'version' in json
    published = isVersion && typeof json.version === 'string' && json.version ? json.version : published
    return published
  } catch {
    return undefined
  }
}

/** Looks for a new version: through the worker where there is one, by its name where there is none. */
export async function checkVersion(): Promise<void> {
  if (!ownVersion) return
  const version = await publishedVersion()
  if (version === undefined || version === ownVersion) return
  if (registration) await registration.update().catch(() => {})
  else offer(version)
}

/** Puts the new version in the place of this one, once, because the reader wants it. Address and place are kept. */
export async function activate(): Promise<void> {
  const isReplaced = getDevice().update === 'replaced'
  isWanted = true
  setDevice({ update: undefined, note: 'The new version is on its way.' })
  setTimeout(() => location.reload(), PATIENCE)
  // Should it not come after all, it is not asked for again and again.
  remember({ refusedVersion: await nameOf() })
  if (!registration || isReplaced) {
    location.reload()
    return
  }
  // Since it was offered a newer one may have come. A browser that is busy with another look may never answer.
  const look = registration.update().catch(() => {})
  await Promise.race([look, new Promise((done) => setTimeout(done, LOOK))])
  const letIn = () => {
    // The old one goes when it has nothing to do; what a page asks for meanwhile wakes it again, so it is told again.
    setTimeout(letIn, AGAIN)
    if (registration?.waiting) tellWorker({ type: 'broadsheet:activate' }, registration.waiting)
    else location.reload()
  }
  const coming = registration.installing
  if (!coming) letIn()
  // One that could not be had whole leaves the one before it in its place.
  coming?.addEventListener('statechange', () => {
    if (coming.state === 'installed' || coming.state === 'redundant') letIn()
  })
}

export function putOff(): void {
  void nameOf().then((version) => remember({ refusedVersion: version }))
  setDevice({ update: undefined })
}
