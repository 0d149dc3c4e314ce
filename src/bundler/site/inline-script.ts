import { build } from 'vite'

/**
 * Compiles a module and its imports into one script that can be written into a page.
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
  // `</script` would end the script element.
  return code.trim().replaceAll('</', '<\\/')
}
