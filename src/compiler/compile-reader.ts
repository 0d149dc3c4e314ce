import { join } from 'node:path'
import { build } from 'vite'
import { type ModulePaths, modulesOf } from './compiled-modules.ts'

/**
 * Compiles the reader: its template, scripts, styles and fonts.
 * @param root folder of the project
 * @param out folder of the compiled reader
 */
export async function compileReader(root: string, out: string): Promise<ModulePaths> {
  const result = await build({
    root,
    configFile: join(root, 'vite.config.ts'),
    logLevel: 'silent',
    build: { outDir: out },
  })
  return modulesOf(result)
}

/**
 * Compiles the renderers of pages and of embedded documents for Node, with their libraries. Each is one file, so that it can
 * be loaded once for each base path.
 */
export async function compileRenderers(root: string, out: string): Promise<ModulePaths> {
  const modules: string[] = []
  const entries = { pages: 'src/app/prerender.tsx', embed: 'src/embed/pages.ts' }
  for (const [name, entry] of Object.entries(entries)) {
    const result = await build({
      configFile: false,
      logLevel: 'silent',
      publicDir: false,
      define: { 'process.env.NODE_ENV': '"production"' },
      // As in vite.config.ts.
      resolve: { alias: { 'use-sync-external-store/shim/index.js': 'react' } },
      ssr: { noExternal: true },
      build: {
        ssr: true,
        outDir: out,
        emptyOutDir: false,
        minify: true,
        rolldownOptions: {
          input: join(root, entry),
          output: { entryFileNames: `${name}.mjs`, codeSplitting: false },
        },
      },
    })
    modules.push(...modulesOf(result))
  }
  return modules
}
