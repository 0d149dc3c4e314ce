import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { temporaryFolder } from './workspace.ts'

const ROOT = join(import.meta.dirname, '../..')
/** The compiled command, which `compile-first.ts` has made. */
export const CLI = join(ROOT, 'lib/cli.mjs')
const COMMAND = [CLI, 'bundle']

export interface CommandResult {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/**
 * Runs `npm run bundle` as a child process without a terminal.
 * @param env added to the variables of this process, without those that name a content folder or set colours
 */
export function runCommand(
  args: readonly string[],
  { cwd = ROOT, env = {} }: { readonly cwd?: string; readonly env?: Readonly<Record<string, string>> } = {},
): CommandResult {
  const { CONTENT: _content, FORCE_COLOR: _force, NO_COLOR: _no, ...inherited } = process.env
  const { status, stdout, stderr } = spawnSync(process.execPath, [...COMMAND, ...args], {
    cwd,
    env: { ...inherited, BROADSHEET_CACHE: temporaryFolder(), ...env },
    encoding: 'utf8',
  })
  return { code: status, stdout, stderr }
}

const exitOf = (child: ChildProcess) =>
  new Promise<number | null>((done) => {
    child.on('exit', done)
  })

/** Starts `npm run bundle` and does not wait for its end. */
export function startCommand(args: readonly string[], env: Readonly<Record<string, string>>) {
  const child = spawn(process.execPath, [...COMMAND, ...args], { env: { ...process.env, ...env }, stdio: 'ignore' })
  return { ended: exitOf(child), kill: () => child.kill('SIGKILL') }
}

/** Like {@link startCommand}, and waits for texts on standard error. */
export function startCommandWithOutput(args: readonly string[]) {
  const env = { ...process.env, BROADSHEET_CACHE: temporaryFolder() }
  const child = spawn(process.execPath, [...COMMAND, ...args], { env, stdio: ['ignore', 'ignore', 'pipe'] })
  let output = ''
  const listeners = new Set<() => void>()
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    output += text
    for (const listener of listeners) listener()
  })
  const waitFor = (text: string): Promise<void> =>
    new Promise((done) => {
      const check = () => {
        if (output.includes(text)) done()
      }
      listeners.add(check)
      check()
    })
  return { ended: exitOf(child), stderr: { waitFor } }
}
