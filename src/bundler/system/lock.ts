import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join, resolve } from 'node:path'
import { codeOf } from './error-code.ts'
import { makeFolder } from './make-folder.ts'

export const LOCK_FILE = '.lock'

const STEP = 50
/** After so many milliseconds somebody wants to know what is waited for. */
const SILENT = 2000

/** Another build works in the folder and does not end; its message is for people. */
export class LockError extends Error {
  override readonly name = 'LockError'
}

/** Locks of this process. */
const held = new Set<string>()

/**
 * Waits until no other build works in a folder, and keeps others out of it until the returned function is called.
 * The lock of a build that was killed is taken over.
 * @param patience milliseconds
 * @param onWait is called once when it takes long, with the folder and its lock
 * @throws {LockError} when that was not enough
 */
export async function lockFolder(
  folder: string,
  patience = 600_000,
  onWait: (folder: string, lock: string) => void = () => {},
): Promise<() => void> {
  makeFolder(folder)
  const path = resolve(folder, LOCK_FILE)
  const me = `${process.pid} ${startOf(process.pid)} ${hostname()}`
  for (let waited = 0; ; waited += STEP) {
    if (take(path, me)) {
      held.add(path)
      return () => {
        held.delete(path)
        rmSync(path, { force: true })
      }
    }
    if (waited >= patience) break
    if (waited === SILENT) onWait(folder, join(folder, LOCK_FILE))
    await new Promise((done) => setTimeout(done, STEP))
  }
  throw new LockError(
    `Another build has been working in ${folder} for ${Math.round(patience / 60_000)} minutes. If there is none, remove ${join(folder, LOCK_FILE)}.`,
  )
}

/** A link appears with its content or not at all, and only where there is none. */
function take(path: string, me: string): boolean {
  const own = `${path}.${process.pid}.part`
  try {
    const holder = readLock(path)
    if (holder !== undefined && !isAbandoned(holder, path)) return false
    writeFileSync(own, me)
    if (holder !== undefined) {
      // Two that find the same dead lock: the second must not remove the lock of the first.
      renameSync(path, `${own}.old`)
      if (readLock(`${own}.old`) !== holder) renameSync(`${own}.old`, path)
    }
    link(own, path, me)
    return true
  } catch (error) {
    const code = codeOf(error)
    if (code === 'EEXIST' || code === 'ENOENT') return false
    throw error
  } finally {
    rmSync(own, { force: true })
    rmSync(`${own}.old`, { force: true })
  }
}

/** Some file systems have no links; there a lock is never seen half written, but may be left empty. */
function link(from: string, path: string, me: string): void {
  try {
    linkSync(from, path)
  } catch (error) {
    if (codeOf(error) === 'EEXIST') throw error
    writeFileSync(path, me, { flag: 'wx' })
  }
}

function readLock(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined
    throw error
  }
}

/** Whether who holds the lock is gone. On another machine nobody can tell. */
function isAbandoned(holder: string, path: string): boolean {
  const [pid = '', start, ...host] = holder.split(' ')
  if (host.join(' ') !== hostname()) return false
  // A container gives the number of a killed build to the next one.
  if (Number(pid) === process.pid) return !held.has(path)
  try {
    process.kill(Number(pid), 0)
    return startOf(Number(pid)) !== start
  } catch (error) {
    return codeOf(error) === 'ESRCH'
  }
}

/** When a process began, in the words of the system; `-` where it does not say. */
function startOf(pid: number): string {
  try {
    // The name in parentheses may hold spaces; `starttime` is the 20th field behind it. proc(5)
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[19] ?? '-'
  } catch {
    return '-'
  }
}
