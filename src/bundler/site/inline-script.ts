import { build } from 'vite'

/**
 * A module with all it imports as one script to stand in the page itself.
 * @param entry path of the module
 */
export async function inlineScript(entry: string, base: string): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    base,
    publicDir: false,
    build: {
      write: false,
      target: 'baseline-widely-available',
      rolldownOptions: {
        input: entry,
        output: { format: 'iife' },
      },
    },
  })
  const output = 'output' in result ? result.output : []
  const code = output.map((file) => (file.type === 'chunk' ? file.code : '')).join('')
  // Inside a script element only this could end it.
  return code.trim().replaceAll('</', '<\\/')
}
