import { join } from 'node:path'
import { rolldown } from 'rolldown'
import { type ModulePaths, modulesOf } from './compiled-modules.ts'
import { packageVersion, sourcesVersion } from '../bundler/system/version.ts'

/**
 * Compiles the command, its threads and the functions for other programs, with all libraries but the optional ones.
 * @param out folder of the compiled modules
 */
export async function compileCommand(root: string, out: string): Promise<ModulePaths> {
  const bundle = await rolldown({
    input: {
      cli: join(root, 'src/bundler/command/cli.ts'),
      worker: join(root, 'src/bundler/worker.ts'),
      index: join(root, 'src/bundler/command/api.ts'),
    },
    platform: 'node',
    external: ['sharp'],
    logLevel: 'silent',
    transform: {
      define: { SOURCES_VERSION: JSON.stringify(sourcesVersion()), PACKAGE_VERSION: JSON.stringify(packageVersion()) },
    },
  })
  const result = await bundle.write({
    dir: out,
    format: 'esm',
    minify: true,
    entryFileNames: '[name].mjs',
    chunkFileNames: '[name]-[hash].mjs',
  })
  await bundle.close()
  return modulesOf(result)
}
