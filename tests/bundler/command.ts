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
 * @param env on top of this process's own, in which nothing speaks of a content folder or of colours
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

/** Starts the real command and goes on. */
export function startCommand(args: readonly string[], env: Readonly<Record<string, string>>) {
  const command = ['--import', import.meta.resolve('tsx'), join(ROOT, 'src/bundler/command/cli.ts'), ...args]
  const child = spawn(process.execPath, command, { env: { ...process.env, ...env }, stdio: 'ignore' })
  const ended = new Promise<number | null>((done) => {
    child.on('exit', done)
  })
  return { ended, kill: () => child.kill('SIGKILL') }
}

/** As {@link startCommand}, with what it says on stderr. */
export function startSpoken(args: readonly string[]) {
  const command = ['--import', import.meta.resolve('tsx'), join(ROOT, 'src/bundler/command/cli.ts'), ...args]
  const env = { ...process.env, BROADSHEET_CACHE: temporaryFolder() }
  const child = spawn(process.execPath, command, { env, stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  const listeners = new Set<() => void>()
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text
    for (const listener of listeners) listener()
  })
  const ended = new Promise<number | null>((done) => {
    child.on('exit', done)
  })
  const waitFor = (text: string): Promise<void> =>
    new Promise((done) => {
      const look = () => {
        if (said.includes(text)) done()
      }
      listeners.add(look)
      look()
    })
  return { ended, stderr: { waitFor } }
}
