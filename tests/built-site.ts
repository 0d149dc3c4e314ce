import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'

export const ROOT = resolve(import.meta.dirname, '..')

/** Everything a test makes stands below here; git knows none of it. */
export const WORK_FOLDER = join(ROOT, '.broadsheet')

export interface SitePlan {
  /** The publisher's folder. */
  readonly content: string
  /** With a slash at both ends. */
  readonly base: string
  readonly outDir: string
  /** Further variables of the build. */
  readonly env?: Readonly<Record<string, string>>
}

const SOURCES = ['src', 'public', 'index.html', 'vite.config.ts', 'tsconfig.base.json', 'package-lock.json']

/** Milliseconds of the last change to a file or to anything below a folder; 0 when it is not there. */
function lastChange(path: string): number {
  if (!existsSync(path)) return 0
  const stat = statSync(path)
  if (!stat.isDirectory()) return stat.mtimeMs
  return readdirSync(path, { withFileTypes: true }).reduce(
    (latest, entry) => (entry.isSymbolicLink() ? latest : Math.max(latest, lastChange(join(path, entry.name)))),
    stat.mtimeMs,
  )
}

/** Runs a program to its end. @throws with all it printed when it failed */
function run(
  program: string,
  parameters: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<string> {
  return new Promise((done, fail) => {
    const child = spawn(program, parameters, {
      cwd: ROOT,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.on('error', fail)
    child.on('close', (code) => {
      if (code === 0) done(output)
      else fail(new Error(`${[program, ...parameters].join(' ')} ended with ${code}:\n${output}`))
    })
  })
}

/** Builds a site unless the last build is younger than everything it was made from. Says whether it built. */
export async function ensureSite({ content, base, outDir, env = {} }: SitePlan): Promise<boolean> {
  const stamp = `${outDir}.stamp`
  const inputs = JSON.stringify({ content, base, env })
  const changed = Math.max(...[...SOURCES.map((source) => join(ROOT, source)), content].map(lastChange))
  const isFresh =
    existsSync(join(outDir, 'index.html')) &&
    existsSync(stamp) &&
    readFileSync(stamp, 'utf8') === inputs &&
    lastChange(stamp) > changed
  if (isFresh) return false
  rmSync(stamp, { force: true })
  mkdirSync(dirname(outDir), { recursive: true })
  const started = new Date()
  const vite = join(ROOT, 'node_modules/vite/bin/vite.js')
  await run(process.execPath, [vite, 'build', '--outDir', outDir, '--emptyOutDir', '--logLevel', 'warn'], {
    // A test runner's own mode must not become the build's.
    NODE_ENV: 'production',
    ...env,
    CONTENT: content,
    BASE: base,
  })
  writeFileSync(stamp, inputs)
  // What changed while it was built is not in it.
  utimesSync(stamp, started, started)
  return true
}
