import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { ROOT } from './built-site.ts'

/**
 * Takes the place of the bundler's own `startThread` in tests: starts the compiled worker, which `compile-first.ts` has made of
 * the current sources. Compiling them anew for each thread takes ten times as long.
 */
export const startThread = (): Worker => new Worker(join(ROOT, 'lib/worker.mjs'))
