// @vitest-environment node
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { rolldown } from 'rolldown'
import { expect, test } from 'vitest'

const SOURCE = join(import.meta.dirname, '../../src/embed/host.ts')

test.each(['iife', 'esm'] as const)('the script as %s is at most 2 kB gzip and imports nothing', async (format) => {
  const bundle = await rolldown({ input: SOURCE })
  const { output } = await bundle.generate({ format, minify: true })
  await bundle.close()
  expect(output).toHaveLength(1)
  const { code, imports, exports } = output[0]
  expect([...imports, ...exports]).toEqual([])
  expect(gzipSync(code, { level: 9 }).length).toBeLessThanOrEqual(2000)
  // ASCII is the same in every encoding that a host page can have.
  expect(code).toMatch(/^[\x20-\x7E\s]*$/)
  // These fail under a strict policy, under Trusted Types, without storage or in a classic script.
  expect(code).not.toMatch(/\beval\b|Function\(|innerHTML|outerHTML|insertAdjacent|document\.write|srcdoc/)
  expect(code).not.toMatch(/import\.meta|localStorage|sessionStorage|cookie|fetch\(|allow-same-origin/)
})

test('a server that renders pages can import the script', async () => {
  expect(Object.keys(await import('../../src/embed/host.ts'))).toEqual([])
})
