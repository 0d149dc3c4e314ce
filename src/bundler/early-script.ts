import { fileURLToPath } from 'node:url'
import { build } from 'vite'

/** The reader's `early.ts` as one script to stand in the page itself. */
export async function earlyScript(base: string): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    base,
    publicDir: false,
    build: {
      write: false,
      target: 'baseline-widely-available',
      rolldownOptions: {
        input: fileURLToPath(new URL('../app/early.ts', import.meta.url)),
        output: { format: 'iife' },
      },
    },
  })
  const output = 'output' in result ? result.output : []
  const code = output.map((file) => (file.type === 'chunk' ? file.code : '')).join('')
  // Inside a script element only this could end it.
  return code.trim().replaceAll('</', '<\\/')
}
