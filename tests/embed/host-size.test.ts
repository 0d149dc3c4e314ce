// @vitest-environment node
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { rolldown } from 'rolldown'
import { expect, test } from 'vitest'

const SOURCE = join(import.meta.dirname, '../../src/embed/host.ts')

test.each(['iife', 'esm'] as const)('the script as %s is at most 2 kB, and brings nothing along', async (format) => {
  const bundle = await rolldown({ input: SOURCE })
  const { output } = await bundle.generate({ format, minify: true })
  await bundle.close()
  expect(output).toHaveLength(1)
  const { code, imports, exports } = output[0]
  expect([...imports, ...exports]).toEqual([])
  expect(gzipSync(code, { level: 9 }).length).toBeLessThanOrEqual(2000)
  // A page may have another encoding.
  expect(code).toMatch(/^[\x20-\x7E\s]*$/)
  // What a strict policy, Trusted Types, a page without storage or a classic script would stumble over.
  expect(code).not.toMatch(/\beval\b|Function\(|innerHTML|outerHTML|insertAdjacent|document\.write|srcdoc/)
  expect(code).not.toMatch(/import\.meta|localStorage|sessionStorage|cookie|fetch\(|allow-same-origin/)
})

test('a server that renders pages may import it', async () => {
  expect(Object.keys(await import('../../src/embed/host.ts'))).toEqual([])
})
