// @vitest-environment node
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { Contents } from '../../../src/bundler/collect/entry.ts'

test('contents stand one after another, however much there is of them', () => {
  const texts = fc.array(fc.string({ unit: 'binary', maxLength: 300 }), { maxLength: 20 })
  fc.assert(
    fc.property(texts, fc.nat(100), (parts, size) => {
      const contents = new Contents(size)
      const places = parts.map((part) => contents.add(part))
      expect(contents.all.equals(Buffer.from(parts.map((part) => Buffer.from(part).toString()).join('')))).toBe(true)
      for (const [at, { offset, length }] of places.entries())
        expect(contents.all.toString('utf8', offset, offset + length)).toBe(Buffer.from(parts[at] ?? '').toString())
    }),
  )
})
