import { build } from 'rolldown'
import { type ModulePaths, modulesOf } from './compiled-modules.ts'
import { LATE_LIBRARIES, libraryFile } from '../bundler/system/late-libraries.ts'

/** Compiles each library that the command loads late into a file of its own. What several use is in files that they share. */
export async function compileLibraries(root: string, out: string): Promise<ModulePaths> {
  const result = await build({
    cwd: root,
    input: Object.fromEntries(LATE_LIBRARIES.map((name) => [libraryFile(name).replace('.cjs', ''), name])),
    platform: 'node',
    logLevel: 'silent',
    // As `require` finds them, so that they export the same.
    resolve: { conditionNames: ['node', 'require', 'default'], mainFields: ['main'] },
    output: {
      dir: out,
      format: 'cjs',
      exports: 'auto',
      minify: true,
      entryFileNames: '[name].cjs',
      chunkFileNames: 'libraries/[name]-[hash].cjs',
    },
  })
  return modulesOf(result)
}
