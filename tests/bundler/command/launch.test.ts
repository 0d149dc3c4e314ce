// @vitest-environment node
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { versionOf } from '../../../src/bundler/system/version.ts'

const ROOT = join(import.meta.dirname, '../../..')

test('compiles the command under the version of its sources, which the cache uses too', () => {
  const output = execFileSync(process.execPath, ['src/bundler/command/launch.mjs', '--help'], {
    cwd: ROOT,
    encoding: 'utf8',
  })
  expect(output).toContain('--content')
  expect(existsSync(join(ROOT, `node_modules/.cache/broadsheet/bundler-${versionOf()}/cli.mjs`))).toBe(true)
})
