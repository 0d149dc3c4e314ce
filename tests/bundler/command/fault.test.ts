// @vitest-environment node
import { existsSync } from 'node:fs'
import { expect, test } from 'vitest'
import { VALID_FOLDER, commandFolder } from '../command-folder.ts'
import { runCommand } from '../run-command.ts'

// `performance.now` is called at the start of every build, so breaking it causes an error that the command does not expect.
const BREAK_NOW = `performance.now = () => { throw new TypeError('The clock is broken.') }`
const BREAK_CALLBACK = `performance.now = () => {
  setTimeout(() => { throw new TypeError('A callback is broken.') })
  return 0
}`

const runWithFault = (code: string, ...options: string[]) => {
  const { content, out } = commandFolder(VALID_FOLDER)
  const env = { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(code)}` }
  return { out, ...runCommand(['--content', content, '--out', out, ...options], { env }) }
}

test('an unexpected error ends the command with 70, with its trace and the advice to report it', () => {
  const { code, stdout, stderr, out } = runWithFault(BREAK_NOW)
  expect(code).toBe(70)
  expect(stdout).toBe('')
  expect(stderr).toMatch(/^Broadsheet has a fault: .* Please report it as an issue of the project\./)
  expect(stderr).toMatch(/\nTypeError: The clock is broken\.\n +at /)
  expect(stderr).toContain(`Node ${process.version}`)
  expect(existsSync(out)).toBe(false)
})

test('an unexpected error is the error of the object with --json', () => {
  const { code, stdout } = runWithFault(BREAK_NOW, '--json')
  expect(code).toBe(70)
  expect(JSON.parse(stdout)).toEqual({
    ok: false,
    error: expect.stringContaining('TypeError: The clock is broken.') as string,
  })
})

test('an unexpected error in a callback ends the command with 70', () => {
  const { code, stderr } = runWithFault(BREAK_CALLBACK)
  expect(code).toBe(70)
  expect(stderr).toContain('TypeError: A callback is broken.')
})
