// @vitest-environment node
import { existsSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { LOCK_FILE, LockError, lockFolder } from '../../../src/bundler/system/lock.ts'
import { temporaryFolder, writeFiles } from '../workspace.ts'

test('a locked folder can be locked again only after its release', async () => {
  const folder = temporaryFolder()
  const release = await lockFolder(folder)
  await expect(lockFolder(folder, 0)).rejects.toThrow(LockError)
  release()
  const releaseAgain = await lockFolder(folder, 0)
  releaseAgain()
  expect(existsSync(join(folder, LOCK_FILE))).toBe(false)
})

test('the error for a folder that stays locked names the folder, the time and the lock', async () => {
  const folder = temporaryFolder()
  const release = await lockFolder(folder)
  await expect(lockFolder(folder, 60)).rejects.toThrow(
    `Another build has held the lock of ${folder} for 0 minutes. If no other build is running, remove ${join(folder, LOCK_FILE)}.`,
  )
  release()
})

test.each([
  ['a process that has ended', `999999999 - ${hostname()}`],
  ['an earlier process with the id of this one', `${process.pid} 1 ${hostname()}`],
  ['a process of this machine that began at another time', `1 - ${hostname()}`],
])('the lock of %s is taken over', async (_, holder) => {
  const folder = temporaryFolder()
  writeFiles(folder, { [LOCK_FILE]: holder })
  const release = await lockFolder(folder, 0)
  release()
})

test('the lock of another machine is never taken over', async () => {
  const folder = temporaryFolder()
  writeFiles(folder, { [LOCK_FILE]: '999999999 - another-machine' })
  await expect(lockFolder(folder, 0)).rejects.toThrow(LockError)
})
