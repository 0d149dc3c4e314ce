import { cacheNames } from '../contract/offline.ts'

/** Every site begins its worker with these constants, see `bundler/site/worker.ts`. */
declare const WORKER_BASE: string
declare const WORKER_VERSION: string
declare const WORKER_SHELL: readonly string[]

/** Base path of the site, with slashes at both ends. */
export const BASE = WORKER_BASE
/** Version of the reader that this worker belongs to. */
export const VERSION = WORKER_VERSION
/** Paths of the reader's files below the base path: the page without content, scripts, styles and fonts. */
export const SHELL = WORKER_SHELL

export const CACHES = cacheNames(BASE)

/** Returns the absolute address of a path below the base path. */
export const urlOf = (path: string): string => new URL(BASE + path, location.origin).href
