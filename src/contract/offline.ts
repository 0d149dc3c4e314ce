/** What the page and the service worker must both know: names of caches, and what they say to each other. */

/** Files of the worker, below the base path. */
export const WORKER_FILE = 'sw.js'
export const WEB_MANIFEST_FILE = 'manifest.webmanifest'
/** Says which version of the reader is published; for browsers that have no worker. */
export const VERSION_FILE = 'version.json'

/** Name of the `meta` element that says of which version a page is. */
export const VERSION_META = 'broadsheet:version'

/** Asked of the server behind the worker's back. */
export const FRESH_QUERY = '?fresh'

/** Editions on one origin have caches of their own: the base path stands in every name. */
export function cacheNames(base: string) {
  const prefix = `broadsheet:${base}:`
  return {
    prefix,
    /** The reader itself, one cache a version. */
    app: (version: string) => `${prefix}app:${version}`,
    isApp: (name: string) => name.startsWith(`${prefix}app:`),
    /** Files of the index, of any edition: each is named by its bytes. */
    index: `${prefix}index`,
    /** Manifests, and what the worker remembers. */
    state: `${prefix}state`,
    /** As many as there is room for, the oldest go first. */
    pictures: `${prefix}pictures`,
    /** Of saved stories, and logos: never thrown away while they are named. */
    kept: `${prefix}kept`,
  }
}

/** Keys in the cache `state`, below the base path: no address of a site. */
export const STATE_KEYS = {
  /** The manifest that was seen last. */
  seen: '~state/seen',
  /** That of the edition that is kept whole. */
  whole: '~state/whole',
  /** Origins that let no other site read their pictures. */
  closed: '~state/closed-origins',
} as const

/** What the browser calls the worker for from time to time, where it was granted. */
export const REFRESH_TAG = 'broadsheet:refresh'

/** What a page tells the worker. */
export type WorkerMessage =
  /** Take over from the version before. */
  | { readonly type: 'broadsheet:activate' }
  /** Files that were loaded before there was a worker. */
  | { readonly type: 'broadsheet:loaded'; readonly urls: readonly string[] }
  /** Pictures of stories that are saved, or are no longer. */
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

const HASHED = /^(?:cards|catalogue|directory|fronts|search|similar|stories)\/.+\.([0-9a-f]{12})\.json$/

/** The hash that an index file is named by; undefined for any other file. */
export function hashInName(path: string): string | undefined {
  return HASHED.exec(path)?.[1]
}
