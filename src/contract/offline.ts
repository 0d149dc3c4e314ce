/** What the page and the service worker share: names of files and caches, and the messages to the worker. */

/** Path of the service worker below the base path. */
export const WORKER_FILE = 'sw.js'
/** Path of the web app manifest below the base path. */
export const WEB_MANIFEST_FILE = 'manifest.webmanifest'
/** Path below the base path of the published version of the reader, for browsers without a worker. */
export const VERSION_FILE = 'version.json'

/**
 * Path below the base path of the page that holds no content of its own. The worker answers every address of the reader with
 * it, since it draws whatever the device has.
 */
export const SHELL_FILE = 'shell.html'

/** Name of the `meta` element that holds the version of a page. */
export const VERSION_META = 'broadsheet:version'

/** Query that makes a request bypass the worker. */
export const BYPASS_WORKER_QUERY = '?fresh'

/** Returns the names of the caches. They contain the base path, so that sites on one origin do not share caches. */
export function cacheNames(base: string) {
  const prefix = `broadsheet:${base}:`
  return {
    prefix,
    /** Page, scripts and styles of the reader; one cache for each version. */
    app: (version: string) => `${prefix}app:${version}`,
    isApp: (name: string) => name.startsWith(`${prefix}app:`),
    /** Index files of all editions. Their names contain hashes, so editions can share files. */
    index: `${prefix}index`,
    /** Manifests and the worker's own state, under {@link STATE_KEYS}. */
    state: `${prefix}state`,
    /** Pictures that were shown. The oldest are deleted when there are too many. */
    pictures: `${prefix}pictures`,
    /** Pictures of saved stories, and logos. They stay until the page asks to drop them. */
    kept: `${prefix}kept`,
  }
}

/** Keys in the cache `state`, below the base path. No file of a site has such an address. */
export const STATE_KEYS = {
  /** The manifest that the worker fetched last. */
  seen: '~state/seen',
  /** The manifest of the edition whose files are all on the device. */
  whole: '~state/whole',
  /** Origins whose pictures cannot be read by other sites, because they send no CORS headers. */
  closed: '~state/closed-origins',
  /** The version that the reader has asked for. It is there until a worker becomes active. */
  chosen: '~state/chosen-version',
} as const

/** Tag of the periodic background sync, which browsers run only with permission. */
export const REFRESH_TAG = 'broadsheet:refresh'

/** Message from a page to the worker. */
export type WorkerMessage =
  /** The waiting worker replaces the active one, and its version is shown from now on. */
  | { readonly type: 'broadsheet:activate' }
  /** Addresses that the page loaded before the worker controlled it. */
  | { readonly type: 'broadsheet:loaded'; readonly urls: readonly string[] }
  /** Pictures of stories that the reader has saved, or no longer saves. */
  | { readonly type: 'broadsheet:keep' | 'broadsheet:drop'; readonly urls: readonly string[] }

export function isWorkerMessage(data: unknown): data is WorkerMessage {
  if (typeof data !== 'object' || data === null || !('type' in data)) return false
  if (data.type === 'broadsheet:activate') return true
  return (
    (data.type === 'broadsheet:loaded' || data.type === 'broadsheet:keep' || data.type === 'broadsheet:drop') &&
    'urls' in data &&
    Array.isArray(data.urls) &&
    data.urls.every((url) => typeof url === 'string')
  )
}

const HASHED_FILE = /^(?:cards|catalogue|directory|fronts|search|similar|stories)\/.+\.([0-9a-f]{12})\.json$/

/** Returns the hash in the name of an index file; undefined for any other file. */
export function hashInName(path: string): string | undefined {
  return HASHED_FILE.exec(path)?.[1]
}
