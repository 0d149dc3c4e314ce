import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** The project itself writes no files. */
const OPTIONS = '--noEmit false --declaration --emitDeclarationOnly --composite false --incremental false'.split(' ')
const API = 'bundler/command/api.d.ts'

/**
 * Writes the types of the functions for other programs, and of what these name.
 * @throws with the compiler's messages
 */
export function compileTypes(root: string, out: string): void {
  const all = mkdtempSync(join(tmpdir(), 'broadsheet-types-'))
  try {
    const tsc = join(root, 'node_modules/typescript/bin/tsc')
    const project = [
      '--project',
      join(root, 'src/bundler/tsconfig.json'),
      '--rootDir',
      join(root, 'src'),
      '--outDir',
      all,
    ]
    const { status, stdout } = spawnSync(process.execPath, [tsc, ...project, ...OPTIONS], { encoding: 'utf8' })
    if (status !== 0) throw new Error(`The types can’t be written:\n${stdout}`)
    const copied = new Set<string>()
    const copy = (path: string) => {
      if (copied.has(path)) return
      copied.add(path)
      const text = readFileSync(join(all, path), 'utf8')
      mkdirSync(dirname(join(out, path)), { recursive: true })
      writeFileSync(join(out, path), text.replaceAll(/(from '[^']+)\.ts'/g, "$1.js'"))
      for (const [, name = ''] of text.matchAll(/from '(\.[^']+)\.ts'/g)) copy(join(dirname(path), `${name}.d.ts`))
    }
    copy(API)
  } finally {
    rmSync(all, { recursive: true, force: true })
  }
}
