import { cacheNames } from '../contract/offline.ts'

/** What the build writes into the worker, see `bundler/worker-build.ts`. */
declare const WORKER_BASE: string
declare const WORKER_VERSION: string
declare const WORKER_SHELL: readonly string[]

/** Base path of the site, with slashes at both ends. */
export const BASE = WORKER_BASE
/** Of the reader this worker belongs to. */
export const VERSION = WORKER_VERSION
/** Files of the reader, below the base path; the page itself is the empty one. */
export const SHELL = WORKER_SHELL

export const CACHES = cacheNames(BASE)

/** Address of a file below the base path. */
export const urlOf = (path: string): string => new URL(BASE + path, location.origin).href
