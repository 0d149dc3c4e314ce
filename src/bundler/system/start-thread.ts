import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'

/** Starts a thread that runs `worker.ts`. If this module is compiled, the compiled worker is used, else tsx compiles it. */
export function startThread(): Worker {
  if (import.meta.url.endsWith('.mjs')) return new Worker(new URL('worker.mjs', import.meta.url))
  const script = new URL('../worker.ts', import.meta.url)
  // `require` finds tsx's CommonJS loader, which looks for its files in the wrong folder. The ESM loader is beside it.
  const loader = new URL('index.mjs', pathToFileURL(createRequire(import.meta.url).resolve('tsx/esm/api')))
  const code = `import('${loader.href}').then(({ register }) => (register(), import('${script.href}')))`
  return new Worker(code, { eval: true, execArgv: [] })
}
