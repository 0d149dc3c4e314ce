import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'

/** Starts a thread that runs `worker.ts`: compiled where the bundler is compiled, else through tsx. */
export function startThread(): Worker {
  if (import.meta.url.endsWith('.mjs')) return new Worker(new URL('worker.mjs', import.meta.url))
  const script = new URL('../worker.ts', import.meta.url)
  // Resolved to the ESM loader by hand: the CommonJS one that `require` finds looks for its files in the wrong folder.
  const loader = new URL('index.mjs', pathToFileURL(createRequire(import.meta.url).resolve('tsx/esm/api')))
  const code = `import('${loader.href}').then(({ register }) => (register(), import('${script.href}')))`
  return new Worker(code, { eval: true, execArgv: [] })
}
