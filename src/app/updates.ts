import { VERSION_FILE } from '../contract/offline.ts'
import { getDevice, setDevice } from '../state/device.ts'
import { readMemory, remember } from '../state/visits.ts'
import { tellWorker } from '../state/tell-worker.ts'
import { ownVersion } from './worker-registration.ts'

/** So long a new worker may take to come, once the reader wants it, in milliseconds. */
const PATIENCE = 15_000

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
  isWanted = true
  // Should it not come after all, it is not asked for again and again.
  remember({ refusedVersion: await nameOf() })
  if (!registration || getDevice().update === 'replaced') {
    location.reload()
    return
  }
  if (!registration.waiting) await registration.update().catch(() => {})
  const worker = registration.waiting ?? registration.installing
  if (!worker) {
    location.reload()
    return
  }
  const letIn = () => tellWorker({ type: 'broadsheet:activate' }, registration?.waiting)
  worker.addEventListener('statechange', () => {
    if (worker.state === 'installed') letIn()
    // It could not be had whole; what stands here stays.
    if (worker.state === 'redundant') location.reload()
  })
  letIn()
  setTimeout(() => location.reload(), PATIENCE)
}

export function putOff(): void {
  void nameOf().then((version) => remember({ refusedVersion: version }))
  setDevice({ update: undefined })
}
