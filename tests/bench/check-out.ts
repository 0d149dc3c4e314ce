import { execFileSync } from 'node:child_process'
import { existsSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../built-site.ts'

/** Checks out another commit in a new folder, with the packages of this one. @returns the folder */
export function checkOut(commit: string, folder: string): string {
  const hash = execFileSync('git', ['-C', ROOT, 'rev-parse', commit], { encoding: 'utf8' }).trim()
  execFileSync('git', ['clone', '--quiet', '--no-checkout', ROOT, folder])
  execFileSync('git', ['-C', folder, 'checkout', '--quiet', hash])
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'))
  return folder
}

/** True for a commit whose commands are compiled into `lib/`; earlier ones have their own way. */
export const isCompiled = (root: string): boolean => existsSync(join(root, 'src/compiler/compile.ts'))

/** Compiles the commands of a checkout. */
export function compile(root: string): void {
  const env = { ...process.env, NODE_ENV: 'production' }
  execFileSync(process.execPath, ['--import', 'tsx', 'src/compiler/compile.ts'], { cwd: root, env })
}
