import { join } from 'node:path'
import { build } from 'vite'

/**
 * Compiles the reader: its template, scripts, styles and fonts.
 * @param root folder of the project
 * @param out folder of the compiled reader
 */
export async function compileReader(root: string, out: string): Promise<void> {
  await build({ root, configFile: join(root, 'vite.config.ts'), logLevel: 'silent', build: { outDir: out } })
}

/**
 * Compiles the renderers of pages and of embedded documents for Node, with their libraries. Each is one file, so that it can
 * be loaded once for each base path.
 */
export async function compileRenderers(root: string, out: string): Promise<void> {
  const entries = { pages: 'src/app/prerender.tsx', embed: 'src/embed/pages.ts' }
  for (const [name, entry] of Object.entries(entries))
    await build({
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
}
