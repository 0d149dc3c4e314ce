import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'

/** Compiles the service worker, and the one that removes itself, into classic scripts. What a site decides is added later. */
export async function compileWorkers(root: string, out: string): Promise<void> {
  mkdirSync(out, { recursive: true })
  for (const name of ['main', 'gone']) {
    const result = await build({
      configFile: false,
      logLevel: 'silent',
      publicDir: false,
      build: {
        write: false,
        target: 'baseline-widely-available',
        rolldownOptions: {
          input: join(root, `src/worker/${name}.ts`),
          output: { format: 'iife' },
        },
      },
    })
    const output = 'output' in result ? result.output : []
    writeFileSync(join(out, `${name}.js`), output.map((file) => (file.type === 'chunk' ? file.code : '')).join(''))
  }
}
