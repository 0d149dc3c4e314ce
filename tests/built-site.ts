import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'

export const ROOT = resolve(import.meta.dirname, '..')

/** Folder of everything that tests generate. Git ignores it. */
export const WORK_FOLDER = join(ROOT, '.broadsheet')

/** What to build, and where. */
export interface SitePlan {
  /** The publisher's folder. */
  readonly content: string
  /** Base path of the site, with a slash at both ends. */
  readonly base: string
  readonly outDir: string
  /** Additional environment variables of the build. */
  readonly env?: Readonly<Record<string, string>>
}

/**
 * Returns the time of the last change to a file or to anything below a folder, in milliseconds; 0 when it is missing.
 */
function lastChange(path: string): number {
  if (!existsSync(path)) return 0
  const stat = statSync(path)
  if (!stat.isDirectory()) return stat.mtimeMs
  return readdirSync(path, { withFileTypes: true }).reduce(
    (latest, entry) => (entry.isSymbolicLink() ? latest : Math.max(latest, lastChange(join(path, entry.name)))),
    stat.mtimeMs,
  )
}

/**
 * Runs a program and returns its output.
 * @throws with its output when it fails
 */
function run(
  program: string,
  parameters: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<string> {
  return new Promise((resolveOutput, reject) => {
    const child = spawn(program, parameters, {
      cwd: ROOT,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.on('error', reject)
    child.on('close', (code) => {
      if (code === 0) resolveOutput(output)
      else reject(new Error(`${[program, ...parameters].join(' ')} ended with code ${code}:\n${output}`))
    })
  })
}

/** Makes `lib/` of the current sources, see `src/compiler/compile.ts`. */
export async function compileCurrent(): Promise<void> {
  // The test runner sets its own NODE_ENV, which must not reach the compiled reader.
  await run(process.execPath, ['--import', 'tsx', 'src/compiler/compile.ts'], { NODE_ENV: 'production' })
}

/** Builds a site unless the last build is newer than all its sources. Returns true when it was built. */
export async function ensureSite({ content, base, outDir, env = {} }: SitePlan): Promise<boolean> {
  // This file records the inputs of the last build. Its modification time is the start of that build.
  const buildRecord = `${outDir}.stamp`
  const sources = readFileSync(join(ROOT, 'lib/sources.txt'), 'utf8')
  const inputs = JSON.stringify({ content, base, env, sources })
  const isUpToDate =
    existsSync(join(outDir, 'index.html')) &&
    existsSync(buildRecord) &&
    readFileSync(buildRecord, 'utf8') === inputs &&
    lastChange(buildRecord) > lastChange(content)
  if (isUpToDate) return false
  rmSync(outDir, { recursive: true, force: true })
  rmSync(buildRecord, { force: true })
  mkdirSync(dirname(outDir), { recursive: true })
  const started = new Date()
  await run(process.execPath, ['lib/cli.mjs', 'build', '--content', content, '--out', outDir, '--base', base], env)
  writeFileSync(buildRecord, inputs)
  // Sources that changed during the build are not in it, so the start counts.
  utimesSync(buildRecord, started, started)
  return true
}
