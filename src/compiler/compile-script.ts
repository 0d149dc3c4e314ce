import { build } from 'vite'

/**
 * Compiles a module and its imports into one classic script, which can also be written into a page.
 * @param entry path of the module
 * @param define constants of the script, as JSON
 */
export async function compileScript(entry: string, define: Readonly<Record<string, string>> = {}): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    define,
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
