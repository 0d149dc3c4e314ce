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

test('names a file that is being written, not its temporary name', () => {
  const error = Object.assign(new Error(), { code: 'ENOENT', syscall: 'open', path: '/a/x.html.7325-0-12.part' })
  expect(explainSystemError(error)).toMatch(/^\/a\/x\.html can’t be opened/)
})

test.for([
  ['EADDRNOTAVAIL', 'listen', 'this machine has no such address. Choose another one with --host.'],
  ['ENOTFOUND', 'getaddrinfo', 'there is no such host. Choose another one with --host.'],
  ['EACCES', 'listen', 'ports below 1024 need special rights. Choose another one with --port.'],
  ['EIO', 'listen', 'the operating system refused (EIO).'],
] as const)('explains %s of a server', ([code, syscall, message]) => {
  expect(explainSystemError(Object.assign(new Error(code), { code, syscall }))).toBe(
    `The server can’t start: ${message}`,
  )
})
