import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'

/** In the compiled bundler the threads are compiled too; from sources their loader must be told first. */
export function startThread(name: 'worker' | 'stat-worker'): Worker {
  const isCompiled = import.meta.url.endsWith('.mjs')
  const script = new URL(name + (isCompiled ? '.mjs' : '.ts'), import.meta.url)
  if (isCompiled) return new Worker(script)
  // Of the two loaders that are found there the other one looks for its parts in the wrong place.
  const loader = new URL('index.mjs', pathToFileURL(createRequire(import.meta.url).resolve('tsx/esm/api')))
  const code = `import('${loader.href}').then(({ register }) => (register(), import('${script.href}')))`
  return new Worker(code, { eval: true, execArgv: [] })
}
