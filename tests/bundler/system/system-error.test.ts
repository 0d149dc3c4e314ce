// @vitest-environment node
import { expect, test } from 'vitest'
import { explainSystemError } from '../../../src/bundler/system/system-error.ts'

test.for([
  ['EACCES', 'copyfile', '/a/x.png can’t be copied: access is denied (EACCES). Check the owner'],
  ['ENOSPC', 'write', '/a/x.png can’t be written: the disk is full (ENOSPC). Free some space'],
  ['EIO', 'open', '/a/x.png can’t be opened: the operating system refused (EIO).'],
] as const)('explains %s with the file, the reason and a hint', ([code, syscall, message]) => {
  const error = Object.assign(new Error(code), { code, syscall, path: '/a/x.png' })
  expect(explainSystemError(error)).toContain(message)
})
