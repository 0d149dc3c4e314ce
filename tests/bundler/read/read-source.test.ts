// @vitest-environment node
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readSource } from '../../../src/bundler/read/read-file.ts'
import { temporaryFolder } from '../workspace.ts'

test.each([0, 10, 64 * 1024 - 1, 64 * 1024, 64 * 1024 + 1, 300_000])(
  'a file of %i bytes is read completely',
  (size) => {
    const folder = temporaryFolder()
    const text = 'ab\n'.repeat(size).slice(0, size)
    writeFileSync(join(folder, 'a.md'), text)
    const result = readSource(folder, 'a.md')
    expect('file' in result && result.file.text === text && result.bytes.length === size).toBe(true)
  },
)
