import { spawn, spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { temporaryFolder } from './workspace.ts'

const ROOT = join(import.meta.dirname, '../..')

export interface CommandResult {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/**
 * Runs the real command as a child without a terminal.
 * @param env added to the environment of this process, from which settings for the content folder and colours are removed
 */
export function runCommand(
  args: readonly string[],
  { cwd = ROOT, env = {} }: { readonly cwd?: string; readonly env?: Readonly<Record<string, string>> } = {},
): CommandResult {
  const { CONTENT: _content, FORCE_COLOR: _force, NO_COLOR: _no, ...inherited } = process.env
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', import.meta.resolve('tsx'), join(ROOT, 'src/bundler/command/cli.ts'), ...args],
    { cwd, env: { ...inherited, BROADSHEET_CACHE: temporaryFolder(), ...env }, encoding: 'utf8' },
  )
  return { code: status, stdout, stderr }
}

/** Starts the real command without waiting for its end. */
export function startCommand(args: readonly string[], env: Readonly<Record<string, string>>) {
  const command = ['--import', import.meta.resolve('tsx'), join(ROOT, 'src/bundler/command/cli.ts'), ...args]
  const child = spawn(process.execPath, command, { env: { ...process.env, ...env }, stdio: 'ignore' })
  const ended = new Promise<number | null>((done) => {
    child.on('exit', done)
  })
  return { ended, kill: () => child.kill('SIGKILL') }
}

/** Starts the real command like {@link startCommand}, and watches its stderr. */
export function startWatched(args: readonly string[]) {
  const command = ['--import', import.meta.resolve('tsx'), join(ROOT, 'src/bundler/command/cli.ts'), ...args]
  const env = { ...process.env, BROADSHEET_CACHE: temporaryFolder() }
  const child = spawn(process.execPath, command, { env, stdio: ['ignore', 'ignore', 'pipe'] })
  let output = ''
  const listeners = new Set<() => void>()
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    output += text
    for (const listener of listeners) listener()
  })
  const ended = new Promise<number | null>((done) => {
    child.on('exit', done)
  })
  const waitFor = (text: string): Promise<void> =>
    new Promise((done) => {
      const check = () => {
        if (output.includes(text)) done()
      }
      listeners.add(check)
      check()
    })
  return { ended, stderr: { waitFor } }
}
