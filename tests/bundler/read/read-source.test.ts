// @vitest-environment node
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { statOf } from '../../../src/bundler/read/file-list.ts'
import { readSource } from '../../../src/bundler/read/read.ts'

test.each([0, 10, 64 * 1024 - 1, 64 * 1024, 64 * 1024 + 1, 300_000])(
  'a file of %i bytes is read whole, also when its size has changed meanwhile',
  (size) => {
    const folder = mkdtempSync(join(tmpdir(), 'broadsheet-'))
    try {
      const text = 'ab\n'.repeat(size).slice(0, size)
      writeFileSync(join(folder, 'a.md'), text)
      const stat = statOf(join(folder, 'a.md'))
      for (const said of [size, size + 1, Math.max(0, size - 1), 0, 2 * size, 500_000]) {
        const result = readSource(folder, { path: 'a.md', stat: { ...stat, size: said } })
        expect('file' in result && result.file.text === text && result.bytes.length === size).toBe(true)
      }
    } finally {
      rmSync(folder, { recursive: true })
    }
  },
)
