import { BASE_PATH } from '../contract/base-path.ts'
import { VERSION_META, WORKER_FILE } from '../contract/offline.ts'

const BASE = BASE_PATH
const ADDRESS = `${BASE}${WORKER_FILE}`

/** Version of this page. Undefined on the development server, and when the publisher has turned the worker off. */
export const pageVersion = document.querySelector<HTMLMetaElement>(`meta[name="${VERSION_META}"]`)?.content

/** Returns the address of the worker as a trusted script URL. The policy refuses every other address. */
function workerAddress(): string {
  const createScriptURL = (url: string) => {
    if (url !== ADDRESS) throw new TypeError(`${url} is not the reader's worker.`)
    return url
  }
  return (
    globalThis.trustedTypes?.createPolicy('broadsheet-worker', { createScriptURL }).createScriptURL(ADDRESS) ?? ADDRESS
  )
}

/** Registers the service worker. @returns undefined when the browser has no workers or refuses this one */
export async function registerWorker(): Promise<ServiceWorkerRegistration | undefined> {
  if (!pageVersion || !('serviceWorker' in navigator)) return undefined
  try {
    return await navigator.serviceWorker.register(workerAddress(), { scope: BASE, updateViaCache: 'none' })
  } catch {
    // Without a connection registering fails, but an existing worker stays usable.
    return navigator.serviceWorker.getRegistration(BASE).catch(() => undefined)
  }
}
