import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join, resolve } from 'node:path'
import { codeOf } from './error-code.ts'
import { makeFolder } from './make-folder.ts'

export const LOCK_FILE = '.lock'

const RETRY_MS = 50
/** After this time `onWait` is called. */
const QUIET_MS = 2000
const DEFAULT_PATIENCE_MS = 600_000

/** Thrown when another build keeps its lock of a folder. Its message is for people. */
export class LockError extends Error {
  override readonly name = 'LockError'
}

/** Paths of the locks that this process holds. */
const held = new Set<string>()

/**
 * Locks a folder, so that other builds wait. The lock of a build that was killed is taken over.
 * @param patience milliseconds to wait for another build
 * @param onWait called once with the folder and the path of its lock when the wait is longer than two seconds
 * @returns a function that releases the lock
 * @throws {LockError} when another build still holds the lock after that time
 */
export async function lockFolder(
  folder: string,
  patience = DEFAULT_PATIENCE_MS,
  onWait: (folder: string, lock: string) => void = () => {},
): Promise<() => void> {
  makeFolder(folder)
  const path = resolve(folder, LOCK_FILE)
  const holder = `${process.pid} ${startTimeOf(process.pid)} ${hostname()}`
  for (let waited = 0; ; waited += RETRY_MS) {
    if (takeLock(path, holder)) {
      held.add(path)
      return () => {
        held.delete(path)
        rmSync(path, { force: true })
      }
    }
    if (waited >= patience) break
    if (waited === QUIET_MS) onWait(folder, join(folder, LOCK_FILE))
    await new Promise((done) => setTimeout(done, RETRY_MS))
  }
  throw new LockError(
    `Another build has held the lock of ${folder} for ${Math.round(patience / 60_000)} minutes. If no other build is running, remove ${join(folder, LOCK_FILE)}.`,
  )
}

/**
 * Creates the lock file if no running build holds it. The file is written under another name and then linked, because a link
 * appears with its whole content, and only if the name is free.
 */
function takeLock(path: string, holder: string): boolean {
  const temporary = `${path}.${process.pid}.part`
  const abandoned = `${temporary}.old`
  try {
    const other = readLock(path)
    if (other !== undefined && !isAbandoned(other, path)) return false
    writeFileSync(temporary, holder)
    if (other !== undefined) {
      // Two processes may find the same abandoned lock. The slower one must not remove the new lock of the faster one.
      renameSync(path, abandoned)
      if (readLock(abandoned) !== other) renameSync(abandoned, path)
    }
    linkOrWrite(temporary, path, holder)
    return true
  } catch (error) {
    const code = codeOf(error)
    if (code === 'EEXIST' || code === 'ENOENT') return false
    throw error
  } finally {
    rmSync(temporary, { force: true })
    rmSync(abandoned, { force: true })
  }
}

/** Links the lock into its place. Where the file system has no links, it is written there; if that is interrupted, it is empty. */
function linkOrWrite(temporary: string, path: string, holder: string): void {
  try {
    linkSync(temporary, path)
  } catch (error) {
    if (codeOf(error) === 'EEXIST') throw error
    writeFileSync(path, holder, { flag: 'wx' })
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

/** True when the process that holds the lock has ended. A process of another machine can't be checked and counts as running. */
function isAbandoned(holder: string, path: string): boolean {
  const [pid = '', startTime, ...host] = holder.split(' ')
  if (host.join(' ') !== hostname()) return false
  // In a container, the next build may get the process id of one that was killed.
  if (Number(pid) === process.pid) return !held.has(path)
  try {
    process.kill(Number(pid), 0)
    return startTimeOf(Number(pid)) !== startTime
  } catch (error) {
    return codeOf(error) === 'ESRCH'
  }
}

/** Start time of a process in clock ticks since the system booted; `-` where the system has no `/proc`. */
function startTimeOf(pid: number): string {
  try {
    // The name in parentheses may contain spaces; `starttime` is the 20th field after it. See proc(5).
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[19] ?? '-'
  } catch {
    return '-'
  }
}
