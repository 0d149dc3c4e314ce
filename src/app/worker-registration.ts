import { VERSION_META, WORKER_FILE } from '../contract/offline.ts'

const BASE = import.meta.env.BASE_URL
const ADDRESS = `${BASE}${WORKER_FILE}`

/** Of which version this page is; undefined while writing, and where the publisher wants no worker. */
export const ownVersion = document.querySelector<HTMLMetaElement>(`meta[name="${VERSION_META}"]`)?.content

/** The one script address that this page may name at run time. */
function workerAddress(): string {
  const createScriptURL = (url: string) => {
    if (url !== ADDRESS) throw new TypeError(`${url} is not the reader's worker.`)
    return url
  }
  return (
    globalThis.trustedTypes?.createPolicy('broadsheet-worker', { createScriptURL }).createScriptURL(ADDRESS) ?? ADDRESS
  )
}

/** @returns undefined where there can be no worker, or the browser refuses one */
export async function registerWorker(): Promise<ServiceWorkerRegistration | undefined> {
  if (!ownVersion || !('serviceWorker' in navigator)) return undefined
  try {
    return await navigator.serviceWorker.register(workerAddress(), { scope: BASE, updateViaCache: 'none' })
  } catch {
    // Without a connection the one that is there goes on. Refused, or no secure address: the reader works without.
    return navigator.serviceWorker.getRegistration(BASE).catch(() => undefined)
  }
}
